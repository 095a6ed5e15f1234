/// What a careful reader marked in a document, or in a part of one, whose text lies in a corpus.
package protocol CorpusPart: CorpusDocument {
  /// The corpus's folder.
  var corpus: String { get }
  /// The document's id in its corpus.
  var document: String { get }
}

extension CorpusPart {
  /// The document among those of all corpora.
  package var place: String { "\(corpus)/\(document)" }
}

/// A document that was marked as a whole.
package protocol MarkedReport: CorpusPart {}

extension MarkedReport {
  package var document: String { id }
}
