/// A name cut into words.
enum NameWords {
  /// By white space and by what parts words; hyphens stay, apostrophes and the dots of abbreviations fall away
  /// ("J.F.K." is three words if `parts` says so, else one).
  static func split(_ name: String, initials parts: Bool) -> [String] {
    var words: [String] = []
    for chunk in name.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "(" || $0 == ")" || $0 == "_" }) {
      let pieces = chunk.split(separator: ".")
      if pieces.count > 1, pieces.allSatisfy({ $0.count == 1 }) {
        words += parts ? pieces.map(String.init) : [pieces.joined()]
      } else if parts, pieces.count > 1, pieces.dropLast().allSatisfy({ $0.count == 1 }) {
        words += pieces.map(String.init)
      } else if parts, !words.isEmpty, chunk.last == ".", pieces.count == 1, pieces[0].count == 2,
        !["jr", "sr", "st", "dr", "mr", "ms"].contains(chunk.lowercased().dropLast())
      {
        // "Guðni Th. Jóhannesson", "Yu. Andropov".
        words.append(String(pieces[0].prefix(1)))
      } else if !pieces.isEmpty {
        words.append(pieces.joined())
      }
    }
    return words
  }

  /// The whole name in plain letters with single blanks, without an article: the key of the tables.
  static func folded(_ name: String) -> String {
    if let plain = foldedPlainly(name) { return plain }
    var words = split(name, initials: false).flatMap { $0.split(separator: "-") }.map { WordSound.plain($0) }
      .filter { !$0.isEmpty }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// The same by bytes, where there are only Latin letters without marks, digits, blanks and hyphens.
  private static func foldedPlainly(_ name: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      default: return nil
      }
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes.starts(with: "the ".utf8) ? bytes.dropFirst(4) : bytes[...], as: UTF8.self)
  }
}
