import Findings
import LanguageAnalysis

/// "The commander of the Northern Fleet, Admiral Berg", "Berg, commander of the fleet", "fleet commander Ana Berg".
struct StandingCommands {
  let words: WordKinds
  let reading: Reading

  private var text: AnalysedText { reading.text }

  func find() -> [FactFinding] {
    text.tokens.indices.compactMap { post in
      guard text.tokens[post].lower != "command", words.isWord(reading.lemma(post), of: "post") else { return nil }
      return finding(post)
    }
  }

  private func finding(_ post: Int) -> FactFinding? {
    guard !isDeputy(post), let force = force(of: post), let holder = holder(post, force: force) else { return nil }
    return FactFinding(
      relation: "command", subject: holder, object: .party(force), change: isOver(post, force: force) ? .ended : .is,
      tokens: text.sentence(of: post),
      head: post, rule: "command.words", confidence: 0.8)
  }

  private func force(of post: Int) -> FactFinding.Party? {
    if let behind = reading.grammar.objects(of: post, preposition: "of").first {
      let tokens = reading.phrases.full(behind, prepositions: ["in", "of"])
      return FactFinding.Party(tokens: tokens, head: behind, name: text.text(of: tokens))
    }
    // "Libyan National Army commander Khalifa Haftar"
    var start = post
    while start > text.sentence(of: post).lowerBound, isNamePart(start - 1) { start -= 1 }
    guard start < post, words.isWord(reading.lemma(post - 1), of: "force") else { return nil }
    return FactFinding.Party(tokens: start..<post, head: post - 1, name: text.text(of: start..<post))
  }

  private func isNamePart(_ token: Int) -> Bool {
    [.propn, .adj, .noun].contains(text.tokens[token].pos)
  }

  private func holder(_ post: Int, force: FactFinding.Party) -> FactFinding.Party? {
    let end = max(force.tokens.upperBound, post + 1)
    let isBehindComma = end < text.tokens.count && text.tokens[end].text == ","
    if let person = person(startingAt: isBehindComma ? end + 1 : end, in: text.sentence(of: post)) { return person }
    // "Khalifa Haftar, commander of …"
    guard text.tokens[post].relation == "appos" else { return nil }
    return person(around: text.tokens[post].head)
  }

  /// A person's name that begins at `start`, a rank before it skipped.
  private func person(startingAt start: Int, in sentence: TokenRange) -> FactFinding.Party? {
    for token in start..<max(start, min(start + 4, sentence.upperBound)) where token < text.tokens.count {
      if let mention = reading.actors.mention(at: token), mention.tokens.lowerBound <= token {
        let actor = reading.actors.actors[mention.actor]
        guard actor.kind == .person else { return nil }
        return FactFinding.Party(tokens: mention.tokens, head: mention.head, actor: mention.actor, name: actor.name)
      }
      guard text.tokens[token].pos == .propn || text.tokens[token].text == "-" else { return nil }
    }
    return nil
  }

  private func person(around head: Int) -> FactFinding.Party? {
    reading.phrases.actor(head)?.kind == .person ? reading.phrases.party(head) : nil
  }

  /// "former commander of the guard", "commander of the guard until 2019"
  private func isOver(_ post: Int, force: FactFinding.Party) -> Bool {
    let end = max(force.tokens.upperBound, post + 1)
    return isFormer(post) || end < text.tokens.count && ["until", "till"].contains(text.tokens[end].lower)
  }

  private func isFormer(_ post: Int) -> Bool {
    text.children(of: post).contains { ["former", "ex", "late", "then"].contains(text.tokens[$0].lower) }
  }

  private func isDeputy(_ post: Int) -> Bool {
    text.children(of: post).contains { ["deputy", "vice", "assistant"].contains(text.tokens[$0].lower) }
  }
}
