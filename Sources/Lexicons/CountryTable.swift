import Diagnostics

/// Names of countries in; codes, names and kin out. It knows words only, never which sense a text means ("Georgia").
///
/// Read from `Resources/Lexicons/countries.tsv`. Look-ups take the words as written, case and all ("us" is no
/// country), without "the"; words in capitals alone are also found in their usual form ("RUSSIA").
package struct CountryTable: Sendable {
  package struct Country: Sendable, Hashable {
    /// ISO 3166-1 alpha-2; nothing for a partially recognised state.
    package var iso2: String?
    /// PLOVER/CAMEO code, as `KAZ` (ISO 3166-1 alpha-3 but for `KOS` and `…PRE`).
    package var code: String
    package var name: String
    package var otherNames: [String]
    package var adjectives: [String]
    package var people: [String]
    /// Seat of government first, then seats and names of other days.
    package var capitals: [String]
    /// Other words for its government: "the Kremlin".
    package var metonyms: [String]
  }

  /// By what kind of word a country is meant.
  package enum WordKind: String, Sendable, Hashable {
    case name
    case adjective
    case people
    case capital
    case metonym
  }

  package struct Sense: Sendable, Hashable {
    /// Index into `countries`.
    package var country: Int
    package var kind: WordKind
  }

  package let countries: [Country]
  /// The most tokens (by spaces) that a word of the table has.
  package let longestWord: Int
  private let senses: [String: [Sense]]
  /// What the words have before their first space, and before their first space or hyphen.
  private let firstWords: Set<Substring>
  private let indexOfCode: [String: Int]
  private let indexOfISO: [String: Int]

  /// Our table; what a user's folder says of a country goes before it, and its other countries beside ours.
  package init(root: DataRoot, own: LexiconFolder? = nil) throws {
    try self.init(
      ResourceFile(path: root.resource("Lexicons", "countries.tsv")), own: own?.files("countries.tsv") ?? [])
  }

  package init(_ file: ResourceFile, own: [ResourceFile] = []) throws {
    var countries = try Self.rows(file)
    var index = SenseIndex()
    for row in try own.flatMap(Self.rows) {
      if let number = countries.firstIndex(where: { $0.code == row.code }) {
        index.add(row, number)
        countries[number].add(row)
      } else {
        index.add(row, countries.count)
        countries.append(row)
      }
    }
    for (number, country) in countries.enumerated() { index.add(country, number) }
    self.countries = countries
    senses = index.senses
    firstWords = Set(
      index.senses.keys.flatMap { word in [word.prefix { $0 != " " }, word.prefix { $0 != " " && $0 != "-" }] })
    longestWord = index.longestWord
    indexOfCode = Dictionary(
      countries.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    indexOfISO = Dictionary(
      countries.enumerated().compactMap { number, country in country.iso2.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func rows(_ file: ResourceFile) throws -> [Country] {
    try file.lines.map { line in
      guard let country = Country(fields: line.fields) else {
        throw AnnalsError(
          .resource, "\(file.diagnostic(line, "a country needs 8 tab-separated columns, with code and name"))")
      }
      return country
    }
  }

  /// Every country that `words` may mean and by what kind of word; the likeliest kind first.
  package func senses(of words: some StringProtocol) -> [Sense] { senses[String(words)] ?? [] }

  /// Whether a word of the table may begin with the token `first`.
  package func beginsName(_ first: String) -> Bool { firstWords.contains(first[...]) }

  /// The country that `words` name, as a name, adjective or people ("Kazakhstan", "Kazakh", "Kazakhs").
  package func country(_ words: some StringProtocol) -> Country? {
    senses(of: words).first { $0.kind != .capital && $0.kind != .metonym }.map { countries[$0.country] }
  }

  /// The country whose name, not adjective or capital, is `words`.
  package func country(named words: some StringProtocol) -> Country? {
    senses(of: words).first { $0.kind == .name }.map { countries[$0.country] }
  }

  /// The country that has the PLOVER/CAMEO code.
  package func country(code: some StringProtocol) -> Country? {
    indexOfCode[String(code)].map { countries[$0] }
  }

  /// The country that has the ISO 3166-1 alpha-2 code.
  package func country(iso2: some StringProtocol) -> Country? {
    indexOfISO[String(iso2)].map { countries[$0] }
  }
}

/// Words to senses, gathered while the table is read.
private struct SenseIndex {
  var senses: [String: [CountryTable.Sense]] = [:]
  var longestWord = 1

  mutating func add(_ country: CountryTable.Country, _ number: Int) {
    add([country.name] + country.otherNames, .name, number)
    add(country.adjectives, .adjective, number)
    add(country.people, .people, number)
    add(country.capitals, .capital, number)
    add(country.metonyms, .metonym, number)
  }

  private mutating func add(_ words: [String], _ kind: CountryTable.WordKind, _ number: Int) {
    let sense = CountryTable.Sense(country: number, kind: kind)
    for word in words {
      let bare = withoutArticle(word)
      insert(sense, bare)
      let capitals = bare.uppercased()
      if bare.utf8.count > 3, capitals != bare { insert(sense, capitals) }
      longestWord = max(longestWord, bare.utf8.count { $0 == 0x20 } + 1)
    }
  }

  private mutating func insert(_ sense: CountryTable.Sense, _ word: String) {
    if senses[word]?.contains(sense) != true { senses[word, default: []].append(sense) }
  }
}

private func withoutArticle(_ word: String) -> String {
  word.hasPrefix("the ") || word.hasPrefix("The ") ? String(word.dropFirst(4)) : word
}

extension CountryTable.Country {
  /// Takes over the words of another row about the same country; the name stays.
  fileprivate mutating func add(_ other: Self) {
    otherNames += (other.name == name ? [] : [other.name]) + other.otherNames
    adjectives += other.adjectives
    people += other.people
    capitals += other.capitals
    metonyms += other.metonyms
  }

  package init?(fields: [Substring]) {
    guard fields.count == 8, !fields[1].isEmpty, !fields[2].isEmpty else { return nil }
    iso2 = fields[0].isEmpty ? nil : String(fields[0])
    code = String(fields[1])
    name = String(fields[2])
    func words(_ field: Substring) -> [String] { field.split(separator: "|").map(String.init) }
    otherNames = words(fields[3])
    adjectives = words(fields[4])
    people = words(fields[5])
    capitals = words(fields[6])
    metonyms = words(fields[7])
  }
}
