package import Findings

/// Two statements that cannot both be right.
package struct Contradiction: Hashable, Sendable {
  package var a: Evidence
  package var b: Evidence
  /// What they disagree about: "casualties killed of civilians", "began", "polarity".
  package var about: String
  /// The two values.
  package var values: [String]
}

package enum Contradictions {
  /// Same subject, relation, object and overlapping date, but another value.
  package static func find(_ facts: [Sourced<FactLine>], names: LedgerNames) -> [Contradiction] {
    let figures = Figures(facts, names: names).rows.filter {
      $0.fact.line.modality == .asserted && $0.fact.line.value != nil && $0.date != nil
    }
    let groups = Dictionary(grouping: figures) { figure in
      let line = figure.fact.line
      return [line.relation, NameKey(figure.subject).folded, line.object?.text ?? "", line.unit ?? ""].joined(
        separator: "|")
    }
    var found: [Contradiction] = []
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      for (index, first) in group.enumerated() {
        for second in group[(index + 1)...] where disagree(first, second) {
          let line = first.fact.line
          let about = [line.relation, line.object?.text, first.subject].compactMap(\.self).joined(separator: ", ")
          found.append(
            Contradiction(
              a: first.evidence, b: second.evidence, about: about,
              values: [line.figureText, second.fact.line.figureText]))
        }
      }
    }
    return found + datesOfChange(Ledgers(facts, names: names).rows)
  }

  private static func disagree(_ first: Figure, _ second: Figure) -> Bool {
    guard let date = first.date, let other = second.date, date.overlaps(other) else { return false }
    guard let value = first.fact.line.value, let otherValue = second.fact.line.value, value != otherValue else {
      return false
    }
    guard case .number(let number) = value, case .number(let otherNumber) = otherValue else { return true }
    return !allows(first.fact.line.bound, number, otherNumber) && !allows(second.fact.line.bound, otherNumber, number)
  }

  /// Whether "at least 30" (or "about 30") leaves room for another number.
  private static func allows(_ bound: String?, _ number: Double, _ other: Double) -> Bool {
    guard let bound = bound?.lowercased() else { return false }
    if ["at least", "more than", "over", "no fewer than", "upwards of"].contains(bound) { return other >= number }
    if ["at most", "less than", "fewer than", "under", "up to", "no more than"].contains(bound) {
      return other <= number
    }
    return abs(other - number) <= 0.1 * max(number, other)
  }

  /// Reports that let the same thing begin (or end) on days that exclude each other.
  private static func datesOfChange(_ rows: [LedgerRow]) -> [Contradiction] {
    rows.flatMap { row in
      [FactLine.Change.began, .ended].flatMap { kind -> [Contradiction] in
        let changes = row.changes.filter { $0.kind == kind && $0.date != nil }
        return zip(changes, changes.dropFirst()).compactMap { first, second in
          guard let date = first.date, let other = second.date, !date.overlaps(other),
            first.evidence.report.id != second.evidence.report.id,
            // Between the two it may have ended and begun again.
            !row.changes.contains(where: { change in
              change.kind != kind && change.kind != .is
                && change.date.map { $0.first >= date.first && $0.last <= other.last } ?? false
            })
          else { return nil }
          return Contradiction(
            a: first.evidence, b: second.evidence, about: "\(row.subject), \(row.relation), \(row.object): \(kind)",
            values: [date.description, other.description])
        }
      }
    }
  }

  /// One act that one report says happened and another says did not.
  package static func find(_ events: [Sourced<EventLine>]) -> [Contradiction] {
    let denied = events.filter { $0.line.modality == .denied }
    guard !denied.isEmpty else { return [] }
    let asIf = denied.map { event in
      var copy = event
      copy.line.modality = .asserted
      return copy
    }
    let deniedIDs = Set(denied.map { "\($0.report.id):\($0.line.id)" })
    let merged = EventMerging(events.filter { $0.line.modality == .asserted } + asIf).events
    return merged.compactMap { event in
      guard let no = event.mentions.first(where: { deniedIDs.contains($0.id) }),
        let yes = event.mentions.first(where: { !deniedIDs.contains($0.id) && $0.report.id != no.report.id })
      else { return nil }
      return Contradiction(
        a: yes, b: no, about: "\(event.lead.line.plover.type), polarity", values: ["asserted", "denied"])
    }
  }
}

extension Contradiction: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "contradiction")
      $0.field("a", a)
      $0.field("b", b)
      $0.field("about", about)
      $0.list("values", values)
    }
  }
}
