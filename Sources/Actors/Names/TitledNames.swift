extension NameFinder {
  /// Names right behind a rank, form of address or office in capitals: whatever the model takes "Tokayev" for,
  /// "President Kassym-Zhomart Tokayev" is a person.
  func titledNames() -> [NameMention] {
    var names: [NameMention] = []
    var word = 0
    while word < words.count {
      guard let title = lexicon.offices.titles.longestMatch(at: word, in: words, forms: words.lowers) else {
        word += 1
        continue
      }
      if let name = nameBehind(title.words, title.value) {
        names.append(name)
        word = name.words.upperBound
      } else {
        word = title.words.upperBound
      }
    }
    return names
  }

  private func nameBehind(_ title: Range<Int>, _ value: OfficeLexicon.Title) -> NameMention? {
    guard let last = title.last, isWritten(title, value) else { return nil }
    var start = title.upperBound
    if words.isSameBlock(start, last), words.forms[start] == "." { start += 1 }
    let run = withoutInnerTitle(nameRun(at: start, near: last))
    guard !run.isEmpty, !isGivenName(title, before: run.upperBound) else { return nil }
    if lexicon.offices.titles.longestMatch(at: start, in: words, forms: words.lowers) != nil { return nil }
    if let match = lexicon.names.longestMatch(at: start, in: words, forms: words.forms),
      match.words.upperBound >= run.upperBound, !lexicon.people.isGivenName(words.forms[start]) || run.count > 1
    {
      return nil
    }
    let ending = lexicon.nameWords.kind(last: words.forms[run.upperBound - 1])
    if ending != nil, run.count > 1 || ending != .event { return nil }
    if run.count == 1, case .office(let office) = value, !office.isOfState, !isModelPerson(run.lowerBound) {
      return nil
    }
    return NameMention(words: run, type: .person, isCertain: true)
  }

  /// "Head Tax" is no person, "Chief Justice Roberts" is: a single word behind a body's office needs the model's word.
  private func isModelPerson(_ word: Int) -> Bool {
    lexicon.people.isGivenName(words.forms[word]) || modelPersons.contains(words.tokens[word])
  }

  /// An office in lower case is trusted before a name that begins like one; "major" and "general" need their capital.
  private func isWritten(_ title: Range<Int>, _ value: OfficeLexicon.Title) -> Bool {
    let isCapitalised = words.isCapitalised(title.lowerBound)
    let lastTag = words.tag(title.upperBound - 1)
    switch value {
    case .address:
      let lower = words.lowers[title.lowerBound]
      return isCapitalised
        && !["he", "m.", "don", "miss", "st.", "saint", "father", "brother", "sister"].contains(lower)
    case .rank: return isCapitalised
    case .office:
      guard lastTag.hasPrefix("NN") else { return false }
      if isCapitalised { return words.isCapitalised(title.upperBound - 1) }
      let next = title.upperBound
      return words.isSameBlock(next, title.lowerBound) && lexicon.people.isGivenName(words.forms[next])
    }
  }

  /// The capitalised words, with their hyphens, initials and particles, that begin at a word.
  func nameRun(at start: Int, near: Int) -> Range<Int> {
    var end = start
    var word = start
    while words.isSameBlock(word, near), word - start < 8 {
      if words.isCapitalised(word) && isNamePart(word) || isJoined(word, after: start) {
        end = word + 1
      } else if word == start ? !isOpeningParticle(word) : !isNameLink(word) {
        break
      }
      word += 1
    }
    return start..<end
  }

  /// "hye" of "Geun-hye": joined by a hyphen without a blank to a word of the name.
  func isJoined(_ word: Int, after start: Int) -> Bool {
    word > start + 1 && words.lowers[word - 1] == "-" && !words.spaceBefore[word] && !words.spaceBefore[word - 1]
      && words.isCapitalised(word - 2) && words.forms[word].first?.isLetter == true
      && words.forms[word].utf8.count > 1
  }

  private func isOpeningParticle(_ word: Int) -> Bool {
    ["al", "el", "bin", "van", "von", "de"].contains(words.lowers[word])
  }

  private func isNamePart(_ word: Int) -> Bool {
    let tag = words.tag(word)
    guard tag.hasPrefix("NN") || tag == "FW" || tag == "JJ" || words.lowers[word].hasSuffix(".") else { return false }
    if word > 0, words.lowers[word].utf8.count > 2, words.lowers[word].hasSuffix("."),
      !words.lowers[word].dropLast().contains(".")
    {
      return ["jr.", "sr.", "st."].contains(words.lowers[word])
    }
    return true
  }
}
