import Findings
import FoundationEssentials
import Testing
import TextModel

@testable import Evaluation

@Suite struct NameScorerTests {
  private static let pairs = [
    NamePair("Ana Torvik", "Ana Torwik", isSame: true, kind: .person, phenomenon: "spelling"),
    NamePair("Ana Torvik", "Eva Torvik", isSame: false, kind: .person, phenomenon: "family"),
    NamePair("Oldtown", "Newtown", isSame: true, kind: .place, phenomenon: "historic-name"),
  ]

  @Test func countsWhatIsTakenForOne() {
    let score = NameScorer.score(Self.pairs) { $0.kind == .person }
    #expect(score["all"] == .init(hits: 1, system: 2, gold: 2))
    #expect(score["by_spelling"] == .init(hits: 1, system: 2, gold: 1))
    #expect(score.mistakes.map(\.kind) == [.spurious, .missed])
  }

  @Test func readsPairs() throws {
    let read = try NamePair.read(Array("# note\nA\tB\tsame\tplace\thistoric-name\n".utf8), name: "pairs")
    #expect(read == [NamePair("A", "B", isSame: true, kind: .place, phenomenon: "historic-name")])
    #expect(throws: (any Error).self) { try NamePair.read(Array("A\tB\tperhaps\tplace\tx".utf8), name: "pairs") }
  }
}

@Suite struct OfficeScorerTests {
  private static let gold = #"""
    {"corpus": "c", "id": "r", "start": 0, "end": 60, "sha256": "", "pairs": [
     {"person": "Ana Torvik", "person_span": [10, 20], "office": "President", "office_span": [0, 9], "of": "Norland",
      "status": "current"},
     {"person": "Eva Tarsov", "person_span": [30, 40], "office": "envoy", "office_span": [44, 49], "of": "Sudria",
      "status": "former"}]}
    """#

  private static func fact(_ id: String, _ name: String, _ span: Span) -> FactLine {
    FactLine(
      id: id, report: "r", span: span, relation: "office", subject: ActorReference(name: name),
      object: .office("President", of: ActorReference(name: "Norland")), status: "current", asWritten: span.text,
      confidence: 1)
  }

  @Test func countsPairsBodiesAndStrangers() throws {
    let gold = try JSONDecoder().decode(OfficeParagraph.self, from: Data(Self.gold.utf8))
    var record = Record(
      report: ReportLine(
        id: "r", dateBasis: "unknown", language: "en", sha256: "", characters: 60,
        reader: .init(annals: "", model: "", lexicons: "", rules: "")))
    record.facts = [
      Self.fact("f1", "Ana Torvik", Span(start: 0, end: 9, text: "President")),
      Self.fact("f2", "Ole Brand", Span(start: 50, end: 55, text: "baker")),
      Self.fact("f3", "Ole Brand", Span(start: 70, end: 75, text: "baker")),
    ]
    var scorer = OfficeScorer()
    scorer.add(gold, record, country: { _ in nil })
    #expect(scorer.report["person_office"] == .init(hits: 1, system: 2, gold: 2))
    #expect(scorer.report.mistakes.map(\.kind) == [.missed, .spurious])
  }
}
