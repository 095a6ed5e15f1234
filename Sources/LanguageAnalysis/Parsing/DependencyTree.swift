/// Heads, labels, subtree edges and sentence starts of one text; a root is its own head.
struct DependencyTree: Sendable {
  private(set) var heads: [Int32]
  private(set) var labels: [Int16]
  private(set) var leftEdges: [Int32] = []
  private(set) var rightEdges: [Int32] = []
  private(set) var isSentenceStart: [Bool] = []

  /// Tokens without a head (-1) become roots.
  init(heads: [Int32], labels: [Int16], root: Int16) {
    self.heads = heads
    self.labels = labels
    for index in heads.indices where heads[index] < 0 {
      self.heads[index] = Int32(index)
      self.labels[index] = root
    }
  }

  var count: Int { heads.count }

  /// Sets the edges from the heads, then the sentence starts: the left edges of the roots.
  ///
  /// Where arcs cross, one sweep up and down may not be enough; as many rounds as the models' makers allow.
  mutating func setEdges() {
    leftEdges = (0..<count).map { Int32($0) }
    rightEdges = leftEdges
    for _ in 0...11 {
      for index in 0..<count { widenHead(of: index) }
      for index in (0..<count).reversed() { widenHead(of: index) }
      setSentenceStarts()
      if headsStayInSentences() { break }
    }
  }

  private mutating func widenHead(of index: Int) {
    let head = Int(heads[index])
    leftEdges[head] = min(leftEdges[head], leftEdges[index])
    rightEdges[head] = max(rightEdges[head], rightEdges[index])
  }

  private mutating func setSentenceStarts() {
    isSentenceStart = [Bool](repeating: false, count: count)
    for index in 0..<count where heads[index] == index { isSentenceStart[Int(leftEdges[index])] = true }
  }

  /// The last token is looked at only as a head, as in the models' training.
  private func headsStayInSentences() -> Bool {
    var start = 0
    for end in 0..<count where (end > 0 && isSentenceStart[end]) || end == count - 1 {
      for index in start..<end where heads[index] < start || heads[index] > end { return false }
      start = end
    }
    return true
  }

  /// Gives tokens with a label X||Y the nearest Y below their head as head and X as label (Nivre and Nilsson 2005).
  /// Returns whether there were any.
  mutating func restoreCrossingArcs(
    _ parts: [Int16: (label: Int16, head: Int16)], isSpace: ArraySlice<Bool>
  ) -> Bool {
    var found = false
    for index in 0..<count {
      guard let (label, headLabel) = parts[labels[index]] else { continue }
      found = true
      if let head = nearest(headLabel, below: Int(heads[index]), except: index, isSpace: isSpace) {
        heads[index] = Int32(head)
      }
      labels[index] = label
    }
    return found
  }

  /// The first token with this label below `top`, level by level and from left to right.
  private func nearest(_ label: Int16, below top: Int, except token: Int, isSpace: ArraySlice<Bool>) -> Int? {
    var level = [top]
    // Heads form trees, so that no level can be reached twice; the bound only guards against a broken model.
    for _ in 0..<count where !level.isEmpty {
      var next: [Int] = []
      for parent in level {
        for child in Int(leftEdges[parent])...Int(rightEdges[parent])
        where child != parent && Int(heads[child]) == parent && child != token && !isSpace[isSpace.startIndex + child] {
          if labels[child] == label { return child }
          next.append(child)
        }
      }
      level = next
    }
    return nil
  }
}
