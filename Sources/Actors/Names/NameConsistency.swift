import LanguageAnalysis
import Lexicons
import TextModel

extension NameFinder {
  /// "Full Name (FN)": the abbreviation names what the words before it name.
  func abbreviations(of names: [NameMention]) -> [NameMention] {
    var found: [NameMention] = []
    for name in names where name.type == .organisation {
      let open = name.words.upperBound
      guard words.isSameBlock(open + 2, open), words.forms[open] == "(", words.forms[open + 2] == ")",
        isAbbreviation(open + 1)
      else { continue }
      found.append(NameMention(words: (open + 1)..<(open + 2), type: .organisation, isCertain: true))
    }
    return found
  }

  /// "BLANTYRE, Malawi (AP) –": capitals at the head of a block, before a bracket, comma or dash, are a place.
  func placeOfDateline(_ name: NameMention) -> NameMention {
    let start = name.words.lowerBound
    let end = name.words.upperBound
    guard name.sense == nil, name.type != .place, start == 0 || words.blocks[start - 1] != words.blocks[start],
      name.words.allSatisfy({ words.forms[$0].isAllCapitals }),
      [",", "(", "_", "-", "–", "--", "—"].contains(words.lower(end, near: start))
    else { return name }
    var place = name
    place.type = .place
    place.isCertain = true
    return place
  }

  func isAbbreviation(_ word: Int) -> Bool {
    let form = words.forms[word]
    return form.isAllCapitals && (2...9).contains(form.utf8.count)
  }

  /// Places where a name that is found elsewhere stands and was missed.
  func repeated(_ names: [NameMention], _ taken: [Bool]) -> [NameMention] {
    var known = PhraseTable<NameMention>()
    for name in names where name.type == .person || name.type == .organisation || name.type == .place {
      let form = words.string(name.words)
      guard form.utf8.count >= 3, name.words.count > 1 || form.isAllCapitals || form.utf8.count > 3 else { continue }
      known.add(form.split(separator: " ").map { folded(String($0)) }.joined(separator: " "), name)
      if name.type == .person, name.words.count > 1, let last = name.words.last, words.forms[last].utf8.count > 3 {
        known.add(folded(words.forms[last]), NameMention(words: name.words, type: .person))
      }
    }
    let foldedForms = words.forms.map(folded)
    var additions: [NameMention] = []
    var word = 0
    while word < words.count {
      guard !taken[word],
        words.isProperNoun(word) || words.forms[word].isAllCapitals || foldedForms[word] != words.forms[word],
        let match = known.longestMatch(at: word, in: words, forms: foldedForms),
        !match.words.contains(where: { taken[$0] }), !isInLongerName(match.words)
      else {
        word += 1
        continue
      }
      additions.append(NameMention(words: match.words, type: match.value.type, sense: match.value.sense))
      word = match.words.upperBound
    }
    return additions
  }

  /// "Otarola" for "Otárola": a report may write a name both with its marks and without.
  private func folded(_ form: String) -> String {
    guard form.isCapitalised, form.utf8.contains(where: { $0 >= 0x80 }) else { return form }
    let plain = NameSkeleton.plainLetters(form)
    return String(decoding: plain.prefix(1), as: UTF8.self).uppercased()
      + String(decoding: plain.dropFirst(), as: UTF8.self)
  }

  /// "Bank" of "Bank Street" is not the name "Bank".
  private func isInLongerName(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    return words.isSameBlock(next, range.lowerBound) && words.isProperNoun(next) && range.count == 1
      && lexicon.nameWords.kind(last: words.forms[next]) != nil
  }

  /// One name, one type: what is certain somewhere, or else most often, holds everywhere.
  func settled(_ index: NameIndex) -> NameIndex {
    var votes: [String: [NameMention.NameType: Int]] = [:]
    for name in index.names {
      votes[words.string(name.words), default: [:]][name.type, default: 0] += name.isCertain ? 3 : 1
    }
    let surnames = surnames(in: index)
    let names = index.names.map { name in
      var name = name
      if isSurnameOfPerson(name, surnames) {
        name.type = .person
        name.sense = nil
      }
      guard name.sense == nil else { return name }
      let form = words.string(name.words)
      let ranked = (votes[form] ?? [:]).sorted { ($0.value, order($0.key)) > ($1.value, order($1.key)) }
      if let best = ranked.first { name.type = best.key }
      if name.type != .person, name.type != .nationality, let last = name.words.last,
        let rank = surnames[folded(words.forms[last])], rank == .last || (votes[form]?[name.type] ?? 0) < 3,
        name.words.dropLast().allSatisfy({ isNameLink($0) })
      {
        name.type = .person
      }
      return name
    }
    return NameIndex(names, wordCount: words.count)
  }

  /// "Amman said" in a report on Sudesh Amman: a city's name, but not where a place stands.
  private func isSurnameOfPerson(_ name: NameMention, _ surnames: [String: SurnameRank]) -> Bool {
    guard name.words.count == 1, let word = name.words.first, name.sense != nil, name.type != .nationality,
      surnames[folded(words.forms[word])] == .last,
      lexicon.countries.country(words.forms[word])?.name != words.forms[word]
    else { return false }
    return ["nsubj", "nsubjpass", "poss", "dobj", "agent"].contains(words.token(word).relation.rawValue)
  }

  private enum SurnameRank { case last, middle }

  /// The words behind the first of certain persons' full names, and whether they are ever the last.
  private func surnames(in index: NameIndex) -> [String: SurnameRank] {
    var surnames: [String: SurnameRank] = [:]
    for name in index.names where name.type == .person && name.words.count > 1 {
      guard lexicon.people.isGivenName(words.forms[name.words.lowerBound]) || name.isCertain else { continue }
      for word in name.words.dropFirst() where words.isCapitalised(word) && words.forms[word].utf8.count > 2 {
        let isLast = word == name.words.upperBound - 1
        let form = folded(words.forms[word])
        if isLast || surnames[form] == nil { surnames[form] = isLast ? .last : .middle }
      }
    }
    return surnames
  }

  private func order(_ type: NameMention.NameType) -> Int {
    switch type {
    case .person: 4
    case .organisation: 3
    case .place: 2
    case .nationality: 1
    case .other: 0
    }
  }
}
