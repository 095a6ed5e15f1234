package import Findings
package import TextModel

/// The ledgers that facts of many reports add up to: memberships, offices, commands.
///
/// Only what a report asserts counts; a plan, a possibility or a denial changes no standing.
package struct Ledgers: Sendable {
  package let rows: [LedgerRow]
  private let names: LedgerNames

  package init(_ facts: [Sourced<FactLine>], names: LedgerNames) {
    var rows: [LedgerRow] = []
    var indices: [String: Int] = [:]
    for fact in facts where Self.keeps(fact.line) {
      guard let entry = LedgerEntry(fact, names: names) else { continue }
      let index = indices[entry.key] ?? rows.count
      if index == rows.count {
        indices[entry.key] = index
        rows.append(entry.row)
        rows[index].evidence = []
      }
      rows[index].add(entry)
    }
    self.rows = rows.map(\.inOrder)
    self.names = names
  }

  private static func keeps(_ fact: FactLine) -> Bool {
    fact.modality == .asserted && ["membership", "office", "command"].contains(fact.relation)
  }

  // MARK: Questions

  /// Who is or was a member of a body; on a day where one is given.
  package func members(of body: String, asOf day: CalendarDate? = nil) -> Answer {
    answer(relation: "membership", asOf: day, names: \.objectNames, question: body)
  }

  /// Whose membership of a body is suspended; on a day where one is given.
  package func suspended(from body: String, asOf day: CalendarDate? = nil) -> Answer {
    var answer = members(of: body)
    answer.rows = answer.rows.filter { row in
      day.map { row.standing(on: $0) == .suspended } ?? (row.changes.last { $0.kind != .is }?.kind == .suspended)
    }
    return answer
  }

  /// The offices of a person or of a body.
  package func offices(of name: String?, asOf day: CalendarDate? = nil) -> Answer {
    answer(relation: "office", asOf: day, names: { $0.subjectNames + $0.objectNames }, question: name)
  }

  package func commands(of name: String?, asOf day: CalendarDate? = nil) -> Answer {
    answer(relation: "command", asOf: day, names: { $0.subjectNames + $0.objectNames }, question: name)
  }

  package struct Answer: Sendable {
    package var rows: [LedgerRow]
    /// Names near the one asked for, where none fits.
    package var didYouMean: [String]
  }

  private func answer(
    relation: String, asOf day: CalendarDate?, names: (LedgerRow) -> [String], question: String?
  ) -> Answer {
    let candidates = rows.filter { $0.relation == relation }
    let found: [LedgerRow]
    if let question {
      let candidateNames = candidates.flatMap(names)
      var fitting = Set(BodyNames.fitting(question, among: candidateNames))
      if fitting.isEmpty {
        // The name may stand in the reports for a body that the ledger has under another: "SPO" for the pact's members.
        fitting = Set(self.names.otherNames(of: question).flatMap { BodyNames.fitting($0, among: candidateNames) })
      }
      found = candidates.filter { names($0).contains { fitting.contains($0) } }
      if found.isEmpty {
        return Answer(rows: [], didYouMean: Suggestions.near(question, among: candidates.flatMap(names)))
      }
    } else {
      found = candidates
    }
    let standing = day.map { day in found.filter { $0.standing(on: day).counts } } ?? found
    return Answer(
      rows: standing.sorted { NameKey($0.subject).folded < NameKey($1.subject).folded }, didYouMean: [])
  }
}

/// The one name under which an actor of any report stands in the ledgers.
package struct LedgerNames: Sendable {
  let merging: ActorMerging

  package init(_ actors: [Sourced<ActorLine>]) { merging = ActorMerging(actors) }

  func name(_ reference: ActorReference, in report: ReportReference) -> String {
    reference.actor.flatMap { merging.actor($0, in: report.id)?.name } ?? reference.name
  }

  /// The names of the actors that go by a name.
  func otherNames(of name: String) -> [String] {
    let key = NameKey(name)
    return merging.actors.filter { actor in
      ([actor.name] + actor.aliases).contains { NameKey($0).matches(key) }
    }.flatMap { [$0.name] + $0.aliases.filter { $0.contains(" ") } }
  }

  /// All names of an actor, its own first.
  func names(_ reference: ActorReference, in report: ReportReference) -> [String] {
    guard let actor = reference.actor.flatMap({ merging.actor($0, in: report.id) }) else { return [reference.name] }
    return [actor.name] + actor.aliases
  }
}

/// One fact on its way into a ledger.
private struct LedgerEntry {
  var key: String
  var row: LedgerRow
  var changes: [LedgerRow.Change]

  init?(_ fact: Sourced<FactLine>, names: LedgerNames) {
    let line = fact.line
    let subject = names.name(line.subject, in: fact.report)
    let object: String
    var of: String?
    let objectNames: [String]
    switch line.object {
    case .actor(let reference):
      object = names.name(reference, in: fact.report)
      objectNames = names.names(reference, in: fact.report)
    case .office(let office, let body):
      object = office
      of = body.map { names.name($0, in: fact.report) }
      objectNames = [office] + (body.map { names.names($0, in: fact.report) } ?? [])
    case .word(let word):
      object = word
      objectNames = [word]
    case nil: return nil
    }
    let evidence = Evidence(report: fact.report, line: line.id, span: line.span)
    key = [subject, line.relation, object, of ?? ""].map { NameKey($0).folded }.joined(separator: "|")
    row = LedgerRow(
      subject: subject, relation: line.relation, object: object, of: of, status: line.status, rank: line.rank,
      changes: [], evidence: [evidence], subjectNames: names.names(line.subject, in: fact.report),
      objectNames: objectNames)
    changes = Self.changes(line, report: fact.report, evidence: evidence)
  }

  private static func changes(_ line: FactLine, report: ReportReference, evidence: Evidence) -> [LedgerRow.Change] {
    let published = report.published.flatMap(PartialDate.init)
    let date = line.time.flatMap(PartialDate.init) ?? published
    var changes: [LedgerRow.Change] = []
    if let from = line.from.flatMap(PartialDate.init) {
      changes.append(LedgerRow.Change(kind: .began, date: from, evidence: evidence))
    }
    if let to = line.to.flatMap(PartialDate.init) {
      changes.append(LedgerRow.Change(kind: .ended, date: to, evidence: evidence))
    }
    if let change = line.change, changes.isEmpty || change == .suspended || change == .resumed {
      changes.append(LedgerRow.Change(kind: change, date: date, evidence: evidence))
    } else if changes.isEmpty {
      changes.append(
        LedgerRow.Change(kind: line.status == "former" ? .ended : .is, date: date, evidence: evidence))
    }
    return changes
  }
}

extension LedgerRow {
  fileprivate mutating func add(_ entry: LedgerEntry) {
    changes += entry.changes
    evidence += entry.row.evidence
    rank = rank ?? entry.row.rank
    // The latest report's word for the standing of an office is the one that counts.
    let published = evidence.last?.report.published ?? ""
    if published >= evidence.dropLast().compactMap(\.report.published).max() ?? "" {
      status = entry.row.status ?? status
    }
  }

  /// The changes by date; of one day an ending comes last.
  fileprivate var inOrder: LedgerRow {
    var row = self
    row.changes = changes.enumerated().sorted { left, right in
      switch (left.element.date, right.element.date) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      default:
        (left.element.kind == .ended ? 1 : 0, left.offset) < (right.element.kind == .ended ? 1 : 0, right.offset)
      }
    }.map(\.element)
    return row
  }
}
