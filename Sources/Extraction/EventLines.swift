import Events
import Findings
import LanguageAnalysis
import TextModel

extension RecordAssembler {
  var eventLines: [EventLine] {
    findings.events.enumerated().map { index, event in
      let sides = EventSides(event, in: self)
      return EventLine(
        id: eventID(index), report: report, span: span(of: event.clause), trigger: span(of: event.trigger),
        plover: EventLine.Plover(
          type: event.type, mode: event.mode, context: event.contexts.isEmpty ? nil : event.contexts),
        ploverScore: event.ploverScore, cameo: event.cameo,
        quad: event.quad.map { EventLine.Quad(scheme: "plover", value: $0) }, goldstein: event.goldstein,
        sources: sides.sources, targets: sides.targets,
        reciprocal: event.isReciprocal ? true : nil, place: place(of: event.head), time: time(of: event.head),
        modality: event.modality, attribution: attribution(of: event.head, found: event.attribution),
        sameAs: event.sameAs.map { eventID($0) }, rule: event.rule, confidence: event.confidence)
    }
  }
}
