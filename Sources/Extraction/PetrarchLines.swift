import Events
import Findings
import LanguageAnalysis
import Petrarch
import TextModel

/// What the user's dictionaries coded, as lines of the record: the codes are theirs, ids and names are the report's.
extension RecordAssembler {
  func eventLines(of events: [PetrarchEvent], types: PloverTypes, scores: EventCoder) -> [EventLine] {
    events.enumerated().map { index, event in
      let type = types[event.code]
      let values = scores.values(ofType: type, cameo: event.code)
      return EventLine(
        id: eventID(index), report: report, span: span(of: event.clause), trigger: span(of: event.trigger),
        plover: EventLine.Plover(type: type), ploverScore: values.plover, cameo: event.code,
        quad: values.quad.map { EventLine.Quad(scheme: "plover", value: $0) }, goldstein: values.goldstein,
        sources: event.sources.map(reference), targets: event.targets.map(reference),
        reciprocal: event.isReciprocal ? true : nil, place: place(of: event.head), time: dayOfReport,
        rule: event.rule, confidence: event.isByPattern ? 0.7 : 0.6)
    }
  }

  /// Event data of this kind has the story's day.
  private var dayOfReport: TimeReference? {
    document.published?.day.map {
      TimeReference(
        value: $0.description, begin: $0.description, end: $0.description, basis: "published", confidence: 0.7)
    }
  }

  private func reference(_ party: PetrarchParty) -> ActorReference {
    let actor = findings.table.mention(at: party.head)?.actor
    let name = actor.map { findings.table.actors[$0].name } ?? text.text(of: party.tokens)
    return ActorReference(actor: actor.map(actorID), name: name, code: party.code, span: span(of: party.tokens))
  }
}

extension Reading {
  /// Puts in what the user's dictionaries coded, with the reason for each.
  mutating func addEvents(
    _ events: [PetrarchEvent], by assembler: RecordAssembler, types: PloverTypes, scores: EventCoder
  ) {
    record.events = assembler.eventLines(of: events, types: types, scores: scores)
    for (line, event) in zip(record.events, events) {
      reasons[line.id] =
        ["dictionary \(event.rule)\(event.isByPattern ? "" : " (the verb's own code)")"]
        + (event.issues.isEmpty ? [] : ["issues \(event.issues.joined(separator: ", "))"])
    }
  }
}
