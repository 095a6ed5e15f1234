package import LanguageAnalysis
import TextModel

/// A language analysis as CoNLL-U: the model's own tags and relations, names in MISC.
///
/// White space tokens are left out and the rest renumbered; a head that was one becomes 0.
package enum CoNLLU {
  package static func text(of analysis: AnalysedText, id: String) -> String {
    let names = nameTags(of: analysis)
    var output = "# newdoc id = \(oneLine(id))\n"
    var number = 0
    for sentence in analysis.sentences {
      let words = sentence.filter { analysis.tokens[$0].pos != .space }
      guard let first = words.first, let last = words.last else { continue }
      number += 1
      let range = analysis.tokens[first].range.lowerBound..<analysis.tokens[last].range.upperBound
      output += "# sent_id = \(oneLine(id))-\(number)\n# text = \(oneLine(analysis.source[range]))\n"
      let numbers = Dictionary(uniqueKeysWithValues: zip(words, 1...))
      for word in words { output += line(word, in: analysis, numbers: numbers, name: names[word]) }
      output += "\n"
    }
    return number == 0 ? "" : output
  }

  private static func line(_ index: Int, in analysis: AnalysedText, numbers: [Int: Int], name: String?) -> String {
    let token = analysis.tokens[index]
    let isRoot = token.head == index
    let head = isRoot ? 0 : numbers[token.head] ?? 0
    let relation = token.relation == "ROOT" ? "root" : token.relation.rawValue
    var misc = name.map { ["NER=\($0)"] } ?? []
    if !isFollowedBySpace(token, in: analysis.source) { misc.append("SpaceAfter=No") }
    let fields = [
      String(numbers[index] ?? 0), token.text, token.lemma, token.pos.rawValue, token.tag.rawValue, token.morph,
      String(head), relation, "", misc.joined(separator: "|"),
    ]
    return fields.map { $0.isEmpty ? "_" : oneLine($0) }.joined(separator: "\t") + "\n"
  }

  private static func isFollowedBySpace(_ token: Token, in source: SourceText) -> Bool {
    token.range.upperBound < source.bytes.count && source.scalar(at: token.range.upperBound).scalar.isTextSpace
  }

  private static func nameTags(of analysis: AnalysedText) -> [Int: String] {
    var tags: [Int: String] = [:]
    for entity in analysis.entities {
      for token in entity.tokens {
        tags[token] = (token == entity.tokens.lowerBound ? "B-" : "I-") + entity.label.rawValue
      }
    }
    return tags
  }

  /// Every run of white space as one space: a comment or a field is one line.
  private static func oneLine(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
  }
}
