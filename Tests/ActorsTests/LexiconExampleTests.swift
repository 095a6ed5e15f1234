import Findings
import Lexicons
import Testing

@testable import Actors

/// The examples that stand in the lexicons themselves.
@Suite(.enabled(if: TestData.pipeline != nil, "the model is not packed: run 'make setup'"))
struct LexiconExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var file: String
    var line: Int
    var parts: [String]
    var testDescription: String { "\(file):\(line): \(parts.first ?? "")" }
  }

  static let actorFiles = [
    "roles.tsv", "bodies/international.tsv", "bodies/national.tsv", "bodies/armed-groups.tsv",
    "bodies/media-companies.tsv",
  ]

  static func examples(_ files: [String]) -> [Example] {
    files.flatMap { name in
      guard let file = try? ResourceFile(path: TestData.root.resource("Actors", name)) else { return [Example]() }
      return file.examples().map { Example(file: name, line: $0.line, parts: $0.parts) }
    }
  }

  @Test(arguments: examples(actorFiles))
  func actors(_ example: Example) throws {
    let parts = example.parts
    try #require(parts.count == 4)
    let (_, found) = try #require(TestData.read(parts[0]))
    let seen = found.table.actors.map { "\($0.name) | \($0.kind.rawValue) | \($0.code ?? "")" }
    #expect(seen.contains(parts[1...].joined(separator: " | ")), "found: \(seen)")
  }

  @Test(arguments: examples(["offices.tsv"]))
  func offices(_ example: Example) throws {
    let parts = example.parts
    try #require(parts.count == 5)
    let (_, found) = try #require(TestData.read(parts[0]))
    let seen = found.offices.map {
      "\(found.table.actors[$0.person].name) | \($0.office) | \($0.bodyName ?? "") | \($0.status)"
    }
    #expect(seen.contains(parts[1...].joined(separator: " | ")), "found: \(seen)")
  }

  @Test(arguments: examples(["ranks.tsv", "titles.tsv"]))
  func titles(_ example: Example) throws {
    let (_, found) = try #require(TestData.read(example.parts[0]))
    #expect(found.table.actors.contains { $0.kind == .person && $0.name == example.parts[1] })
  }
}
