/// One worker's memory of words: their types, and how stretches of text without a space fall into words.
///
/// It only grows while a text is read; `makeRoom()` between texts empties it where it has become large.
package struct WordCache: Sendable {
  /// All types so far; a `TokenizedWord.type` is an index into them.
  package private(set) var types: [WordType] = []
  /// Changes whenever `types` is emptied, so that who keeps something for each type can follow.
  package private(set) var generation = 0
  /// Whether a word can begin an exception that was split too far (§ `ExceptionPhrases`), for each type.
  private(set) var beginsPhrase: [Bool] = []

  private var typeNumbers = ByteStringTable()
  private var chunkNumbers = ByteStringTable()
  private var chunkEnds: [Int32] = []
  private var chunkWords: [CachedWord] = []

  struct CachedWord: Sendable {
    var length: Int32
    var type: Int32
  }

  /// Longer stretches are rare and never seen twice.
  static let longestChunk = 128

  package init() {}

  /// Empties the cache where it holds more than `limit` types or stretches of text. Call it between texts only.
  package mutating func makeRoom(limit: Int = 100_000) {
    guard types.count > limit || chunkNumbers.count > limit else { return }
    let next = generation + 1
    self = WordCache()
    generation = next
  }

  /// The type of the word at `range`, made by `attributes` at first sight.
  mutating func type(
    _ bytes: [UInt8], in range: Range<Int>, norm: StringID?, attributes: LexicalAttributes, phrases: ExceptionPhrases
  ) -> Int {
    guard let norm else {
      let hash = murmurHash64A(bytes, in: range)
      if let number = typeNumbers.number(of: bytes, in: range, hash: hash) { return number }
      return add(bytes, range, hash, attributes.wordType(bytes, in: range, norm: nil), phrases)
    }
    // 0xFF stands in no UTF-8 text, so a word with a norm of its own has a key of its own.
    let key = Array(bytes[range]) + [0xFF] + (0..<8).map { UInt8(truncatingIfNeeded: norm >> UInt64(8 * $0)) }
    let hash = murmurHash64A(key, in: 0..<key.count)
    if let number = typeNumbers.number(of: key, in: 0..<key.count, hash: hash) { return number }
    return add(key, 0..<key.count, hash, attributes.wordType(bytes, in: range, norm: norm), phrases)
  }

  private mutating func add(
    _ key: [UInt8], _ range: Range<Int>, _ hash: UInt64, _ type: WordType, _ phrases: ExceptionPhrases
  ) -> Int {
    types.append(type)
    beginsPhrase.append(phrases.begin(with: type.orthID))
    return typeNumbers.append(key, in: range, hash: hash)
  }

  /// The words of a stretch of text, if it was seen before.
  func words(of bytes: [UInt8], in range: Range<Int>, hash: UInt64) -> ArraySlice<CachedWord>? {
    guard let number = chunkNumbers.number(of: bytes, in: range, hash: hash) else { return nil }
    return chunkWords[(number == 0 ? 0 : Int(chunkEnds[number - 1]))..<Int(chunkEnds[number])]
  }

  mutating func remember(_ words: some Sequence<CachedWord>, of bytes: [UInt8], in range: Range<Int>, hash: UInt64) {
    _ = chunkNumbers.append(bytes, in: range, hash: hash)
    chunkWords.append(contentsOf: words)
    chunkEnds.append(Int32(chunkWords.count))
  }
}
