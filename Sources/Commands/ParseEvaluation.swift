import Evaluation
import LanguageAnalysis
import Lexicons
import TextModel

/// The language pipeline's own answers in the shape that the scorers compare.
enum ParseEvaluation {
  /// Analyses each paragraph of a treebank's document on its own, as `annals read` does with a report's.
  static func parsed(_ document: ParsedDocument, by pipeline: LanguagePipeline) -> ParsedDocument {
    let analysis = pipeline.analyse(SourceText(document.text), blocks: document.paragraphs)
    // White space is no word of a treebank.
    let visible = analysis.tokens.indices.filter { analysis.tokens[$0].pos != .space }
    let numbers = Dictionary(uniqueKeysWithValues: zip(visible, 0...))
    var sentence = -1
    let words = visible.enumerated().map { number, index in
      let token = analysis.tokens[index]
      let own = analysis.sentenceIndex(of: index)
      defer { sentence = own }
      return ParsedWord(
        range: token.range, text: token.text, lemma: token.lemma, upos: token.pos.rawValue, xpos: token.tag.rawValue,
        head: numbers[token.head] ?? number, relation: token.relation.rawValue, isSentenceStart: own != sentence)
    }
    return ParsedDocument(id: document.id, text: document.text, paragraphs: document.paragraphs, words: words)
  }

  /// What may stand for what: `Resources/Evaluation/clear-to-ud.txt`.
  static func relations(_ root: DataRoot) throws -> [String: Set<String>] {
    var relations: [String: Set<String>] = [:]
    for line in try ResourceFile(path: root.resource("Evaluation", "clear-to-ud.txt")).lines
    where line.fields.count == 2 {
      relations[String(line.fields[0])] = Set(line.fields[1].split(separator: " ").map(String.init))
    }
    return relations
  }

  /// The model's own names, one run over each line, under the type names of a corpus; kinds that it has not are left out.
  static func names(
    in text: String, id: String, by pipeline: LanguagePipeline, types: [String: String]
  ) -> MentionDocument {
    let source = SourceText(text)
    var blocks: [ByteRange] = []
    var start = 0
    for (index, byte) in source.bytes.enumerated() where byte == 0x0A {
      blocks.append(start..<index)
      start = index + 1
    }
    blocks.append(start..<source.bytes.count)
    let analysis = pipeline.analyse(source, blocks: blocks.filter { !$0.isEmpty })
    return MentionDocument(
      id: id,
      mentions: analysis.entities.compactMap { entity in
        guard let type = types[entity.label.rawValue] else { return nil }
        let span = source.span(analysis.bytes(of: entity.tokens))
        return .init(start: span.start, end: span.end, type: type)
      })
  }
}
