import LanguageAnalysis

/// Which way an incomplete date points.
enum Tense: Sendable {
  case past, future, unknown
}

/// Reads the tense of the clause that an expression belongs to.
struct TenseReader {
  let text: AnalysedText
  let grammar: TimeGrammar

  private static let mostSteps = 12

  func tense(of tokens: TokenRange) -> Tense {
    guard !tokens.isEmpty, tokens.upperBound <= text.tokens.count else { return .unknown }
    let tense = tenseAround(tokens)
    guard tokens.lowerBound > 0 else { return tense }
    // "through January": to its end, unless the past tense says that it is over.
    let before = text.tokens[tokens.lowerBound - 1].lower
    return before == "through" || before == "thru" ? tense == .past ? .unknown : .future : tense
  }

  /// Whether the expression hangs on its verb by at most a preposition: "were held in November", but not "a cut in
  /// output in November was announced".
  func isDirect(_ tokens: TokenRange) -> Bool {
    guard !tokens.isEmpty, tokens.upperBound <= text.tokens.count else { return false }
    let head = text.tokens[text.tokens[text.head(of: tokens)].head]
    guard head.pos == .adp, text.tokens.indices.contains(head.head) else { return head.pos == .verb }
    let above = text.tokens[head.head].pos
    return (above == .verb || above == .aux) && !grammar.reports(text.tokens[head.head].lemma)
  }

  /// "expired on Monday", but not "scheduled a hearing for Monday".
  private func hasHappened(_ verb: Int) -> Bool {
    text.tokens[verb].tag == "VBD" && text.children(of: verb, "dobj", "xcomp", "ccomp").isEmpty
  }

  private func tenseAround(_ tokens: TokenRange) -> Tense {
    var current = text.head(of: tokens)
    if text.tokens[current].relation == "poss" { return .unknown }
    if let bound = boundary(before: tokens) { return bound }
    let isGoal = tokens.lowerBound > 0 && text.tokens[tokens.lowerBound - 1].lower == "to"
    for _ in 0..<Self.mostSteps {
      let token = text.tokens[current]
      if isGoal, token.pos == .verb, grammar.defers(token.lemma) { return .future }
      if grammar.pointsAhead(token.lemma), !hasHappened(current) { return .future }
      if token.pos == .verb || token.pos == .aux { return tense(ofVerb: current) }
      guard token.head != current else { return .unknown }
      current = token.head
    }
    return .unknown
  }

  /// "until Tuesday" and "as early as Tuesday" lie ahead and "since Tuesday" behind, whatever the verb's tense.
  private func boundary(before tokens: TokenRange) -> Tense? {
    guard tokens.lowerBound > 0 else { return nil }
    switch text.tokens[tokens.lowerBound - 1].lower {
    case "until", "till", "as", "starting", "beginning", "effective": return .future
    case "since": return .past
    default: return nil
    }
  }

  private func tense(ofVerb verb: Int) -> Tense {
    var hasTo = false
    var auxiliary: Token?
    for child in text.children(of: verb, "aux", "auxpass") {
      let token = text.tokens[child]
      if token.tag == "TO" { hasTo = true } else { auxiliary = auxiliary ?? token }
    }
    // "the report, to be published on Tuesday"
    if hasTo, text.tokens[verb].tag == "VBN", ["relcl", "acl", "amod"].contains(text.tokens[verb].relation.rawValue) {
      return .future
    }
    if let auxiliary, auxiliary.tag == "MD" {
      // "may have left on Friday", but "may leave on Friday"
      if text.children(of: verb, "aux").contains(where: { text.tokens[$0].lemma == "have" }) { return .past }
      // "could" also tells of what was possible.
      return auxiliary.lower == "could" ? .unknown : .future
    }
    if let auxiliary, let tense = Self.tense(ofAuxiliary: auxiliary) { return tense }
    let token = text.tokens[verb]
    switch token.tag.rawValue {
    case "VBD", "VBN": return .past
    case "VBZ", "VBP": return .future
    case "VB": return hasTo ? tenseOfInfinitive(verb) : .unknown
    case "VBG": return tenseAbove(verb)
    default: return .unknown
    }
  }

  private static func tense(ofAuxiliary token: Token) -> Tense? {
    switch token.lemma {
    case "have": return .past
    default: return token.tag == "VBD" ? .past : nil
    }
  }

  /// "plans to meet Friday" points ahead; "failed to meet Friday" does not.
  private func tenseOfInfinitive(_ verb: Int) -> Tense {
    let head = text.tokens[text.tokens[verb].head]
    if grammar.intends(head.lemma) { return .future }
    // "was to begin on Sunday"
    if head.lemma == "be", text.tokens[verb].relation == "xcomp" { return .future }
    return grammar.pointsAhead(head.lemma) || head.tag == "VBZ" || head.tag == "VBP" ? .future : .unknown
  }

  private func tenseAbove(_ verb: Int) -> Tense {
    for ancestor in text.ancestors(of: verb).prefix(Self.mostSteps) where text.tokens[ancestor].pos == .verb {
      return ["VBD", "VBN"].contains(text.tokens[ancestor].tag.rawValue) ? .past : .unknown
    }
    return .unknown
  }
}
