/// Text and tags as XML 1.0 wants them.
enum XML {
  /// A text as it may stand in an element or a quoted attribute; what XML cannot hold becomes U+FFFD, one for one.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // A reader would make a plain line end of it.
      case "\r": result += "&#13;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `<name a="…">`; attributes without a value are left out.
  static func tag(_ name: String, _ attributes: [(String, String?)]) -> String { "<\(opening(name, attributes))>" }

  static func emptyElement(_ name: String, _ attributes: [(String, String?)]) -> String {
    "<\(opening(name, attributes))/>"
  }

  /// An element around content that is XML already.
  static func element(_ name: String, _ attributes: [(String, String?)], content: String) -> String {
    tag(name, attributes) + content + "</\(name)>"
  }

  private static func opening(_ name: String, _ attributes: [(String, String?)]) -> String {
    attributes.reduce(name) { text, attribute in
      attribute.1.map { "\(text) \(attribute.0)=\"\(escaped($0))\"" } ?? text
    }
  }
}
