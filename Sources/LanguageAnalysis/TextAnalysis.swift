import TextModel

/// The parts of an `AnalysedText` while its blocks are analysed one after the other.
struct TextAnalysis {
  let source: SourceText
  var tokens: [Token] = []
  var entities: [EntityMention] = []
  var blocks: [TokenRange] = []

  init(source: SourceText) {
    self.source = source
    tokens.reserveCapacity(source.bytes.count / 5)
  }

  func finished() -> AnalysedText {
    AnalysedText(
      source: source, tokens: tokens, entities: entities, nounChunks: nounChunks(of: tokens), blocks: blocks)
  }
}

/// Some blocks on their way through the networks together.
private struct Batch {
  var words: [TokenizedWord] = []
  /// Each block's words.
  var blocks: [Range<Int>] = []

  /// The row of the first word of the block numbered `index`: a gap of so many rows stands before each block.
  func firstRow(ofBlock index: Int, gap: Int) -> Int { blocks[index].lowerBound + (index + 1) * gap }

  /// Words that make a batch full.
  static let size = 768
}

extension LanguagePipeline {
  /// Analyses blocks from number `first` on until a batch is full; returns the number of the next.
  func analyse(
    _ ranges: [ByteRange], from first: Int, of source: SourceText, into analysis: inout TextAnalysis,
    _ workspace: inout Workspace
  ) -> Int {
    var batch = Batch()
    var next = first
    while next < ranges.count, batch.words.count < Batch.size {
      let start = batch.words.count
      batch.words += tokenizer.tokenize(source, in: ranges[next], cache: &workspace.words)
      batch.blocks.append(start..<batch.words.count)
      next += 1
    }
    let types = workspace.words.types
    let isSpace = batch.words.map { types[$0.type].isSpace }

    encode(batch, types, by: encoder, &workspace.encodings, &workspace.buffers)
    let tags = tagger.tag(workspace.buffers.vectors, rows: workspace.buffers.rows.indices, scores: &workspace.scores)
    workspace.transitions.begin(rows: workspace.buffers.rows.count, scorer: parser.scorer)
    let trees = batch.blocks.enumerated().map { index, block in
      parser.parse(
        workspace.buffers.vectors, row: batch.firstRow(ofBlock: index, gap: encoder.gap), isSpace: isSpace[block],
        state: &workspace.parserState, workspace: &workspace.transitions)
    }
    encode(batch, types, by: nameEncoder, &workspace.nameEncodings, &workspace.buffers)
    workspace.transitions.begin(rows: workspace.buffers.rows.count, scorer: recognizer.scorer)
    for (index, block) in batch.blocks.enumerated() {
      let names = recognizer.recognize(
        workspace.buffers.vectors, row: batch.firstRow(ofBlock: index, gap: nameEncoder.gap), isSpace: isSpace[block],
        isSentenceStart: trees[index].isSentenceStart, workspace: &workspace.transitions)
      let row = batch.firstRow(ofBlock: index, gap: encoder.gap)
      let tokens = analysis.append(
        batch.words[block], types, tags[row..<(row + block.count)], trees[index], names, labels: labels)
      ruler.apply(to: &analysis.tokens, in: tokens, words: batch.words[block], cache: workspace.words)
      lemmatizer.fill(
        &analysis.tokens, in: tokens, words: batch.words[block], memory: &workspace.lemmas)
    }
    return next
  }

  /// Fills the buffers' `vectors` and `rows`: each block's, with those of the gaps before, between and after.
  private func encode(
    _ batch: Batch, _ types: [WordType], by encoder: TokenEncoder, _ encodings: inout WordEncodings,
    _ buffers: inout EncoderBuffers
  ) {
    let gap = repeatElement(WordEncodings.gap, count: encoder.gap)
    encodings.prepare(types: types.count, encoder: encoder)
    buffers.rows.removeAll(keepingCapacity: true)
    buffers.rows.append(contentsOf: gap)
    for block in batch.blocks {
      encodings.appendRows(of: batch.words[block], to: &buffers.rows, encoder: encoder)
      buffers.rows.append(contentsOf: gap)
    }
    encodings.complete(types: types, wordVectors: wordVectors, encoder: encoder, pieces: &buffers.pieces)
    encodings.lay(buffers.rows, width: encoder.width, into: &buffers.vectors)
    guard Projections.hasRoom(for: batch.words.count, encoder: encoder) else {
      return encoder.encode(&buffers, projections: nil)
    }
    encodings.project(buffers.rows, laid: buffers.vectors, encoder: encoder, slots: &buffers.slots)
    encoder.encode(&buffers, projections: encodings.projections.values)
  }
}

extension TextAnalysis {
  /// Appends one block with all that the networks said of it; returns its tokens.
  fileprivate mutating func append(
    _ words: ArraySlice<TokenizedWord>, _ types: [WordType], _ tags: ArraySlice<UInt8>, _ tree: DependencyTree,
    _ names: [(tokens: Range<Int>, label: Int)], labels: LanguagePipeline.Labels
  ) -> TokenRange {
    let offset = tokens.count
    for (index, word) in words.enumerated() {
      let type = types[word.type]
      tokens.append(
        Token(
          range: word.range, text: type.text, lower: type.lower, tag: labels.tags[Int(tags[tags.startIndex + index])],
          head: offset + Int(tree.heads[index]), relation: labels.relations[Int(tree.labels[index])],
          leftEdge: offset + Int(tree.leftEdges[index]), rightEdge: offset + Int(tree.rightEdges[index]),
          isSentenceStart: index == 0 || tree.isSentenceStart[index], hasSpaceAfter: word.hasSpaceAfter))
    }
    for name in names {
      let range = (offset + name.tokens.lowerBound)..<(offset + name.tokens.upperBound)
      entities.append(EntityMention(tokens: range, label: labels.entities[name.label]))
    }
    blocks.append(offset..<tokens.count)
    return offset..<tokens.count
  }
}
