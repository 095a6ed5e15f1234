import Findings
import Testing
import TextModel

@testable import Evaluation

/// Invented sentences and events with known faults.
@Suite struct EventSentenceTests {
  static let text = "France sent troops to Ostia. The premier met nobody at all. Rebels shelled Kesh, killing two."

  /// The second sentence holds no event.
  static let gold = """
    {"corpus":"c","id":"d","start":0,"end":28,"events":[{"trigger":[7,18],"types":["MOBILIZE","AID"],
    "modes":["troops"],"sources":["French government"],"targets":["Ostia"],"modality":"asserted"}]}
    {"corpus":"c","id":"d","start":29,"end":59,"events":[]}
    {"corpus":"c","id":"d","start":60,"end":93,"events":[{"trigger":[67,74],
    "accept":[{"type":"ASSAULT","mode":null}],"sources":["rebels"],"targets":[],"modality":"asserted"}]}
    """

  private static var sentences: [EventSentence] {
    get throws {
      let lines = gold.replacing("\n\"", with: "\"")
      return try CorpusFile.readParts(Array(lines.utf8), name: "gold")
    }
  }

  private static func event(
    _ start: Int, _ end: Int, _ type: String, _ sources: [String], _ targets: [String],
    clause: Range<Int>, modality: Modality = .asserted, sameAs: String? = nil
  ) -> EventLine {
    EventLine(
      id: "e\(start)", report: "d", span: span(clause.lowerBound, clause.upperBound),
      trigger: span(start, end), plover: .init(type: type, mode: "troops", context: nil), ploverScore: nil, cameo: nil,
      quad: nil, goldstein: nil, sources: sources.map { ActorReference(name: $0) },
      targets: targets.map { ActorReference(name: $0) }, reciprocal: nil, place: nil, time: nil, modality: modality,
      attribution: nil, sameAs: sameAs, rule: "r", confidence: 1)
  }

  private static func span(_ start: Int, _ end: Int) -> Span {
    Span(start: start, end: end, text: String(text.dropFirst(start).prefix(end - start)))
  }

  private static func score(_ events: [EventLine]) throws -> ScoreReport {
    var record = Record(
      report: ReportLine(
        id: "d", published: nil, dateBasis: "none", language: "en", sha256: "", characters: 93,
        reader: .init(annals: "", model: "", lexicons: "", rules: "")))
    record.events = events
    let scorer = EventSentenceScorer(country: { ["France": "France", "French": "France"][$0] })
    return scorer.score(try sentences, records: ["c/d": (record: record, text: text)])
  }

  @Test func allRight() throws {
    let report = try Self.score([
      Self.event(7, 11, "AID", ["France"], ["Ostia"], clause: 0..<28),
      Self.event(67, 74, "ASSAULT", ["Rebels"], [], clause: 60..<93),
    ])
    #expect(report["type"]?.f1 == 1)
    #expect(report["type_both_actors"]?.f1 == 1)
    #expect(report.mistakes.isEmpty)
    #expect(report.jsonLine.contains("\"quiet\":1"))
  }

  @Test func nothingFound() throws {
    let report = try Self.score([])
    #expect(report["type"]?.hits == 0)
    #expect(report.mistakes.map(\.kind) == [.missed, .missed])
    #expect(report.mistakes.first?.gold.contains("sent troops") == true)
  }

  @Test func faultsAreCountedEachInItsPlace() throws {
    let report = try Self.score([
      Self.event(7, 11, "ASSAULT", ["France"], ["Ostia"], clause: 0..<28),
      Self.event(41, 44, "CONSULT", ["premier"], [], clause: 29..<59),
      Self.event(81, 88, "ASSAULT", ["Rebels"], ["two"], clause: 60..<93, modality: .planned),
    ])
    #expect(report["type"]?.hits == 1, "a trigger in the same clause")
    #expect(report["type_source"]?.hits == 1)
    #expect(report["type_both_actors"]?.hits == 0, "an empty side must be empty")
    #expect(report.jsonLine.contains("\"quiet\":0"))
    #expect(report.jsonLine.contains("\"modality\":0"))
    #expect(Set(report.mistakes.map(\.kind)) == [.missed, .spurious, .source, .wrong])
  }

  @Test func retellingsCountOnce() throws {
    let report = try Self.score([
      Self.event(67, 74, "ASSAULT", ["Rebels"], [], clause: 60..<93),
      Self.event(81, 88, "ASSAULT", ["Rebels"], [], clause: 60..<93, sameAs: "e67"),
    ])
    #expect(report["type"]?.system == 1)
  }

  @Test(arguments: [
    #"{"corpus":"c","id":"d","start":9,"end":2,"events":[]}"#,
    #"{"corpus":"c","id":"d","start":0,"end":2,"events":[{"trigger":[1],"types":[]}]}"#,
    #"{"corpus":"c","id":"d","start":0,"end":2,"events":[{"trigger":[0,1]}]}"#,
  ])
  func damagedLinesAreReported(line: String) {
    #expect(throws: (any Error).self) {
      let _: [EventSentence] = try CorpusFile.readParts(Array(line.utf8), name: "gold")
    }
  }
}
