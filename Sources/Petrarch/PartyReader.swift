import LanguageAnalysis

/// Noun phrases in, the parties that they name out: compounds split, agents joined to actors' codes.
struct PartyReader {
  let actors: ActorMentions
  var text: AnalysedText { actors.text }

  /// All that stand beside each other with the phrase of `head`: “Lawmakers in Fornost and Gondor”.
  func parties(at head: Int) -> [PetrarchParty] {
    let family = self.family(of: head)
    var parties: [PetrarchParty] = []
    var inherited: [ActorDictionary.AgentCode] = []
    for member in family {
      let found = self.parties(ofPhrase: member, inherited: inherited)
      if found.agents.isEmpty == false { inherited = found.agents }
      parties += found.parties
    }
    // An apposition or conjunct that is only “a senior official” says nothing new beside those with names.
    let named = parties.filter { !$0.code.hasPrefix("---") }
    return unique(named.isEmpty ? parties : named)
  }

  /// Those that a mention stands for, with all that stand beside it.
  func parties(of mention: Int) -> [PetrarchParty] { parties(at: anchor(of: mention)) }

  private func unique(_ parties: [PetrarchParty]) -> [PetrarchParty] {
    var seen: Set<String> = []
    return parties.filter { seen.insert($0.code).inserted }
  }

  /// The noun to begin with: “soldiers” of “soldiers from Gondor”.
  func anchor(of mention: Int) -> Int {
    let head = actors.mentions[mention].head
    let first = firstOfFamily(head)
    for start in [head, first] {
      if let governor = governor(of: start), actors.hasAgent(at: governor), !actors.hasActor(at: governor) {
        return firstOfFamily(governor)
      }
    }
    return first
  }

  /// The noun that `head` hangs on by a preposition.
  private func governor(of head: Int) -> Int? {
    guard text.tokens[head].relation == "pobj" else { return nil }
    let preposition = text.tokens[head].head
    guard text.tokens[preposition].relation == "prep", Self.linking.contains(text.tokens[preposition].lower) else {
      return nil
    }
    let noun = text.tokens[preposition].head
    return noun != preposition && (text.tokens[noun].pos == .noun || text.tokens[noun].pos == .propn) ? noun : nil
  }

  private static let linking: Set<String> = ["of", "in", "from", "at"]

  // MARK: Compounds

  /// A list longer than this is no sentence.
  private static let mostBeside = 100

  private func firstOfFamily(_ head: Int) -> Int {
    var head = head
    for _ in 0..<40 {
      let token = text.tokens[head]
      guard token.relation == "conj" || (token.relation == "appos" && isListed(head)), token.head != head else { break }
      let above = token.head
      guard text.tokens[above].pos != .verb, text.tokens[above].pos != .aux else { break }
      head = above
    }
    return head
  }

  /// Whether an apposition is really a part of a list: “Mordor, Rohan and Bree”.
  private func isListed(_ token: Int) -> Bool {
    let above = text.tokens[token].head
    guard actors.hasActor(at: token) else { return false }
    return [token, above].contains {
      text.children(of: $0).prefix(Self.mostBeside).contains { text.tokens[$0].relation == "conj" }
    }
  }

  private func family(of head: Int) -> [Int] {
    var members: [Int] = []
    var open = [head]
    while let next = open.popLast(), members.count < 64 {
      members.append(next)
      for child in text.children(of: next).prefix(Self.mostBeside).reversed() {
        let relation = text.tokens[child].relation
        guard relation == "conj" || (relation == "appos" && isListed(child)) else { continue }
        guard text.tokens[child].pos != .verb else { continue }
        open.append(child)
      }
    }
    return members.sorted()
  }

  // MARK: One phrase

  private func parties(
    ofPhrase head: Int, inherited: [ActorDictionary.AgentCode]
  ) -> (parties: [PetrarchParty], agents: [ActorDictionary.AgentCode]) {
    let mentions = actors.mentions(at: head).map { actors.mentions[$0] }
    let agents = mentions.compactMap(\.agent)
    let named = mentions.filter(\.isActor)
    if let first = named.first {
      // “Egypt's President Mubarak” is one party, “US and British activists” are two.
      let joined = [first] + named.dropFirst().filter { isCoordinated($0, with: first) }
      let own = agents.isEmpty ? inherited : agents
      return (joined.flatMap { parties(of: $0, own, head: head) }, [])
    }
    guard !agents.isEmpty else { return ([], []) }
    for child in text.children(of: head) where Self.linking.contains(text.tokens[child].lower) {
      for object in text.children(of: child, "pobj") {
        let below = family(of: object).flatMap { member in
          let named = actors.mentions(at: member).map { actors.mentions[$0] }.filter(\.isActor)
          return named.prefix(1).flatMap { parties(of: $0, agents, head: member) }
        }
        if !below.isEmpty { return (below, agents) }
      }
    }
    let tokens = mentions[0].tokens
    return ([PetrarchParty(code: Self.joined("---", agents), tokens: tokens, head: head)], [])
  }

  private func isCoordinated(_ mention: ActorMentions.Mention, with first: ActorMentions.Mention) -> Bool {
    let head = text.head(of: mention.tokens)
    guard text.tokens[head].relation == "conj" else { return false }
    return first.tokens.contains(text.tokens[head].head)
      || text.ancestors(of: head).prefix(8).contains { first.tokens.contains($0) }
  }

  private func parties(
    of mention: ActorMentions.Mention, _ agents: [ActorDictionary.AgentCode], head: Int
  ) -> [PetrarchParty] {
    mention.codes.map { PetrarchParty(code: Self.joined($0, agents), tokens: mention.tokens, head: head) }
  }

  /// An actor's code with its agents', none twice.
  static func joined(_ code: String, _ agents: [ActorDictionary.AgentCode]) -> String {
    var joined = code
    for agent in agents {
      if agent.isPrefix {
        if !joined.hasPrefix(agent.code) { joined = agent.code + (joined == "---" ? "" : joined) }
      } else if !hasPart(joined, agent.code) {
        joined += agent.code
      }
    }
    return joined
  }

  /// Codes are made of parts of three letters.
  private static func hasPart(_ code: String, _ part: String) -> Bool {
    let bytes = Array(code.utf8)
    let wanted = Array(part.utf8)
    guard wanted.count <= bytes.count else { return false }
    return stride(from: 0, through: bytes.count - wanted.count, by: 3).contains {
      bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
