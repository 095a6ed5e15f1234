import Findings
import Records
import TextModel

/// The columns by which a record's lines are asked for, as rows for the store's tables.
struct RecordIndex {
  struct Line {
    var id: String
    var type: String
    var json: String
  }

  struct DateRow {
    var id: String
    var type: String
    var kind: String
    var date: PartialDate?
  }

  struct Party: Hashable {
    var id: String
    var role: String
    var actor: String?
    var folded: String
  }

  struct Place: Hashable {
    var id: String
    var folded: String
    var country: String?
    var precision: String?
  }

  struct Name {
    var actor: String
    var key: NameKey
  }

  private(set) var lines: [Line] = []
  private(set) var dates: [DateRow] = []
  private(set) var parties: [Party] = []
  private(set) var places: [Place] = []
  private(set) var names: [Name] = []
  private(set) var quoteWords: [(id: String, words: String)] = []

  init(_ record: Record) {
    lines = Self.lines(of: record)
    for actor in record.actors { add(actor) }
    for place in record.places { add(place) }
    for event in record.events { add(event, in: record) }
    let mentions = record.actors.flatMap { actor in actor.mentions.map { (actor: actor, mention: $0) } }
      .sorted { $0.mention.start < $1.mention.start }
    for quote in record.quotes { add(quote, mentions: mentions) }
    for fact in record.facts { add(fact, published: record.report.published, in: record) }
  }

  private static func lines(of record: Record) -> [Line] {
    record.times.map { Line(id: $0.id, type: "time", json: $0.jsonLine) }
      + record.places.map { Line(id: $0.id, type: "place", json: $0.jsonLine) }
      + record.actors.map { Line(id: $0.id, type: "actor", json: $0.jsonLine) }
      + record.quotes.map { Line(id: $0.id, type: "quote", json: $0.jsonLine) }
      + record.quotedTerms.map { Line(id: $0.id, type: "quoted-term", json: $0.jsonLine) }
      + record.events.map { Line(id: $0.id, type: "event", json: $0.jsonLine) }
      + record.facts.map { Line(id: $0.id, type: "fact", json: $0.jsonLine) }
  }

  private mutating func add(_ actor: ActorLine) {
    var seen: Set<String> = []
    for name in [actor.name] + actor.aliases {
      let key = NameKey(name)
      if !key.folded.isEmpty, seen.insert(key.folded).inserted { names.append(Name(actor: actor.id, key: key)) }
    }
  }

  private mutating func add(_ place: PlaceLine) {
    var names = [NameKey(place.name).folded]
    let written = NameKey(place.span.text).folded
    if written != names[0] { names.append(written) }
    for name in names where !name.isEmpty {
      places.append(Place(id: place.id, folded: name, country: place.country, precision: place.precision))
    }
  }

  private mutating func add(_ event: EventLine, in record: Record) {
    dates.append(
      DateRow(
        id: event.id, type: "event", kind: event.plover.type.uppercased(),
        date: event.time.flatMap(PartialDate.init)))
    for source in event.sources { add(source, role: "source", to: event.id) }
    for target in event.targets { add(target, role: "target", to: event.id) }
    if let attribution = event.attribution { add(attribution, role: "attribution", to: event.id) }
    add(event.place, to: event.id, in: record)
  }

  private mutating func add(
    _ quote: QuoteLine, mentions: [(actor: ActorLine, mention: ActorLine.Mention)]
  ) {
    dates.append(
      DateRow(id: quote.id, type: "quote", kind: quote.form.rawValue, date: quote.said.flatMap(PartialDate.init)))
    quoteWords.append((quote.id, quote.content.map(\.text).joined(separator: " … ")))
    if let speaker = quote.speaker { add(speaker, role: "speaker", to: quote.id) }
    if quote.speaker == nil, let span = quote.speakerSpan {
      add(ActorReference(name: span.text), role: "speaker", to: quote.id)
    }
    var seen: Set<String> = []
    for (actor, mention) in mentions
    where quote.content.contains(where: { $0.contains(mention.span) }) && seen.insert(actor.id).inserted {
      add(ActorReference(actor: actor.id, name: actor.name), role: "mentioned", to: quote.id)
    }
  }

  private mutating func add(_ fact: FactLine, published: String?, in record: Record) {
    let date = fact.time.flatMap(PartialDate.init) ?? fact.from.flatMap(PartialDate.init)
    dates.append(
      DateRow(
        id: fact.id, type: "fact", kind: fact.relation, date: date ?? published.flatMap(PartialDate.init)))
    add(fact.subject, role: "subject", to: fact.id)
    switch fact.object {
    case .actor(let reference): add(reference, role: "object", to: fact.id)
    case .office(_, let body?): add(body, role: "object", to: fact.id)
    default: break
    }
    add(fact.place, to: fact.id, in: record)
  }

  private mutating func add(_ reference: ActorReference, role: String, to line: String) {
    parties.append(
      Party(id: line, role: role, actor: reference.actor, folded: NameKey(reference.name).folded))
  }

  private mutating func add(_ place: PlaceReference?, to line: String, in record: Record) {
    guard let place else { return }
    let known = place.place.flatMap { id in record.places.first { $0.id == id } }
    places.append(
      Place(
        id: line, folded: NameKey(place.name).folded, country: known?.country, precision: known?.precision))
  }
}
