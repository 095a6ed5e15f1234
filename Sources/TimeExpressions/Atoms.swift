import LanguageAnalysis
import TextModel

/// The pieces that rules match: words, runs of digits, marks.
///
/// Tokens split differently in "third-quarter", "mid-1990s" and "5,2022"; atoms do not: a token that holds a digit
/// or a dash among other characters is cut wherever letters, digits and marks meet. White space is left out, but a
/// blank line or a block's border stands as an atom of its own that nothing matches.
struct Atom: Sendable {
  enum Shape: UInt8, Sendable {
    case word, digits, mark, border
  }

  var start: Int
  var end: Int
  var token: Int32
  var shape: Shape
  /// Whether it follows the one before without a space.
  var isGlued: Bool
}

struct AtomSequence: Sendable {
  private(set) var atoms: [Atom] = []

  init(_ text: AnalysedText) {
    atoms.reserveCapacity(text.tokens.count + text.tokens.count / 8)
    for block in text.blocks {
      for index in block { append(text.tokens[index], index, text.source.bytes) }
      appendBorder(at: block.last.map { text.tokens[$0].range.upperBound } ?? 0, token: block.last ?? 0)
    }
  }

  private mutating func append(_ token: Token, _ index: Int, _ bytes: [UInt8]) {
    if token.pos == .space || token.lower.isEmpty || token.lower.utf8.allSatisfy({ $0 <= 0x20 }) {
      let lineEnds = bytes[token.range].reduce(into: 0) { count, byte in if byte == 0x0A { count += 1 } }
      if lineEnds > 1 { appendBorder(at: token.range.lowerBound, token: index) }
      return
    }
    var hasDigit = false
    var hasMark = false
    for byte in bytes[token.range] {
      hasDigit = hasDigit || byte.isASCIIDigit
      hasMark = hasMark || byte == 0x2D || byte == 0xE2
    }
    if hasDigit || (hasMark && token.range.count > 3) {
      appendPieces(of: token.range, index, bytes)
    } else {
      append(token.range, index, bytes[token.range.lowerBound].isWordByte ? .word : .mark)
    }
  }

  /// Cuts a token between letters, digits and marks.
  private mutating func appendPieces(of range: ByteRange, _ token: Int, _ bytes: [UInt8]) {
    var start = range.lowerBound
    while start < range.upperBound {
      let shape = Self.shape(at: start, bytes)
      var end = start + 1
      while end < range.upperBound, bytes[end].isUTF8Continuation || Self.continues(shape, at: end, range, bytes) {
        end += 1
      }
      append(start..<end, token, shape)
      start = end
    }
  }

  private static func continues(_ shape: Atom.Shape, at offset: Int, _ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    switch shape {
    case .digits: return bytes[offset].isASCIIDigit
    case .word:
      if bytes[offset] == 0x2E {
        // A point inside or at the end of an abbreviation: "p.m.", "Jan."; not before a digit.
        return offset + 1 == range.upperBound || !bytes[offset + 1].isASCIIDigit
      }
      return self.shape(at: offset, bytes) == .word
    case .mark, .border: return false
    }
  }

  private static func shape(at offset: Int, _ bytes: [UInt8]) -> Atom.Shape {
    let byte = bytes[offset]
    if byte.isASCIIDigit { return .digits }
    // E2 80 opens dashes and quotation marks.
    if byte == 0xE2, offset + 1 < bytes.count, bytes[offset + 1] == 0x80 { return .mark }
    return byte.isWordByte ? .word : .mark
  }

  private mutating func append(_ range: ByteRange, _ token: Int, _ shape: Atom.Shape) {
    let glued = atoms.last.map { $0.end == range.lowerBound && $0.shape != .border } ?? false
    atoms.append(
      Atom(start: range.lowerBound, end: range.upperBound, token: Int32(token), shape: shape, isGlued: glued))
  }

  private mutating func appendBorder(at offset: Int, token: Int) {
    atoms.append(Atom(start: offset, end: offset, token: Int32(token), shape: .border, isGlued: false))
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// A letter of ASCII, or a byte of any other script.
  var isWordByte: Bool { self >= 0x80 || (0x41...0x5A).contains(self & 0xDF) }
}
