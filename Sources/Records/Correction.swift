package import Findings

/// Something that a person settled by hand: who is who, what a name should be, what is no actor or place at all.
///
/// A correction is about names, not about lines: it holds for reports that are read anew or added later too.
package struct Correction: Hashable, Sendable {
  package enum Action: String, Hashable, Sendable, CaseIterable {
    /// `other` is the same as `name`, which stays.
    case merge
    /// What goes by `part`, or stands in `report`, is not `name` but somebody else, called `other`.
    case split
    /// `name` is to be called `other`.
    case rename
    /// `name` is no actor (or no place).
    case reject
  }

  package enum Subject: String, Hashable, Sendable, CaseIterable {
    case actor
    case place
  }

  /// The store's number; 0 before it is kept.
  package var number: Int
  package var action: Action
  package var subject: Subject
  package var name: String
  package var other: String?
  package var part: String?
  package var report: String?
  /// Who made it, and when (UTC, ISO 8601).
  package var author: String
  package var made: String
  package var undoneBy: String?
  package var undone: String?

  package init(
    number: Int = 0, _ action: Action, _ subject: Subject, name: String, other: String? = nil, part: String? = nil,
    report: String? = nil, author: String, made: String, undoneBy: String? = nil, undone: String? = nil
  ) {
    self.number = number
    self.action = action
    self.subject = subject
    self.name = name
    self.other = other
    self.part = part
    self.report = report
    self.author = author
    self.made = made
    self.undoneBy = undoneBy
    self.undone = undone
  }

  package var isInForce: Bool { undone == nil }

  /// What it says, in words.
  package var text: String {
    let place = report.map { " in \($0)" } ?? ""
    switch action {
    case .merge: return "\(other ?? "?") is \(name)"
    case .split: return "\(part ?? name)\(place) is not \(name) but \(other ?? "somebody else")"
    case .rename: return "\(name) is called \(other ?? "?")"
    case .reject: return "\(name)\(place) is no \(subject.rawValue)"
    }
  }
}

extension Correction: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "correction")
      $0.field("number", number)
      $0.field("action", action.rawValue)
      $0.field("subject", subject.rawValue)
      $0.field("name", name)
      $0.field("other", other)
      $0.field("part", part)
      $0.field("report", report)
      $0.field("by", author)
      $0.field("at", made)
      $0.field("undoneBy", undoneBy)
      $0.field("undoneAt", undone)
    }
  }
}
