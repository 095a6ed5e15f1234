import Diagnostics
import Lexicons
import MappedFiles
import Testing
import TextModel

@testable import LanguageAnalysis

/// Whatever the text, from however many tasks: the pipeline answers, and always the same.
@Suite(.enabled(if: PackedModel.medium != nil, "no packed model: run 'make setup'"))
struct PipelineSafetyTests {
  @Test func answersManyTasksAtOnce() async throws {
    let pipeline = try LanguagePipeline(try #require(PackedModel.medium))
    let texts = try Reference.texts(model: "en-md").prefix(60).map(\.source)
    let alone = texts.map { pipeline.analyse($0).tokens }
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          // Each task reads in another order, so that every workspace has met other words before.
          texts.indices.allSatisfy { index in
            let number = (index * 7 + worker) % texts.count
            return pipeline.analyse(texts[number]).tokens == alone[number]
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test(arguments: ["", " ", "\n\n\t", "\u{200B}", "é", "\u{0}", "👩‍👩‍👧", "((((((((", "\u{FFFD}\u{301}"])
  func readsOddTexts(text: String) throws {
    let pipeline = try LanguagePipeline(try #require(PackedModel.medium))
    let analysis = pipeline.analyse(SourceText(text))
    #expect(analysis.tokens.map(\.text).joined().count <= text.count)
    #expect(analysis.blocks.count == 1)
    try expectSound(analysis)
  }

  @Test func readsTextsWithoutSpaceOrEnd() throws {
    let pipeline = try LanguagePipeline(try #require(PackedModel.medium))
    let single = pipeline.analyse(SourceText(String(repeating: "a", count: 1_000_000)))
    #expect(single.tokens.count == 1)
    // More words than the projections' and the scorers' pages hold at once.
    let long = pipeline.analyse(SourceText(String(repeating: "the minister and the council said ", count: 3_000)))
    #expect(long.tokens.count == 18_000)
    try expectSound(long)
  }

  @Test func saysWhatToDoWithoutModel() {
    let error = #expect(throws: AnnalsError.self) { try LanguagePipeline.load(root: DataRoot(path: "/nonexistent")) }
    #expect(error?.remedy == "run 'make setup'")
  }

  @Test func knowsSimilarWords() throws {
    let pipeline = try LanguagePipeline(try #require(PackedModel.medium))
    let minister = try #require(pipeline.vector(of: "minister"))
    let secretary = try #require(pipeline.vector(of: "secretary"))
    let banana = try #require(pipeline.vector(of: "banana"))
    #expect(minister.count == 300)
    #expect(cosine(minister, secretary) > cosine(minister, banana))
    #expect(pipeline.vector(of: "zxqwvkj") == nil)
  }

  private func expectSound(_ analysis: AnalysedText) throws {
    for (index, token) in analysis.tokens.enumerated() {
      let isSound =
        analysis.tokens.indices.contains(token.head) && token.leftEdge <= index && index <= token.rightEdge
        && token.rightEdge < analysis.tokens.count
      try #require(isSound, "token \(index)")
    }
  }
}

private func cosine(_ left: [Float], _ right: [Float]) -> Float {
  let dot = { (a: [Float], b: [Float]) in zip(a, b).reduce(Float(0)) { $0 + $1.0 * $1.1 } }
  return dot(left, right) / (dot(left, left) * dot(right, right)).squareRoot()
}
