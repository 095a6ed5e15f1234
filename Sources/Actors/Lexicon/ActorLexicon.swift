import Diagnostics
package import Findings
package import Lexicons
import TextModel

/// Words that name or describe actors, read from `Resources/Actors` and the table of countries.
package struct ActorLexicon: Sendable {
  /// A body known by name: organisation, group, ministry, medium.
  package struct Body: Sendable, Hashable {
    package var codes: ActorCode
    package var kind: ActorLine.Kind
    package var name: String
    package var otherNames: [String]

    package var code: String { codes.code(on: nil) ?? "" }
  }

  /// What a capitalised phrase stands for.
  enum Sense: Sendable, Hashable {
    case body(Int)
    case country(Int, CountryTable.WordKind)
  }

  let countries: CountryTable
  let bodies: [Body]
  let names: PhraseTable<Sense>
  let roles: RoleLexicon
  let offices: OfficeLexicon
  let people: PersonNameLexicon
  let nameWords: NameWordLexicon
  let beforeNames: BeforeNameLexicon
  let anaphors: [String: String]
  let holders: KnownHolders
  /// For a word by which a person is spoken of again, the offices and callings that it may stand for.
  let personAnaphors: [String: Set<String>]

  /// Persons of a user's lexicon by their folded names, as indices into `bodies`.
  let persons: [String: Int]
  /// The day on which codes are asked for: the report's.
  private(set) var day: CalendarDate?

  /// Ours; the entries of a user's folder go before them.
  package init(root: DataRoot, countries: CountryTable, own: LexiconFolder? = nil) throws {
    func file(_ name: String) throws -> ResourceFile { try ResourceFile(path: root.resource("Actors", name)) }
    func files(_ name: String) throws -> [ResourceFile] { try (own?.files(name) ?? []) + [file(name)] }
    func bodies(_ files: [ResourceFile]) throws -> [Body] {
      try files.flatMap { file in try file.entries(columns: 4).map { try Body($0, in: file) } }
    }
    self.countries = countries
    let ownBodies = try bodies(own?.files("bodies.tsv") ?? [])
    self.bodies =
      ownBodies + (try bodies(ResourceFile.files(in: root.resource("Actors", "bodies"), suffix: "tsv")))
    names = Self.names(of: self.bodies, own: ownBodies.count, countries)
    persons = Self.persons(of: ownBodies)
    roles = try RoleLexicon(files("roles.tsv"))
    offices = try OfficeLexicon(
      offices: files("offices.tsv"), ranks: files("ranks.tsv"), titles: files("titles.tsv"),
      cues: file("office-cues.tsv"))
    people = try PersonNameLexicon(file("given-names.tsv"))
    nameWords = try NameWordLexicon(file("name-words.tsv"))
    beforeNames = try BeforeNameLexicon(file("before-names.tsv"))
    holders = try KnownHolders(file("holders.tsv"))
    anaphors = try Dictionary(
      file("anaphors.tsv").entries(columns: 2).flatMap { entry in
        entry.fields[1].split(separator: "|").map { (String($0), String(entry.fields[0])) }
      }, uniquingKeysWith: { first, _ in first })
    personAnaphors = try Dictionary(
      file("person-anaphors.tsv").entries(columns: 2).map { (String($0.fields[0]), Set(splitBars($0.fields[1]))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same words, with the codes of a day.
  func on(_ day: CalendarDate?) -> ActorLexicon {
    var copy = self
    copy.day = day
    return copy
  }

  /// The code of a body on the lexicon's day.
  func code(ofBody index: Int) -> String? { bodies[index].codes.code(on: day) }

  /// The code of a person of the user's lexicon on the lexicon's day.
  func code(ofPerson name: String) -> String? {
    persons.isEmpty ? nil : persons[name.foldedName].flatMap { code(ofBody: $0) }
  }

  /// The PLOVER/CAMEO code of the country that `words` name: "Kazakhstan", "Kazakh", "Kazakhs".
  package func countryCode(of words: String) -> String? { countries.country(words)?.code }

  /// All names of bodies and of a user's persons.
  package var bodyNames: [String] { bodies.flatMap { [$0.name] + $0.otherNames } }

  package var counts: (bodies: Int, persons: Int) {
    let persons = bodies.count { $0.kind == .person }
    return (bodies.count - persons, persons)
  }

  /// The body that `words` name.
  package func body(named words: String) -> Body? {
    guard case .body(let index) = names.value(of: words) else { return nil }
    return bodies[index]
  }

  /// Names of countries come first, then bodies, then adjectives and the rest: "Vatican" is a country, "White House" a body.
  /// A user's bodies, the first `own` of them, come before all.
  private static func names(of bodies: [Body], own: Int, _ countries: CountryTable) -> PhraseTable<Sense> {
    var table = PhraseTable<Sense>()
    func add(_ words: [String], _ sense: Sense) {
      for word in words {
        let bare = word.hasPrefix("The ") || word.hasPrefix("the ") ? String(word.dropFirst(4)) : word
        table.add(bare, sense)
        if bare.utf8.count > 4 { table.add(bare.uppercased(), sense) }
        if let last = bare.split(separator: " ").last, bare.contains(" "), case .body = sense {
          // "Labour party", "Free Syrian army".
          table.add(String(bare.dropLast(last.count)) + last.lowercased(), sense)
        }
      }
    }
    for index in 0..<own where bodies[index].kind != .person {
      for name in [bodies[index].name] + bodies[index].otherNames {
        // Dictionaries in capitals do not say how a name is written; an abbreviation is.
        if name.isAllCapitals, name.contains(" ") || name.utf8.count > 5 {
          table.addInAnyCase(name, .body(index))
        } else {
          add([name], .body(index))
        }
      }
    }
    for (index, country) in countries.countries.enumerated() {
      add([country.name] + country.otherNames, .country(index, .name))
    }
    for (index, body) in bodies.enumerated().dropFirst(own) { add([body.name] + body.otherNames, .body(index)) }
    for (index, country) in countries.countries.enumerated() {
      add(country.people.filter { !country.adjectives.contains($0) }, .country(index, .people))
      add(country.adjectives, .country(index, .adjective))
      add(country.metonyms, .country(index, .metonym))
      add(country.capitals, .country(index, .capital))
    }
    return table
  }

  private static func persons(of bodies: [Body]) -> [String: Int] {
    var persons: [String: Int] = [:]
    for (index, body) in bodies.enumerated() where body.kind == .person {
      for name in [body.name] + body.otherNames {
        let folded = name.foldedName
        if persons[folded] == nil { persons[folded] = index }
      }
    }
    return persons
  }
}

extension ActorLexicon.Body {
  init(_ entry: ResourceFile.Line, in file: ResourceFile) throws {
    let fields = entry.fields
    guard let kind = ActorLine.Kind(rawValue: String(fields[1])) else {
      throw AnnalsError(.resource, "\(file.diagnostic(entry, "\(fields[1]) is no kind of actor"))")
    }
    guard let codes = ActorCode(fields[0]) else {
      throw AnnalsError(.resource, "\(file.diagnostic(entry, "\(fields[0]) is no actor code"))")
    }
    self.init(
      codes: codes, kind: kind, name: String(fields[2]),
      otherNames: fields[3].split(separator: "|").map(String.init))
  }
}

extension ResourceFile {
  /// The lines that are entries of so many columns, not examples ("= …").
  func entries(columns: Int) throws -> [Line] {
    let entries = lines.filter { !$0.text.hasPrefix("=") }
    for entry in entries where entry.fields.count != columns {
      throw AnnalsError(.resource, "\(diagnostic(entry, "\(columns) tab-separated columns are needed here"))")
    }
    return entries
  }

  /// The examples of a lexicon: the parts between bars, text first.
  func examples() -> [(line: Int, parts: [String])] {
    lines.filter { $0.text.hasPrefix("= ") }.map { line in
      (line.number, line.text.dropFirst(2).split(separator: "|").map { String($0).trimmingSpaces })
    }
  }
}

extension String {
  var trimmingSpaces: String {
    var result = self[...]
    while result.first == " " { result = result.dropFirst() }
    while result.last == " " { result = result.dropLast() }
    return String(result)
  }
}

func splitBars(_ field: Substring) -> [String] { field.split(separator: "|").map(String.init) }
