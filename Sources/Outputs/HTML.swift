/// Text as it may stand in HTML, in an element or in a quoted attribute.
enum HTML {
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x26: result += "&amp;".utf8
      case 0x3C: result += "&lt;".utf8
      case 0x3E: result += "&gt;".utf8
      case 0x22: result += "&quot;".utf8
      case 0x27: result += "&#39;".utf8
      // HTML allows no other control characters.
      case 0..<0x20 where byte != 0x0A && byte != 0x09 && byte != 0x0D, 0x7F: result += "\u{FFFD}".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `<name class="…">text</name>` around a text, or nothing around none.
  static func element(_ name: String, _ style: String? = nil, text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    return "<\(name)\(style.map { " class=\"\($0)\"" } ?? "")>\(escaped(text))</\(name)>"
  }
}

/// Base64 by RFC 4648, as a Content-Security-Policy names the hash of a script.
func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
    for place in 0..<4 {
      result.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : 0x3D)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
