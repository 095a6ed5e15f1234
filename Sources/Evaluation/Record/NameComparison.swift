import Findings
import Records
import TextModel

/// Whether a name of the gold and a party of a record are the same, as a reader would say.
///
/// Spelling variants, abbreviations, a name and a part of it, a phrase and its head word agree; a government stands for
/// its country.
package struct NameComparison: Sendable {
  /// The country that a word names or is an adjective of, under one name: "US", "American" → "United States".
  package typealias CountryName = @Sendable (String) -> String?

  private let country: CountryName
  /// All spellings of each person of the gold, by each of them.
  private let variants: [String: [String]]
  /// All names of each actor of the record, by its id.
  private let namesOfActor: [String: [String]]
  private let codeOfActor: [String: String]

  private static let governmentWords: Set<String> = [
    "government", "authorities", "authority", "leadership", "administration", "republic",
  ]

  init(gold: GoldRecord, record: Record, country: @escaping CountryName) {
    self.init(people: gold.people, record: record, country: country)
  }

  /// What the gold calls its people and the record its actors; without either, names alone are compared.
  init(people: [GoldRecord.Person] = [], record: Record? = nil, country: @escaping CountryName) {
    self.country = country
    var variants: [String: [String]] = [:]
    for person in people {
      let all = [person.name] + (person.variants ?? [])
      for name in all { variants[name] = all }
    }
    self.variants = variants
    let actors = record?.actors ?? []
    namesOfActor = Dictionary(
      actors.map { ($0.id, [$0.name] + $0.aliases) }, uniquingKeysWith: { first, _ in first })
    codeOfActor = Dictionary(
      actors.compactMap { actor in actor.code.map { (actor.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Every name that the record knows a party by.
  func names(of party: ActorReference) -> [String] {
    var names = [party.name] + (party.actor.flatMap { namesOfActor[$0] } ?? [])
    if let words = party.span?.text, !names.contains(words) { names.append(words) }
    return names
  }

  func isSame(_ gold: String, _ party: ActorReference) -> Bool {
    let names = names(of: party)
    if (variants[gold] ?? [gold]).contains(where: { name in names.contains { isSame(name, $0) } }) { return true }
    guard let code = party.code ?? party.actor.flatMap({ codeOfActor[$0] }),
      code.hasSuffix("GOV") || code.utf8.count == 3
    else { return false }
    // "the authorities" under a code: the country is known by the code alone.
    return polity(gold).map { $0.country == country(String(code.prefix(3))) } ?? false
  }

  /// Every name of the gold is there in one of its parts ("shops, banks"), and nobody else is.
  func areSame(_ gold: [String], _ parties: [ActorReference]) -> Bool {
    let parts = gold.map { name in name.split(separator: ",").map { trimmed(String($0)) } }
    return parts.allSatisfy { parts in parts.contains { part in parties.contains { isSame(part, $0) } } }
      && parties.allSatisfy { party in parts.contains { $0.contains { isSame($0, party) } } }
  }

  func isSame(_ first: String, _ second: String) -> Bool {
    let left = NameKey(first)
    let right = NameKey(second)
    if left.matches(right) || left.contains(right) || right.contains(left) { return true }
    if !BodyNames.fitting(first, among: [second]).isEmpty || !BodyNames.fitting(second, among: [first]).isEmpty {
      return true
    }
    if let one = polity(first), let other = polity(second), one.country == other.country { return true }
    return sharesHeadWord(first, second)
  }

  /// A country, or the government of one.
  private func polity(_ name: String) -> (country: String, isGovernment: Bool)? {
    if let country = country(name) { return (country, false) }
    let words = name.split { !$0.isLetter && $0 != "-" }.map(String.init)
    let rest = words.filter { !Self.governmentWords.contains($0.lowercased()) && !["of", "the", "The"].contains($0) }
    guard rest.count < words.count, let country = country(rest.joined(separator: " ")) else { return nil }
    return (country, true)
  }

  /// "protesters in Kazakhstan" and "the protesters": the same common noun at the head.
  private func sharesHeadWord(_ first: String, _ second: String) -> Bool {
    guard let left = headWord(first), let right = headWord(second) else { return false }
    return left == right || left == right + "s" || left + "s" == right
  }

  private func headWord(_ name: String) -> String? {
    let words = name.split { !$0.isLetter && $0 != "-" }
    let end =
      words.firstIndex { ["of", "in", "from", "at", "on", "who", "near"].contains($0.lowercased()) } ?? words.count
    guard end > 0, let first = words[end - 1].first, first.isLowercase else { return nil }
    return words[end - 1].lowercased()
  }
}
