import TextModel

/// Bytes to text: UTF-8, UTF-16 with a byte order mark, else Windows-1252. What is no text is refused.
enum TextDecoding {
  struct Decoded {
    var text: SourceText
    /// Whether the bytes were valid UTF-8.
    var isUTF8: Bool
    var warning: String?
  }

  struct Failure: Error {
    var reason: String
  }

  static func decode(_ bytes: [UInt8]) throws(Failure) -> Decoded {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, bigEndian: true) }
    guard !bytes.contains(0) else {
      throw Failure(reason: "not a text: it holds NUL bytes (UTF-16 needs a byte order mark)")
    }
    let sequences = UTF8Sequences(bytes)
    let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    guard controls * (sequences.malformed == 0 ? 4 : 25) <= bytes.count else {
      throw Failure(reason: "not a text: mostly control bytes")
    }
    if sequences.malformed == 0 { return Decoded(text: SourceText(utf8: bytes), isUTF8: true) }
    if sequences.multibyte > 10 * sequences.malformed {
      return Decoded(
        text: SourceText(utf8: bytes), isUTF8: false,
        warning: "\(sequences.malformed) bytes are not UTF-8; U+FFFD stands in their place")
    }
    return Decoded(text: windows1252(bytes), isUTF8: false)
  }

  private static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> Decoded {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    return Decoded(
      text: SourceText(String(decoding: units, as: UTF16.self)), isUTF8: false,
      warning: bytes.count % 2 == 1 ? "an odd number of bytes for UTF-16; the last one is left out" : nil)
  }

  private static func windows1252(_ bytes: [UInt8]) -> SourceText {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80..<0xA0).contains(byte) ? windows1252High[Int(byte) - 0x80] : UInt16(byte)
      scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return SourceText(String(scalars))
  }

  /// The bytes 0x80 to 0x9F as the WHATWG Encoding Standard maps them.
  private static let windows1252High: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}

/// How many well-formed multi-byte sequences and malformed bytes there are.
private struct UTF8Sequences {
  var multibyte = 0
  var malformed = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let length = Self.length(of: bytes, at: index)
      if length > 1 { multibyte += 1 }
      if length == 0 { malformed += 1 }
      index += max(1, length)
    }
  }

  /// The length of the sequence that begins at `index`; 0 where it is malformed (RFC 3629, section 4).
  private static func length(of bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.count && range.contains(bytes[index + offset])
    }
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> = first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      return tail(1, second) && tail(2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> = first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return tail(1, second) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
  }
}
