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
    var current = text.head(of: tokens)
    for _ in 0..<Self.mostSteps {
      let token = text.tokens[current]
      if grammar.pointsAhead(token.lemma) { return .future }
      if token.pos == .verb || token.pos == .aux { return tense(ofVerb: current) }
      guard token.head != current else { return .unknown }
      current = token.head
    }
    return .unknown
  }

  private func tense(ofVerb verb: Int) -> Tense {
    var hasTo = false
    for child in text.children(of: verb) {
      let token = text.tokens[child]
      if token.relation == "aux" || token.relation == "auxpass" {
        if ["will", "'ll", "’ll", "shall", "wo", "would"].contains(token.lower) { return .future }
        if token.tag == "TO" { hasTo = true }
        if token.tag == "VBD" || token.lemma == "have" { return .past }
      }
    }
    let token = text.tokens[verb]
    switch token.tag.rawValue {
    case "VBD": return .past
    case "VB": return hasTo ? tenseOfInfinitive(verb) : .future
    case "VBN": return .past
    case "VBG":
      // "are meeting on Friday" is planned; a bare participle follows the verb above it.
      return token.head != verb ? tenseAbove(verb) : .unknown
    default: return .unknown
    }
  }

  /// "plans to meet Friday" points ahead; "failed to meet Friday" follows its verb.
  private func tenseOfInfinitive(_ verb: Int) -> Tense {
    let head = text.tokens[verb].head
    guard head != verb else { return .future }
    return grammar.pointsAhead(text.tokens[head].lemma) || text.tokens[head].tag != "VBD" ? .future : .unknown
  }

  private func tenseAbove(_ verb: Int) -> Tense {
    for ancestor in text.ancestors(of: verb).prefix(Self.mostSteps) where text.tokens[ancestor].pos == .verb {
      switch text.tokens[ancestor].tag.rawValue {
      case "VBD", "VBN": return .past
      default: return .unknown
      }
    }
    return .unknown
  }
}
