/// Splits a stretch of text without spaces between its words.
struct ChunkSplitter: Sendable {
  typealias Piece = TokenizerExceptions.Piece

  let patterns: TokenizerPatterns
  let exceptions: TokenizerExceptions

  /// The words of `range`, from left to right, as their lengths.
  func pieces(of bytes: [UInt8], in range: Range<Int>) -> [Piece] {
    if let pieces = exceptions.pieces(of: bytes, in: range) { return Array(pieces) }
    var state = Chunk(bytes, range)
    stripAffixes(&state)
    var pieces = state.prefixes
    if !state.rest.isEmpty { pieces += middle(state) }
    return pieces + state.suffixes.reversed()
  }

  /// Cuts prefixes and suffixes off until nothing changes or an exception is left.
  private func stripAffixes(_ chunk: inout Chunk) {
    while !chunk.rest.isEmpty, exception(in: chunk, chunk.rest) == nil {
      let rest = chunk.rest
      let prefix = patterns.prefix.prefixLength(chunk.text, rest)
      let afterPrefix = (rest.lowerBound + prefix)..<rest.upperBound
      if prefix > 0, exception(in: chunk, afterPrefix) != nil { return chunk.cutPrefix(prefix) }
      let suffix = patterns.suffix.suffixLength(chunk.text, afterPrefix)
      if suffix > 0, exception(in: chunk, rest.lowerBound..<(rest.upperBound - suffix)) != nil {
        return chunk.cutSuffix(suffix)
      }
      if prefix + suffix == 0 { return }
      if prefix > 0 { chunk.cutPrefix(prefix) }
      if suffix > 0 { chunk.cutSuffix(suffix) }
    }
  }

  private func exception(in chunk: Chunk, _ range: Range<Int>) -> ArraySlice<Piece>? {
    exceptions.pieces(of: chunk.bytes, in: chunk.byteRange(range))
  }

  private func middle(_ chunk: Chunk) -> [Piece] {
    if let pieces = exception(in: chunk, chunk.rest) { return Array(pieces) }
    if patterns.isAddress(chunk.text, chunk.rest) { return [chunk.piece(chunk.rest)] }
    var pieces: [Piece] = []
    var start = chunk.rest.lowerBound
    for infix in patterns.infix.matches(in: chunk.text, chunk.rest) where infix.lowerBound > chunk.rest.lowerBound {
      if start < infix.lowerBound { pieces.append(chunk.piece(start..<infix.lowerBound)) }
      pieces.append(chunk.piece(infix))
      start = infix.upperBound
    }
    if start < chunk.rest.upperBound { pieces.append(chunk.piece(start..<chunk.rest.upperBound)) }
    return pieces
  }

  /// A stretch of text that is being cut up.
  private struct Chunk {
    let bytes: [UInt8]
    /// Its code points, and the byte at which each begins (and the end).
    let text: [UInt32]
    private let offsets: [Int]
    private(set) var rest: Range<Int>
    private(set) var prefixes: [Piece] = []
    /// In the order in which they were cut off: from right to left.
    private(set) var suffixes: [Piece] = []

    init(_ bytes: [UInt8], _ range: Range<Int>) {
      self.bytes = bytes
      var text: [UInt32] = []
      var offsets: [Int] = []
      var index = range.lowerBound
      for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
        text.append(scalar.value)
        offsets.append(index)
        index += UTF8.width(scalar)
      }
      offsets.append(range.upperBound)
      self.text = text
      self.offsets = offsets
      rest = 0..<text.count
    }

    func byteRange(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

    func piece(_ range: Range<Int>) -> Piece { Piece(length: byteRange(range).count, norm: nil) }

    mutating func cutPrefix(_ length: Int) {
      let end = rest.lowerBound + length
      prefixes.append(piece(rest.lowerBound..<end))
      rest = end..<rest.upperBound
    }

    mutating func cutSuffix(_ length: Int) {
      let start = rest.upperBound - length
      suffixes.append(piece(start..<rest.upperBound))
      rest = rest.lowerBound..<start
    }
  }
}
