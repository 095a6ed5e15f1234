import LanguageAnalysis

/// A rule that fired, with its sides still as heads of phrases.
struct EventDraft {
  var rule: Rule
  var frame: Frame
  var sources: [Int]
  var targets: [Int]
  var isReciprocal: Bool
  /// Which slots the sides came from, for `explain`.
  var sourceSlot: String
  var targetSlot: String

  var head: Int { frame.words[0] }
  var words: [Int] { frame.words }

  init(rule: Rule, frame: Frame, sources: [Int], targets: [Int]) {
    self.rule = rule
    self.frame = frame
    self.sources = sources
    self.targets = targets
    isReciprocal = !sources.isEmpty && sources == targets
    sourceSlot = "model"
    targetSlot = "model"
  }

  init(_ match: RuleMatcher.Match, grammar: Grammar) {
    rule = match.rule
    frame = match.frame
    let phrases = grammar.phrases
    let frame = match.frame
    func side(
      _ alternatives: [[SlotPath]], _ isFit: (Int) -> Bool, wants isWanted: (Int) -> Bool = { _ in true }
    ) -> (heads: [Int], slot: String) {
      for paths in alternatives {
        var heads: [Int] = []
        for head in paths.flatMap({ frame.fillers(of: $0) }) where isFit(head) && !heads.contains(head) {
          heads.append(head)
        }
        if heads.contains(where: isWanted) { return (heads, paths.map(\.readable).joined(separator: " + ")) }
      }
      return ([], "")
    }
    // Only an actor acts; what is acted on may be a thing with a name.
    let source = side(match.rule.sources) { phrases.names($0, .actor) }
    // An actor further down the rule's list goes before a thing at its head: “refused to sell the radar *to Iran*”.
    let isTarget = { head in
      (match.rule.options.isBetweenActors ? phrases.names(head, .actor) : phrases.isThing(head))
        && !source.heads.contains(head) && head != frame.words[0]
    }
    var target = side(match.rule.targets, isTarget, wants: { phrases.names($0, .actor) })
    if target.heads.isEmpty || match.rule.options.targetsAsListed { target = side(match.rule.targets, isTarget) }
    (sources, sourceSlot) = source
    (targets, targetSlot) = target
    isReciprocal = false
    if match.rule.options.isMutual, targets.isEmpty, let first = sources.first,
      sources.count > 1 || (!match.rule.options.needsPair && phrases.isPlural(first))
    {
      isReciprocal = true
    }
  }

  /// “*must go*” in what is said.
  private var asked: TokenRange? {
    let text = frame.grammar.phrases.text
    for clause in frame.fillers(of: [.clause]) {
      for duty in text.children(of: clause, "aux") where ["must", "should"].contains(text.tokens[duty].lower) {
        return duty < clause && clause - duty <= 6 ? duty..<(clause + 1) : clause..<(clause + 1)
      }
    }
    return nil
  }

  /// The shortest run of text around the trigger's words; the head word alone where they stand far apart.
  var span: TokenRange {
    if rule.options.isShownAtClause, let asked = asked { return asked }
    let low = words.min() ?? head
    let high = (words.max() ?? head) + 1
    return high - low <= 6 ? low..<high : head..<(head + 1)
  }
}

extension SlotPath {
  var readable: String {
    map { slot in
      switch slot {
      case .preposition(let names): names.joined(separator: " ")
      case .indirectObject: "indirect object"
      default: "\(slot)"
      }
    }.joined(separator: " of ")
  }
}

extension Phrases {
  /// A noun or name that can be acted on: no measure, date or clause.
  func isThing(_ token: Int) -> Bool {
    if names(token, .actor) { return true }
    switch text.tokens[token].pos {
    case .noun, .propn: break
    default: return false
    }
    if isToken(token, in: known.time) { return false }
    guard let label = entity(at: token) else { return true }
    return !["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"].contains(label)
  }

  func isPlural(_ token: Int) -> Bool {
    let tag = text.tokens[token].tag
    return tag == "NNS" || tag == "NNPS" || text.tokens[token].lower == "they"
  }
}
