package import Diagnostics
import Findings
package import Lexicons

/// What is wrong in files of bodies, roles, offices, ranks and forms of address, each with its line.
package struct ActorFileCheck {
  private let codes: CodeTable
  private let countries: CountryTable
  private var owners: [String: (what: String, place: String)] = [:]
  private var found: [Diagnostic] = []

  package init(codes: CodeTable, countries: CountryTable) {
    self.codes = codes
    self.countries = countries
  }

  /// Checks the files of one kind (`bodies.tsv` …) together, since a name may stand in two of them.
  package mutating func check(_ files: [ResourceFile], as name: String) -> [Diagnostic] {
    owners = [:]
    found = []
    for file in files {
      for line in file.lines {
        if line.text.hasPrefix("=") { checkExample(line, file, name) } else { check(line, file, name) }
      }
    }
    return found
  }

  private mutating func check(_ line: ResourceFile.Line, _ file: ResourceFile, _ name: String) {
    let fields = line.fields
    let columns = ["bodies.tsv": 4, "roles.tsv": 3, "offices.tsv": 4][name] ?? 2
    guard fields.count == columns else {
      return complain(line, file, "\(columns) tab-separated columns are needed here, not \(fields.count)")
    }
    switch name {
    case "bodies.tsv": checkBody(fields, line, file)
    case "roles.tsv": checkRole(fields, line, file)
    case "offices.tsv": checkOffice(fields, line, file)
    case "ranks.tsv": claim(splitBars(fields[1]), for: String(fields[0]), line, file)
    default:
      if fields[0] != "-", Gender(rawValue: String(fields[0])) == nil {
        complain(line, file, "“\(fields[0])” is no gender: m, f or -")
      }
      claim(splitBars(fields[1]), for: String(fields[0]), line, file)
    }
  }

  private mutating func checkBody(_ fields: [Substring], _ line: ResourceFile.Line, _ file: ResourceFile) {
    if let complaint = ActorCode.complaint(fields[0]) {
      complain(line, file, complaint)
    } else if let code = ActorCode(fields[0]) {
      for period in code.periods { checkCode(period.code, line, file) }
      if let (first, second) = code.overlap {
        complain(line, file, "the times of \(first.code) and \(second.code) overlap; the first counts", .warning)
      }
    }
    checkKind(fields[1], line, file)
    if fields[2].isEmpty { complain(line, file, "the name is missing") }
    claim([String(fields[2])] + splitBars(fields[3]), for: String(fields[0]), line, file)
  }

  private mutating func checkRole(_ fields: [Substring], _ line: ResourceFile.Line, _ file: ResourceFile) {
    // Lists of words for other ends stand in the same file.
    if ["human", "plural", "bare"].contains(fields[0]) { return }
    if fields[0] != "-" { checkCode(String(fields[0]), line, file) }
    checkKind(fields[1], line, file)
    claim(splitBars(fields[2]), for: String(fields[0]), line, file)
  }

  private mutating func checkOffice(_ fields: [Substring], _ line: ResourceFile.Line, _ file: ResourceFile) {
    checkCode(String(fields[2]), line, file)
    let level = fields[3].split(separator: ":", maxSplits: 1)
    guard let first = level.first, ["state", "nation", "body"].contains(first), level.count == 1 || first == "state"
    else {
      return complain(line, file, "“\(fields[3])” is no level: state, state:CODE|CODE, nation or body")
    }
    for code in level.count > 1 ? splitBars(level[1]) : [] where countries.country(code: code) == nil {
      complain(line, file, "“\(code)” is no country’s code")
    }
    claim(splitBars(fields[1]), for: "\(fields[0]) \(fields[2])", line, file)
  }

  private mutating func checkExample(_ line: ResourceFile.Line, _ file: ResourceFile, _ name: String) {
    let parts = splitBars(line.text.dropFirst(2)).count
    let needed = ["bodies.tsv": 4...4, "roles.tsv": 4...4, "offices.tsv": 5...5][name] ?? 2...3
    if !needed.contains(parts) {
      complain(line, file, "an example of this file has \(needed.lowerBound) parts between bars, the text first")
    }
  }

  private mutating func checkCode(_ code: String, _ line: ResourceFile.Line, _ file: ResourceFile) {
    if let part = codes.unknownPart(of: code) {
      complain(line, file, "“\(part)” in \(code) is no known code; declare it in codes.tsv if it is your own")
    }
  }

  private mutating func checkKind(_ kind: Substring, _ line: ResourceFile.Line, _ file: ResourceFile) {
    if ActorLine.Kind(rawValue: String(kind)) == nil {
      let kinds = ActorLine.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      complain(line, file, "“\(kind)” is no kind of actor: \(kinds)")
    }
  }

  /// A form that stands twice for one thing is only needless; for two things it is a conflict: the first counts.
  private mutating func claim(_ forms: [String], for what: String, _ line: ResourceFile.Line, _ file: ResourceFile) {
    for form in forms {
      if form.isEmpty { complain(line, file, "a word between bars is empty") }
      guard let owner = owners[form] else {
        owners[form] = (what, "\(file.name):\(line.number)")
        continue
      }
      if owner.what == what {
        complain(line, file, "“\(form)” stands in \(owner.place) already", .warning)
      } else {
        complain(line, file, "“\(form)” is \(owner.what) in \(owner.place) and \(what) here")
      }
    }
  }

  private mutating func complain(
    _ line: ResourceFile.Line, _ file: ResourceFile, _ message: String, _ severity: Diagnostic.Severity = .error
  ) {
    found.append(Diagnostic(severity, source: file.path, line: line.number, message: message))
  }
}

/// The examples of a lexicon's file, to be run on what a report's reading gives.
package struct ActorExamples {
  package struct Example {
    package var line: Int
    package var text: String
    fileprivate var expected: [String]
  }

  package let examples: [Example]
  private let isOffice: Bool

  package init(_ file: ResourceFile, as name: String) {
    isOffice = name == "offices.tsv"
    examples = file.examples().compactMap { example in
      guard example.parts.count > 1 else { return nil }
      return Example(line: example.line, text: example.parts[0], expected: Array(example.parts.dropFirst()))
    }
  }

  /// What is wrong, or nothing where the reading has what the example says.
  package func failure(of example: Example, in found: ActorFindings) -> String? {
    let expected = example.expected.joined(separator: " | ")
    let seen =
      isOffice
      ? found.offices.map {
        "\(found.table.actors[$0.person].name) | \($0.office) | \($0.bodyName ?? "") | \($0.status)"
      }
      : found.table.actors.map { "\($0.name) | \($0.kind.rawValue) | \($0.code ?? "")" }
    // Ranks and forms of address are shown by the person's name alone.
    let isFound =
      seen.contains(expected)
      || (example.expected.count < 3
        && found.table.actors.contains { $0.name == example.expected[0] && $0.kind == .person })
    return isFound ? nil : "the example gives \(seen.joined(separator: "; ")), not \(expected)"
  }
}
