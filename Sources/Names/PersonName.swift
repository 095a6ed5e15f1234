/// A person's name in the parts that tell who is who.
package struct PersonName: Sendable {
  struct Word: Sendable {
    var sound: WordSound
    var isInitial: Bool { sound.plain.utf8.count == 1 }
    /// The groups of given names that the word is of, and its group of surnames.
    var givenGroups: [Int]
    var surnameGroup: Int?
  }

  /// All words but titles, particles and suffixes, in their order.
  var words: [Word]
  /// `jr`, `sr`, `2`, `3` …: what tells father and son apart.
  var suffix: String?
  var gender: Character?
  /// "bin", "ibn": a chain of fathers, which may be cut at its end.
  var isPatronymic: Bool
  /// "de" before the last word.
  var hasParticle: Bool
  var alias: Int?
  var eastAsian: [String]
  /// The name in plain letters, for equality at a glance.
  package var folded: String
}

extension NameLexicon {
  /// A name's parts; nothing where no word is left.
  package func person(_ name: String) -> PersonName? {
    var rest = NameWords.split(name, initials: true)
    var gender: Character?
    let alias = aliases[NameWords.folded(name)]
    stripTitles(&rest, &gender)
    let aliasBare = alias ?? aliases[NameWords.folded(rest.joined(separator: " "))]
    let suffix = takeSuffix(&rest)
    rest = spelledInitials(rest)
    let eastAsian = syllables.keys(rest.map { foldedKeepingHyphens($0) }.filter { !$0.isEmpty })
    var isPatronymic = false
    var hasParticle = false
    let parts = withoutParticles(rest, &isPatronymic, &hasParticle)
    let words = parts.map { part in
      let sound = WordSound(part)
      return PersonName.Word(
        sound: sound, givenGroups: groupsOfGivenName[sound.plain] ?? [], surnameGroup: surnameGroups[sound.plain])
    }.filter { !$0.sound.plain.isEmpty }
    guard !words.isEmpty else { return nil }
    if words.count > 1, let first = words.first { gender = gender ?? genderOf(first) }
    return PersonName(
      words: words, suffix: suffix, gender: gender, isPatronymic: isPatronymic, hasParticle: hasParticle,
      alias: aliasBare, eastAsian: eastAsian, folded: words.map(\.sound.plain).joined(separator: " "))
  }

  func genderOf(_ word: PersonName.Word) -> Character? {
    let genders = Set(word.givenGroups.map { givenNames[$0].gender })
    return genders.count == 1 ? genders.first ?? nil : nil
  }

  /// Titles before the name, also of several words; a king's only where more than a given name follows.
  private func stripTitles(_ words: inout [String], _ gender: inout Character?) {
    while words.count > 1 {
      let lower = words[0].lowercased()
      if let title = titles[lower] {
        if regnal.contains(lower), words.count == 2 || takesNumber(words[words.count - 1]) { return }
        gender = gender ?? title
        words.removeFirst()
      } else {
        return
      }
    }
  }

  private func takesNumber(_ word: String) -> Bool {
    suffixes[word.lowercased()].map { $0 != "jr" && $0 != "sr" } ?? false
  }

  private func takeSuffix(_ words: inout [String]) -> String? {
    guard words.count > 1, let last = words.last, let suffix = suffixes[last.lowercased()],
      last.allSatisfy(\.isUppercase) || suffix == "jr" || suffix == "sr"
    else { return nil }
    words.removeLast()
    return suffix
  }

  /// "APJ Abdul Kalam": capitals before a name are initials.
  private func spelledInitials(_ words: [String]) -> [String] {
    guard words.count > 1, let first = words.first, (2...3).contains(first.count),
      first.allSatisfy({ $0.isUppercase }), !words.dropFirst().allSatisfy({ $0.allSatisfy(\.isUppercase) })
    else { return words }
    return first.map(String.init) + words.dropFirst()
  }

  private func foldedKeepingHyphens(_ word: String) -> String {
    word.split(separator: "-").map { WordSound.plain($0) }.joined(separator: "-")
  }

  private func withoutParticles(_ words: [String], _ isPatronymic: inout Bool, _ hasParticle: inout Bool) -> [String] {
    var result: [String] = []
    var servant = false
    for (index, word) in words.enumerated() {
      var parts = word.split(separator: "-").map(String.init)
      if parts.count > 1, particles.contains(parts[0].lowercased()) { parts.removeFirst() }
      let joined = parts.joined()
      let lower = joined.lowercased()
      if ["abd", "abdel", "abdul", "abdal", "abdoul", "abdol"].contains(lower), index + 1 < words.count {
        servant = true
        continue
      }
      if particles.contains(lower), index + 1 < words.count,
        index > 0 || word.lowercased() == word || lower.utf8.count == 3,
        !(index == 0 && groupsOfGivenName[lower] != nil)
      {
        if ["bin", "ibn", "bint"].contains(lower) { isPatronymic = true }
        hasParticle = hasParticle || index > 0
        continue
      }
      result.append(servant ? "abd" + joined : withoutInnerArticle(joined))
      servant = false
    }
    return result
  }

  /// "Abdelaziz", "Abdulaziz": the article inside is written in many ways.
  private func withoutInnerArticle(_ word: String) -> String {
    let lower = word.lowercased()
    for article in ["abdel", "abdul", "abdal", "abdoul", "abdol"]
    where lower.hasPrefix(article) && lower.utf8.count > article.utf8.count + 2 {
      return "abd" + lower.dropFirst(article.utf8.count)
    }
    return word
  }
}

extension PersonName {
  /// Equal for names that are written alike.
  var identity: String {
    "\(folded)|\(suffix ?? "")|\(gender.map(String.init) ?? "")|\(alias ?? -1)|\(eastAsian.joined(separator: ","))"
  }

  /// How much of a name it is: letters count, an initial is less than a name.
  var fullness: Int { words.reduce(0) { $0 + ($1.isInitial ? 1 : 10) } }
}
