import MappedFiles

/// Exceptions that affix rules tear apart, as the sequences of words that come of it, so that they can be mended.
struct ExceptionPhrases: Sendable {
  /// For each first word, the phrases that begin with it, as the ids of their words.
  private let phrases: [StringID: [[StringID]]]

  init(_ phrases: [[StringID]]) {
    self.phrases = Dictionary(grouping: phrases.filter { !$0.isEmpty }) { $0[0] }
  }

  func begin(with orthID: StringID) -> Bool { phrases[orthID] != nil }

  /// The stretches of `words` to look up again, in order, such that the longer win and none overlap.
  func matches(in words: [TokenizedWord], _ cache: WordCache) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (start, word) in words.enumerated() where cache.beginsPhrase[word.type] {
      for phrase in phrases[cache.types[word.type].orthID] ?? [] where phrase.count <= words.count - start {
        let fits = phrase.indices.allSatisfy { cache.types[words[start + $0].type].orthID == phrase[$0] }
        if fits { found.append(start..<(start + phrase.count)) }
      }
    }
    guard found.count > 1 else { return found }
    found.sort { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    var isUsed = [Bool](repeating: false, count: words.count)
    var kept: [Range<Int>] = []
    for range in found {
      if !isUsed[range.lowerBound], !isUsed[range.upperBound - 1] { kept.append(range) }
      for index in range { isUsed[index] = true }
    }
    return kept.sorted { $0.lowerBound < $1.lowerBound }
  }

  func pack(into writer: inout PackedFileWriter) {
    let all = phrases.sorted { $0.key < $1.key }.flatMap(\.value)
    writer.add("tokenizer.phrases", all.flatMap { [StringID($0.count)] + $0 })
  }

  init(_ file: PackedFile) throws {
    let numbers = try file.array("tokenizer.phrases", of: StringID.self)
    var phrases: [[StringID]] = []
    var index = 0
    while index < numbers.count {
      guard let count = Int(exactly: numbers[index]), count > 0, count < numbers.count - index else {
        throw file.damaged("tokenizer.phrases")
      }
      phrases.append(Array(numbers[(index + 1)...(index + count)]))
      index += count + 1
    }
    self.init(phrases)
  }
}
