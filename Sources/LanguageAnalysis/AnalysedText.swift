package import TextModel

/// One token with all that the pipeline says of it.
///
/// `head` and the edges are indices into the whole `AnalysedText`; a root is its own head.
package struct Token: Sendable, Hashable {
  package var range: ByteRange
  /// The exact words, and in lower case.
  package var text: String
  package var lower: String
  package var lemma: String
  package var tag: Tag
  package var pos: PartOfSpeech
  /// Universal features in canonical order, `Number=Sing|Tense=Past`; empty where there are none.
  package var morph: String
  package var head: Int
  package var relation: DependencyRelation
  /// The leftmost and rightmost token of the subtree below this one.
  package var leftEdge: Int
  package var rightEdge: Int
  package var isSentenceStart: Bool
  /// Whether exactly one space stands between this token and the next.
  package var hasSpaceAfter: Bool

  package init(
    range: ByteRange, text: String, lower: String, lemma: String = "", tag: Tag = "", pos: PartOfSpeech = .x,
    morph: String = "", head: Int = 0, relation: DependencyRelation = "", leftEdge: Int = 0, rightEdge: Int = 0,
    isSentenceStart: Bool = false, hasSpaceAfter: Bool = false
  ) {
    self.range = range
    self.text = text
    self.lower = lower
    self.lemma = lemma
    self.tag = tag
    self.pos = pos
    self.morph = morph
    self.head = head
    self.relation = relation
    self.leftEdge = leftEdge
    self.rightEdge = rightEdge
    self.isSentenceStart = isSentenceStart
    self.hasSpaceAfter = hasSpaceAfter
  }
}

extension Token {
  /// The lemma in lower case (names keep their capitals in `lemma`); the word itself where it has no lemma.
  package var lowerLemma: String {
    if lemma.isEmpty { return lower }
    let isLower = lemma.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return isLower ? lemma : lemma.lowercased()
  }

  /// Whether the word begins with a capital letter.
  package var isCapitalised: Bool { text.isCapitalised }
}

/// Half-open range of token indices.
package typealias TokenRange = Range<Int>

/// A name that the model found.
package struct EntityMention: Sendable, Hashable {
  package var tokens: TokenRange
  package var label: EntityLabel

  package init(tokens: TokenRange, label: EntityLabel) {
    self.tokens = tokens
    self.label = label
  }
}

/// A text with its tokens, sentences, trees, names and noun chunks: what every finder reads.
///
/// A `Document`'s blocks are analysed each on its own and stand here one after the other under one numbering, so
/// no sentence, name or tree crosses a block's border. `blocks[i]` belongs to `document.blocks[i]`.
/// It never changes, and all finders hold the same one.
package final class AnalysedText: Sendable {
  package let source: SourceText
  package let tokens: [Token]
  package let sentences: [TokenRange]
  package let entities: [EntityMention]
  package let nounChunks: [TokenRange]
  package let blocks: [TokenRange]

  /// Children in text order, as one array with an offset for each token.
  @usableFromInline package let childOffsets: [Int32]
  @usableFromInline package let childIndices: [Int32]
  private let sentenceOfToken: [Int32]
  private let entityOfToken: [Int32]

  package init(
    source: SourceText, tokens: [Token], entities: [EntityMention], nounChunks: [TokenRange], blocks: [TokenRange]
  ) {
    self.source = source
    self.tokens = tokens
    self.entities = entities
    self.nounChunks = nounChunks
    self.blocks = blocks

    var sentences: [TokenRange] = []
    var sentenceOfToken = [Int32](repeating: 0, count: tokens.count)
    var start = 0
    for index in tokens.indices {
      if tokens[index].isSentenceStart, index > start {
        sentences.append(start..<index)
        start = index
      }
      sentenceOfToken[index] = Int32(sentences.count)
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    self.sentences = sentences
    self.sentenceOfToken = sentenceOfToken

    var entityOfToken = [Int32](repeating: -1, count: tokens.count)
    for (number, entity) in entities.enumerated() {
      for token in entity.tokens { entityOfToken[token] = Int32(number) }
    }
    self.entityOfToken = entityOfToken

    var offsets = [Int32](repeating: 0, count: tokens.count + 1)
    for (index, token) in tokens.enumerated() where token.head != index { offsets[token.head + 1] += 1 }
    for index in tokens.indices { offsets[index + 1] += offsets[index] }
    var next = offsets
    var indices = [Int32](repeating: 0, count: Int(offsets.last ?? 0))
    for (index, token) in tokens.enumerated() where token.head != index {
      indices[Int(next[token.head])] = Int32(index)
      next[token.head] += 1
    }
    childOffsets = offsets
    childIndices = indices
  }

  /// The tokens that hang on `token`, in text order.
  @inlinable
  package func children(of token: Int) -> Children {
    Children(indices: childIndices[Int(childOffsets[token])..<Int(childOffsets[token + 1])])
  }

  /// Tokens that hang on one, in text order.
  @frozen
  package struct Children: RandomAccessCollection {
    @usableFromInline package let indices32: ArraySlice<Int32>

    @inlinable
    init(indices: ArraySlice<Int32>) { indices32 = indices }

    @inlinable package var startIndex: Int { indices32.startIndex }
    @inlinable package var endIndex: Int { indices32.endIndex }
    @inlinable package subscript(position: Int) -> Int { Int(indices32[position]) }
  }

  /// The children of `token` that stand in one of `relations` to it.
  package func children(of token: Int, _ relations: DependencyRelation...) -> [Int] {
    children(of: token).filter { relations.contains(tokens[$0].relation) }
  }

  /// All tokens from the leftmost to the rightmost of the subtree below `token`.
  package func subtree(of token: Int) -> TokenRange { tokens[token].leftEdge..<(tokens[token].rightEdge + 1) }

  /// The heads above `token`, nearest first; the token itself is not among them.
  package func ancestors(of token: Int) -> some Sequence<Int> {
    sequence(state: token) { [tokens] current in
      let head = tokens[current].head
      guard head != current else { return nil }
      current = head
      return head
    }
  }

  /// Whether `token` stands in the subtree below `ancestor` (or is it).
  package func isToken(_ token: Int, below ancestor: Int) -> Bool {
    token == ancestor || ancestors(of: token).contains(ancestor)
  }

  package func sentence(of token: Int) -> TokenRange { sentences[Int(sentenceOfToken[token])] }

  package func sentenceIndex(of token: Int) -> Int { Int(sentenceOfToken[token]) }

  /// The name that `token` is a word of.
  package func entity(at token: Int) -> EntityMention? {
    entityOfToken[token] < 0 ? nil : entities[Int(entityOfToken[token])]
  }

  /// The token of `range` whose head lies outside it: the head word of a phrase.
  package func head(of range: TokenRange) -> Int {
    range.first { !range.contains(tokens[$0].head) || tokens[$0].head == $0 } ?? range.lowerBound
  }

  /// The bytes from the first to the last of some tokens, white space tokens at the ends left out.
  package func bytes(of range: TokenRange) -> ByteRange {
    guard let first = range.first(where: { tokens[$0].pos != .space }),
      let last = range.last(where: { tokens[$0].pos != .space })
    else {
      return range.isEmpty ? 0..<0 : tokens[range.lowerBound].range
    }
    return tokens[first].range.lowerBound..<tokens[last].range.upperBound
  }

  /// The exact words from the first to the last of some tokens.
  package func text(of range: TokenRange) -> String { source[bytes(of: range)] }

  /// The tokens that share at least one byte with `bytes`. O(log tokens).
  package func tokens(in bytes: ByteRange) -> TokenRange {
    let low = tokens.partitioningIndex { $0.range.upperBound > bytes.lowerBound }
    let high = tokens.partitioningIndex { $0.range.lowerBound >= bytes.upperBound }
    return low..<Swift.max(low, high)
  }
}
