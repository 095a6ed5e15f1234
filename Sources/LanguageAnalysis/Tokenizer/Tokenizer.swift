import Diagnostics
import Lexicons
package import MappedFiles
package import TextModel

/// Text in, words out, exactly as spaCy's English tokenizer cuts them. It knows no sentence and no tag.
///
/// A stretch between spaces is looked up whole; else affixes are cut off its ends, and what is left is an exception, an
/// address, or falls apart at its infixes. Last, exceptions that this tore apart are mended.
package struct Tokenizer: Sendable {
  package let attributes: LexicalAttributes
  private let splitter: ChunkSplitter
  private let phrases: ExceptionPhrases

  /// The words of `range`, whose types stand in `cache`.
  package func tokenize(_ source: SourceText, in range: ByteRange, cache: inout WordCache) -> [TokenizedWord] {
    var words: [TokenizedWord] = []
    words.reserveCapacity(range.count / 5)
    var hasPhrase = false
    let bytes = source.bytes
    var start = range.lowerBound
    var index = start
    var inSpace: Bool?
    while index < range.upperBound {
      let (isSpace, width) = spaceAndWidth(source, index)
      if let was = inSpace, was != isSpace {
        if start < index { add(bytes, start..<index, to: &words, &hasPhrase, &cache) }
        start = index
        // One plain space ends a word and is no word.
        if bytes[index] == 0x20, !words.isEmpty {
          words[words.count - 1].hasSpaceAfter = true
          start += 1
        }
      }
      inSpace = isSpace
      index += width
    }
    if start < range.upperBound { add(bytes, start..<range.upperBound, to: &words, &hasPhrase, &cache) }
    return hasPhrase ? mended(words, bytes, &cache) : words
  }

  private func spaceAndWidth(_ source: SourceText, _ index: Int) -> (isSpace: Bool, width: Int) {
    let byte = source.bytes[index]
    if byte < 0x80 { return (byte <= 0x20 && attributes.codePoints.isSpace(UInt32(byte)), 1) }
    let (scalar, width) = source.scalar(at: index)
    return (attributes.codePoints.isSpace(scalar.value), width)
  }

  /// Appends the words of a stretch that is all space or without any.
  private func add(
    _ bytes: [UInt8], _ range: ByteRange, to words: inout [TokenizedWord], _ hasPhrase: inout Bool,
    _ cache: inout WordCache
  ) {
    let isShort = range.count <= WordCache.longestChunk
    let hash = isShort ? murmurHash64A(bytes, in: range) : 0
    let first = words.count
    var start = range.lowerBound
    if isShort, let known = cache.words(of: bytes, in: range, hash: hash) {
      for word in known {
        let end = start + Int(word.length)
        words.append(TokenizedWord(range: start..<end, type: Int(word.type), hasSpaceAfter: false))
        start = end
      }
    } else {
      for piece in splitter.pieces(of: bytes, in: range) {
        append(piece, at: &start, of: bytes, to: &words, &cache)
      }
      if isShort {
        let new = words[first...].map { WordCache.CachedWord(length: Int32($0.range.count), type: Int32($0.type)) }
        cache.remember(new, of: bytes, in: range, hash: hash)
      }
    }
    for word in words[first...] where cache.beginsPhrase[word.type] { hasPhrase = true }
  }

  private func append(
    _ piece: TokenizerExceptions.Piece, at start: inout Int, of bytes: [UInt8], to words: inout [TokenizedWord],
    _ cache: inout WordCache
  ) {
    let range = start..<(start + piece.length)
    let type = cache.type(bytes, in: range, norm: piece.norm, attributes: attributes, phrases: phrases)
    words.append(TokenizedWord(range: range, type: type, hasSpaceAfter: false))
    start = range.upperBound
  }

  /// Puts exceptions in place of the words that they were torn into.
  private func mended(_ words: [TokenizedWord], _ bytes: [UInt8], _ cache: inout WordCache) -> [TokenizedWord] {
    let matches = phrases.matches(in: words, cache)
    guard !matches.isEmpty else { return words }
    var result: [TokenizedWord] = []
    var next = 0
    for match in matches {
      result += words[next..<match.lowerBound]
      next = match.upperBound
      let range = words[match.lowerBound].range.lowerBound..<words[match.upperBound - 1].range.upperBound
      guard let pieces = splitter.exceptions.pieces(of: bytes, in: range) else {
        result += words[match]
        continue
      }
      var start = range.lowerBound
      for piece in pieces { append(piece, at: &start, of: bytes, to: &result, &cache) }
      result[result.count - 1].hasSpaceAfter = words[match.upperBound - 1].hasSpaceAfter
    }
    return result + words[next...]
  }
}

extension Tokenizer {
  /// Packs the tokenizer of the pipeline in `directory`, with its lexical attributes.
  package static func pack(from directory: String, into writer: inout PackedFileWriter) throws {
    let attributes = try LexicalAttributes(directory: directory, root: .find())
    let model = try MessagePackValue(file: "\(directory)/tokenizer")
    let sources = try TokenizerPatterns.Sources(model)
    let patterns = try TokenizerPatterns(sources, codePoints: attributes.codePoints)
    let exceptions = try TokenizerExceptions(model["exceptions"], ids: attributes.ids)
    attributes.pack(into: &writer)
    sources.pack(into: &writer)
    exceptions.pack(into: &writer)
    let plain = Tokenizer(
      attributes: attributes, splitter: ChunkSplitter(patterns: patterns, exceptions: TokenizerExceptions()),
      phrases: ExceptionPhrases([]))
    ExceptionPhrases(plain.phrases(for: TokenizerExceptions.keys(model["exceptions"]))).pack(into: &writer)
  }

  /// How the exceptions that an affix rule touches fall apart when nothing says that they are exceptions.
  private func phrases(for keys: [String]) -> [[StringID]] {
    var cache = WordCache()
    return keys.sorted().compactMap { key in
      guard key.contains(" ") || splitter.patterns.touch(key) else { return nil }
      let source = SourceText(key)
      return tokenize(source, in: source.range, cache: &cache).map { cache.types[$0.type].orthID }
    }
  }

  package init(_ file: PackedFile) throws {
    attributes = try LexicalAttributes(file)
    let patterns = try TokenizerPatterns(.init(file), codePoints: attributes.codePoints)
    splitter = ChunkSplitter(patterns: patterns, exceptions: try TokenizerExceptions(file))
    phrases = try ExceptionPhrases(file)
  }
}
