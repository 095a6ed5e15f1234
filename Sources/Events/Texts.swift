/// Small readings of a rule line, byte by byte: rule files are read at every start.
extension StringProtocol where SubSequence == Substring {
  /// Without spaces and tabs at the ends.
  var trimmed: String { String(Substring(self).withoutMargins) }

  /// The items of “a, b, c”.
  var listItems: [String] {
    Substring(self).utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0).withoutMargins) }
      .filter { !$0.isEmpty }
  }

  /// The words between spaces and tabs.
  var words: [String] { Substring(self).utf8.split { $0.isBlank }.map { String(Substring($0)) } }

  /// What stands before and after the first `separator`.
  func halves(at separator: String) -> (before: String, after: String)? {
    let bytes = Substring(self).utf8
    let sought = separator.utf8
    guard let first = sought.first else { return nil }
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start] == first, bytes[start...].starts(with: sought) {
        let after = bytes.index(start, offsetBy: sought.count)
        return (
          String(Substring(bytes[..<start]).withoutMargins), String(Substring(bytes[after...]).withoutMargins)
        )
      }
      start = bytes.index(after: start)
    }
    return nil
  }
}

extension Substring {
  fileprivate var withoutMargins: Substring {
    var rest = self
    while let first = rest.utf8.first, first.isBlank { rest = Substring(rest.utf8.dropFirst()) }
    while let last = rest.utf8.last, last.isBlank { rest = Substring(rest.utf8.dropLast()) }
    return rest
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
