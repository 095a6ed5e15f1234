package import Findings
package import LanguageAnalysis

/// One ledger row as the text gives it, by token: what extraction makes a `FactLine` of.
package struct FactFinding: Sendable, Hashable {
  /// Who or what a fact is about, or stands in a relation to.
  package struct Party: Sendable, Hashable {
    /// The words that stand for it here, without leading article.
    package var tokens: TokenRange
    /// The token by which it hangs in the tree.
    package var head: Int
    /// Index into the `ActorTable`, where it is one of the report's actors.
    package var actor: Int?
    package var name: String

    package init(tokens: TokenRange, head: Int, actor: Int? = nil, name: String) {
      self.tokens = tokens
      self.head = head
      self.actor = actor
      self.name = name
    }
  }

  package enum Object: Sendable, Hashable {
    case party(Party)
    case word(String)
  }

  /// As in the record: `membership`, `command`, `alert-level`, `price`, `casualties` …
  package var relation: String
  package var subject: Party
  package var object: Object?
  package var change: FactLine.Change?
  package var value: FactLine.Value?
  package var fromValue: FactLine.Value?
  package var toValue: FactLine.Value?
  package var unit: String?
  package var alternative: FactLine.Alternative?
  package var bound: String?
  /// The clause or sentence that says so.
  package var tokens: TokenRange
  /// The token that carries the fact: time, place and attribution hang here.
  package var head: Int
  /// The words that say when, where the text puts them beside this party alone: "Mali in May and Guinea in June".
  package var when: TokenRange?
  package var asWritten: String?
  package var modality: Modality
  /// Which frame fired: `membership.frames:12`.
  package var rule: String
  package var confidence: Double

  package init(
    relation: String, subject: Party, object: Object? = nil, change: FactLine.Change? = nil,
    value: FactLine.Value? = nil, fromValue: FactLine.Value? = nil, toValue: FactLine.Value? = nil,
    unit: String? = nil, alternative: FactLine.Alternative? = nil, bound: String? = nil, tokens: TokenRange,
    head: Int, when: TokenRange? = nil, asWritten: String? = nil, modality: Modality = .asserted, rule: String,
    confidence: Double
  ) {
    self.relation = relation
    self.subject = subject
    self.object = object
    self.change = change
    self.value = value
    self.fromValue = fromValue
    self.toValue = toValue
    self.unit = unit
    self.alternative = alternative
    self.bound = bound
    self.tokens = tokens
    self.head = head
    self.when = when
    self.asWritten = asWritten
    self.modality = modality
    self.rule = rule
    self.confidence = confidence
  }
}
