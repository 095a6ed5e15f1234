import LanguageAnalysis

/// The clause in which an act is told: from the verb's subject to its last complement, without clauses joined to it.
struct ClauseSpan {
  let text: AnalysedText

  func clause(around head: Int) -> TokenRange {
    let verb = self.verb(above: head)
    var range = text.subtree(of: verb)
    for child in text.children(of: verb, "conj", "parataxis", "ccomp") {
      if child > verb, child > head, text.tokens[child].relation == "conj" {
        range = range.lowerBound..<min(range.upperBound, text.tokens[child].leftEdge)
      }
    }
    while let last = range.last, last > verb, isMargin(last) { range = range.lowerBound..<last }
    while let first = range.first, first < verb, isMargin(first) { range = (first + 1)..<range.upperBound }
    return range.contains(head) ? range : head..<(head + 1)
  }

  private func verb(above head: Int) -> Int {
    if isVerbal(head) { return head }
    return text.ancestors(of: head).prefix(8).first(where: isVerbal) ?? head
  }

  private func isVerbal(_ token: Int) -> Bool { text.tokens[token].pos == .verb || text.tokens[token].pos == .aux }

  private func isMargin(_ token: Int) -> Bool {
    let token = text.tokens[token]
    return token.pos == .punct || token.pos == .space || token.pos == .cconj
  }
}
