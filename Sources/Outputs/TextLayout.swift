/// Lines of a terminal: wrapped, padded, coloured, and without anything that a terminal would take as a command.
package struct TextLayout: Sendable {
  package var width: Int
  package var isColoured: Bool

  package init(width: Int = 80, isColoured: Bool = false) {
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  enum Style: String {
    case bold = "1"
    case dim = "2"
    case name = "36"
    case good = "32"
    case bad = "31"
    case warning = "33"
  }

  func styled(_ text: String, _ style: Style) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  func heading(_ text: String) -> String { styled(text.uppercased(), .bold) + "\n" }

  /// `text` from column `indent` on; what does not fit goes on below at the same column.
  func wrapped(_ text: String, indent: Int, first: String? = nil, style: Style? = nil) -> String {
    let margin = String(repeating: " ", count: indent)
    let lines = wrappedLines(clean(text), width: max(20, width - indent))
    return lines.enumerated().map { index, line in
      (index == 0 ? first ?? margin : margin) + (style.map { styled(line, $0) } ?? line) + "\n"
    }.joined()
  }

  func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Text without control characters: an escape sequence in a report does nothing here.
  func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          case .format: scalar == "\u{200D}" || scalar == "\u{200C}" ? scalar : "\u{200B}"
          default: scalar
          }
        }.filter { $0 != "\u{200B}" }))
  }

  private func wrappedLines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }
}
