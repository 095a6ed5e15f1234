import Findings
import LanguageAnalysis
import TextModel
import TimeExpressions

/// Text with its expected expressions in it: `They met ⟦yesterday|DATE 2022-01-06⟧.`
struct MarkedText {
  let plain: String

  init(_ marked: String) {
    var plain = ""
    var isInNote = false
    for character in marked {
      switch character {
      case "⟦": isInNote = false
      case "|": isInNote = true
      case "⟧": isInNote = false
      default: if !isInNote { plain.append(character) }
      }
    }
    self.plain = plain
  }

  /// The same notation for what was found.
  static func marked(_ times: [ResolvedTime], in text: AnalysedText) -> String {
    var marked = ""
    var position = 0
    for time in times {
      let note = [time.class.rawValue, time.value, time.mod].compactMap(\.self).joined(separator: " ")
      marked += text.source[position..<time.bytes.lowerBound] + "⟦" + text.source[time.bytes] + "|" + note + "⟧"
      position = time.bytes.upperBound
    }
    return marked + text.source[position..<text.source.bytes.count]
  }
}

/// Splits text roughly as the language pipeline does, without tags or trees.
enum RoughTokens {
  static func analyse(_ string: String) -> AnalysedText {
    let source = SourceText(string)
    var tokens: [Token] = []
    var start: Int?
    var isSentenceStart = true
    func append(_ range: ByteRange) {
      let text = source[range]
      tokens.append(
        Token(
          range: range, text: text, lower: text.lowercased(), head: tokens.count, isSentenceStart: isSentenceStart))
      isSentenceStart = text == "."
    }
    for index in 0...source.bytes.count {
      if index < source.bytes.count, source.bytes[index] > 0x20 {
        start = start ?? index
      } else if let first = start {
        for range in pieces(of: first..<index, source) { append(range) }
        start = nil
      }
    }
    return AnalysedText(source: source, tokens: tokens, entities: [], nounChunks: [], blocks: [0..<tokens.count])
  }

  private static func pieces(of word: ByteRange, _ source: SourceText) -> [ByteRange] {
    var word = word
    var head: [ByteRange] = []
    var tail: [ByteRange] = []
    while word.count > 1, "(\"'$".utf8.contains(source.bytes[word.lowerBound]) {
      head.append(word.lowerBound..<word.lowerBound + 1)
      word = word.lowerBound + 1..<word.upperBound
    }
    while word.count > 1, let last = source[word].utf8.last, ",.;:)\"%'".utf8.contains(last) {
      if last == 0x2E, isAbbreviation(source[word]) { break }
      tail.insert(word.upperBound - 1..<word.upperBound, at: 0)
      word = word.lowerBound..<word.upperBound - 1
    }
    return head + cut(word, source) + tail
  }

  private static func isAbbreviation(_ word: String) -> Bool {
    let body = word.dropLast()
    return body.contains(".") || ["Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"].contains(String(body))
  }

  /// Hyphens between letters and the possessive stand alone.
  private static func cut(_ word: ByteRange, _ source: SourceText) -> [ByteRange] {
    let bytes = source.bytes
    var pieces: [ByteRange] = []
    var start = word.lowerBound
    for index in word where index > start && index + 1 < word.upperBound {
      let isBetweenLetters = bytes[index - 1].isLetter && bytes[index + 1].isLetter
      if bytes[index] == 0x2D, isBetweenLetters {
        pieces += [start..<index, index..<index + 1]
        start = index + 1
      } else if bytes[index] == 0x27, index + 2 == word.upperBound {
        pieces.append(start..<index)
        start = index
      }
    }
    return pieces + [start..<word.upperBound]
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
