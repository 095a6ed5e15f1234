import TextModel

/// A line of the text without the white space at its ends; empty where the line is blank.
struct TextLine {
  var range: ByteRange
  /// How far the line's first word is set in, in bytes.
  var indent: Int
  var isBlank: Bool { range.isEmpty }
  var length: Int { range.count }
}

extension SourceText {
  /// The lines of the text, parted at LF, CR and CR LF.
  func textLines() -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    func close(at end: Int) {
      let words = trimmed(start..<end)
      lines.append(TextLine(range: words, indent: words.lowerBound - start))
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        close(at: index)
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { close(at: bytes.count) }
    return lines
  }

  /// The last code point of a range that closes no bracket or quotation.
  func lastMark(in range: ByteRange) -> Unicode.Scalar? {
    var end = range.upperBound
    var outermost: Unicode.Scalar?
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, bytes[start].isUTF8Continuation { start -= 1 }
      let scalar = scalar(at: start).scalar
      outermost = outermost ?? scalar
      guard "\"”’'»)]".unicodeScalars.contains(scalar) || scalar.isTextSpace else { return scalar }
      end = start
    }
    return outermost
  }

  func hasLetter(_ range: ByteRange) -> Bool {
    self[range].unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// Whether the words of a range close a sentence: ". ! ? …" and brackets or quotation marks after them.
  func endsSentence(_ range: ByteRange) -> Bool {
    lastMark(in: range).map { ".!?…".unicodeScalars.contains($0) } ?? false
  }

  /// Whether the words of a range close a sentence or break off inside one.
  func endsInPunctuation(_ range: ByteRange) -> Bool {
    lastMark(in: range).map { ".!?…:;,–—-\"”".unicodeScalars.contains($0) } ?? false
  }
}
