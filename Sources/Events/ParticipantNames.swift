import Findings
import LanguageAnalysis

/// Turns the heads of phrases into participants: an actor of the report where one is meant, else the phrase's words.
struct ParticipantNames {
  let phrases: Phrases
  private var text: AnalysedText { phrases.text }

  func participant(_ head: Int) -> Participant {
    let core = phrases.core(of: head)
    if let mention = mention(headedBy: core) {
      return Participant(
        tokens: mention.tokens, head: head, actor: mention.actor, name: phrases.actors.actors[mention.actor].name)
    }
    let words = nounPhrase(of: head)
    return Participant(tokens: words, head: head, name: text.text(of: words), owner: owner(of: core))
  }

  /// “two brothers, *the former minister Mahinda and the poet Basil*”: the names that spell out who is meant.
  func spelledOut(_ head: Int, _ grammar: Grammar) -> [Int] {
    let core = phrases.core(of: head)
    guard phrases.isPlural(core), mention(headedBy: core) == nil else { return [head] }
    let appositions = text.children(of: head, "appos") + (core == head ? [] : text.children(of: core, "appos"))
    guard let first = appositions.first(where: { named($0) != nil }) else { return [head] }
    let all = grammar.conjuncts(of: [first])
    return all.count > 1 && all.allSatisfy { named($0) != nil } ? all.compactMap(named) : [head]
  }

  /// `head`, or the name that stands behind it (“the poet *Basil*”), where an actor of the report is meant.
  private func named(_ head: Int) -> Int? {
    ([head] + text.children(of: head, "appos", "compound")).first { mention(headedBy: $0) != nil }
  }

  /// The actor that a phrase names beside its head: before it, or behind “of”, “for”, “in”.
  private func owner(of head: Int) -> Int? {
    for child in text.children(of: head, "poss", "amod", "compound", "nmod") {
      if let mention = mention(headedBy: child) ?? phrases.actors.mention(at: child) { return mention.actor }
    }
    for preposition in text.children(of: head, "prep")
    where ["of", "for", "in", "from"].contains(text.tokens[preposition].lower) {
      for object in text.children(of: preposition, "pobj") {
        if let mention = mention(headedBy: object) { return mention.actor }
      }
    }
    return nil
  }

  /// A mention by its head; a name that the model split differently, by any of its tokens.
  private func mention(headedBy head: Int) -> ActorTable.Mention? {
    if let mention = phrases.actors.mention(headedBy: head) { return mention }
    guard text.tokens[head].pos == .propn, let mention = phrases.actors.mention(at: head),
      mention.form == .name, mention.tokens.contains(head)
    else { return nil }
    return mention
  }

  /// The noun with what stands before it and its “of” phrases, without the article.
  private func nounPhrase(of head: Int) -> TokenRange {
    var low = head
    for child in text.children(of: head).reversed() where child < head {
      guard Self.before.contains(text.tokens[child].relation) else { break }
      low = min(low, text.tokens[child].leftEdge)
    }
    while low < head, text.tokens[low].pos == .det || text.tokens[low].pos == .punct { low += 1 }
    // “On *October 8* army units …”
    while low < head, phrases.entity(at: low) == "DATE" { low += 1 }
    // “shot *dead* seventeen people”: an adjective before a number belongs to the verb.
    while low + 1 < head, text.tokens[low].pos == .adj, text.tokens[low + 1].pos == .num { low += 1 }
    var high = head + 1
    for child in text.children(of: head)
    where child == high && text.tokens[child].lower == "of" && isPartOfName(child, head) {
      high = text.tokens[child].rightEdge + 1
      if let verb = (child..<high).first(where: { Self.after.contains(text.tokens[$0].relation) }) {
        high = max(head + 1, text.tokens[verb].leftEdge)
      }
    }
    while high > head + 1, text.tokens[high - 1].pos == .punct { high -= 1 }
    return low..<high
  }

  /// Not so in “accused the mayor of taking bribes”.
  private func isPartOfName(_ preposition: Int, _ head: Int) -> Bool {
    text.children(of: preposition, "pcomp").isEmpty
      && !phrases.isToken(text.tokens[head].head, in: phrases.known.ofVerb)
  }

  private static let after: Set<DependencyRelation> = ["relcl", "acl", "agent", "punct"]

  private static let before: Set<DependencyRelation> = [
    "det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod", "predet", "case", "punct",
  ]
}
