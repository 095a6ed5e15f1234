import Findings
import Records
import TextModel

let span = Span(start: 0, end: 4, text: "Text")

func report(_ id: String, published: String? = nil, publisher: String? = nil) -> ReportReference {
  ReportReference(id: id, publisher: publisher, published: published)
}

func event(
  _ id: String, _ type: String, _ sources: [String], _ targets: [String] = [], on date: String? = nil,
  modality: Modality = .asserted, reciprocal: Bool? = nil, sameAs: String? = nil
) -> EventLine {
  EventLine(
    id: id, report: "r", span: span, trigger: span, plover: EventLine.Plover(type: type),
    sources: sources.map { ActorReference(name: $0) }, targets: targets.map { ActorReference(name: $0) },
    reciprocal: reciprocal, time: date.map { TimeReference(value: $0) }, modality: modality, sameAs: sameAs,
    rule: "test.rules:1", confidence: 0.9)
}

func membership(
  _ subject: String, _ body: String, _ change: FactLine.Change, _ date: String?, modality: Modality = .asserted
) -> FactLine {
  FactLine(
    id: "f1", report: "r", span: span, relation: "membership", subject: ActorReference(name: subject),
    object: .actor(ActorReference(name: body)), change: change, time: date.map { TimeReference(value: $0) },
    modality: modality, confidence: 0.9)
}

func actor(_ id: String, _ name: String, _ kind: ActorLine.Kind, aliases: [String] = []) -> ActorLine {
  ActorLine(
    id: id, report: "r", span: span, name: name, kind: kind, aliases: aliases, mentions: [], confidence: 0.9)
}

func day(_ text: String) -> CalendarDate { CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0) }
