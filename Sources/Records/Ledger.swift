package import Findings
package import TextModel

/// A row of a ledger: what held between a subject and an object, from when to when, and the words it rests on.
package struct LedgerRow: Hashable, Sendable {
  package var subject: String
  /// `membership`, `office`, `command` …
  package var relation: String
  /// What the relation is to: a body, a force, or an office.
  package var object: String
  /// The body that an office is of.
  package var of: String?
  package var status: String?
  package var rank: String?
  /// The changes in order; the state on a day follows from them.
  package var changes: [Change]
  package var evidence: [Evidence]
  /// Every name that reports have for the subject, and for the object (of an office: for its body).
  package var subjectNames: [String]
  package var objectNames: [String]

  package struct Change: Hashable, Sendable {
    package var kind: FactLine.Change
    /// When the change took effect, or the day for which a state (`is`) is reported.
    package var date: PartialDate?
    package var evidence: Evidence
  }

  /// When it began, where a report says so.
  package var from: PartialDate? { changes.first { $0.kind == .began }?.date }
  /// When it ended, unless it began again later.
  package var to: PartialDate? {
    guard let last = changes.last(where: { $0.kind != .is }), last.kind == .ended else { return nil }
    return last.date
  }
}

/// Whether a row holds on a day.
///
/// A change dated 1999 has taken effect for certain on the last day of 1999; within that year it is `beginning` or
/// `ending`, and what was before it still counts.
package enum Standing: String, Hashable, Sendable {
  case holds
  case beginning
  case ending
  case suspended
  case over
  case notYet
  case unknown

  package var counts: Bool { self == .holds || self == .ending }
}

extension LedgerRow {
  package func standing(on day: CalendarDate) -> Standing {
    let dated = changes.compactMap { change in change.date.map { (kind: change.kind, date: $0) } }
    let before = dated.last { $0.date.last <= day }.map { Self.standing(after: $0.kind) }
    let next = dated.first { day < $0.date.last }
    let state = before ?? Self.standing(before: next?.kind, isUndated: !changes.isEmpty)
    guard let next, next.date.first <= day else { return state }
    switch next.kind {
    case .began, .resumed: return state.counts ? state : .beginning
    case .ended, .suspended: return state.counts ? .ending : state
    default: return .holds
    }
  }

  private static func standing(after change: FactLine.Change) -> Standing {
    switch change {
    case .ended: .over
    case .suspended: .suspended
    default: .holds
    }
  }

  /// What ended, or was suspended, had been, though it is not known since when.
  private static func standing(before change: FactLine.Change?, isUndated: Bool) -> Standing {
    switch change {
    case .ended?, .suspended?: .holds
    case .began?: .notYet
    case nil where isUndated: .holds
    default: .unknown
    }
  }

  /// The days for which a report is evidence that it held: first and last.
  package var seen: (first: CalendarDate, last: CalendarDate)? {
    let days = changes.filter { $0.kind != .ended }.compactMap(\.date)
    guard let first = days.map(\.first).min(), let last = days.map(\.last).max() else { return nil }
    return (first, last)
  }
}

extension LedgerRow: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "ledger")
      $0.field("subject", subject)
      $0.field("relation", relation)
      $0.field("object", object)
      $0.field("of", of)
      $0.field("status", status)
      $0.field("rank", rank)
      $0.field("from", from?.description)
      $0.field("to", to?.description)
      $0.list("evidence", evidence)
    }
  }
}
