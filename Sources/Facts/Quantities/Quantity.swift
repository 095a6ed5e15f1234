package import Findings
package import LanguageAnalysis

/// A number in the text with what it counts in: `at least 40 million tenge`, `3%`, `dozens`.
package struct Quantity: Sendable, Hashable {
  /// Bound, number and unit together.
  package var tokens: TokenRange
  /// The number alone.
  package var number: TokenRange
  /// A number, or the words of a loose count ("dozens", "several hundred").
  package var value: FactLine.Value
  /// `at least`, `more than`, `about` …
  package var bound: String?
  /// ISO 4217 code, or `%`.
  package var unit: String?

  package var amount: Double? {
    if case .number(let number) = value { number } else { nil }
  }

  package var isMoney: Bool { unit != nil && unit != "%" }
}
