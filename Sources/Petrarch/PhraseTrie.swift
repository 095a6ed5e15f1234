/// Many phrases, looked up all at once: the longest that begins at a word.
struct PhraseTrie: Sendable {
  private var edges: [UInt64: Int32] = [:]
  /// What each node's phrase stands for; -1 where none ends.
  private var values: [Int32] = [-1]

  /// The first phrase of the same words stays.
  mutating func insert(_ words: [Int32], _ value: Int32, replaces: Bool = false) {
    guard !words.isEmpty else { return }
    var node: Int32 = 0
    for word in words {
      let key = Self.key(node, word)
      if let next = edges[key] {
        node = next
      } else {
        let next = Int32(truncatingIfNeeded: values.count)
        values.append(-1)
        edges[key] = next
        node = next
      }
    }
    if replaces || values[Int(node)] < 0 { values[Int(node)] = value }
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  /// The longest phrase at `start`, of words or of their singulars, and how many words it has.
  func longest(in words: [TextWord], at start: Int) -> (value: Int32, length: Int)? {
    var node: Int32 = 0
    var best: (value: Int32, length: Int)?
    for index in start..<words.count {
      let word = words[index]
      guard let next = edges[Self.key(node, word.number)] ?? edges[Self.key(node, word.singular)] else { break }
      node = next
      if values[Int(node)] >= 0 { best = (values[Int(node)], index - start + 1) }
    }
    return best
  }
}
