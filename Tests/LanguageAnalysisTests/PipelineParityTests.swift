import MappedFiles
import Testing
import TextModel

@testable import LanguageAnalysis

/// The whole analysis is what spaCy says, field by field, on sentences of all shapes.
@Suite struct PipelineParityTests {
  @Test(.enabled(if: PackedModel.medium != nil, "no packed model: run 'make setup'"))
  func mediumModel() throws { try compare("en-md") }

  @Test(.enabled(if: PackedModel.small != nil, "no packed model: run 'make setup'"))
  func smallModel() throws { try compare("en-sm") }

  private func compare(_ model: String) throws {
    let pipeline = try LanguagePipeline(try #require(PackedModel.named(model)))
    for text in try Reference.texts(model: model) {
      let found = fields(of: pipeline.analyse(text.source))
      let expected = text.tokens.map(\.fields)
      guard found != expected else { continue }
      let differences = zip(found, expected).filter { $0 != $1 }.map { "  \($0)\n  \($1) (spaCy)" }
      Issue.record("\(text.source[text.source.range].debugDescription)\n\(differences.joined(separator: "\n"))")
    }
  }

  /// A pipeline of another shape and without rules for words: what it gives is what spaCy gives.
  @Test func importedTinyModel() throws {
    let pipeline = try LanguagePipeline(try TinyModel.packed())
    for text in try Reference.texts(model: "tiny") {
      // Offsets, space after, tag, head, relation, sentence start, name.
      let kept = [0, 1, 2, 3, 6, 7, 9, 10]
      let found = fields(of: pipeline.analyse(text.source)).map { line in kept.map { line[$0] } }
      let expected = text.tokens.map { token in kept.map { token.fields[$0] } }
      #expect(found == expected, "\(text.source[text.source.range].debugDescription)")
    }
  }

  /// The texts as blocks of one document: none sees the others.
  @Test(.enabled(if: PackedModel.medium != nil, "no packed model: run 'make setup'"))
  func blocksDoNotSeeEachOther() throws {
    let pipeline = try LanguagePipeline(try #require(PackedModel.medium))
    let texts = try Reference.texts(model: "en-md")
    var bytes: [UInt8] = []
    var blocks: [ByteRange] = []
    for text in texts {
      blocks.append(bytes.count..<(bytes.count + text.source.bytes.count))
      bytes += text.source.bytes + [0x0A]
    }
    let analysis = pipeline.analyse(SourceText(utf8: bytes), blocks: blocks)
    #expect(analysis.blocks.count == texts.count)
    let found = fields(of: analysis)
    // What does not count from the text's beginning: space after, tag, part of speech, features, relation, and the rest.
    let kept = [2, 3, 4, 5, 7, 8, 9, 10, 11]
    for (text, block) in zip(texts, analysis.blocks) {
      let mine = found[block].map { line in kept.map { line[$0] } }
      let expected = text.tokens.map { token in kept.map { token.fields[$0] } }
      #expect(mine == expected, "\(text.source[text.source.range])")
    }
  }

  private func fields(of analysis: AnalysedText) -> [[String]] {
    let names = marks(analysis.entities.map { ($0.tokens, "-" + $0.label.rawValue) }, count: analysis.tokens.count)
    let chunks = marks(analysis.nounChunks.map { ($0, "") }, count: analysis.tokens.count)
    return analysis.tokens.enumerated().map { index, token in
      [
        String(analysis.source.codePointOffset(ofByte: token.range.lowerBound)),
        String(analysis.source.codePointOffset(ofByte: token.range.upperBound)), token.hasSpaceAfter ? "1" : "0",
        token.tag.rawValue, token.pos.rawValue, token.morph.isEmpty ? "_" : token.morph, String(token.head),
        token.relation.rawValue, token.lemma, token.isSentenceStart ? "1" : "0", names[index], chunks[index],
      ]
    }
  }

  /// Which token begins (B) or continues (I) one of `spans`.
  private func marks(_ spans: [(tokens: TokenRange, label: String)], count: Int) -> [String] {
    var marks = [String](repeating: "O", count: count)
    for span in spans {
      for index in span.tokens { marks[index] = (index == span.tokens.lowerBound ? "B" : "I") + span.label }
    }
    return marks
  }
}
