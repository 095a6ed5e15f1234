import Lexicons

/// A body's name without what is written in many ways: articles, spellings, the order of words, the form of its
/// country, the form of a company.
package struct BodyName: Sendable {
  /// Number of the body in the lexicon of bodies.
  var known: Int?
  /// Words that count, in their order.
  var words: [String]
  /// PLOVER/CAMEO codes of the countries in the name.
  var countries: Set<String>
  /// Whether there is nothing but words for kinds of bodies: "Foreign Ministry", "Democratic Party".
  var isGeneric: Bool
  /// What the name may be abbreviated to.
  package var initials: Set<String>
  /// The letters, where the name is an abbreviation.
  package var abbreviation: String?

  /// The words without their order.
  var bag: String { Set(words).sorted().joined(separator: " ") }

  /// What two spellings of one body's name have in common.
  package var keys: [String] {
    var keys = ["\(countries.sorted().joined(separator: "+"))|\(bag)"]
    if let known { keys.append("known \(known)") }
    return keys
  }
}

extension NameLexicon {
  package func body(_ name: String) -> BodyName? {
    let words = NameWords.split(name.replacingPossessives, initials: false)
    guard !words.isEmpty else { return nil }
    var countries: Set<String> = []
    let rest = withoutTails(withoutCountries(words, &countries).flatMap(standing))
    let kept = rest.isEmpty ? words.map { WordSound.plain($0) } : rest
    return BodyName(
      known: bodies[NameWords.folded(name)], words: kept, countries: countries,
      isGeneric: kept.allSatisfy { genericWords.contains($0) }, initials: initials(of: words),
      abbreviation: abbreviation(words))
  }

  /// Whether two names are one body's; an abbreviation that only its letters explain is left to `mayAbbreviate`.
  package func areOne(_ first: BodyName, _ second: BodyName) -> Bool {
    if let own = first.known, let others = second.known { return own == others }
    if !Set(first.keys).isDisjoint(with: second.keys) { return true }
    guard first.words.count == second.words.count, first.countries == second.countries, !first.isGeneric,
      !second.isGeneric
    else { return false }
    var looseness = 0
    for (own, others) in zip(first.words, second.words) where own != others {
      let (one, other) = (WordSound(own), WordSound(others))
      if one.sound == other.sound, one.sound.utf8.count >= 4 { continue }
      guard own.utf8.count >= 5, others.utf8.count >= 5, one.isLoosely(other), one.skeleton == other.skeleton else {
        return false
      }
      looseness += 1
    }
    return looseness <= 1
  }

  /// "CSTO" for "Collective Security Treaty Organization".
  package func mayAbbreviate(_ first: BodyName, _ second: BodyName) -> Bool {
    if let own = first.known, let others = second.known { return own == others }
    if let short = first.abbreviation { return second.initials.contains(short) }
    if let short = second.abbreviation { return first.initials.contains(short) }
    return false
  }

  /// Where unlike spellings of one body may meet.
  package func blockKey(_ body: BodyName) -> String { body.words.first.map { String($0.prefix(1)) } ?? "" }

  // MARK: Parts

  private func withoutCountries(_ words: [String], _ countries: inout Set<String>) -> [String] {
    guard let table = self.countries else { return words }
    var rest: [String] = []
    var index = 0
    while index < words.count {
      var taken = 0
      if table.beginsName(words[index]) {
        for length in (1...4).reversed() where index + length <= words.count {
          let phrase = words[index..<(index + length)].joined(separator: " ")
          if let country = table.country(phrase) {
            countries.insert(country.code)
            taken = length
            break
          }
        }
      }
      if taken == 0 { rest.append(words[index]) }
      index += max(taken, 1)
    }
    return rest
  }

  private func standing(_ word: String) -> [String] {
    let plain = word.split(separator: "-").map { WordSound.plain($0) }
    let joined = plain.count > 1 && particles.contains(plain[0]) ? plain.dropFirst().joined() : plain.joined()
    if joined == "un" { return ["united", "nations"] }
    if joined == "eu" { return ["european", "union"] }
    if particles.contains(joined), joined.utf8.count == 2, ["al", "el"].contains(joined) { return [] }
    guard let standing = bodyWords[joined] else { return joined.isEmpty ? [] : [joined] }
    return standing.isEmpty ? [] : [standing]
  }

  private func withoutTails(_ words: [String]) -> [String] {
    var words = words
    while words.count > 1, let last = words.last, corporate.contains(last) { words.removeLast() }
    while words.count > 1, corporate.contains(words[0]) { words.removeFirst() }
    if words.count == 3, tails.contains(words[1...].joined(separator: " ")), !genericWords.contains(words[0]) {
      words.removeLast(2)
    }
    if words.count == 2, let last = words.last, tails.contains(last), !genericWords.contains(words[0]) {
      words.removeLast()
    }
    return words
  }

  private func abbreviation(_ words: [String]) -> String? {
    guard words.count == 1, let word = words.first, (2...9).contains(word.utf8.count) else { return nil }
    let letters = word.filter { $0 != "-" }
    guard letters.count(where: \.isUppercase) * 2 > letters.count else { return nil }
    return letters.lowercased()
  }

  private func initials(of words: [String]) -> Set<String> {
    guard words.count > 1 else { return [] }
    let words = words.first.map { $0.lowercased() } == "the" ? Array(words.dropFirst()) : words
    let parts = words.flatMap { $0.split(separator: "-").map(String.init) }
    func letters(_ words: [String], _ keeps: (String) -> Bool) -> String {
      String(words.filter(keeps).compactMap { WordSound.plain($0).first })
    }
    let isCapitalised = { (word: String) in word.first?.isUppercase == true || word.first?.isNumber == true }
    return [
      letters(words, isCapitalised), letters(words) { _ in true }, letters(parts, isCapitalised),
      letters(words) { isCapitalised($0) && self.countries?.country($0) == nil },
    ].reduce(into: Set<String>()) { if $1.utf8.count > 1 { $0.insert($1) } }
  }
}

extension String {
  /// Without the possessive endings of its words.
  fileprivate var replacingPossessives: String {
    split(separator: " ", omittingEmptySubsequences: true).map { word -> Substring in
      if word.hasSuffix("'s") || word.hasSuffix("’s") { return word.dropLast(2) }
      if word.hasSuffix("'") || word.hasSuffix("’") { return word.dropLast() }
      return word
    }.joined(separator: " ")
  }
}
