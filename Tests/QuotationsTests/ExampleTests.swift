import LanguageAnalysis
import Lexicons
import Testing

@testable import Quotations

/// The pipeline, loaded once; absent where `make setup` has not packed the model.
private let pipeline = try? LanguagePipeline.load(root: checkout())
private let finder = Result { try QuotationFinder(root: checkout()) }

private func lexiconExamples() -> [MarkedExample] {
  (try? CueLexicon(root: checkout()).examples.map { MarkedExample(rule: $0.rule, marked: String($0.text)) }) ?? []
}

@Test("the examples of the cue files", .enabled(if: pipeline != nil, "run 'make setup' first"))
func cueExamples() throws {
  let pipeline = try #require(pipeline)
  for example in lexiconExamples() {
    #expect(try example.found(by: finder.get(), pipeline) == example.marked, "\(example.rule)")
  }
}
