import Diagnostics
package import Lexicons

/// What is known of names: which given names are one, forms of address, who goes by several names, places that
/// changed theirs, and the syllables of East Asian names. Read from `Resources/Names`.
package struct NameLexicon: Sendable {
  /// A group of given names that are one: "Bill", "William".
  struct GivenName: Sendable {
    /// The scripts' habits or the language: `latin` for what is written in Latin letters at home.
    var isLatin: Bool
    var isIberian: Bool
    var isPortuguese = false
    var gender: Character?
  }

  var givenNames: [GivenName] = []
  var groupsOfGivenName: [String: [Int]] = [:]
  var surnameGroups: [String: Int] = [:]
  var titles: [String: Character?] = [:]
  var regnal: Set<String> = []
  var particles: Set<String> = []
  var suffixes: [String: String] = [:]
  var aliases: [String: Int] = [:]
  var places: [String: String] = [:]
  var bodyWords: [String: String] = [:]
  var genericWords: Set<String> = []
  var tails: Set<String> = []
  var corporate: Set<String> = []
  var bodies: [String: Int] = [:]
  private var bodyCount = 0
  var countries: CountryTable?
  var syllables = EastAsianSyllables()

  package init() {}

  package init(root: DataRoot) throws {
    func file(_ name: String) throws -> ResourceFile { try ResourceFile(path: root.resource("Names", name)) }
    try readGivenNames(file("given-names.tsv"))
    for (number, line) in try file("surnames.tsv").lines.enumerated() {
      for name in line.text.split(separator: "|") { surnameGroups[WordSound.plain(name)] = number }
    }
    try readWords(file("words.tsv"))
    for (number, line) in try file("persons.tsv").lines.enumerated() {
      for name in line.text.split(separator: "|") { aliases[NameWords.folded(String(name))] = number }
    }
    syllables = try EastAsianSyllables(file("syllables.tsv"))
    countries = try CountryTable(root: root)
    try readPlaces(file("places.tsv"))
    try readGendered(ResourceFile(path: root.resource("Actors", "given-names.tsv")))
    for file in try ResourceFile.files(in: root.resource("Actors", "bodies"), suffix: "tsv") { readBodies(file) }
  }

  /// What the installed files say; nothing where they are missing.
  package static let installed: NameLexicon = (try? NameLexicon(root: DataRoot.find())) ?? NameLexicon()

  private mutating func readPlaces(_ file: ResourceFile) {
    for (number, line) in file.lines.enumerated() {
      let names = line.text.split(separator: "|")
      let table = countries
      let country = names.compactMap { table?.country(named: $0) }.first
      for name in names {
        places[NameWords.folded(String(name))] = country.map { "country \($0.code)" } ?? "row \(number)"
      }
    }
    for country in countries?.countries ?? [] {
      for name in [country.name] + country.otherNames {
        let key = NameWords.folded(name)
        places[key] = places[key] ?? "country \(country.code)"
      }
    }
  }

  /// Given names whose other spellings nobody wrote down: each is one for itself.
  private mutating func readGendered(_ file: ResourceFile) throws {
    for line in file.lines where line.fields.count == 2 {
      let gender = line.fields[0].first.flatMap { $0 == "-" ? nil : $0 }
      for name in line.fields[1].split(separator: " ") where gender != nil {
        let plain = WordSound.plain(name)
        guard groupsOfGivenName[plain] == nil else { continue }
        groupsOfGivenName[plain] = [givenNames.count]
        givenNames.append(GivenName(isLatin: false, isIberian: false, gender: gender))
      }
    }
  }

  private mutating func readBodies(_ file: ResourceFile) {
    for line in file.lines where !line.text.hasPrefix("=") && line.fields.count == 4 {
      for name in [line.fields[2]] + line.fields[3].split(separator: "|") {
        let key = NameWords.folded(String(name))
        bodies[key] = bodies[key] ?? bodyCount
      }
      bodyCount += 1
    }
  }

  private mutating func readGivenNames(_ file: ResourceFile) throws {
    for line in file.lines {
      let fields = line.fields
      guard fields.count == 3 else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "three tab-separated columns are needed here"))")
      }
      let number = givenNames.count
      givenNames.append(
        GivenName(
          isLatin: fields[0] != "script", isIberian: fields[0] == "iberian" || fields[0] == "portuguese",
          isPortuguese: fields[0] == "portuguese",
          gender: fields[1].first.flatMap { $0 == "-" ? nil : $0 }))
      for name in fields[2].split(separator: " ") {
        let plain = WordSound.plain(name)
        if groupsOfGivenName[plain]?.contains(number) != true { groupsOfGivenName[plain, default: []].append(number) }
      }
    }
  }

  private mutating func readWords(_ file: ResourceFile) throws {
    for line in file.lines {
      let fields = line.fields
      guard fields.count == 2 else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "two tab-separated columns are needed here"))")
      }
      for word in fields[1].split(separator: "|").map(String.init) {
        switch fields[0] {
        case "title": titles[word] = .some(nil)
        case "title-m": titles[word] = "m"
        case "title-f": titles[word] = "f"
        case "regnal": regnal.insert(word)
        case "particle": particles.insert(word)
        case "generic": genericWords.insert(word)
        case "tail": tails.insert(word)
        case "corporate": corporate.insert(word)
        default:
          if fields[0].hasPrefix("suffix:") {
            suffixes[word] = String(fields[0].dropFirst(7))
          } else if fields[0].hasPrefix("body:") {
            bodyWords[word] = String(fields[0].dropFirst(5))
          } else {
            throw AnnalsError(.resource, "\(file.diagnostic(line, "\(fields[0]) is no class of words"))")
          }
        }
      }
    }
  }
}
