/// Words with numbers, found by their bytes: no string is made of the text's words, of which few are in the table.
///
/// Letters of ASCII match in any case. Open addressing over FNV-1a.
struct WordTable: Sendable {
  private var slots = [Int32](repeating: -1, count: 64)
  private var words: [[UInt8]] = []
  private var longest = 0

  /// The word's number. O(length).
  func index(of word: ArraySlice<UInt8>) -> Int? {
    guard word.count <= longest else { return nil }
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if Self.isEqual(words[index], word) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The word's number, a new one (the next) where it was not met before.
  mutating func insert(_ word: ArraySlice<UInt8>) -> Int {
    if let known = index(of: word) { return known }
    words.append(word.map(Self.lowered))
    longest = max(longest, word.count)
    if words.count * 4 > slots.count { grow() } else { place(words.count - 1) }
    return words.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for index in words.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    var slot = Self.hash(words[index][...]) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private static func isEqual(_ known: [UInt8], _ word: ArraySlice<UInt8>) -> Bool {
    guard known.count == word.count else { return false }
    var index = word.startIndex
    for byte in known {
      if lowered(word[index]) != byte { return false }
      index += 1
    }
    return true
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(lowered(byte))) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
