/// A list of short alternatives (what can be cut off a word), quick to say no.
struct AffixPattern: Sendable {
  private struct Alternative: Sendable {
    let pattern: Pattern
    let first: CodePointSet
    let longest: Int?
    let alphabet: CodePointSet
  }

  private let alternatives: [Alternative]
  /// For each ASCII code point the alternatives that can begin with it, in order.
  private let startingWith: [[Int]]
  /// Every other code point with which one can begin.
  private let otherFirst: CodePointSet
  /// The most code points that a bounded alternative takes.
  private let longest: Int
  private let unbounded: [CodePointSet]

  init(_ node: PatternNode) {
    let nodes: [PatternNode]
    if case .choice(let parts) = node { nodes = parts } else { nodes = [node] }
    alternatives = nodes.map { node in
      Alternative(
        pattern: Pattern(node), first: node.first ?? .all, longest: node.length.max, alphabet: node.alphabet)
    }
    startingWith = (UInt32(0)..<128).map { [alternatives] point in
      alternatives.indices.filter { alternatives[$0].first.contains(point) }
    }
    otherFirst = CodePointSet(alternatives.flatMap(\.first.ranges))
    longest = alternatives.compactMap(\.longest).max() ?? 0
    unbounded = alternatives.filter { $0.longest == nil }.map(\.alphabet)
  }

  /// Where the match that begins at `place` ends.
  func end(at place: Int, in text: [UInt32], bounds: Range<Int>) -> Int? {
    guard place < bounds.upperBound else { return nil }
    let point = text[place]
    if point < 128 {
      for number in startingWith[Int(point)] {
        if let end = alternatives[number].pattern.end(at: place, in: text, bounds: bounds) { return end }
      }
      return nil
    }
    guard otherFirst.contains(point) else { return nil }
    for alternative in alternatives where alternative.first.contains(point) {
      if let end = alternative.pattern.end(at: place, in: text, bounds: bounds) { return end }
    }
    return nil
  }

  /// How long the match at the beginning of `bounds` is; 0 for none.
  func prefixLength(_ text: [UInt32], _ bounds: Range<Int>) -> Int {
    (end(at: bounds.lowerBound, in: text, bounds: bounds) ?? bounds.lowerBound) - bounds.lowerBound
  }

  /// How long the leftmost match is, where every alternative reaches to the end of `bounds`; 0 for none.
  func suffixLength(_ text: [UInt32], _ bounds: Range<Int>) -> Int {
    for place in earliestSuffix(text, bounds)..<bounds.upperBound {
      if let end = end(at: place, in: text, bounds: bounds) { return end - place }
    }
    return 0
  }

  /// No match that reaches to the end begins before this place.
  private func earliestSuffix(_ text: [UInt32], _ bounds: Range<Int>) -> Int {
    guard let last = bounds.last else { return bounds.lowerBound }
    // A pattern's `$` also matches before a line end.
    let lineEnd = text[last] == 0x0A ? 1 : 0
    var earliest = max(bounds.lowerBound, bounds.upperBound - longest - lineEnd)
    for alphabet in unbounded {
      var place = bounds.upperBound - lineEnd
      while place > bounds.lowerBound, alphabet.contains(text[place - 1]) { place -= 1 }
      earliest = min(earliest, place)
    }
    return earliest
  }

  /// Matches one after the other that do not overlap.
  func matches(in text: [UInt32], _ bounds: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = bounds.lowerBound
    while place < bounds.upperBound {
      if let end = end(at: place, in: text, bounds: bounds), end > place {
        found.append(place..<end)
        place = end
      } else {
        place += 1
      }
    }
    return found
  }
}
