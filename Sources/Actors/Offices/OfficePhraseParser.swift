import LanguageAnalysis
import Lexicons

/// Words in, phrases that name offices out: "former US Secretary of State", "the head of the CSTO peacekeepers in
/// Kazakhstan". It looks at words and noun chunks, not at the tree, which titles confuse.
struct OfficePhraseParser {
  let lexicon: ActorLexicon
  let words: WordSequence
  let names: NameIndex
  /// The end of the noun chunk at each word.
  private let chunkEnds: [Int32]

  init(lexicon: ActorLexicon, words: WordSequence, names: NameIndex) {
    self.lexicon = lexicon
    self.words = words
    self.names = names
    var ends = [Int32](repeating: -1, count: words.count)
    for chunk in words.text.nounChunks {
      let range = words.words(of: chunk)
      for word in range { ends[word] = Int32(range.upperBound) }
    }
    chunkEnds = ends
  }

  func phrases() -> [OfficePhrase] {
    var phrases: [OfficePhrase] = []
    var word = 0
    while word < words.count {
      guard let match = lexicon.offices.titles.longestMatch(at: word, in: words, forms: words.lowers),
        case .office(let office) = match.value, isNoun(match.words), !isInsideName(match.words)
      else {
        word += 1
        continue
      }
      let phrase = phrase(office, match.words, floor: phrases.last?.words.upperBound ?? 0)
      phrases.append(phrase)
      word = max(match.words.upperBound, phrase.words.upperBound)
    }
    return phrases
  }

  private func isNoun(_ title: Range<Int>) -> Bool {
    if modifiesCommonNoun(title) { return false }
    return words.isNounTag(title.upperBound - 1) || title.count > 1
      || (words.isCapitalised(title.lowerBound) && words.lowers[title.lowerBound].hasSuffix("."))
  }

  /// "head chef", "minister talks": the title only modifies another noun.
  private func modifiesCommonNoun(_ title: Range<Int>) -> Bool {
    let next = title.upperBound
    guard words.isSameBlock(next, title.lowerBound), !words.isCapitalised(next),
      ["NN", "NNS"].contains(words.tag(next)), names.index(at: next) == nil
    else { return false }
    let head = words.word(ofToken: words.token(next - 1).head)
    return head >= next && head < next + 3 && !words.isProperNoun(head)
      && lexicon.offices.titles.longestMatch(at: next, in: words, forms: words.lowers) == nil
  }

  /// "Speaker" of the newspaper "Speaker", "Chancellor" inside a longer name of a body.
  private func isInsideName(_ title: Range<Int>) -> Bool {
    guard let name = names.name(at: title.lowerBound) else { return false }
    // "the Senate Majority Leader", taken for a body's name, ends with the title.
    let isTail = name.words.upperBound == title.upperBound && name.type == .organisation && name.sense == nil
    return name.words.upperBound > title.upperBound || (name.words.lowerBound < title.lowerBound && !isTail)
      || name.type == .person
  }

  private func phrase(_ office: OfficeLexicon.Office, _ title: Range<Int>, floor: Int) -> OfficePhrase {
    var phrase = OfficePhrase(words: title, title: title, office: office, wholeStart: title.lowerBound)
    extendLeft(&phrase, floor: floor)
    extendRight(&phrase)
    return phrase
  }

  // MARK: - Before the title

  private func extendLeft(_ phrase: inout OfficePhrase, floor: Int) {
    var start = phrase.title.lowerBound
    var nouns: Range<Int>?
    while start > floor, words.isSameBlock(start - 1, phrase.title.lowerBound), phrase.title.lowerBound - start < 10 {
      let before = start - 1
      let lower = words.lowers[before]
      if let status = lexicon.offices.statuses[lower] {
        if status != "current" { phrase.status = status }
        start = before
      } else if ["-", "–"].contains(lower), start - 2 >= floor,
        let status = lexicon.offices.statuses[words.lowers[start - 2]], status != "current"
      {
        phrase.status = status
        start -= 2
      } else if lower == "'s" || lower == "'" {
        takePossessor(endingAt: before, &phrase, nouns, floor, &start)
        break
      } else if let country = country(endingAt: start, floor: floor) {
        setCountry(country.index, country.words.lowerBound, phrase: &phrase, nouns)
        start = country.words.lowerBound
      } else if phrase.body == nil, let name = names.index(endingAt: start),
        names.names[name].words.lowerBound >= floor,
        names.names[name].type == .organisation || names.names[name].type == .place
      {
        phrase.body = .name(name)
        start = names.names[name].words.lowerBound
      } else if phrase.body == nil, let place = placeTakenForPerson(endingAt: start, phrase, floor) {
        phrase.body = .words(place)
        start = place.lowerBound
      } else if phrase.body == nil, isModifier(before), names.index(at: before) == nil {
        nouns = words.isNounTag(before) ? before..<(nouns?.upperBound ?? start) : nouns
        start = before
      } else {
        takeDeterminer(before, &phrase)
        break
      }
    }
    if phrase.body == nil, let nouns, !phrase.office.isOfState { phrase.body = .words(nouns) }
    while start < phrase.title.lowerBound, words.isPunctuation(start) { start += 1 }
    phrase.words = start..<phrase.words.upperBound
    phrase.wholeStart = min(phrase.wholeStart, start)
  }

  /// "Beaconsfield Mayor Georges Bourelle": one word before a title that a person's name follows is a place or body,
  /// whatever the model takes it for.
  private func placeTakenForPerson(endingAt end: Int, _ phrase: OfficePhrase, _ floor: Int) -> Range<Int>? {
    guard end == phrase.title.lowerBound, let name = names.index(endingAt: end), names.names[name].type == .person,
      names.names[name].words.count == 1, names.names[name].words.lowerBound >= floor,
      words.tag(phrase.title.upperBound - 1) == "NNP" || words.tag(phrase.title.upperBound - 1) == "NN",
      let behind = names.index(startingAt: phrase.title.upperBound), names.names[behind].type == .person
    else { return nil }
    return names.names[name].words
  }

  private func takeDeterminer(_ word: Int, _ phrase: inout OfficePhrase) {
    switch words.lowers[word] {
    case "the", "that", "this":
      phrase.isDefinite = true
      phrase.wholeStart = word
    case "a", "an", "another", "one":
      phrase.isIndefinite = true
      phrase.wholeStart = word
    case "his", "her", "its", "their", "our", "my":
      phrase.isDefinite = true
      phrase.wholeStart = word
      if phrase.body == nil, phrase.office.isOfState || ["its", "their"].contains(words.lowers[word]) {
        phrase.body = .anaphor(word..<(word + 1))
      }
    default: break
    }
  }

  /// "Norway's prime minister", "the country's president", "the army's chief of staff".
  private func takePossessor(
    endingAt mark: Int, _ phrase: inout OfficePhrase, _ nouns: Range<Int>?, _ floor: Int, _ start: inout Int
  ) {
    phrase.isDefinite = true
    if let country = country(endingAt: mark, floor: floor) {
      setCountry(country.index, country.words.lowerBound, phrase: &phrase, nil)
      start = country.words.lowerBound
    } else if let name = names.index(endingAt: mark), names.names[name].words.lowerBound >= floor {
      phrase.body = .name(name)
      start = names.names[name].words.lowerBound
    } else if mark > floor, words.isNounTag(mark - 1) {
      var low = mark - 1
      while low > floor, words.isSameBlock(low - 1, mark),
        isModifier(low - 1) || lexicon.offices.statuses[words.lowers[low - 1]] != nil
      {
        low -= 1
      }
      let possessor = low..<mark
      let isAnaphor = lexicon.anaphors[words.lowers[mark - 1]] != nil
      phrase.body = isAnaphor ? .anaphor(possessor) : .words(possessor)
      start = low
      if low > floor, words.lowers[low - 1] == "the" { phrase.wholeStart = low - 1 }
    }
  }

  private func isModifier(_ word: Int) -> Bool {
    let tag = words.tag(word)
    guard tag.hasPrefix("NN") || tag.hasPrefix("JJ") || tag == "VBN" || tag == "HYPH"
    else {
      return false
    }
    if tag == "VBN", lexicon.offices.verbs[words.token(word).lowerLemma] != nil { return false }
    return !["other", "many", "more", "such", "last", "next", "own"].contains(words.lowers[word])
  }

  private func country(endingAt end: Int, floor: Int) -> (index: Int, words: Range<Int>)? {
    guard let match = lexicon.names.longestMatch(endingAt: end, in: words, forms: words.forms),
      match.words.lowerBound >= floor, case .country(let index, let kind) = match.value, kind != .capital,
      kind != .metonym
    else { return nil }
    if let name = names.name(at: end - 1), name.words.lowerBound < match.words.lowerBound { return nil }
    return (index, match.words)
  }

  /// "US army chief": the body is the army, and it is the country's.
  private func setCountry(_ index: Int, _ start: Int, phrase: inout OfficePhrase, _ nouns: Range<Int>?) {
    if let nouns, !phrase.office.isOfState {
      phrase.body = .words(start..<nouns.upperBound)
    } else if phrase.body == nil {
      phrase.body = .country(index)
    }
  }

  // MARK: - Behind the title

  private func extendRight(_ phrase: inout OfficePhrase) {
    var end = phrase.words.upperBound
    let near = phrase.title.lowerBound
    if words.lower(end, near: near) == "-", lexicon.offices.statuses[words.lower(end + 1, near: near)] != nil {
      phrase.status = lexicon.offices.statuses[words.lowers[end + 1]] ?? phrase.status
      end += 2
    } else if ["elect", "designate"].contains(words.lower(end, near: near)) {
      phrase.status = words.lowers[end]
      end += 1
    }
    var links = 0
    while links < 3, takesComplement(words.lower(end, near: near), phrase, isFirst: links == 0) {
      guard var range = complement(from: end + 1, near: near) else { break }
      if words.tag(phrase.title.upperBound - 1).hasSuffix("S") || words.lowers[phrase.title.lowerBound].hasSuffix("s") {
        range = withCoordinatedNames(range, near: near)
      }
      if !["of", "for"].contains(words.lowers[end]), !names.overlaps(range) { break }
      if links > 0 {
        widenBody(range, &phrase)
      } else if phrase.body == nil || words.lowers[end] == "of" {
        // But "US ambassador to Germany" is an office of the United States.
        setBody(range, &phrase)
        phrase.isAbroad = words.lowers[end] == "to"
      }
      end = range.upperBound
      links += 1
    }
    phrase.words = phrase.words.lowerBound..<end
  }

  /// Prepositions behind a title that belong to it; behind its body only "of", "in" and "for".
  private func takesComplement(_ word: String, _ phrase: OfficePhrase, isFirst: Bool) -> Bool {
    switch word {
    case "of": return true
    case "for": return isFirst || !phrase.office.isOfState
    case "at", "to": return isFirst && !phrase.office.isOfState
    case "in": return !phrase.office.isOfState
    default: return false
    }
  }

  /// The noun phrase behind a preposition, up to a person's name.
  private func complement(from start: Int, near: Int) -> Range<Int>? {
    guard words.isSameBlock(start, near) else { return nil }
    var end = start
    if let name = names.index(at: start), names.names[name].type != .person {
      end = names.names[name].words.upperBound
    }
    end = max(end, Int(chunkEnds[start]))
    if end == start { end = plainNounPhraseEnd(start) }
    for word in start..<max(start, end) {
      if let name = names.name(at: word), name.type == .person { end = word }
      if word >= end { break }
    }
    // "the head of the council, General X": a comma outside a name ends the complement.
    if let comma = (start..<max(start, end)).first(where: { words.lowers[$0] == "," && names.index(at: $0) == nil }) {
      end = comma
    }
    while end > start, words.isPunctuation(end - 1) || words.lowers[end - 1] == "'s" { end -= 1 }
    if end > start,
      let pronoun = words.text.tokens.indices.contains(words.tokens[start]) ? words.token(start).tag : nil,
      pronoun == "PRP" || pronoun == "WP" || pronoun == "WDT"
    {
      return nil
    }
    if isTime(start..<end) { return nil }
    return end > start ? start..<end : nil
  }

  /// "the ministers of Norland and Sudland": the names of bodies that are coordinated with the first.
  private func withCoordinatedNames(_ range: Range<Int>, near: Int) -> Range<Int> {
    var end = range.upperBound
    for _ in 0..<6 {
      var next = end
      while [",", "and"].contains(words.lower(next, near: near)), next - end < 2 { next += 1 }
      guard next > end, let name = names.index(startingAt: next), names.names[name].type == .place else { break }
      end = names.names[name].words.upperBound
    }
    return range.lowerBound..<end
  }

  /// Where the parser sees no noun chunk: the end of "the junta", which it may take for an adjective.
  private func plainNounPhraseEnd(_ start: Int) -> Int {
    guard words.tag(start) == "DT" else { return start }
    var end = start + 1
    while words.isSameBlock(end, start), end - start < 5, names.index(at: end) == nil,
      words.isNounTag(end) || words.tag(end).hasPrefix("JJ")
    {
      end += 1
    }
    return end > start + 1 ? end : start
  }

  /// "in 1999", "for two years".
  private func isTime(_ range: Range<Int>) -> Bool {
    range.contains { word in
      words.text.entities.isEmpty
        ? false : timeWords.contains(words.lowers[word]) || (words.tag(word) == "CD" && range.count == 1)
    }
  }

  private func setBody(_ range: Range<Int>, _ phrase: inout OfficePhrase) {
    let bare = words.lowers[range.lowerBound] == "the" ? (range.lowerBound + 1)..<range.upperBound : range
    guard !bare.isEmpty else { return }
    if phrase.office.isOfState, phrase.body != nil, names.index(at: bare.lowerBound) == nil { return }
    if let name = names.index(startingAt: bare.lowerBound), names.names[name].words == bare {
      if case .country(let index, let kind)? = names.names[name].sense, kind == .name {
        phrase.body = .country(index)
      } else {
        phrase.body = .name(name)
      }
    } else if bare.count == 1, words.lowers[range.lowerBound] == "the",
      lexicon.anaphors[words.lowers[bare.lowerBound]] != nil
    {
      phrase.body = .anaphor(bare)
    } else if !phrase.office.isOfState || names.overlaps(range) {
      phrase.body = .words(range)
    }
  }

  private func widenBody(_ range: Range<Int>, _ phrase: inout OfficePhrase) {
    guard case .words(let body)? = phrase.body, body.upperBound < range.lowerBound else { return }
    phrase.body = .words(body.lowerBound..<range.upperBound)
  }
}

private let timeWords: Set<String> = [
  "years", "year", "months", "days", "decades", "weeks", "time", "term", "terms", "moment",
]
