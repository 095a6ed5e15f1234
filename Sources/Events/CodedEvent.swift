package import Findings
package import LanguageAnalysis

/// One act that a text tells, as the coder hands it on: by tokens, before places and times are joined to it.
package struct CodedEvent: Sendable, Hashable {
  package var clause: TokenRange
  package var trigger: TokenRange
  /// The token by which the act hangs in the tree.
  package var head: Int
  package var type: String
  package var mode: String?
  package var contexts: [String]
  package var cameo: String?
  package var ploverScore: Double?
  package var goldstein: Double?
  /// Quad class in the scheme `plover`.
  package var quad: Int?
  package var sources: [Participant]
  package var targets: [Participant]
  package var isReciprocal: Bool
  package var modality: Modality
  package var attribution: Attribution?
  /// `request.rules:41`
  package var rule: String
  package var confidence: Double
  /// Index of the fullest telling of the same act.
  package var sameAs: Int?
  /// Why each participant, why this modality.
  package var explanation: [String]
}

/// Who does it or to whom it is done: an actor of the report, or a thing with a name.
package struct Participant: Sendable, Hashable {
  package var tokens: TokenRange
  package var head: Int
  /// Index into the report's `ActorTable`.
  package var actor: Int?
  package var name: String
  /// The actor to whom a thing or an unnamed party belongs (“*Danish* websites”, “inspectors of *the agency*”): its
  /// code holds of them too, but they are not that actor.
  package var owner: Int?

  package init(tokens: TokenRange, head: Int, actor: Int? = nil, name: String, owner: Int? = nil) {
    self.owner = owner
    self.tokens = tokens
    self.head = head
    self.actor = actor
    self.name = name
  }
}

/// Who says that it is so.
package struct Attribution: Sendable, Hashable {
  package var speaker: Participant
  /// The head word of the cue: "said" or "according".
  package var cue: Int
}
