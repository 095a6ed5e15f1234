extension AnalysedText {
  /// The names that a list joins to `head` ahead of it: the parser often hangs the first of "Fiji, Samoa and Tonga" on
  /// the second as a modifier.
  package func listedBefore(_ head: Int) -> [Int] {
    guard tokens[head].pos == .propn, children(of: head).contains(where: { tokens[$0].relation == "conj" }) else {
      return []
    }
    return children(of: head).filter { child in
      child < head && tokens[child].pos == .propn && child + 1 < head && tokens[child + 1].text == ","
    }
  }
}
