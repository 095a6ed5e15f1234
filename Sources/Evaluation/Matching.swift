/// Pairs in order of merit; each side is used once.
func oneToOne(_ candidates: [(Int, Int)]) -> [(Int, Int)] {
  var left: Set<Int> = []
  var right: Set<Int> = []
  return candidates.filter { first, second in
    guard !left.contains(first), !right.contains(second) else { return false }
    left.insert(first)
    right.insert(second)
    return true
  }
}

/// A text by Unicode code points, as gold offsets count.
struct ScalarText {
  let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// What stands there; nothing where the offsets make no sense.
  subscript(start: Int, end: Int) -> String {
    let bounds = (max(0, start)..<max(0, start, end)).clamped(to: 0..<scalars.count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[bounds])
    return String(view)
  }
}

func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last])
}
