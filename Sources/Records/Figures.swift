package import Findings
import TextModel

/// Figures that reports give: prices, casualties, alert levels, deployments …, each with its day.
package struct Figure: Hashable, Sendable {
  package var fact: Sourced<FactLine>
  /// The subject under the name that all reports share.
  package var subject: String
  /// The day that the figure is of, or else of its report.
  package var date: PartialDate?

  package var evidence: Evidence { Evidence(report: fact.report, line: fact.line.id, span: fact.line.span) }
}

package struct Figures: Sendable {
  /// By relation, subject and date.
  package let rows: [Figure]

  package static let ledgerRelations: Set<String> = ["membership", "office", "command", "description"]

  package init(_ facts: [Sourced<FactLine>], names: LedgerNames) {
    rows = facts.filter { !Self.ledgerRelations.contains($0.line.relation) }.map { fact in
      Figure(
        fact: fact, subject: names.name(fact.line.subject, in: fact.report),
        date: fact.line.time.flatMap(PartialDate.init) ?? fact.report.published.flatMap(PartialDate.init))
    }.enumerated().sorted { Self.order($0) < Self.order($1) }.map(\.element)
  }

  private static func order(_ row: (offset: Int, element: Figure)) -> (String, String, String, Int) {
    let figure = row.element
    return (
      figure.fact.line.relation, NameKey(figure.subject).folded, figure.date?.first.description ?? "9", row.offset
    )
  }

  package func rows(_ relation: String) -> [Figure] { rows.filter { $0.fact.line.relation == relation } }
}

extension FactLine {
  /// The figure as a reader writes it: "at least 37", "60 → 120 KZT", "red".
  package var figureText: String {
    let unit = self.unit.map { " \($0)" } ?? ""
    let bound = self.bound.map { "\($0) " } ?? ""
    if let fromValue, let toValue { return "\(bound)\(fromValue.text) → \(toValue.text)\(unit)" }
    if let toValue { return "\(bound)to \(toValue.text)\(unit)" }
    if let fromValue { return "\(bound)from \(fromValue.text)\(unit)" }
    return value.map { "\(bound)\($0.text)\(unit)" } ?? ""
  }
}

extension FactLine.Value {
  package var text: String {
    switch self {
    case .word(let word): return word
    case .number(let number):
      return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
  }
}

extension FactLine.Object {
  package var text: String {
    switch self {
    case .actor(let reference): reference.name
    case .office(let office, let of): of.map { "\(office), \($0.name)" } ?? office
    case .word(let word): word
    }
  }
}

extension FactLine.Alternative {
  package var text: String {
    let values = [value, fromValue, toValue].compactMap { $0?.text }.joined(separator: " → ")
    return values + (unit.map { " \($0)" } ?? "")
  }
}
