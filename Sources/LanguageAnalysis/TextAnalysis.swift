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

extension LanguagePipeline {
  /// Tokens that pass through the encoders together.
  private static let batchTokens = 768

  /// Analyses blocks from number `first` on until a batch is full; returns the number of the next.
  func analyse(
    _ ranges: [ByteRange], from first: Int, of source: SourceText, into analysis: inout TextAnalysis,
    _ workspace: inout Workspace
  ) -> Int {
    var words: [TokenizedWord] = []
    var blocks: [Range<Int>] = []
    var next = first
    while next < ranges.count, words.count < Self.batchTokens {
      let start = words.count
      words += tokenizer.tokenize(source, in: ranges[next], cache: &workspace.words)
      blocks.append(start..<words.count)
      next += 1
    }
    let rows = encode(words, blocks, &workspace)
    let tags = tagger.tag(workspace.vectors, rows: 0..<rows, scores: &workspace.scores)
    workspace.parserScores.begin(rows: rows, scorer: parser.scorer)
    workspace.recognizerScores.begin(rows: rows, scorer: recognizer.scorer)
    for (index, block) in blocks.enumerated() {
      let row = block.lowerBound + (index + 1) * TokenEncoder.depth
      add(words[block], tags[row..<(row + block.count)], row: row, to: &analysis, &workspace)
    }
    return next
  }

  /// Fills both encoders' vectors: each block's rows, with rows of zeros before, between and after. Returns how many.
  private func encode(_ words: [TokenizedWord], _ blocks: [Range<Int>], _ workspace: inout Workspace) -> Int {
    let rows = words.count + (blocks.count + 1) * TokenEncoder.depth
    workspace.encodings.rows(
      of: words, types: workspace.words.types, vectors: wordVectors, encoder: encoder, pieces: &workspace.pieces,
      into: &workspace.rows)
    lay(workspace.encodings.vectors, workspace.rows, blocks, into: &workspace.vectors, count: rows)
    encoder.encode(&workspace.vectors, scratch: &workspace.scratch, pieces: &workspace.pieces, rows: rows)
    workspace.nameEncodings.rows(
      of: words, types: workspace.words.types, vectors: wordVectors, encoder: nameEncoder, pieces: &workspace.pieces,
      into: &workspace.rows)
    lay(workspace.nameEncodings.vectors, workspace.rows, blocks, into: &workspace.nameVectors, count: rows)
    nameEncoder.encode(&workspace.nameVectors, scratch: &workspace.scratch, pieces: &workspace.pieces, rows: rows)
    return rows
  }

  private func lay(
    _ source: [Float], _ rows: [Int32], _ blocks: [Range<Int>], into target: inout [Float], count: Int
  ) {
    let width = TokenEncoder.width
    target.removeAll(keepingCapacity: true)
    target.reserveCapacity(count * width)
    let gap = repeatElement(Float(0), count: TokenEncoder.depth * width)
    target.append(contentsOf: gap)
    for block in blocks {
      for word in block {
        let start = Int(rows[word]) * width
        target.append(contentsOf: source[start..<(start + width)])
      }
      target.append(contentsOf: gap)
    }
  }

  /// Parses one block, finds its names, and appends its tokens.
  private func add(
    _ words: ArraySlice<TokenizedWord>, _ tags: ArraySlice<UInt8>, row: Int, to analysis: inout TextAnalysis,
    _ workspace: inout Workspace
  ) {
    let types = workspace.words.types
    let isSpace = { (index: Int) in types[words[words.startIndex + index].type].isSpace }
    let tree = parser.parse(
      workspace.vectors, row: row, count: words.count, isSpace: isSpace, state: &workspace.parserState,
      workspace: &workspace.parserScores)
    let names = recognizer.recognize(
      workspace.nameVectors, row: row, count: words.count, isSpace: isSpace, isSentenceStart: tree.isSentenceStart,
      workspace: &workspace.recognizerScores)
    let offset = analysis.tokens.count
    for (index, word) in words.enumerated() {
      let type = types[word.type]
      analysis.tokens.append(
        Token(
          range: word.range, text: type.text, lower: type.lower,
          tag: self.tags[Int(tags[tags.startIndex + index])],
          head: offset + Int(tree.heads[index]), relation: relations[Int(tree.labels[index])],
          leftEdge: offset + Int(tree.leftEdges[index]), rightEdge: offset + Int(tree.rightEdges[index]),
          isSentenceStart: index == 0 || tree.isSentenceStart[index], hasSpaceAfter: word.hasSpaceAfter))
    }
    let block = offset..<analysis.tokens.count
    ruler.apply(to: &analysis.tokens, in: block, words: words, cache: workspace.words)
    lemmatizer.fill(&analysis.tokens, in: block)
    for name in names {
      analysis.entities.append(
        EntityMention(
          tokens: (offset + name.tokens.lowerBound)..<(offset + name.tokens.upperBound),
          label: entityLabels[name.label]))
    }
    analysis.blocks.append(block)
  }
}
