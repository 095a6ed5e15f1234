package import Findings
import TextModel

/// A record's lines in the shape that each scorer compares.
package enum SystemOutput {
  package static func times(_ record: Record) -> TimeDocument {
    TimeDocument(
      id: record.report.id,
      timexes: record.times.map {
        .init(start: $0.span.start, end: $0.span.end, type: $0.class.rawValue, value: $0.value)
      })
  }

  /// Quotations as corpora of attributions count them: the outermost only, the marks between the parts of an
  /// interrupted one among its words, the source with its apposition and relative clause.
  package static func quotes(_ record: Record, text: String) -> QuoteDocument {
    let scalars = Array(text.unicodeScalars)
    return QuoteDocument(
      id: record.report.id,
      quotes: record.quotes.filter { $0.within == nil }.map { quote in
        .init(
          content: withInnerMarks(quote.content.map(\.range), in: scalars),
          source: (quote.sourceSpan ?? quote.speakerSpan).map { [$0.range] } ?? [], cue: quote.cue.map(\.range),
          speaker: quote.speaker?.name, direct: quote.form == .direct)
      })
  }

  private static func withInnerMarks(_ parts: [Range<Int>], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    parts.enumerated().map { index, part in
      var start = part.lowerBound
      var end = part.upperBound
      while index > 0, start > 0, start <= scalars.count, marks.contains(scalars[start - 1]) { start -= 1 }
      while index + 1 < parts.count, end < scalars.count, marks.contains(scalars[end]) { end += 1 }
      return start..<end
    }
  }

  private static let marks = Set("“”„‟«»\"‘’'`".unicodeScalars)

  package static func places(_ record: Record) -> MentionDocument {
    MentionDocument(
      id: record.report.id,
      mentions: record.places.map {
        .init(start: $0.span.start, end: $0.span.end, type: "LOC", lat: $0.lat, lon: $0.lon)
      })
  }

  /// Mentions by name of actors and places, under the type names of a corpus.
  package static func entities(
    _ record: Record, types: EntityTypes, isNamesOnly: Bool = true
  ) -> MentionDocument {
    let actors = record.actors.flatMap { actor -> [MentionDocument.Mention] in
      guard let type = types.name(of: actor.kind) else { return [] }
      return actor.mentions.filter { !isNamesOnly || $0.form == .name }.map {
        .init(start: $0.start, end: $0.end, type: type)
      }
    }
    let taken = Set(actors.map { [$0.start, $0.end] })
    let places = record.places.compactMap { place -> MentionDocument.Mention? in
      guard let type = types.place, place.form == nil, !taken.contains([place.span.start, place.span.end]) else {
        return nil
      }
      return .init(start: place.span.start, end: place.span.end, type: type)
    }
    return MentionDocument(id: record.report.id, mentions: actors + places)
  }

  /// What codes the events' `code` field.
  package enum EventScheme: String, Sendable, CaseIterable {
    case cameo
    case plover
  }

  /// Every event as dyads of actor codes, by ordered pairs where it is mutual.
  package static func events(_ record: Record, scheme: EventScheme) -> EventDocument {
    let events = record.events.filter { $0.modality != .denied }.flatMap { event -> [EventDocument.Event] in
      guard let code = scheme == .cameo ? event.cameo : event.plover.type else { return [] }
      let date = event.time?.begin ?? record.report.published
      return dyads(event, record).map { .init(date: date, source: $0, target: $1, code: code) }
    }
    return EventDocument(id: record.report.id, events: events)
  }

  private static func dyads(_ event: EventLine, _ record: Record) -> [(String?, String?)] {
    let codes = Dictionary(record.actors.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
    func code(_ party: ActorReference) -> String? { party.code ?? party.actor.flatMap { codes[$0] ?? nil } }
    if event.reciprocal == true {
      let parties = unique((event.sources + event.targets).map(code))
      let pairs = parties.flatMap { first in parties.filter { $0 != first }.map { (first, $0) } }
      if !pairs.isEmpty { return pairs }
    }
    let sources = event.sources.isEmpty ? [nil] : unique(event.sources.map(code))
    let targets = event.targets.isEmpty ? [nil] : unique(event.targets.map(code))
    return sources.flatMap { source in targets.map { (source, $0) } }
  }

  private static func unique(_ codes: [String?]) -> [String?] {
    var seen: Set<String?> = []
    return codes.filter { seen.insert($0).inserted }
  }
}

/// What a corpus calls the kinds of names, so that a record's mentions can be compared with it.
package struct EntityTypes: Sendable {
  package var person: String?
  package var organisation: String?
  /// Countries, also where they act.
  package var country: String?
  package var people: String?
  package var place: String?

  package init(person: String?, organisation: String?, country: String?, people: String?, place: String?) {
    self.person = person
    self.organisation = organisation
    self.country = country
    self.people = people
    self.place = place
  }

  /// The first of these vocabularies that has a type of the gold: re3d's, CoNLL's, OntoNotes', MUC's.
  package static func fitting(_ gold: [MentionDocument]) -> EntityTypes {
    let used = Set(gold.flatMap { $0.mentions.compactMap(\.type) })
    return known.first { types in
      [types.person, types.organisation, types.place].compactMap { $0 }.filter(used.contains).count >= 2
    } ?? known[0]
  }

  private static let known = [
    EntityTypes(
      person: "Person", organisation: "Organisation", country: "Location", people: "Nationality", place: "Location"),
    EntityTypes(person: "PER", organisation: "ORG", country: "LOC", people: "MISC", place: "LOC"),
    EntityTypes(person: "PERSON", organisation: "ORG", country: "GPE", people: "NORP", place: "GPE"),
    EntityTypes(
      person: "PERSON", organisation: "ORGANIZATION", country: "LOCATION", people: nil, place: "LOCATION"),
    EntityTypes(person: "person", organisation: "organisation", country: "country", people: "misc", place: "location"),
    EntityTypes(person: "person", organisation: "corporation", country: "location", people: nil, place: "location"),
  ]

  /// What the corpus calls the language model's types of names (OntoNotes'); types that it does not have are left out.
  package func namesOfModel(in gold: [MentionDocument]) -> [String: String] {
    let used = Set(gold.flatMap { $0.mentions.compactMap(\.type) })
    var names: [String: String] = [:]
    let kinds = [
      ("LANGUAGE", "MISC"), ("EVENT", "MISC"), ("WORK_OF_ART", "MISC"), ("PRODUCT", "MISC"), ("LAW", "MISC"),
      ("PERSON", person), ("ORG", organisation), ("GPE", country), ("LOC", place), ("FAC", place), ("NORP", people),
      ("DATE", "Temporal"), ("TIME", "Temporal"), ("CARDINAL", "Quantity"), ("QUANTITY", "Quantity"),
      ("MONEY", "Money"), ("QUANTITY", "MEASURE"),
    ]
    for (label, name) in kinds {
      if let name, used.contains(name) { names[label] = name }
    }
    for label in ["DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"] where used.contains(label) { names[label] = label }
    return names
  }

  func name(of kind: ActorLine.Kind) -> String? {
    switch kind {
    case .person: person
    case .country: country
    case .people: people
    case .government, .armedForce, .organisation, .group: organisation
    }
  }
}

extension Span {
  var range: Range<Int> { start..<max(start, end) }
}
