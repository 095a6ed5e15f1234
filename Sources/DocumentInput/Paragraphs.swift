import TextModel

/// Puts lines together to paragraphs.
///
/// A text is either hard-wrapped (its lines break where the next word would not have fitted) or has one paragraph on
/// each line; blank lines part paragraphs in both.
struct Paragraphs {
  private let source: SourceText
  private let lines: [TextLine]
  /// The width at which the text is wrapped; nothing where it is not.
  private let width: Int?

  init(source: SourceText) {
    self.source = source
    lines = source.textLines()
    width = Self.wrapWidth(of: lines, in: source)
  }

  /// The paragraphs, each from its first word to its last.
  func ranges() -> [ByteRange] {
    var result: [ByteRange] = []
    var previous: TextLine?
    for line in lines {
      defer { previous = line }
      guard !line.isBlank else { continue }
      if let width, let previous, !previous.isBlank, let last = result.last,
        continues(previous, with: line, width: width)
      {
        result[result.count - 1] = last.lowerBound..<line.range.upperBound
      } else {
        result.append(line.range)
      }
    }
    return result
  }

  /// Whether `line` goes on with the paragraph of the line before it, in a wrapped text.
  private func continues(_ previous: TextLine, with line: TextLine, width: Int) -> Bool {
    if line.indent > previous.indent + 1, source.endsSentence(previous.range) { return false }
    let hadRoom = previous.indent + previous.length + 1 + firstWordLength(of: line) <= width * 85 / 100
    guard hadRoom else { return true }
    // A short line closes a paragraph with a sentence, or is a heading with nothing at its end.
    return !source.endsSentence(previous.range) && !startsUpper(line)
  }

  private func startsUpper(_ line: TextLine) -> Bool {
    !source.scalar(at: line.range.lowerBound).scalar.properties.isLowercase
  }

  private func firstWordLength(of line: TextLine) -> Int { Self.firstWordLength(of: line, in: source) }

  private static func firstWordLength(of line: TextLine, in source: SourceText) -> Int {
    source.bytes[line.range].prefix { $0 != 0x20 && $0 != 0x09 }.count
  }

  /// The longest line that another follows at once, if nearly all such lines are as full as they can be.
  private static func wrapWidth(of lines: [TextLine], in source: SourceText) -> Int? {
    let inner = zip(lines, lines.dropFirst()).filter { !$0.isBlank && !$1.isBlank }
    let width = inner.map { $0.0.indent + $0.0.length }.max() ?? 0
    guard inner.count >= 2, (30...200).contains(width) else { return nil }
    let full = inner.filter { line, next in
      line.indent + line.length + 1 + firstWordLength(of: next, in: source) > width * 92 / 100
    }
    let open = full.filter { !source.endsSentence($0.0.range) }
    return full.count * 10 >= inner.count * 6 && open.count * 10 >= full.count * 5 ? width : nil
  }
}
