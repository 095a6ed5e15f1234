/// One word of a text with what a treebank or a parser says of it.
package struct ParsedWord: Sendable, Hashable {
  /// In bytes of the document's text.
  package var range: Range<Int>
  package var text: String
  package var lemma: String
  /// Universal part of speech, and the language's own tag.
  package var upos: String
  package var xpos: String
  /// The number of the head in the document; a root is its own head.
  package var head: Int
  package var relation: String
  package var isSentenceStart: Bool

  package init(
    range: Range<Int>, text: String, lemma: String, upos: String, xpos: String, head: Int, relation: String,
    isSentenceStart: Bool
  ) {
    self.range = range
    self.text = text
    self.lemma = lemma
    self.upos = upos
    self.xpos = xpos
    self.head = head
    self.relation = relation
    self.isSentenceStart = isSentenceStart
  }
}

/// A text with its words, and the paragraphs that it is made of.
package struct ParsedDocument: CorpusDocument, Sendable {
  package var id: String
  package var text: String
  /// In bytes.
  package var paragraphs: [Range<Int>]
  package var words: [ParsedWord]

  package init(id: String, text: String, paragraphs: [Range<Int>], words: [ParsedWord]) {
    self.id = id
    self.text = text
    self.paragraphs = paragraphs
    self.words = words
  }

  /// Treebanks are read from CoNLL-U.
  package init(from decoder: any Decoder) throws {
    throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "treebanks are no JSON"))
  }
}
