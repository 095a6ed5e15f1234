import Findings
import LanguageAnalysis
import Lexicons

/// The model's names and the lexicons' in; one list of names with corrected bounds and types out.
struct NameFinder {
  let lexicon: ActorLexicon
  let words: WordSequence
  /// Tokens of what the model takes for persons.
  let modelPersons: Set<Int>
  /// The model's labels by the tokens of the name.
  let modelLabels: [TokenRange: String]

  init(lexicon: ActorLexicon, words: WordSequence) {
    self.lexicon = lexicon
    self.words = words
    modelPersons = Set(words.text.entities.filter { $0.label == "PERSON" }.flatMap(\.tokens))
    modelLabels = Dictionary(
      words.text.entities.map { ($0.tokens, $0.label.rawValue) }, uniquingKeysWith: { first, _ in first })
  }

  /// Names in text order; they do not overlap.
  func find() -> NameIndex {
    let matches = lexiconMatches()
    let matchIndex = NameIndex(matches, wordCount: words.count)
    var names: [NameMention] = []
    var taken = [Bool](repeating: false, count: words.count)
    func take(_ name: NameMention) {
      guard !name.words.isEmpty, !name.words.contains(where: { taken[$0] }) else { return }
      for word in name.words { taken[word] = true }
      names.append(name)
    }
    for name in personsByContext() { take(name) }
    for name in titledNames() { take(name) }
    for entity in words.text.entities {
      guard let type = NameMention.NameType(label: entity.label) else { continue }
      let range = withoutTaken(words.words(of: entity.tokens), taken)
      if range.isEmpty { continue }
      for name in corrected(range, type, matchIndex) { take(name) }
    }
    for match in matches where isReliable(match) { take(match) }
    for name in abbreviations(of: names) { take(name) }
    names = names.map(placeOfDateline)
    var index = NameIndex(names, wordCount: words.count)
    let additions = repeated(names, taken)
    if !additions.isEmpty { index = NameIndex(names + additions, wordCount: words.count) }
    return settled(index)
  }

  /// What is left of a name of the model when a person's name inside it has been taken out at either end.
  private func withoutTaken(_ range: Range<Int>, _ taken: [Bool]) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, taken[high - 1] { high -= 1 }
    while low < high, taken[low] { low += 1 }
    return low..<high
  }

  // MARK: - Lexicon

  /// Phrases of the lexicon from left to right, the longest first.
  func lexiconMatches() -> [NameMention] {
    var matches: [NameMention] = []
    var word = 0
    while word < words.count {
      guard words.isCapitalised(word) || isArticleOfName(word),
        let match = lexicon.names.longestMatch(at: word, in: words, forms: words.forms)
      else {
        word += 1
        continue
      }
      matches.append(NameMention(words: match.words, type: type(of: match.value), sense: match.value, isCertain: true))
      word = match.words.upperBound
    }
    return matches
  }

  /// "al-Qaeda" and "peshmerga" begin in lower case.
  private func isArticleOfName(_ word: Int) -> Bool {
    let lower = words.lowers[word]
    return lower == "al" || lower == "anti" || words.forms[word].utf8.count > 6 && words.isNounTag(word)
  }

  func type(of sense: ActorLexicon.Sense) -> NameMention.NameType {
    switch sense {
    case .body: .organisation
    case .country(_, .name), .country(_, .capital): .place
    case .country(_, .adjective), .country(_, .people): .nationality
    case .country(_, .metonym): .organisation
    }
  }

  /// Whether a phrase of the lexicon may stand as a name where the model saw none.
  private func isReliable(_ match: NameMention) -> Bool {
    let form = words.forms[match.words.lowerBound]
    let isShouted = isShouting(match.words.lowerBound)
    if match.words.count > 1 { return !isShouted || match.words.count > 2 || form.utf8.count > 3 }
    let tag = words.tag(match.words.lowerBound)
    switch match.sense {
    case .country(_, .name), .country(_, .adjective), .country(_, .people):
      return tag.hasPrefix("NN") || tag.hasPrefix("JJ")
    case .country(_, .capital): return tag.hasPrefix("NNP")
    default: return (tag.hasPrefix("NNP") || form.isAllCapitals) && !(isShouted && form.utf8.count < 5)
    }
  }

  /// Whether the words around are in capitals too, so that capitals say nothing.
  private func isShouting(_ word: Int) -> Bool {
    var capitals = 0
    var others = 0
    for near in max(0, word - 4)..<min(words.count, word + 5) where words.blocks[near] == words.blocks[word] {
      if words.forms[near].isAllCapitals {
        capitals += 1
      } else if words.forms[near].first?.isLetter == true {
        others += 1
      }
    }
    return capitals > 3 && capitals > others
  }

  // MARK: - Entities

  /// What becomes of a name of the model: trimmed, split, retyped or dropped.
  private func corrected(
    _ range: Range<Int>, _ type: NameMention.NameType, _ matches: NameIndex
  ) -> [NameMention] {
    var range = trimmed(range)
    if type == .person || type == .organisation { range = withoutTitlesOfModel(range) }
    guard !range.isEmpty, range.contains(where: { words.isCapitalised($0) }) else { return [] }
    if let exact = matches.index(at: range.lowerBound).map({ matches.names[$0] }) {
      if exact.words == range { return isKept(exact, type) ? [exact] : [] }
      if exact.words.lowerBound <= range.lowerBound, exact.words.upperBound >= range.upperBound {
        return isReliable(exact) ? [exact] : []
      }
    }
    if isPartOfTitle(range) { return [] }
    if type == .person || beginsWithPlaceOfPerson(range, matches) { return personParts(range, matches) }
    return [NameMention(words: range, type: retyped(range, type))]
  }

  private func isKept(_ match: NameMention, _ type: NameMention.NameType) -> Bool {
    match.words.count > 1 || words.isCapitalised(match.words.lowerBound)
  }

  /// Article, possessive mark, quotation marks and brackets at the ends are no part of a name.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high,
      ["the", "a", "an", "\"", "'", "“", "”", "(", "-", "–", "--", ",", "'s", "this", "``"].contains(words.lowers[low])
    {
      low += 1
    }
    while high > low,
      ["'s", "'", "\"", "“", "”", ")", ",", "-", "–", "--", "(", "''", ":", ";"].contains(words.lowers[high - 1])
    {
      high -= 1
    }
    return low..<high
  }

  /// "Foreign Minister Julie Bishop" without the office; "Secretary of State" stays whole, having nothing behind it.
  func withoutTitlesOfModel(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low < range.upperBound {
      guard
        let title = lexicon.offices.titles.longestMatch(at: low, in: words, forms: words.lowers),
        title.words.upperBound < range.upperBound, !isGivenName(title.words, before: range.upperBound),
        words.isProperNoun(title.words.upperBound), !isCommonHead(range.upperBound - 1)
      else { break }
      low = title.words.upperBound
      if low < range.upperBound, words.forms[low] == "." { low += 1 }
    }
    return low..<range.upperBound
  }

  /// "Dean Johnson": the title is a given name as well, and without it one word would be left.
  func isGivenName(_ title: Range<Int>, before end: Int) -> Bool {
    title.count == 1 && end - title.upperBound == 1 && lexicon.people.isGivenName(words.forms[title.lowerBound])
      && modelPersons.contains(words.tokens[title.lowerBound])
  }

  /// Whether a name's last word tells that it names no person.
  private func isCommonHead(_ word: Int) -> Bool { lexicon.nameWords.kind(last: words.forms[word]) != nil }

  /// "State" of "Secretary of State".
  private func isPartOfTitle(_ range: Range<Int>) -> Bool {
    guard range.count <= 2 else {
      return lexicon.offices.titles.value(of: words.string(range).lowercased()) != nil
    }
    for start in max(0, range.lowerBound - 3)...range.lowerBound {
      if let title = lexicon.offices.titles.longestMatch(at: start, in: words, forms: words.lowers),
        title.words.upperBound >= range.upperBound
      {
        return true
      }
    }
    return false
  }

  /// A person's name without the country or office that the model glued to it.
  private func personParts(_ range: Range<Int>, _ matches: NameIndex) -> [NameMention] {
    var range = range
    var extra: [NameMention] = []
    if let last = matches.index(at: range.upperBound - 1).map({ matches.names[$0] }),
      range.count - last.words.count >= 2,
      case .country(_, let kind)? = last.sense, kind == .name || kind == .adjective
    {
      extra.append(last)
      range = range.lowerBound..<max(range.lowerBound, last.words.lowerBound)
    }
    if let first = matches.index(at: range.lowerBound).map({ matches.names[$0] }), first.words.count < range.count,
      first.words.lowerBound == range.lowerBound, case .country(_, .adjective)? = first.sense,
      !lexicon.people.isGivenName(words.forms[range.lowerBound])
    {
      extra.append(first)
      range = withoutTitlesOfModel(first.words.upperBound..<range.upperBound)
    }
    if let place = placeAtHead(range, matches) {
      extra.append(place)
      range = place.words.upperBound..<range.upperBound
    }
    range = withJoinedPart(withoutWordsBefore(withoutInnerTitle(range)))
    range = withWholeSurname(withoutTrailingTitle(range), matches)
    guard !range.isEmpty else { return extra }
    let isBody = isBody(before: range.lowerBound)
    return [NameMention(words: range, type: isBody ? .organisation : retyped(range, .person), isCertain: isBody)]
      + extra
  }

  /// "Emergency Situations Minister Ana Torvik" without the office, which no list has whole.
  func withoutInnerTitle(_ range: Range<Int>) -> Range<Int> {
    for word in range.dropFirst() where range.upperBound - word > 2 {
      guard let title = lexicon.offices.titles.longestMatch(at: word, in: words, forms: words.lowers),
        title.value.isPost, range.upperBound - title.words.upperBound >= 2,
        words.isProperNoun(title.words.upperBound), !lexicon.people.isGivenName(words.forms[range.lowerBound])
      else { continue }
      return title.words.upperBound..<range.upperBound
    }
    return range
  }

  /// "soon" of "Park Won-soon", which the model leaves behind; not "led" of "Torvik-led".
  private func withJoinedPart(_ range: Range<Int>) -> Range<Int> {
    let part = range.upperBound + 1
    guard range.count > 1, words.isSameBlock(part, range.lowerBound), isJoined(part, after: range.lowerBound) else {
      return range
    }
    let form = words.forms[part]
    let isSuffix =
      form.hasSuffix("ed") || ["era", "run", "style", "like", "born", "elect", "free", "only"].contains(form)
    return isSuffix || form.utf8.count > 7 || words.isCapitalised(part) ? range : range.lowerBound..<(part + 1)
  }

  /// "Democrat Ana Torvik", "Vermont Ana Torvik": party and home are no part of the name.
  private func withoutWordsBefore(_ range: Range<Int>) -> Range<Int> {
    for length in [2, 1] where range.count - length >= 2 {
      let start = range.lowerBound + length
      switch lexicon.beforeNames.kind(words.string(range.lowerBound..<start)) {
      case .party: return start..<range.upperBound
      case .place where lexicon.people.isGivenName(words.forms[start]): return start..<range.upperBound
      default: continue
      }
    }
    return range
  }

  private func beginsWithPlaceOfPerson(_ range: Range<Int>, _ matches: NameIndex) -> Bool {
    guard let place = placeAtHead(range, matches) else { return false }
    return lexicon.people.isGivenName(words.forms[place.words.upperBound])
  }

  /// "Oslo" of "in Oslo Ana Torvik".
  private func placeAtHead(_ range: Range<Int>, _ matches: NameIndex) -> NameMention? {
    guard let first = matches.index(startingAt: range.lowerBound).map({ matches.names[$0] }),
      range.count - first.words.count >= 2, case .country(_, let kind)? = first.sense,
      kind == .name || kind == .capital, !lexicon.people.isGivenName(words.forms[range.lowerBound]),
      ["in", "at", "of", "from", "to", "and"].contains(words.lower(range.lowerBound - 1, near: range.lowerBound))
    else { return nil }
    return first
  }

  /// "John Horton" of "John Horton Conway died": a capitalised word that the model left behind, heading the name.
  private func withWholeSurname(_ range: Range<Int>, _ matches: NameIndex) -> Range<Int> {
    let next = range.upperBound
    guard let last = range.last, range.count >= 1, words.isSameBlock(next, last), words.isProperNoun(next),
      words.isCapitalised(next), matches.index(at: next) == nil,
      lexicon.people.isGivenName(words.forms[range.lowerBound]),
      words.word(ofToken: words.token(last).head) == next, words.token(last).relation == "compound",
      lexicon.nameWords.kind(last: words.forms[next]) == nil
    else { return range }
    return range.lowerBound..<(next + 1)
  }

  private func withoutTrailingTitle(_ range: Range<Int>) -> Range<Int> {
    for start in range.dropFirst() {
      if let title = lexicon.offices.titles.longestMatch(at: start, in: words, forms: words.lowers),
        case .office = title.value, title.words.upperBound >= range.upperBound
      {
        return range.lowerBound..<start
      }
    }
    return range
  }

  /// The type that the words of a name tell, where they tell more than the model.
  private func retyped(_ range: Range<Int>, _ type: NameMention.NameType) -> NameMention.NameType {
    let first = words.forms[range.lowerBound]
    let last = words.forms[range.upperBound - 1]
    if range.count > 1 {
      switch lexicon.nameWords.kind(last: last) {
      case .organisation, .government, .armedForce, .group: if type != .other { return .organisation }
      case .place:
        if type == .nationality || type == .person && !lexicon.people.isGivenName(first) { return .place }
      case .event: if type == .person { return .other }
      case nil: break
      }
      if lexicon.people.isGivenName(first), range.count <= 4, type == .organisation || type == .place,
        lexicon.nameWords.kind(last: last) == nil, lexicon.nameWords.kind(first: first) == nil,
        range.allSatisfy({ words.isCapitalised($0) || isNameLink($0) })
      {
        return .person
      }
      switch lexicon.nameWords.kind(first: first) {
      case .organisation, .government: if type == .person { return .organisation }
      default: break
      }
    } else if type == .organisation, lexicon.people.isGivenName(first), !first.isAllCapitals {
      return .person
    }
    return type
  }

  /// "the airline Mahan Air": a noun for a body right before the name.
  private func isBody(before word: Int) -> Bool {
    guard word > 0, words.isSameBlock(word - 1, word), words.tag(word - 1) == "NN", !words.isCapitalised(word - 1),
      let role = lexicon.roles.role(words.lowers[word - 1])
    else { return false }
    return !role.isHuman && (role.kind == .organisation || role.kind == .government)
  }

  /// Words in lower case inside a person's name.
  func isNameLink(_ word: Int) -> Bool {
    [
      "-", "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ten", "ter",
      "al", "el", "bin", "ibn", "ben", "bint", "abu", "arap", "y", "e", "st.", "ul", "ud", "uz", "ur", "zu", "'",
    ]
    .contains(words.lowers[word])
  }
}
