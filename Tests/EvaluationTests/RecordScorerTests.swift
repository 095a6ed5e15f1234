import Findings
import Testing
import TextModel

@testable import Evaluation

/// An invented report, its gold and a record with known faults.
@Suite struct RecordScorerTests {
  static let gold = """
    {"quotes":[{"content":{"start":0,"end":10,"text":"We leave. "},"form":"direct","speaker":"Ana Torvik"},
      {"content":[{"start":40,"end":50,"text":"that it is"}],"form":"indirect","speaker":"Per Olsen"}],
     "times":[{"span":{"start":60,"end":66,"text":"Monday"},"value":"2031-03-03"}],
     "people":[{"name":"Ana Torvik","variants":["Anna Torvik","Torvik"],"offices":[{"office":"Prime Minister","of":"Norland"}]}],
     "facts":[{"relation":"membership","subject":"Norland","object":"Straits Pact","change":"ended","date":"1999"},
      {"relation":"price","subject":"litre of diesel","object":"euro","change":"rose","from":1.4,"to":1.9,"unit":"EUR"},
      {"relation":"casualties","subject":"civilians","object":"killed","value":37,"bound":"at least"}],
     "as_of":[{"ask":"members of the Straits Pact on 1998-01-01","answer":["Norland"]},{"ask":"… on 2000-01-01","answer":[]}],
     "events":[{"id":"e1","trigger":{"start":31,"end":36,"text":"asked"},"accept":[{"type":"REQUEST","mode":"assist"}],
        "sources":["Government of Norland"],"targets":["Ostia"],"modality":"asserted"},
      {"id":"e2","trigger":{"start":70,"end":77,"text":"request"},"accept":[{"type":"REQUEST","mode":null}],
        "sources":["Norland"],"targets":[],"modality":"asserted","sameAs":"e1"},
      {"id":"e3","trigger":{"start":80,"end":86,"text":"looted"},"accept":[{"type":"PROTEST","mode":"riot"}],
        "sources":[],"targets":["shops, banks"],"modality":"asserted"}],
     "notEvents":["said (a statement)","Norland seeks more news (optional)"]}
    """

  static let norland = ActorReference(actor: "a1", name: "Norland", code: "NRL")
  static let ana = ActorReference(actor: "a2", name: "Anna Torvik")

  static var record: Record {
    var record = Record(
      report: ReportLine(
        id: "r", published: "2031-03-04", dateBasis: "meta", language: "en", sha256: "", characters: 200,
        reader: .init(annals: "", model: "", lexicons: "", rules: "")))
    record.actors = [
      ActorLine(
        id: "a1", report: "r", span: span(0, "Norland"), name: "Norland", kind: .country, code: "NRL", aliases: [],
        mentions: [], confidence: 1),
      ActorLine(
        id: "a2", report: "r", span: span(0, "Anna Torvik"), name: "Anna Torvik", kind: .person, aliases: ["Torvik"],
        mentions: [], confidence: 1),
    ]
    record.quotes = [
      QuoteLine(
        id: "q1", report: "r", span: span(0, "We leave."), content: [span(0, "We leave.")], form: .direct,
        speaker: ana, confidence: 1)
    ]
    record.times = [
      TimeLine(id: "t1", report: "r", span: span(60, "Monday"), class: .date, value: "2031-03-10", confidence: 1),
      TimeLine(id: "t2", report: "r", span: span(90, "now"), class: .date, value: "PRESENT_REF", confidence: 1),
    ]
    record.facts = [
      FactLine(
        id: "f1", report: "r", span: span(0, "x"), relation: "office", subject: ana,
        object: .office("Prime Minister", of: norland), confidence: 1),
      FactLine(
        id: "f2", report: "r", span: span(0, "x"), relation: "membership", subject: norland,
        object: .actor(ActorReference(name: "Straits Pact")), change: .ended, time: TimeReference(value: "1999"),
        confidence: 1),
      FactLine(
        id: "f3", report: "r", span: span(0, "x"), relation: "price", subject: ActorReference(name: "litre of diesel"),
        change: .rose, fromValue: .number(1.4), toValue: .number(2.9), unit: "EUR", confidence: 1),
    ]
    record.events = [
      event("e1", span(31, "asked"), "REQUEST", "assist", [norland], [ActorReference(name: "Ostia")]),
      event(
        "e2", span(80, "looted"), "PROTEST", "riot", [],
        [ActorReference(name: "shops"), ActorReference(name: "banks")]),
      event("e3", span(100, "struck"), "ASSAULT", nil, [], []),
      event("e4", span(120, "seeks"), "CONSULT", nil, [norland], [], clause: "Norland seeks more news"),
    ]
    return record
  }

  static func span(_ start: Int, _ text: String) -> Span { Span(start: start, end: start + text.count, text: text) }

  static func event(
    _ id: String, _ trigger: Span, _ type: String, _ mode: String?, _ sources: [ActorReference],
    _ targets: [ActorReference], clause: String = "x"
  ) -> EventLine {
    EventLine(
      id: id, report: "r", span: span(0, clause), trigger: trigger, plover: .init(type: type, mode: mode),
      sources: sources, targets: targets, rule: "", confidence: 1)
  }

  static func report() throws -> RecordReport {
    let gold = try GoldRecord.read(Array(gold.utf8), name: "gold.json")
    return RecordScorer(gold: gold, record: record, country: { $0 == "Norland" || $0 == "NRL" ? "Norland" : nil })
      .score()
  }

  @Test(arguments: [
    ("quotes", 1, 2, 0), ("times", 1, 1, 1), ("people", 1, 1, 0), ("facts", 2, 3, 0), ("as_of", 2, 2, 0),
    ("events", 2, 2, 1),
  ])
  func countsFoundAndSpurious(_ name: String, _ found: Int, _ gold: Int, _ spurious: Int) throws {
    let kind = try #require(try Self.report()[name])
    #expect(kind.found == found, "\(kind.notes)")
    #expect(kind.gold == gold)
    #expect(kind.spurious == spurious, "\(kind.notes)")
  }

  @Test(arguments: [
    ("quotes", "speaker", 1), ("quotes", "exact", 1), ("times", "value", 0), ("people", "merged", 1),
    ("people", "all offices", 1), ("facts", "value", 1), ("facts", "date", 2), ("events", "sources", 2),
    ("events", "targets", 2), ("events", "mode", 2),
  ])
  func countsWhatIsRight(_ name: String, _ what: String, _ count: Int) throws {
    let kind = try #require(try Self.report()[name])
    #expect(kind.right.first { $0.what == what }?.count == count, "\(kind)")
  }

  @Test func saysWhatIsMissed() throws {
    let notes = try #require(try Self.report()["facts"]).notes
    #expect(notes.contains(.init(.missed, "casualties civilians > killed 37.0")))
  }
}
