import TextModel

/// A run of letters, a run of digits, or one other mark of a line.
struct LineToken {
  enum Kind {
    case word
    case number
    case mark
  }

  var kind: Kind
  var text: String
  var lower: String
  var range: ByteRange

  /// Whether the token is a word without small letters: "OSLO".
  var isUppercase: Bool { kind == .word && text == text.uppercased() && text != text.lowercased() }
  var isCapitalised: Bool { kind == .word && (text.first?.isUppercase ?? false) }
  var isDash: Bool { kind == .mark && ["-", "–", "—", "―", "−", "_"].contains(text) }
}

/// The first `limit` tokens of a line: a date line is short, so the rest of a long paragraph is never looked at.
func lineTokens(_ source: SourceText, in line: ByteRange, limit: Int = 60) -> [LineToken] {
  var tokens: [LineToken] = []
  var offset = line.lowerBound
  while offset < line.upperBound, tokens.count < limit {
    let (scalar, width) = source.scalar(at: offset)
    guard !scalar.isTextSpace else {
      offset += width
      continue
    }
    let kind = LineToken.Kind(scalar)
    var end = offset + width
    // A word of unbounded length is no word of a date line.
    while kind != .mark, end < line.upperBound, end - offset < 256 {
      let (next, nextWidth) = source.scalar(at: end)
      guard LineToken.Kind(next) == kind || (kind == .word && next.isApostrophe) else { break }
      end += nextWidth
    }
    let text = source[offset..<end]
    tokens.append(LineToken(kind: kind, text: text, lower: text.lowercased(), range: offset..<end))
    offset = end
  }
  return tokens
}

extension LineToken.Kind {
  fileprivate init(_ scalar: Unicode.Scalar) {
    if (0x30...0x39).contains(scalar.value) {
      self = .number
    } else if scalar.properties.isAlphabetic {
      self = .word
    } else {
      self = .mark
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isApostrophe: Bool { self == "'" || self == "’" }
}
