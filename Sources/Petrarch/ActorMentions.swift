import LanguageAnalysis
import TextModel

/// Who is named in one sentence, by the dictionaries: actors by their codes of the day, words for agents beside them.
struct ActorMentions {
  struct Mention {
    var words: Range<Int>
    var tokens: TokenRange
    /// Of an actor; several where the dictionary writes `FRO/BIL`.
    var codes: [String]
    /// Of an agent.
    var agent: ActorDictionary.AgentCode?
    /// The head of the noun phrase that it stands in.
    var head: Int

    var isActor: Bool { agent == nil }
  }

  let text: AnalysedText
  let sentence: TokenRange
  private(set) var mentions: [Mention] = []
  /// By word, the mention that holds it, or -1.
  private(set) var byWord: [Int32]
  /// By the head of a noun phrase, its mentions in text order.
  private var byHead: [Int: [Int]] = [:]

  init(_ words: [TextWord], in sentence: TokenRange, of text: AnalysedText, _ dictionary: ActorDictionary, day: Int?) {
    self.text = text
    self.sentence = sentence
    byWord = [Int32](repeating: -1, count: words.count)
    find(words, in: dictionary.names) { dictionary.codes[Int($0)].code(on: day).map { Self.codes($0) } }
    findAgents(words, dictionary)
    mentions.sort { $0.words.lowerBound < $1.words.lowerBound }
    for (index, mention) in mentions.enumerated() {
      for word in mention.words { byWord[word] = Int32(truncatingIfNeeded: index) }
      byHead[mention.head, default: []].append(index)
    }
  }

  private static func codes(_ text: String) -> [String] {
    text.split(separator: "/").map(String.init).filter { !$0.utf8.allSatisfy { $0 == 0x2D } }
  }

  private mutating func find(_ words: [TextWord], in names: PhraseTrie, codes: (Int32) -> [String]?) {
    var index = 0
    while index < words.count {
      guard let (value, length) = names.longest(in: words, at: index) else {
        index += 1
        continue
      }
      if let codes = codes(value), !codes.isEmpty, isName(words[index..<(index + length)]),
        !isStance(words[index].token)
      {
        add(words, index..<(index + length), codes: codes, agent: nil)
      }
      index += length
    }
  }

  /// “may”, “us” and “turkey” in small letters are no names, also where a dictionary knows such a name.
  private func isName(_ words: ArraySlice<TextWord>) -> Bool {
    words.contains { word in
      let token = text.tokens[word.token]
      // “US” and, at the start of a sentence, “Us”.
      if token.tag == "PRP" || token.tag == "PRP$" { return false }
      return token.isCapitalised || token.text.contains { $0.isUppercase } || token.pos == .propn
    }
  }

  /// “pro-Russia rebels” are not Russia's.
  private func isStance(_ token: Int) -> Bool {
    guard token - 2 >= sentence.lowerBound, TextWord.isHyphen(token - 1, in: text) else { return false }
    return ["pro", "anti", "non"].contains(text.tokens[token - 2].lower)
  }

  private mutating func findAgents(_ words: [TextWord], _ dictionary: ActorDictionary) {
    var index = 0
    while index < words.count {
      guard byWord[index] < 0, let (value, length) = dictionary.agents.longest(in: words, at: index),
        (index..<(index + length)).allSatisfy({ byWord[$0] < 0 }), isNominal(words[index + length - 1].token)
      else {
        index += 1
        continue
      }
      add(words, index..<(index + length), codes: [], agent: dictionary.agentCodes[Int(value)])
      index += length
    }
  }

  private func isNominal(_ token: Int) -> Bool {
    switch text.tokens[token].pos {
    case .verb, .aux, .adv, .adp: false
    default: true
    }
  }

  private mutating func add(
    _ words: [TextWord], _ range: Range<Int>, codes: [String], agent: ActorDictionary.AgentCode?
  ) {
    let tokens = words[range.lowerBound].token..<(words[range.upperBound - 1].token + 1)
    for word in range { byWord[word] = 0 }
    mentions.append(
      Mention(
        words: range, tokens: tokens, codes: codes, agent: agent,
        head: nounHead(of: text.head(of: tokens))))
  }

  // MARK: Noun phrases

  static let modifiers: Set<DependencyRelation> = [
    "compound", "amod", "poss", "nmod", "nummod", "det", "quantmod", "npadvmod",
  ]

  /// The noun that `token` belongs to: “Gondor” of “Gondor's border police” gives “police”.
  func nounHead(of token: Int) -> Int {
    var head = token
    for _ in 0..<12 {
      let current = text.tokens[head]
      let above = current.head
      guard above != head, sentence.contains(above) else { return head }
      if Self.modifiers.contains(current.relation), isNounLike(above) {
        head = above
      } else if current.relation == "conj", Self.modifiers.contains(text.tokens[above].relation) {
        head = above
      } else {
        return head
      }
    }
    return head
  }

  private func isNounLike(_ token: Int) -> Bool {
    switch text.tokens[token].pos {
    case .noun, .propn, .adj, .num, .pron, .x: true
    default: false
    }
  }

  /// The mentions that stand in the noun phrase of `head`.
  func mentions(at head: Int) -> [Int] { byHead[head] ?? [] }

  func hasAgent(at head: Int) -> Bool { mentions(at: head).contains { !mentions[$0].isActor } }

  func hasActor(at head: Int) -> Bool { mentions(at: head).contains { mentions[$0].isActor } }

  /// The first mention of an actor whose words stand in `tokens`.
  func firstActor(in tokens: TokenRange, where isWanted: (Mention) -> Bool = { _ in true }) -> Int? {
    first(in: tokens) { $0.isActor && isWanted($0) }
  }

  /// The first word for an agent in `tokens`.
  func firstAgent(in tokens: TokenRange, where isWanted: (Mention) -> Bool) -> Int? {
    first(in: tokens) { !$0.isActor && isWanted($0) }
  }

  /// Who stands behind so many others is not meant.
  private static let mostTried = 64

  private func first(in tokens: TokenRange, where isWanted: (Mention) -> Bool) -> Int? {
    let start = mentions.partitioningIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    return (start..<mentions.count).prefix(Self.mostTried)
      .first { tokens.contains(mentions[$0].tokens.lowerBound) && isWanted(mentions[$0]) }
  }
}
