/// The actors of one report and every place where they are meant, by token: what the other finders may ask.
///
/// The actor finder fills it; the event, quotation and fact finders read it; extraction makes `ActorLine`s from it.
package final class ActorTable: Sendable {
  package struct Actor: Sendable, Hashable {
    /// The report's own fullest spelling.
    package var name: String
    package var kind: ActorLine.Kind
    package var code: String?
    package var aliases: [String]
    package var confidence: Double

    package init(
      name: String, kind: ActorLine.Kind, code: String? = nil, aliases: [String] = [], confidence: Double
    ) {
      self.name = name
      self.kind = kind
      self.code = code
      self.aliases = aliases
      self.confidence = confidence
    }
  }

  package struct Mention: Sendable, Hashable {
    /// Index into `actors`.
    package var actor: Int
    /// The words of the mention: a name without title and article, or a whole description or pronoun.
    package var tokens: Range<Int>
    /// The token by which the mention hangs in the tree.
    package var head: Int
    package var form: ActorLine.Mention.Form

    package init(actor: Int, tokens: Range<Int>, head: Int, form: ActorLine.Mention.Form) {
      self.actor = actor
      self.tokens = tokens
      self.head = head
      self.form = form
    }
  }

  package let actors: [Actor]
  /// In text order; a longer mention before the shorter ones inside it.
  package let mentions: [Mention]
  private let mentionOfToken: [Int32]
  private let mentionOfHead: [Int: Int]

  package init(actors: [Actor], mentions: [Mention], tokenCount: Int) {
    self.actors = actors
    self.mentions = mentions.sorted {
      ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
    }
    var owner = [Int32](repeating: -1, count: tokenCount)
    // The shortest mention around a token owns it; a mention's head is its own in any case.
    for (index, mention) in self.mentions.enumerated() {
      for token in mention.tokens { owner[token] = Int32(index) }
    }
    for (index, mention) in self.mentions.enumerated() where owner[mention.head] < 0 {
      owner[mention.head] = Int32(index)
    }
    mentionOfToken = owner
    mentionOfHead = Dictionary(
      self.mentions.enumerated().map { ($1.head, $0) }, uniquingKeysWith: { longest, _ in longest })
  }

  /// The mention that `token` belongs to.
  package func mention(at token: Int) -> Mention? {
    mentionOfToken[token] < 0 ? nil : mentions[Int(mentionOfToken[token])]
  }

  /// The mention whose head is `token`, the longest where several are.
  package func mention(headedBy token: Int) -> Mention? {
    mentionOfHead[token].map { mentions[$0] }
  }

  package func actor(at token: Int) -> Actor? { mention(at: token).map { actors[$0.actor] } }
}

extension ActorTable {
  /// The same actors with further mentions, and further actors after them. O(tokens).
  package func adding(_ more: [Mention], actors others: [Actor] = [], tokenCount: Int) -> ActorTable {
    more.isEmpty ? self : ActorTable(actors: actors + others, mentions: mentions + more, tokenCount: tokenCount)
  }
}
