package import TextModel

/// Text in; tokens, sentences, tags, lemmas, trees and names out, as spaCy's English pipelines give them.
///
/// Loaded once (memory-mapped), shared by all threads, never changes. It reads no finding and no file but its model.
package struct LanguagePipeline: Sendable {
  /// Analyses each of `blocks` on its own; together they make one numbering of tokens.
  package func analyse(_ source: SourceText, blocks: [ByteRange]) -> AnalysedText {
    fatalError("being built")
  }
}
