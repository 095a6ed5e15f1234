/// Small readings of a rule line.
extension StringProtocol where SubSequence == Substring {
  /// Without white space at the ends.
  var trimmed: String {
    var rest = Substring(self)
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  /// The items of “a, b, c”.
  var listItems: [String] { split(separator: ",").map(\.trimmed).filter { !$0.isEmpty } }

  /// The words between white space.
  var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }

  /// What stands before and after the first `separator`.
  func halves(at separator: String) -> (before: String, after: String)? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(separator) {
        let after = index(start, offsetBy: separator.count)
        return (self[..<start].trimmed, self[after...].trimmed)
      }
      start = index(after: start)
    }
    return nil
  }
}
