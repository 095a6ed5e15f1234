package import Diagnostics
import Findings
package import Lexicons
import TextModel

/// Entries of PETRARCH's dictionaries in, our lexicon files out: `bodies.tsv`, `roles.tsv` and `countries.tsv`.
///
/// Actors keep their dated codes. What only has the code of a country goes to its row: what our table knows already is
/// left out, what the gazetteer or the file has as a town acts for the country where it is a subject ("Herat said").
package struct PetrarchImport: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []
  private var bodies: [(codes: ActorCode, kind: ActorLine.Kind, names: [String])] = []
  private var roles: [(code: String, kind: ActorLine.Kind, names: [String])] = []
  private var wordsOfCountry: [String: [String]] = [:]
  private var ownerOfName: [String: String] = [:]
  private let lexicon: ActorLexicon
  /// Whether a name is a town's or a province's.
  private let isPlace: @Sendable (String) -> Bool

  package init(lexicon: ActorLexicon, isPlace: @escaping @Sendable (String) -> Bool) {
    self.lexicon = lexicon
    self.isPlace = isPlace
  }

  package mutating func add(_ dictionary: PetrarchDictionary, from source: String) {
    diagnostics += dictionary.diagnostics
    for entry in dictionary.entries {
      if entry.isAgent { addRole(entry, source) } else { addActor(entry, source) }
    }
  }

  // MARK: Entries

  private mutating func addActor(_ entry: PetrarchDictionary.Entry, _ source: String) {
    let only = entry.codes.periods.count == 1 ? entry.codes.periods.first : nil
    if let only, !only.isDated, only.code.utf8.count == 3, let country = lexicon.countries.country(code: only.code) {
      let new = entry.names.filter { !isKnown($0, of: country) }
      wordsOfCountry[country.code, default: []] += new
      return
    }
    let names = unclaimed(entry.names, by: entry.codes.text, at: "\(source):\(entry.line)", source, entry.line)
    guard !names.isEmpty else { return }
    bodies.append((entry.codes, kind(of: entry), names))
  }

  private mutating func addRole(_ entry: PetrarchDictionary.Entry, _ source: String) {
    guard let code = entry.codes.code(on: nil) else { return }
    let names = unclaimed(
      entry.names.map { $0.lowercased() }, by: "~\(code)", at: "\(source):\(entry.line)", source, entry.line)
    guard !names.isEmpty else { return }
    roles.append((code, Self.kindOfRole[String(code.prefix(3))] ?? .group, names))
  }

  /// The names that no earlier entry has; one that stands there with another code is complained of.
  private mutating func unclaimed(
    _ names: [String], by code: String, at place: String, _ source: String, _ line: Int
  ) -> [String] {
    names.filter { name in
      let key = "\(code.first == "~" ? "~" : "")\(name)"
      guard let owner = ownerOfName[key] else {
        ownerOfName[key] = "\(code) at \(place)"
        return true
      }
      if !owner.hasPrefix("\(code) at ") {
        diagnostics.append(
          Diagnostic(.warning, source: source, line: line, message: "“\(name)” has \(owner) already: left out here"))
      }
      return false
    }
  }

  /// Whether our table has the word for that country, in this case of letters or its usual one.
  private func isKnown(_ name: String, of country: CountryTable.Country) -> Bool {
    [name, name.titleCased].contains { form in
      lexicon.countries.senses(of: form).contains { lexicon.countries.countries[$0.country].code == country.code }
    }
  }

  // MARK: Kinds

  /// What an actor is: dictionaries do not say, so its code, its dates and the words of its name do.
  private func kind(of entry: PetrarchDictionary.Entry) -> ActorLine.Kind {
    let code = entry.codes.periods[0].code
    let words = entry.names[0].titleCased.split(separator: " ").map(String.init)
    let named =
      words.last.flatMap { lexicon.nameWords.kind(last: $0) }
      ?? words.first.flatMap {
        lexicon.nameWords.kind(first: $0)
      }
    let isArmed =
      code.hasPrefix("IMG") || ["REB", "UAF", "PRM", "SEP", "INS"].contains { code.dropFirst(3).contains($0) }
    if isArmed, named != nil { return .group }
    switch named {
    case .government?: return .government
    case .armedForce?: return .armedForce
    case .organisation?: return .organisation
    case .group?: return .group
    default: break
    }
    if entry.codes.isDated, words.count > 1 || code.contains("ELI") { return .person }
    if words.count > 1, words.prefix(2).contains(where: { lexicon.people.isGivenName($0) }) { return .person }
    if words.count > 1, lexicon.offices.titles.value(of: words[0].lowercased()) != nil { return .person }
    return isArmed ? .group : .organisation
  }

  private static let kindOfRole: [String: ActorLine.Kind] = [
    "GOV": .group, "MIL": .armedForce, "COP": .armedForce, "SPY": .organisation, "JUD": .organisation,
    "LEG": .organisation, "PTY": .group, "BUS": .organisation, "MNC": .organisation, "IGO": .organisation,
    "NGO": .organisation, "MED": .organisation, "CVL": .people,
  ]

  // MARK: Files

  /// The files by name, each with its head.
  package func files(from sources: [String]) -> [(name: String, text: String)] {
    let head =
      "# Made by 'annals lexicon import-petrarch' from \(sources.joined(separator: ", ")).\n"
      + "# The licence is that of these files.\n"
    var files: [(String, String)] = []
    if !bodies.isEmpty {
      files.append(
        (
          "bodies.tsv",
          head + "# Columns (tab): codes with the times for which they hold, kind, name, other names (split by |).\n"
            + bodies.map { "\($0.codes.text)\t\($0.kind.rawValue)\t\(Self.cells($0.names))\n" }.joined()
        ))
    }
    if !roles.isEmpty {
      files.append(
        (
          "roles.tsv",
          head + "# Columns (tab): role code, kind, nouns (split by |).\n"
            + roles.map { "\($0.code)\t\($0.kind.rawValue)\t\($0.names.joined(separator: "|"))\n" }.joined()
        ))
    }
    let countries = wordsOfCountry.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    if !countries.isEmpty {
      files.append(
        (
          "countries.tsv",
          head
            + "# Columns (tab): ISO 3166-1, code, name, other names, adjectives, people, capitals and other towns, metonyms.\n"
            + countries.map(row).joined()
        ))
    }
    return files
  }

  private static func cells(_ names: [String]) -> String {
    "\(names[0])\t\(names.dropFirst().joined(separator: "|"))"
  }

  private func row(_ country: (key: String, value: [String])) -> String {
    guard let known = lexicon.countries.country(code: country.key) else { return "" }
    var seen: Set<String> = []
    let words = country.value.map(\.titleCased).filter { seen.insert($0).inserted }
    let towns = words.filter(isPlace)
    let others = words.filter { !isPlace($0) }
    return [
      known.iso2 ?? "", known.code, known.name, others.joined(separator: "|"), "", "", towns.joined(separator: "|"), "",
    ].joined(separator: "\t") + "\n"
  }

  /// How many entries of each kind came over.
  package var summary: String {
    let persons = bodies.count { $0.kind == .person }
    let words = wordsOfCountry.values.reduce(0) { $0 + $1.count }
    return "\(persons) persons, \(bodies.count - persons) bodies, \(roles.count) roles, \(words) words for countries"
  }
}

extension String {
  /// “SAR-E POL” as “Sar-E Pol”, “BANK OF CHINA” as “Bank of China”.
  fileprivate var titleCased: String {
    split(separator: " ").enumerated().map { index, word in
      let lower = word.lowercased()
      if index > 0, ["of", "the", "and", "for", "in", "on", "to"].contains(lower) { return lower }
      return lower.split(separator: "-", omittingEmptySubsequences: false).map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }.joined(separator: "-")
    }.joined(separator: " ")
  }
}
