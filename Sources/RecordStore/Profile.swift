package import Findings
package import Records
import TextModel

/// What the reports say of one person or body: what `who NAME` answers.
package struct Profile: Sendable {
  package var actor: MergedActor
  /// What it holds, belongs to and commands, by date.
  package var offices: [LedgerRow]
  package var memberships: [LedgerRow]
  package var commands: [LedgerRow]
  /// Who belongs to it, holds an office of it, commands it.
  package var people: [LedgerRow]
  /// What it is called that is no office: "first cosmonaut".
  package var descriptions: [Sourced<FactLine>]
  package var quotes: [Sourced<QuoteLine>]
  package var events: [MergedEvent]

  /// Takes what is about `actor` from answers about a name that others may share; `isAlone` says that nobody does.
  init(
    _ actor: MergedActor, isAlone: Bool, facts: [Sourced<FactLine>], quotes: [Sourced<QuoteLine>],
    events: [Sourced<EventLine>], names: LedgerNames
  ) {
    let members = Set(actor.members.map { "\($0.report.id):\($0.line.id)" })
    let spellings = Set(([actor.name] + actor.aliases).map { NameKey($0).folded })
    func isMeant(_ reference: ActorReference, in report: ReportReference) -> Bool {
      if let id = reference.actor { return members.contains("\(report.id):\(id)") }
      return isAlone || spellings.contains(NameKey(reference.name).folded)
    }
    let own = facts.filter { isMeant($0.line.subject, in: $0.report) }
    let ledgers = Ledgers(own, names: names).rows.sorted { $0.timeLineKey < $1.timeLineKey }
    self.actor = actor
    offices = ledgers.filter { $0.relation == "office" }
    memberships = ledgers.filter { $0.relation == "membership" }
    commands = ledgers.filter { $0.relation == "command" }
    people =
      Ledgers(
        facts.filter { fact in fact.line.objectReference.map { isMeant($0, in: fact.report) } ?? false }, names: names
      ).rows.sorted { $0.timeLineKey < $1.timeLineKey }
    descriptions = own.filter { $0.line.relation == "description" }
    self.quotes = quotes.filter { quote in
      quote.line.speaker.map { isMeant($0, in: quote.report) } ?? isAlone
    }
    self.events =
      EventMerging(
        events.filter { event in
          (event.line.sources + event.line.targets).contains { isMeant($0, in: event.report) }
        }
      ).events
  }

  /// The reports that name the person or body, in order.
  package var reports: [ReportReference] {
    var seen: Set<String> = []
    return actor.members.map(\.report).filter { seen.insert($0.id).inserted }
  }
}

extension LedgerRow {
  /// Since when it is known to hold: first what has a date, by it.
  fileprivate var timeLineKey: String { (from ?? changes.lazy.compactMap(\.date).first)?.first.description ?? "9999" }
}

extension FactLine {
  /// The body or person that it is to, as far as it is one.
  fileprivate var objectReference: ActorReference? {
    switch object {
    case .actor(let reference): reference
    case .office(_, let body): body
    case .word, nil: nil
    }
  }
}

extension Profile: JSONWritable {
  /// Who it is; the ledgers' rows, the quotations and events are lines of their own.
  package func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "profile")
      $0.field("name", actor.name)
      $0.field("kind", actor.kind.rawValue)
      $0.field("code", actor.code)
      $0.list("aliases", actor.aliases)
      $0.list("reports", reports)
    }
  }
}
