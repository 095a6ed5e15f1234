package import Findings

/// The records of many reports as one: what the store's queries, the dossier and the ledgers' answers are made of.
///
/// Lines of many reports come in; merged events, merged actors, ledgers that answer "as of a day", figures and
/// contradictions go out. It is pure: it reads no file, keeps nothing, and finds nothing in a text.
package struct Chronicle: Sendable {
  package let reports: [ReportReference]
  package let events: [MergedEvent]
  package let actors: ActorMerging
  package let quotes: [Sourced<QuoteLine>]
  package let ledgers: Ledgers
  package let figures: Figures
  package let contradictions: [Contradiction]

  package init(_ records: [Record]) {
    let facts = records.flatMap(\.sourcedFacts)
    let mentions = records.flatMap(\.sourcedEvents)
    let members = records.flatMap(\.sourcedActors)
    let names = LedgerNames(members)
    reports = records.map(\.reference)
    events = EventMerging(mentions).events
    actors = names.merging
    quotes = records.flatMap(\.sourcedQuotes)
    ledgers = Ledgers(facts, names: names)
    figures = Figures(facts, names: names)
    contradictions = Contradictions.find(facts, names: names) + Contradictions.find(mentions)
  }
}
