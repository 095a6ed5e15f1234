package import LanguageAnalysis
import TextModel

/// A language analysis as CoNLL-U: the model's own tags and relations; names, noun chunks and offsets in MISC.
///
/// White space tokens are left out and the rest renumbered; a head that was one becomes 0. MISC holds, in alphabetical
/// order, `NER` and `NounChunk` (`B` where one begins, `I` inside), `SpaceAfter=No`, and `TokenRange`: first and last code
/// point of the document's text. `# text` is the sentence with every white space as one space.
package enum CoNLLU {
  package static func text(of analysis: AnalysedText, id: String) -> String {
    let writer = Writer(analysis)
    var output = "# newdoc id = \(oneLine(id))\n"
    // A sentence's id is one word; a slash in it would name a zone of a parallel treebank.
    let sentenceID = oneLine(id).replacing("/", with: "_").replacing(" ", with: "_")
    var number = 0
    for sentence in analysis.sentences {
      let words = sentence.filter { writer.isVisible[$0] }
      guard !words.isEmpty else { continue }
      number += 1
      output += "# sent_id = \(sentenceID)-\(number)\n# text = \(writer.text(of: words))\n"
      let numbers = Dictionary(uniqueKeysWithValues: zip(words, 1...))
      for word in words { output += writer.line(word, numbers: numbers) }
      output += "\n"
    }
    return number == 0 ? "" : output
  }

  /// Every run of white space as one space: a comment or a field is one line.
  fileprivate static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isWhiteSpace) else { return text }
    return text.unicodeScalars.split(whereSeparator: isWhiteSpace).map { String($0) }.joined(separator: " ")
  }

  /// White space, and the separators U+001C to U+001F, at which some readers end a line.
  fileprivate static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }
}

/// What the lines of one text have in common.
private struct Writer {
  let analysis: AnalysedText
  /// Whether a token is more than white space.
  let isVisible: [Bool]
  private let names: [String?]
  private let chunks: [String?]
  private let isSpaceBehind: [Bool]

  init(_ analysis: AnalysedText) {
    let tokens = analysis.tokens
    let isVisible = tokens.map { !$0.text.unicodeScalars.allSatisfy(CoNLLU.isWhiteSpace) }
    func marks(_ spans: [(tokens: TokenRange, label: String)]) -> [String?] {
      var marks = [String?](repeating: nil, count: tokens.count)
      for span in spans {
        var mark = "B"
        for token in span.tokens where isVisible[token] {
          marks[token] = mark + span.label
          mark = "I"
        }
      }
      return marks
    }
    var isSpaceBehind = [Bool](repeating: false, count: tokens.count)
    var next = analysis.source.bytes.count
    for index in tokens.indices.reversed() where isVisible[index] {
      isSpaceBehind[index] = tokens[index].range.upperBound < next
      next = tokens[index].range.lowerBound
    }
    self.analysis = analysis
    self.isVisible = isVisible
    self.isSpaceBehind = isSpaceBehind
    names = marks(analysis.entities.map { ($0.tokens, "-" + $0.label.rawValue) })
    chunks = marks(analysis.nounChunks.map { ($0, "") })
  }

  func text(of words: [Int]) -> String {
    var text = ""
    for word in words {
      text += CoNLLU.oneLine(analysis.tokens[word].text)
      if isSpaceBehind[word], word != words.last { text += " " }
    }
    return text
  }

  func line(_ index: Int, numbers: [Int: Int]) -> String {
    let token = analysis.tokens[index]
    let head = token.head == index ? 0 : numbers[token.head] ?? 0
    let relation = token.relation == "ROOT" ? "root" : token.relation.rawValue
    let fields = [
      String(numbers[index] ?? 0), token.text, token.lemma, token.pos.rawValue, token.tag.rawValue, token.morph,
      String(head), relation, "", misc(index),
    ]
    return fields.map { $0.isEmpty ? "_" : CoNLLU.oneLine($0) }.joined(separator: "\t") + "\n"
  }

  private func misc(_ index: Int) -> String {
    let token = analysis.tokens[index]
    let first = analysis.source.codePointOffset(ofByte: token.range.lowerBound)
    let last = first + token.text.unicodeScalars.count
    return [
      names[index].map { "NER=" + $0.replacing("|", with: "/") }, chunks[index].map { "NounChunk=" + $0 },
      isSpaceBehind[index] ? nil : "SpaceAfter=No", "TokenRange=\(first):\(last)",
    ].compactMap { $0 }.joined(separator: "|")
  }
}
