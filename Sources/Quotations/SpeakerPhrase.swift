import LanguageAnalysis

/// Cuts the noun phrase of a speaker out of the tree: without relative clause or apposition.
struct SpeakerPhrases {
  let text: AnalysedText

  /// Relations to a noun that belong to its phrase wherever they stand.
  private static let inside: Set<DependencyRelation> = [
    "det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "case", "prep", "npadvmod", "advmod",
    "acl", "intj", "preconj", "neg",
  ]

  func phrase(headedBy head: Int) -> SpeakerPhrase {
    var low = head
    var high = head + 1
    for child in text.children(of: head).reversed() where child < head {
      guard belongs(child, to: head) || low == child + 1 && text.tokens[child].lower == "-" else {
        if text.tokens[child].relation == "punct" { continue }
        break
      }
      low = min(low, text.subtree(of: child).lowerBound)
    }
    for child in text.children(of: head) where child > head {
      if text.tokens[child].pos == .punct {
        if text.tokens[child].lower == "," || isSeparator(child) { if !leadsToCoordination(child, head) { break } }
        continue
      }
      guard belongs(child, to: head) else { break }
      high = max(high, text.subtree(of: child).upperBound)
    }
    if let name = nameAfter(head, end: high) { high = name }
    let range = withoutOpenBracket(trimmed(low..<high, around: head), head)
    return SpeakerPhrase(tokens: withParenthesis(range), head: head)
  }

  /// The phrase with the apposition and the relative clause that follow it: "Ana Torvik, who leads the union". Nothing
  /// of the cue or of what is said is taken in.
  func source(
    _ speaker: SpeakerPhrase, without others: [TokenRange], isReport: (Int) -> Bool = { _ in false }
  ) -> TokenRange {
    let phrase = speaker.tokens
    let taken = { (range: TokenRange) in others.contains { $0.overlaps(range) } }
    var low = phrase.lowerBound
    var high = phrase.upperBound
    for child in text.children(of: speaker.head).reversed() where child < phrase.lowerBound {
      let subtree = text.subtree(of: child)
      guard belongsToSource(child), subtree.upperBound <= low, isAdjacent(subtree.upperBound..<low), !taken(subtree)
      else { continue }
      low = subtree.lowerBound
    }
    for child in text.children(of: speaker.head) where text.subtree(of: child).upperBound > high {
      if text.tokens[child].pos == .punct { continue }
      let subtree = text.subtree(of: child)
      let gap = high..<max(high, subtree.lowerBound)
      // ", who said that …" reports something else.
      if text.tokens[child].relation == "relcl", isReport(child) { break }
      guard belongsToSource(child), isAdjacent(gap), !taken(subtree),
        !gap.contains(where: { isSeparator($0) || text.tokens[$0].lower == "-" })
      else { break }
      high = subtree.upperBound
    }
    return trimmed(low..<high, around: speaker.head)
  }

  private func belongsToSource(_ child: Int) -> Bool {
    ["appos", "relcl", "acl", "prep", "npadvmod", "amod", "nummod", "conj", "cc", "advmod", "nmod"].contains(
      text.tokens[child].relation)
  }

  private func isAdjacent(_ gap: TokenRange) -> Bool {
    gap.allSatisfy {
      text.tokens[$0].pos == .punct || text.tokens[$0].pos == .space || text.tokens[$0].relation == "cc"
    }
  }

  private func withoutOpenBracket(_ range: TokenRange, _ head: Int) -> TokenRange {
    guard let open = range.last(where: { text.tokens[$0].lower == "(" }), open > head,
      !(open..<range.upperBound).contains(where: { text.tokens[$0].lower == ")" })
    else { return range }
    return range.lowerBound..<open
  }

  /// "Senator Ana Torvik (Coast)": the party or seat in brackets right after the name.
  private func withParenthesis(_ range: TokenRange) -> TokenRange {
    let start = range.upperBound
    guard start < text.tokens.count, text.tokens[start].lower == "(", text.tokens[range.upperBound - 1].pos == .propn,
      let end = (start..<min(start + 8, text.tokens.count)).first(where: { text.tokens[$0].lower == ")" })
    else { return range }
    return range.lowerBound..<(end + 1)
  }

  private func belongs(_ child: Int, to head: Int) -> Bool {
    let token = text.tokens[child]
    switch token.relation {
    case "prep": return child > head && !hasClause(child)
    case "acl": return child > head && !isComma(child - 1) && !hasComma(before: child, after: head)
    case "advmod": return child < head
    // "The next day Torvik said".
    case "npadvmod": return child > head || text.tokens[head].pos != .propn
    case "cc": return true
    case "conj": return token.pos == .noun || token.pos == .propn || token.pos == .pron || token.pos == .num
    default: return Self.inside.contains(token.relation)
    }
  }

  /// "the president of the republic, Ana Torvik": a name that stands beside the office belongs to the phrase.
  private func nameAfter(_ head: Int, end: Int) -> Int? {
    guard text.tokens[head].pos == .noun else { return nil }
    for child in text.children(of: head, "appos") where child > head && text.tokens[child].pos == .propn {
      let start = text.subtree(of: child).lowerBound
      guard start - end <= 1 else { continue }
      return phrase(headedBy: child).tokens.upperBound
    }
    return nil
  }

  private func leadsToCoordination(_ comma: Int, _ head: Int) -> Bool {
    guard let next = text.children(of: head).first(where: { $0 > comma }) else { return false }
    return text.tokens[next].relation == "conj" || text.tokens[next].relation == "cc"
  }

  private func hasClause(_ preposition: Int) -> Bool {
    text.children(of: preposition).contains { text.tokens[$0].relation == "pcomp" }
  }

  private func hasComma(before child: Int, after head: Int) -> Bool {
    child > head && ((head + 1)..<child).contains { isComma($0) }
  }

  private func isComma(_ token: Int) -> Bool {
    text.tokens.indices.contains(token) && text.tokens[token].lower == ","
  }

  private func isSeparator(_ token: Int) -> Bool {
    ["—", "–", "--", ";", ":"].contains(text.tokens[token].lower)
  }

  /// "even his allies", "only one of them": the words point at the source and are no part of it.
  private func isFocus(_ token: Int) -> Bool {
    text.tokens[token].pos == .adv && ["even", "only", "just"].contains(text.tokens[token].lower)
      && (text.tokens[token].lower == "even" || !text.tokens.indices.contains(token + 1)
        || text.tokens[token + 1].pos != .num)
  }

  private func trimmed(_ range: TokenRange, around head: Int) -> TokenRange {
    var low = range.lowerBound
    var high = range.upperBound
    while high - 1 > head, text.tokens[high - 1].pos == .pron,
      ["all", "both", "each"].contains(text.tokens[high - 1].lower)
    {
      high -= 1
    }
    while low < head,
      [.punct, .space].contains(text.tokens[low].pos) || text.tokens[low].relation == "cc" || isFocus(low)
        || isSeparator(low) || text.tokens[low].lower == "―"
    {
      low += 1
    }
    while high - 1 > head, text.tokens[high - 1].relation == "cc" { high -= 1 }
    while high - 1 > head, [.punct, .space].contains(text.tokens[high - 1].pos), text.tokens[high - 1].lower != ")",
      text.tokens[high - 1].relation != "case"
    {
      high -= 1
    }
    return low..<high
  }
}
