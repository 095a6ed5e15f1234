/// A report's text as its UTF-8 bytes, with the way out to Unicode code points.
///
/// Inside the program a place in the text is a byte offset; what leaves the program counts code points
/// (W3C Web Annotation's `TextPositionSelector`) and carries the exact words. A byte order mark and a carriage
/// return count one code point each, as any other character.
public struct SourceText: Sendable, Hashable {
  /// Valid UTF-8.
  public let bytes: [UInt8]

  /// Code points before every `stride`-th byte, so that an offset costs at most `stride` steps.
  private let codePointsBefore: [Int32]
  private static let stride = 64

  public init(_ string: String) {
    self.init(validUTF8: Array(string.utf8))
  }

  /// Takes bytes that are known to be UTF-8; malformed sequences are replaced by U+FFFD first.
  public init(utf8 bytes: [UInt8]) {
    self.init(validUTF8: Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  private init(validUTF8 bytes: [UInt8]) {
    self.bytes = bytes
    var marks: [Int32] = []
    marks.reserveCapacity(bytes.count / Self.stride + 1)
    var count: Int32 = 0
    for (index, byte) in bytes.enumerated() {
      if index % Self.stride == 0 { marks.append(count) }
      if !byte.isUTF8Continuation { count += 1 }
    }
    codePointsBefore = marks
    codePointCount = Int(count)
  }

  /// The length in Unicode code points. O(1).
  public let codePointCount: Int

  /// The whole text as bytes.
  public var range: ByteRange { 0..<bytes.count }

  /// The words at `range`. O(length).
  public subscript(range: ByteRange) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// How many code points stand before the byte at `offset`. O(1).
  public func codePointOffset(ofByte offset: Int) -> Int {
    guard offset < bytes.count else { return codePointCount }
    let mark = offset / Self.stride
    var count = Int(codePointsBefore[mark])
    for byte in bytes[(mark * Self.stride)..<offset] where !byte.isUTF8Continuation { count += 1 }
    return count
  }

  /// The byte at which the code point numbered `offset` begins. O(log length).
  public func byteOffset(ofCodePoint offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    guard offset < codePointCount else { return bytes.count }
    var low = 0
    var high = codePointsBefore.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if codePointsBefore[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    var count = Int(codePointsBefore[low])
    var index = low * Self.stride
    while index < bytes.count {
      if !bytes[index].isUTF8Continuation {
        if count == offset { return index }
        count += 1
      }
      index += 1
    }
    return bytes.count
  }

  /// `range` as it leaves the program: code points and the exact words.
  public func span(_ range: ByteRange) -> Span {
    Span(
      start: codePointOffset(ofByte: range.lowerBound), end: codePointOffset(ofByte: range.upperBound),
      text: self[range])
  }

  /// The bytes of `span`, or nothing where the text at its offsets is not its words.
  public func range(of span: Span) -> ByteRange? {
    guard span.start >= 0, span.start <= span.end, span.end <= codePointCount else { return nil }
    let range = byteOffset(ofCodePoint: span.start)..<byteOffset(ofCodePoint: span.end)
    return bytes[range].elementsEqual(span.text.utf8) ? range : nil
  }

  /// `range` without white space at its ends.
  public func trimmed(_ range: ByteRange) -> ByteRange {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let (scalar, width) = self.scalar(at: low)
      guard scalar.isTextSpace else { break }
      low += width
    }
    while high > low {
      var start = high - 1
      while start > low, bytes[start].isUTF8Continuation { start -= 1 }
      guard scalar(at: start).scalar.isTextSpace else { break }
      high = start
    }
    return low..<high
  }

  /// The code point that begins at a byte, and how many bytes it takes.
  public func scalar(at offset: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = bytes[offset]
    func tail(_ index: Int) -> UInt32 { offset + index < bytes.count ? UInt32(bytes[offset + index] & 0x3F) : 0 }
    switch first {
    case 0..<0x80: return (Unicode.Scalar(first), 1)
    case 0x80..<0xE0: return (scalar(UInt32(first & 0x1F) << 6 | tail(1)), min(2, bytes.count - offset))
    case 0xE0..<0xF0:
      return (scalar(UInt32(first & 0x0F) << 12 | tail(1) << 6 | tail(2)), min(3, bytes.count - offset))
    default:
      return (
        scalar(UInt32(first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)), min(4, bytes.count - offset)
      )
    }
  }

  private func scalar(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }
}

/// A place in a `SourceText`, in UTF-8 bytes.
public typealias ByteRange = Range<Int>

extension UInt8 {
  /// Whether the byte continues a UTF-8 sequence that began before it.
  package var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}

extension Unicode.Scalar {
  /// White space as it stands between words: spaces, line ends, no-break and zero-width marks.
  package var isTextSpace: Bool { properties.isWhitespace || self == "\u{FEFF}" || self == "\u{200B}" }
}
