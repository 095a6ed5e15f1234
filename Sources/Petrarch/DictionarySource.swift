import Diagnostics

/// A dictionary file line by line, without its comments: `# …`, `; …` and `<!-- … -->`.
struct DictionarySource {
  struct Line {
    /// From 1.
    let number: Int
    let text: Substring
  }

  let name: String
  private(set) var lines: [Line] = []

  init(name: String, bytes: [UInt8]) {
    self.name = name
    var insideComment = false
    var number = 0
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard let content = Self.content(of: part, &insideComment) else { continue }
      lines.append(Line(number: number, text: Substring(String(decoding: content, as: UTF8.self))))
    }
  }

  /// A line's own bytes without white space at the ends; nothing where none are left.
  private static func content(of line: ArraySlice<UInt8>, _ insideComment: inout Bool) -> ArraySlice<UInt8>? {
    var text = trimmed(line)
    if insideComment || text.starts(with: [0x3C, 0x21]) {
      insideComment = !text.hasSuffix([0x2D, 0x2D, 0x3E])
      return nil
    }
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case 0x23 where depth <= 0, 0x3B where depth <= 0:
        text = trimmed(text[text.startIndex..<index])
        return text.isEmpty ? nil : text
      default: break
      }
    }
    return text.isEmpty ? nil : text
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var line = line
    while let first = line.first, isBlank(first) { line.removeFirst() }
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }

  func complaint(_ line: Line, _ message: String) -> Diagnostic {
    Diagnostic(.warning, source: name, line: line.number, message: message)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}

extension Substring {
  /// Without spaces and tabs at both ends.
  var trimmed: Substring {
    var text = self
    while let first = text.utf8.first, first == 0x20 || first == 0x09 { text = text.dropFirst() }
    while let last = text.utf8.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
    return text
  }

  /// What stands in each `[…]`, and the text without them; nothing where a bracket is left open.
  func takingBrackets() -> (rest: Substring, contents: [Substring])? {
    var contents: [Substring] = []
    guard let first = utf8.firstIndex(of: 0x5B) else { return (self, []) }
    var from = first
    while let open = self[from...].utf8.firstIndex(of: 0x5B) {
      guard let close = self[open...].utf8.firstIndex(of: 0x5D) else { return nil }
      contents.append(self[utf8.index(after: open)..<close].trimmed)
      from = utf8.index(after: close)
    }
    return (self[..<first].trimmed, contents)
  }
}
