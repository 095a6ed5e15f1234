import LanguageAnalysis
import Lexicons

/// Capitalised words that stand where only a person's name does: beside an office between commas, below a quotation with
/// their office, behind an office and its body. The model does not know every language's names; the sentence tells.
extension NameFinder {
  func personsByContext() -> [NameMention] {
    var found: [NameMention] = []
    var word = 0
    while word < words.count {
      guard let title = lexicon.offices.titles.longestMatch(at: word, in: words, forms: words.lowers),
        case .office(let office) = title.value, words.isNounTag(title.words.upperBound - 1)
      else {
        word += 1
        continue
      }
      let candidates = [
        nameBeforeComma(title.words, office), nameAboveOffice(title.words), nameBehindComma(title.words),
        nameBehindBody(title.words),
      ]
      for case let range? in candidates {
        found.append(NameMention(words: range, type: .person, isCertain: true))
        if let second = coordinatedName(range) {
          found.append(NameMention(words: second, type: .person, isCertain: true))
        }
      }
      word = title.words.upperBound
    }
    let others = subjectsBeforePronoun() + namesBeforeDescription()
    return found + others.map { NameMention(words: $0, type: .person, isCertain: true) }
  }

  /// "Ana Torvik flew home. She said": the subject of the sentence before "he" or "she" begins the next.
  private func subjectsBeforePronoun() -> [Range<Int>] {
    let text = words.text
    var found: [Range<Int>] = []
    for word in 1..<max(1, words.count) {
      guard words.forms[word] == "She" || words.forms[word] == "He", words.isSameBlock(word - 1, word),
        words.token(word).isSentenceStart
      else { continue }
      let sentence = text.sentence(of: words.tokens[word - 1])
      guard !sentence.contains(where: modelPersons.contains) else { continue }
      for token in sentence where text.tokens[token].relation == "nsubj" {
        let subject = words.word(ofToken: token)
        guard words.isProperNoun(subject), let run = runEnding(at: subject + 1), isPersonal(run),
          !words.isSameBlock(subject + 1, subject) || !words.isProperNoun(subject + 1)
        else { continue }
        found.append(run)
        break
      }
    }
    return found
  }

  /// "Ana Torvik, a farmer who lost her house,": a name, a comma, and what one human being is.
  private func namesBeforeDescription() -> [Range<Int>] {
    var found: [Range<Int>] = []
    for article in 2..<max(2, words.count) where ["a", "an"].contains(words.lowers[article]) {
      guard words.lower(article - 1, near: article) == ",", let run = runEnding(at: article - 1), isPersonal(run),
        !hasModelName(run, ["GPE", "LOC", "FAC"]) || !isBehindPlacePreposition(run)
      else { continue }
      var end = article + 1
      while words.isSameBlock(end, article), end - article < 6, isOfficeModifier(end) { end += 1 }
      let isHuman = end > article + 1 && lexicon.roles.role(words.token(end - 1).lowerLemma)?.isHuman == true
      if isHuman || words.lower(end, near: article) == "who" { found.append(run) }
    }
    return found
  }

  /// "Ana Torvik, the Norwegian foreign minister,": a name, a comma, an office that a mark closes.
  private func nameBeforeComma(_ title: Range<Int>, _ office: OfficeLexicon.Office) -> Range<Int>? {
    let near = title.lowerBound
    var start = title.lowerBound
    while words.isSameBlock(start - 1, near), title.lowerBound - start < 7, isOfficeModifier(start - 1) { start -= 1 }
    if articles.contains(words.lower(start - 1, near: near)) { start -= 1 }
    let comma = start - 1
    guard words.lower(comma, near: near) == ",", comma > 0, let run = runEnding(at: comma), isPersonal(run),
      isClosed(complementEnd(title.upperBound, near: near), near: near) || isApposed(title, to: run)
    else { return nil }
    if officesOfFirms.contains(office.canonical), hasModelName(run, ["ORG"]) { return nil }
    return hasModelName(run, ["GPE", "LOC", "FAC"]) && isBehindPlacePreposition(run) ? nil : run
  }

  /// "Ana Torvik, the commissioner responsible for the port": the tree says that the office is said of the name.
  private func isApposed(_ title: Range<Int>, to run: Range<Int>) -> Bool {
    let head = words.token(title.upperBound - 1)
    return head.relation == "appos" && run.contains(words.word(ofToken: head.head))
  }

  /// "Ana Torvik Minister of Finance" alone in its block.
  private func nameAboveOffice(_ title: Range<Int>) -> Range<Int>? {
    guard words.isCapitalised(title.lowerBound),
      let run = runEnding(at: startOfModifiers(title.lowerBound)), isPersonal(run),
      !words.isSameBlock(run.lowerBound - 1, run.lowerBound) || words.token(run.lowerBound).isSentenceStart
    else { return nil }
    let end = complementEnd(title.upperBound, near: title.lowerBound)
    return words.isSameBlock(end, title.lowerBound) ? nil : run
  }

  /// Before "US" of "US Secretary of State" and "Former" of "Former President".
  private func startOfModifiers(_ title: Int) -> Int {
    var start = title
    while start > 0, title - start < 5, words.isSameBlock(start - 1, title) {
      if let match = lexicon.names.longestMatch(endingAt: start, in: words, forms: words.forms, limit: 4) {
        start = match.words.lowerBound
      } else if lexicon.offices.statuses[words.lowers[start - 1]] != nil {
        start -= 1
      } else {
        break
      }
    }
    return start
  }

  /// "the chief justice, Ana Torvik,": an office, a comma, a name that a mark closes.
  private func nameBehindComma(_ title: Range<Int>) -> Range<Int>? {
    let near = title.lowerBound
    let comma = complementEnd(title.upperBound, near: near)
    guard words.lower(comma, near: near) == "," else { return nil }
    let run = personRun(at: comma + 1, near: near)
    guard isPersonal(run), isClosed(run.upperBound, near: near), runEnding(at: comma) == nil else { return nil }
    return comma > title.upperBound && hasModelName(run, ["GPE", "LOC", "FAC"]) ? nil : run
  }

  /// "the press secretary of the Ministry of Defence of Norway Ana Torvik": a name right behind a known body or country.
  private func nameBehindBody(_ title: Range<Int>) -> Range<Int>? {
    let near = title.lowerBound
    var word = title.upperBound
    while words.isSameBlock(word, near), word - title.upperBound < 12 {
      if let match = lexicon.names.longestMatch(at: word, in: words, forms: words.forms) {
        word = match.words.upperBound
        let run = personRun(at: word, near: near)
        if isPersonal(run), words.token(word - 1).relation != "nsubj" { return run }
      } else if ["of", "the", "and", "for"].contains(words.lowers[word]) || words.isProperNoun(word) {
        word += 1
      } else {
        break
      }
    }
    return nil
  }

  /// "Ana Torvik and Karl Weber": the second of two.
  private func coordinatedName(_ first: Range<Int>) -> Range<Int>? {
    let and = first.upperBound
    guard words.lower(and, near: first.lowerBound) == "and" else { return nil }
    let run = personRun(at: and + 1, near: and)
    return isPersonal(run) && words.token(and - 1).relation.rawValue != "pobj" ? run : nil
  }

  // MARK: - Runs of capitalised words

  /// The capitalised words from a word on, up to an office.
  private func personRun(at start: Int, near: Int) -> Range<Int> {
    guard words.isSameBlock(start, near) else { return start..<start }
    var run = withoutTitles(nameRun(at: start, near: near))
    for word in run.dropFirst() {
      if let title = lexicon.offices.titles.longestMatch(at: word, in: words, forms: words.lowers),
        case .office = title.value
      {
        run = run.lowerBound..<word
        break
      }
    }
    return run
  }

  /// The capitalised words that end before a word.
  private func runEnding(at end: Int) -> Range<Int>? {
    var start = end
    while start > 0, words.isSameBlock(start - 1, end - 1), end - start < 6,
      words.isProperNoun(start - 1) && words.isCapitalised(start - 1) || words.lowers[start - 1] == "-"
        || start < end && isNameLink(start - 1) || start > 3 && isJoined(start - 1, after: start - 4)
    {
      start -= 1
    }
    while start < end, !words.isCapitalised(start) { start += 1 }
    let run = withoutTitles(start..<end)
    return run.isEmpty ? nil : run
  }

  private func withoutTitles(_ run: Range<Int>) -> Range<Int> {
    var start = run.lowerBound
    while start < run.upperBound,
      let title = lexicon.offices.titles.longestMatch(at: start, in: words, forms: words.lowers),
      title.words.upperBound < run.upperBound
    {
      start = title.words.upperBound
      if words.forms[start] == "." { start += 1 }
    }
    return withoutInnerTitle(min(start, run.upperBound)..<run.upperBound)
  }

  /// Two to five words, none of which tells of a place, body or event.
  private func isPersonal(_ run: Range<Int>) -> Bool {
    guard (2...5).contains(run.count),
      run.allSatisfy({ !words.forms[$0].isAllCapitals || words.forms[$0].utf8.count < 3 })
    else { return false }
    if lexicon.nameWords.kind(last: words.forms[run.upperBound - 1]) != nil { return false }
    let first = words.forms[run.lowerBound]
    if lexicon.nameWords.kind(first: first) != nil, !lexicon.people.isGivenName(first) { return false }
    return !run.contains { word in
      guard !lexicon.people.isGivenName(words.forms[word]),
        let match = lexicon.names.longestMatch(at: word, in: words, forms: words.forms)
      else { return lexicon.roles.role(words.lowers[word]) != nil && words.tag(word) == "NNPS" }
      return match.words.lowerBound == run.lowerBound || match.words.count > 1
    }
  }

  // MARK: - The words around

  private func isOfficeModifier(_ word: Int) -> Bool {
    let tag = words.tag(word)
    return tag.hasPrefix("NN") || tag.hasPrefix("JJ") || ["VBN", "VBD", "HYPH", "POS", "AFX"].contains(tag)
      || lexicon.offices.statuses[words.lowers[word]] != nil
  }

  /// Past "of the Ministry of Defence", "to the UN".
  private func complementEnd(_ start: Int, near: Int) -> Int {
    var word = start
    guard ["of", "for", "to", "at", "in"].contains(words.lower(word, near: near)) else { return word }
    while words.isSameBlock(word, near), word - start < 12, !words.isPunctuation(word) {
      let tag = words.tag(word)
      guard
        tag.hasPrefix("NN") || tag.hasPrefix("JJ") || tag == "DT" || tag == "POS" || tag == "CC" || tag == "PRP$"
          || ["of", "for", "to", "at", "in"].contains(words.lowers[word])
      else { break }
      word += 1
    }
    return word
  }

  private func isClosed(_ word: Int, near: Int) -> Bool {
    guard words.isSameBlock(word, near) else { return true }
    return [",", ".", ";", ")", "-", "–", "—", ":", "who", "until", "since"].contains(words.lowers[word])
  }

  private func hasModelName(_ run: Range<Int>, _ labels: Set<String>) -> Bool {
    modelLabels[words.tokenRange(run)].map(labels.contains) ?? false
  }

  private func isBehindPlacePreposition(_ run: Range<Int>) -> Bool {
    ["in", "at", "from", "near", "outside", "to"].contains(words.lower(run.lowerBound - 1, near: run.lowerBound))
  }
}

private let articles: Set<String> = ["the", "a", "an", "its", "his", "her", "their"]

/// What firms and clubs are called too: "Brightwater, the market leader,".
private let officesOfFirms: Set<String> = ["leader", "head", "founder", "chair", "Chairman", "fellow", "principal"]
