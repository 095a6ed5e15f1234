/// A regular expression's tree, of the part of Python's `re` that the models' tokenizers use.
indirect enum PatternNode: Sendable {
  case set(CodePointSet)
  case sequence([PatternNode])
  /// The first that matches wins.
  case choice([PatternNode])
  /// At least `min`, at most `max` times, as often as can be.
  case repetition(PatternNode, min: Int, max: Int?)
  /// What stands, or must not stand, after or before this place.
  case look(PatternNode, isAhead: Bool, isNegated: Bool)
  case start
  case end
}

extension PatternNode {
  /// The fewest and the most code points that a match takes; no `max` where it is unbounded.
  var length: (min: Int, max: Int?) {
    switch self {
    case .set: return (1, 1)
    case .look, .start, .end: return (0, 0)
    case .sequence(let nodes):
      return nodes.map(\.length).reduce((0, 0)) { ($0.0 + $1.min, sum($0.1, $1.max)) }
    case .choice(let nodes):
      let lengths = nodes.map(\.length)
      let hasBound = lengths.allSatisfy { $0.max != nil }
      return (lengths.map(\.min).min() ?? 0, hasBound ? lengths.compactMap(\.max).max() ?? 0 : nil)
    case .repetition(let node, let min, let max):
      let length = node.length
      guard let max, let most = length.max else { return (length.min * min, nil) }
      return (length.min * min, most * max)
    }
  }

  /// How many instructions the pattern takes, about.
  var size: Int {
    switch self {
    case .set, .start, .end: return 1
    case .sequence(let nodes), .choice(let nodes): return nodes.reduce(2 * nodes.count) { $0 + $1.size }
    case .repetition(let node, let min, let max): return (node.size + 2) * (max ?? min + 1)
    case .look(let node, _, _): return node.size + 2
    }
  }

  /// Every code point with which a match can begin; `nil` where a match may be empty.
  var first: CodePointSet? {
    let (points, mayBeEmpty) = firstPoints
    return mayBeEmpty ? nil : points
  }

  private var firstPoints: (CodePointSet, mayBeEmpty: Bool) {
    switch self {
    case .set(let set): return (set, false)
    case .look, .start, .end: return (CodePointSet([]), true)
    case .sequence(let nodes):
      var points = CodePointSet([])
      for node in nodes {
        let (more, mayBeEmpty) = node.firstPoints
        points = points.union(more)
        if !mayBeEmpty { return (points, false) }
      }
      return (points, true)
    case .choice(let nodes):
      let parts = nodes.map(\.firstPoints)
      return (CodePointSet(parts.flatMap(\.0.ranges)), parts.contains { $0.mayBeEmpty })
    case .repetition(let node, let min, _):
      let (points, mayBeEmpty) = node.firstPoints
      return (points, mayBeEmpty || min == 0)
    }
  }

  /// Every code point that a match can take.
  var alphabet: CodePointSet {
    switch self {
    case .set(let set): return set
    case .look, .start, .end: return CodePointSet([])
    case .sequence(let nodes), .choice(let nodes): return CodePointSet(nodes.flatMap(\.alphabet.ranges))
    case .repetition(let node, _, _): return node.alphabet
    }
  }

  /// Code points without which there is no match: a quick way to say no.
  var required: Set<UInt32> {
    switch self {
    case .set(let set): return set.single.map { [$0] } ?? []
    case .look, .start, .end: return []
    case .sequence(let nodes): return nodes.reduce(into: []) { $0.formUnion($1.required) }
    case .choice(let nodes):
      guard let head = nodes.first else { return [] }
      return nodes.dropFirst().reduce(head.required) { $0.intersection($1.required) }
    case .repetition(let node, let min, _): return min > 0 ? node.required : []
    }
  }

  private func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return left + right
  }
}
