package import Findings
package import Records
package import TextModel

/// A store whose answers have the corrections by hand applied; what it keeps stays as it was read.
///
/// Without a correction it costs nothing. With one, each question also reads all actors once, as the ledgers do.
package struct CorrectedStore: RecordStore {
  private let base: any RecordStore

  package init(_ base: any RecordStore) { self.base = base }

  package func add(_ record: Record, text: SourceText, replacing: Bool) throws -> AddOutcome {
    try base.add(record, text: text, replacing: replacing)
  }

  package func reports(_ filter: ReportFilter) throws -> [StoredReport] { try base.reports(filter) }

  package func line(_ id: String) throws -> StoredLine? { try base.line(id) }

  package func corrections() throws -> [Correction] { try base.corrections() }

  package func add(_ correction: Correction) throws -> Correction { try base.add(correction) }

  package func undo(_ number: Int, by author: String, at time: String) throws {
    try base.undo(number, by: author, at: time)
  }

  /// What is in force, or nothing.
  private func inForce() throws -> Corrections? {
    let corrections = try base.corrections()
    guard corrections.contains(where: \.isInForce) else { return nil }
    let concernsActors = corrections.contains { $0.isInForce && $0.subject == .actor }
    let points = try PlaceCorrections.leads(corrections).compactMap { name in
      try base.places(named: name).first.map { (NameKey(name).folded, $0.line) }
    }
    return Corrections(
      actors: ActorCorrections(concernsActors ? try base.actors(named: nil) : [], corrections),
      places: PlaceCorrections(corrections, points: Dictionary(points, uniquingKeysWith: { first, _ in first })))
  }

  package func record(ofReport id: String) throws -> StoredRecord? {
    guard let stored = try base.record(ofReport: id), let corrections = try inForce() else {
      return try base.record(ofReport: id)
    }
    return StoredRecord(record: corrections.record(stored.record), text: stored.text)
  }

  package func actors(named name: String?) throws -> [Sourced<ActorLine>] {
    guard let corrections = try inForce() else { return try base.actors(named: name) }
    guard let name else { return corrections.actors.lines }
    let asked = try Asked(name, in: base, corrections)
    return asked.untouched + asked.touched
  }

  package func places(named name: String?) throws -> [Sourced<PlaceLine>] {
    guard let corrections = try inForce(), !corrections.places.isEmpty else { return try base.places(named: name) }
    guard let name else { return try base.places(named: nil).compactMap { corrections.place($0) } }
    var found = Union<PlaceLine>()
    for name in [name] + corrections.places.earlierNames(of: name) {
      found.add(try base.places(named: name), id: \.id)
    }
    let key = NameKey(name).folded
    return found.lines.compactMap { place in
      guard let corrected = corrections.place(place) else { return nil }
      let names = [corrected.line.name] + (corrected == place ? [place.line.span.text] : [])
      return names.contains { NameKey($0).folded == key } ? corrected : nil
    }
  }

  package func events(_ filter: EventFilter) throws -> [Sourced<EventLine>] {
    guard let corrections = try inForce() else { return try base.events(filter) }
    let asked = try filter.person.map { try Asked($0, in: base, corrections) }
    let places: [String?] = filter.place.map { [$0] + corrections.places.earlierNames(of: $0) } ?? [nil]
    var found = Union<EventLine>()
    var direct: Set<String> = []
    for person in Asked.names(asked) {
      for place in places {
        var narrowed = filter
        (narrowed.person, narrowed.place) = (person, place)
        let events = try base.events(narrowed)
        if place == filter.place { direct.formUnion(events.map { "\($0.report.id):\($0.line.id)" }) }
        found.add(events, id: \.id)
      }
    }
    return found.lines.compactMap { event in
      let corrected = corrections.event(event)
      if let asked, !asked.holds((corrected.line.sources + corrected.line.targets), in: event.report.id) { return nil }
      if let place = filter.place {
        guard let now = corrected.line.place?.name, let before = event.line.place?.name else { return nil }
        // What lies in the country that is asked for came by another name than its own.
        let isWithin =
          direct.contains("\(event.report.id):\(event.line.id)") && !NameKey(before).matches(NameKey(place))
        guard isWithin || NameKey(now).folded == NameKey(place).folded else { return nil }
      }
      return corrected
    }
  }

  package func quotes(_ filter: QuoteFilter) throws -> [Sourced<QuoteLine>] {
    guard let corrections = try inForce() else { return try base.quotes(filter) }
    let asked = try filter.speaker.map { try Asked($0, in: base, corrections) }
    let about = Asked.names(try filter.about.map { try Asked($0, in: base, corrections) })
    var found = Union<QuoteLine>()
    for speaker in Asked.names(asked) {
      for about in about {
        var narrowed = filter
        (narrowed.speaker, narrowed.about) = (speaker, about)
        found.add(try base.quotes(narrowed), id: \.id)
      }
    }
    return found.lines.compactMap { quote in
      let corrected = corrections.quote(quote)
      guard let asked else { return corrected }
      let speaker = corrected.line.speaker ?? corrected.line.speakerSpan.map { ActorReference(name: $0.text) }
      return asked.holds(speaker.map { [$0] } ?? [], in: quote.report.id) ? corrected : nil
    }
  }

  package func facts(_ filter: FactFilter) throws -> [Sourced<FactLine>] {
    guard let corrections = try inForce() else { return try base.facts(filter) }
    let asked = try filter.person.map { try Asked($0, in: base, corrections) }
    var found = Union<FactLine>()
    for person in Asked.names(asked) {
      var narrowed = filter
      narrowed.person = person
      found.add(try base.facts(narrowed), id: \.id)
    }
    return found.lines.compactMap { fact in
      guard let corrected = corrections.fact(fact) else { return nil }
      return asked?.holds(corrected.line.parties, in: fact.report.id) ?? true ? corrected : nil
    }
  }
}

/// Who a name means now: the actors that no correction concerns, those that one does, and the names under which the
/// reports have them.
private struct Asked {
  let untouched: [Sourced<ActorLine>]
  let touched: [Sourced<ActorLine>]
  let names: [String]
  private let key: NameKey
  private let members: Set<ActorCorrections.MemberID>

  init(_ name: String, in store: any RecordStore, _ corrections: Corrections) throws {
    let found = try store.actors(named: name)
    untouched = found.filter { !corrections.actors.concerns(.init($0)) }
    let key = NameKey(name)
    let isKnown = found.contains { ([$0.line.name] + $0.line.aliases).contains { NameKey($0).matches(key) } }
    touched = corrections.actors.members(named: name, partly: !isKnown)
    var names = [name]
    for other in touched.flatMap({ [$0.line.name] + $0.line.aliases }) where !names.contains(other) {
      names.append(other)
    }
    self.names = names
    self.key = key
    members = Set((untouched + touched).map { .init($0) })
  }

  /// The names to ask a store for; nothing, once, where no name is asked for.
  static func names(_ asked: Asked?) -> [String?] { asked?.names ?? [nil] }

  /// Whether one of the parties of a line is meant.
  func holds(_ parties: [ActorReference], in report: String) -> Bool {
    parties.contains { party in
      guard let actor = party.actor else { return NameKey(party.name).contains(key) }
      return members.contains(.init(report: report, actor: actor))
    }
  }
}

extension ActorCorrections.MemberID {
  fileprivate init(_ member: Sourced<ActorLine>) { self.init(report: member.report.id, actor: member.line.id) }
}

/// Lines of several questions, each once, in the order that one question would give.
private struct Union<Line: Hashable & Sendable> {
  private var found: [(line: Sourced<Line>, id: String)] = []
  private var seen: Set<String> = []
  private var isMixed = false

  mutating func add(_ more: [Sourced<Line>], id: (Line) -> String) {
    let new = more.map { (line: $0, id: id($0.line)) }.filter { seen.insert("\($0.line.report.id):\($0.id)").inserted }
    isMixed = isMixed || (!found.isEmpty && !new.isEmpty)
    found += new
  }

  var lines: [Sourced<Line>] {
    guard isMixed else { return found.map(\.line) }
    return found.sorted { left, right in
      let (first, second) = (left.line.report, right.line.report)
      if first.published != second.published { return (first.published ?? "") < (second.published ?? "") }
      if first.id != second.id { return first.id < second.id }
      return (left.id.utf8.count, left.id) < (right.id.utf8.count, right.id)
    }.map(\.line)
  }
}

extension FactLine {
  /// The actors that it is about.
  fileprivate var parties: [ActorReference] {
    switch object {
    case .actor(let object): [subject, object]
    case .office(_, let body): [subject] + (body.map { [$0] } ?? [])
    case .word, nil: [subject]
    }
  }
}
