package import Findings
package import Records
package import TextModel

/// Keeps the records of many reports and answers by person, place, date and type.
///
/// A report goes in whole or not at all. The same report (by id and bytes, or by bytes alone) twice changes nothing; a
/// changed text under the same id takes the old one's place. A store reads no report and finds nothing in one.
package protocol RecordStore: Sendable {
  /// Keeps a record with the text that its spans count in. `replacing` reads a report anew that is already kept.
  func add(_ record: Record, text: SourceText, replacing: Bool) throws -> AddOutcome

  func reports(_ filter: ReportFilter) throws -> [StoredReport]
  func record(ofReport id: String) throws -> StoredRecord?

  func events(_ filter: EventFilter) throws -> [Sourced<EventLine>]
  func quotes(_ filter: QuoteFilter) throws -> [Sourced<QuoteLine>]
  func facts(_ filter: FactFilter) throws -> [Sourced<FactLine>]
  /// The actors that go by a name, in each report; all actors where no name is given.
  func actors(named name: String?) throws -> [Sourced<ActorLine>]

  /// The places that have a name, in each report; all places where no name is given.
  func places(named name: String?) throws -> [Sourced<PlaceLine>]

  /// One line of a record by its id in the store, `REPORT:e5`.
  func line(_ id: String) throws -> StoredLine?

  /// What was corrected by hand, in the order in which it was, those undone too. `CorrectedStore` applies them.
  func corrections() throws -> [Correction]
  /// Keeps a correction; the result has its number.
  func add(_ correction: Correction) throws -> Correction
  /// Takes a correction out of force; it stays listed.
  func undo(_ number: Int, by author: String, at time: String) throws
}

package enum AddOutcome: Hashable, Sendable {
  case added
  /// The report is kept already, under this id.
  case unchanged(id: String)
  /// It took the place of an earlier version, whose SHA-256 this is.
  case superseded(sha256: String)
}

package struct StoredReport: Hashable, Sendable {
  package var reference: ReportReference
  package var line: ReportLine
  package var eventCount: Int
  package var quoteCount: Int
  package var factCount: Int
}

package struct StoredRecord: Sendable {
  package var record: Record
  package var text: SourceText
}

/// A line as it is kept, with the text around it.
package struct StoredLine: Sendable {
  package var report: ReportReference
  package var type: String
  package var json: String
  package var span: Span?
  package var text: SourceText
}

extension RecordStore {
  package func add(_ record: Record, text: SourceText) throws -> AddOutcome {
    try add(record, text: text, replacing: false)
  }

  // MARK: Answers over many reports

  /// The events of a filter, each once with all its mentions, in order of date.
  package func timeline(_ filter: EventFilter = EventFilter()) throws -> [MergedEvent] {
    EventMerging(try events(filter)).events
  }

  /// The ledgers of all reports.
  package func ledgers() throws -> Ledgers {
    Ledgers(try facts(FactFilter(relations: ["membership", "office", "command"])), names: try ledgerNames())
  }

  /// Prices, casualties, alert levels and other figures.
  package func figures(_ filter: FactFilter = FactFilter()) throws -> Figures {
    Figures(try facts(filter), names: try ledgerNames())
  }

  package func contradictions() throws -> [Contradiction] {
    Contradictions.find(try facts(FactFilter()), names: try ledgerNames())
      + Contradictions.find(try events(EventFilter()))
  }

  /// All that reports say of the persons or bodies that go by a name; empty where none does.
  package func profiles(of name: String) throws -> [Profile] {
    let members = try actors(named: name)
    guard !members.isEmpty else { return [] }
    let actors = ActorMerging(members).actors
    let facts = try facts(FactFilter(person: name, relations: Figures.ledgerRelations))
    let quotes = try quotes(QuoteFilter(speaker: name))
    let events = try events(EventFilter(person: name))
    let names = try ledgerNames()
    return actors.map { actor in
      Profile(actor, isAlone: actors.count == 1, facts: facts, quotes: quotes, events: events, names: names)
    }
  }

  /// Names near one that nobody bears.
  package func namesNear(_ name: String) throws -> [String] {
    Suggestions.near(name, among: try actors(named: nil).flatMap { [$0.line.name] + $0.line.aliases })
  }

  package func ledgerNames() throws -> LedgerNames { LedgerNames(try actors(named: nil)) }
}
