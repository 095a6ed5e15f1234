import Findings
import Foundation
import Lexicons
import RecordStore
import TextModel

/// The checkout that these tests are part of.
let root = DataRoot(path: String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }))

/// A small record over a text of our own: who asked whom, what was said, who belongs where.
struct Sample {
  var text: SourceText
  var record: Record

  init(
    id: String = "r1", published: String = "2031-03-04", text: String? = nil, person: String = "Ana Torvik",
    sha256: String? = nil
  ) {
    let words =
      text
      ?? "On 3 March \(person) asked the Straits Pact for help in Orlin. \u{201C}We need Norland,\u{201D} she said."
    let source = SourceText(words)
    self.text = source
    func span(_ part: String) -> Span {
      guard let range = words.range(of: part) else { return source.span(0..<0) }
      let low = words.utf8.distance(from: words.startIndex, to: range.lowerBound)
      return source.span(low..<(low + part.utf8.count))
    }
    let speaker = ActorReference(actor: "a1", name: person)
    let pact = ActorReference(actor: "a2", name: "Straits Pact Organization")
    record = Record(
      report: ReportLine(
        id: id, title: "Help asked", publisher: "Paper", published: published, dateBasis: "meta", language: "en",
        sha256: sha256 ?? "sha-\(words.hashValue)", characters: source.codePointCount,
        reader: ReportLine.Reader(annals: "0", model: "m", lexicons: "l", rules: "r")),
      times: [
        TimeLine(id: "t1", report: id, span: span("3 March"), class: .date, value: "2031-03-03", confidence: 0.9)
      ],
      places: [
        PlaceLine(
          id: "p1", report: id, span: span("Orlin"), name: "Orlin", country: "NL", precision: "city", confidence: 0.9),
        PlaceLine(
          id: "p2", report: id, span: span("Norland"), name: "Norland", country: "NL", precision: "country",
          confidence: 0.9),
      ],
      actors: [
        ActorLine(
          id: "a1", report: id, span: span(person), name: person, kind: .person, aliases: ["Torvik"],
          mentions: [ActorLine.Mention(span(person), form: .name)], confidence: 0.9),
        ActorLine(
          id: "a2", report: id, span: span("Straits Pact"), name: "Straits Pact Organization", kind: .organisation,
          aliases: ["Straits Pact", "SPO"], mentions: [ActorLine.Mention(span("Straits Pact"), form: .name)],
          confidence: 0.9),
        ActorLine(
          id: "a3", report: id, span: span("Norland"), name: "Norland", kind: .country, code: "NOR", aliases: [],
          mentions: [ActorLine.Mention(span("Norland"), form: .name)], confidence: 0.9),
      ],
      quotes: [
        QuoteLine(
          id: "q1", report: id, span: span("\u{201C}We need Norland,\u{201D} she said"),
          content: [span("We need Norland,")],
          form: .direct, speaker: speaker, speakerSpan: span("she"), cue: [span("said")], said: published,
          confidence: 0.9)
      ],
      events: [
        EventLine(
          id: "e1", report: id, span: span("\(person) asked the Straits Pact for help in Orlin"),
          trigger: span("asked"),
          plover: EventLine.Plover(type: "REQUEST", mode: "assist"), cameo: "0234",
          sources: [speaker], targets: [pact], place: PlaceReference(place: "p1", name: "Orlin"),
          time: TimeReference(value: "2031-03-03", begin: "2031-03-03", end: "2031-03-03", basis: "t1"),
          rule: "request.rules:1", confidence: 0.9)
      ],
      facts: [
        FactLine(
          id: "f1", report: id, span: span("Norland"), relation: "membership",
          subject: ActorReference(actor: "a3", name: "Norland"), object: .actor(pact), change: .began,
          time: TimeReference(value: "1993"), confidence: 0.9),
        FactLine(
          id: "f2", report: id, span: span("help"), relation: "price", subject: ActorReference(name: "litre of diesel"),
          change: .rose, fromValue: .number(1.4), toValue: .number(1.9), unit: "EUR", confidence: 0.8),
        FactLine(
          id: "f3", report: id, span: span(person), relation: "office", subject: speaker,
          object: .office("Prime Minister", of: ActorReference(actor: "a3", name: "Norland")), status: "current",
          confidence: 0.9),
      ])
  }
}

/// A file of its own for one test, removed after it.
final class TemporaryStore {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("annals-\(UUID()).db").path

  func open() throws -> SQLiteStore { try SQLiteStore(path: path, root: root) }

  deinit {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}
