package import Diagnostics

/// The parts, of three letters each, that actor codes are put together from: countries, roles, international bodies,
/// known groups.
package struct CodeTable: Sendable {
  private var codes: Set<String>
  private var roles: Set<String> = []

  /// Ours (`Resources/Lexicons/codes.tsv` and the countries) and those that a user's folder declares.
  package init(root: DataRoot, countries: CountryTable, own: LexiconFolder? = nil) throws {
    codes = Set(countries.countries.map { String($0.code.prefix(3)) })
    let files = try [ResourceFile(path: root.resource("Lexicons", "codes.tsv"))] + (own?.files("codes.tsv") ?? [])
    for line in files.flatMap(\.lines) {
      codes.insert(String(line.fields[0]))
      if line.fields.dropFirst().first == "role" { roles.insert(String(line.fields[0])) }
    }
  }

  package func isKnown(_ part: some StringProtocol) -> Bool { codes.contains(String(part)) }

  /// The first part of a code that is no known one; nothing where all are. What follows a role may be any group's own:
  /// `SYRREBHTS`.
  package func unknownPart(of code: String) -> String? {
    var rest = code[...]
    var follows = ""
    while !rest.isEmpty {
      let part = String(rest.prefix(3))
      if !codes.contains(part), !roles.contains(follows) { return part }
      follows = part
      rest = rest.dropFirst(3)
    }
    return nil
  }

  /// What is wrong in a file that declares codes.
  package static func check(_ file: ResourceFile) -> [Diagnostic] {
    var places: [Substring: Int] = [:]
    return file.lines.compactMap { line in
      let fields = line.fields
      guard fields.count == 3 else { return file.diagnostic(line, "a code needs 3 tab-separated columns") }
      guard fields[0].utf8.count == 3,
        fields[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
      else { return file.diagnostic(line, "“\(fields[0])” is no code: three capitals or digits") }
      defer { places[fields[0]] = places[fields[0]] ?? line.number }
      return places[fields[0]].map { file.diagnostic(line, "\(fields[0]) stands in line \($0) already") }
    }
  }
}

extension CountryTable {
  /// What is wrong in a file of countries: columns, codes, and names that two countries share.
  package static func check(_ file: ResourceFile) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var owners: [String: (code: String, line: Int)] = [:]
    for line in file.lines {
      guard let country = Country(fields: line.fields) else {
        found.append(file.diagnostic(line, "a country needs 8 tab-separated columns, with code and name"))
        continue
      }
      if !ActorCode.isCode(country.code) { found.append(file.diagnostic(line, "“\(country.code)” is no code")) }
      if let iso = country.iso2, iso.utf8.count != 2 || iso != iso.uppercased() {
        found.append(file.diagnostic(line, "“\(iso)” is no code of ISO 3166-1: two capitals"))
      }
      for name in [country.name] + country.otherNames {
        if let owner = owners[name] {
          let what =
            owner.code == country.code
            ? "stands in line \(owner.line) already" : "is \(owner.code)’s in line \(owner.line)"
          found.append(file.diagnostic(line, "“\(name)” \(what)"))
        } else {
          owners[name] = (country.code, line.number)
        }
      }
    }
    return found
  }
}
