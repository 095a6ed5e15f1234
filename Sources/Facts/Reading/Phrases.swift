import Findings
import LanguageAnalysis

/// Noun phrases as the record names them: without article, relative clause and apposition.
struct Phrases {
  let text: AnalysedText
  let actors: ActorTable

  private static let modifiers: Set<String> = ["compound", "amod", "nmod", "nummod", "poss", "quantmod"]

  /// The party that `head` stands for: an actor of the report, else its own words.
  func party(_ head: Int) -> FactFinding.Party {
    if let mention = mention(around: head) {
      return FactFinding.Party(
        tokens: mention.tokens, head: head, actor: mention.actor, name: actors.actors[mention.actor].name)
    }
    let tokens = core(head)
    return FactFinding.Party(tokens: tokens, head: head, name: text.text(of: tokens))
  }

  func actor(_ head: Int) -> ActorTable.Actor? { mention(around: head).map { actors.actors[$0.actor] } }

  private func mention(around head: Int) -> ActorTable.Mention? {
    if let mention = actors.mention(headedBy: head) { return mention }
    guard let mention = actors.mention(at: head) else { return nil }
    // "Norland" inside "Norland's army" is not who the army is.
    return text.head(of: mention.tokens) == head ? mention : nil
  }

  /// The noun with its modifiers on the left, without article: "Russian Airborne Forces".
  func core(_ head: Int) -> TokenRange {
    var start = head
    for child in text.children(of: head) where child < head {
      // "4th Brigade": a number of a name is called many things.
      let isOrdinal = text.tokens[child].text.first?.isNumber == true && text.tokens[child].pos != .num
      guard isOrdinal || Self.modifiers.contains(text.tokens[child].relation.rawValue) else { continue }
      start = min(start, text.tokens[child].leftEdge)
    }
    while start < head, isLeadingFiller(start) { start += 1 }
    return start..<(head + 1)
  }

  /// The core and its prepositional phrases of `prepositions`: "CSTO peacekeepers in Kazakhstan".
  func full(_ head: Int, prepositions: Set<String>) -> TokenRange {
    let core = core(head)
    var end = core.upperBound
    for child in text.children(of: head) where child > head {
      let token = text.tokens[child]
      guard token.relation == "prep", prepositions.contains(token.lower), child == end,
        let object = text.children(of: child, "pobj").first
      else { break }
      end = max(end, full(object, prepositions: prepositions).upperBound)
    }
    return core.lowerBound..<end
  }

  private func isLeadingFiller(_ token: Int) -> Bool {
    text.tokens[token].pos == .det || text.tokens[token].pos == .punct || text.tokens[token].pos == .space
      || text.tokens[token].relation == "predet"
  }
}
