package import LanguageAnalysis

/// One dyad-making act as the dictionaries code it: by tokens, before it becomes a line of the record.
package struct PetrarchEvent: Sendable, Hashable {
  package var clause: TokenRange
  package var trigger: TokenRange
  package var head: Int
  /// The code as the dictionary writes it.
  package var code: String
  package var sources: [PetrarchParty]
  package var targets: [PetrarchParty]
  /// Every source acts on every other (`%`).
  package var isReciprocal: Bool
  /// `CAMEO.2.0.txt:8758`: the pattern or the verb that gave the code.
  package var rule: String
  /// Whether a pattern fired, not the verb's own code.
  package var isByPattern: Bool
  /// What the sentence is about, by the issue file.
  package var issues: [String]
}

/// Who stands on one side: the dictionaries' code and the words that it was read from.
package struct PetrarchParty: Sendable, Hashable {
  package var code: String
  package var tokens: TokenRange
  package var head: Int
}
