import MappedFiles

/// Strings by their UTF-8 bytes, numbered in the order in which they came: a dictionary without a string to build.
struct ByteStringTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  private var hashes: [UInt64] = []
  /// Numbers plus one; 0 is free. The count is a power of two.
  private var slots: [Int32]

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
  }

  var count: Int { ends.count }

  /// The number of the string, whose `murmurHash64A` is `hash`.
  func number(of key: [UInt8], in range: Range<Int>, hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isEqual(number, key, range) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func number(of key: [UInt8], in range: Range<Int>) -> Int? {
    number(of: key, in: range, hash: murmurHash64A(key, in: range))
  }

  /// Adds a string that is not yet there, and gives its number.
  mutating func append(_ key: [UInt8], in range: Range<Int>, hash: UInt64) -> Int {
    if (count + 1) * 2 > slots.count { grow() }
    bytes.append(contentsOf: key[range])
    ends.append(Int32(bytes.count))
    hashes.append(hash)
    occupySlot(for: count - 1)
    return count - 1
  }

  mutating func removeAll() {
    self = ByteStringTable()
  }

  private func isEqual(_ number: Int, _ key: [UInt8], _ range: Range<Int>) -> Bool {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    guard Int(ends[number]) - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != key[range.lowerBound + offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for number in 0..<count { occupySlot(for: number) }
  }

  private mutating func occupySlot(for number: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashes[number]) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(number + 1)
  }
}

extension ByteStringTable {
  /// The length of a string in bytes.
  func length(of number: Int) -> Int { Int(ends[number]) - (number == 0 ? 0 : Int(ends[number - 1])) }

  func pack(_ name: String, into writer: inout PackedFileWriter) {
    writer.add("\(name).bytes", bytes)
    writer.add("\(name).ends", ends)
  }

  init(_ name: String, in file: PackedFile) throws {
    let bytes = try file.array("\(name).bytes", of: UInt8.self).array
    let ends = try file.array("\(name).ends", of: Int32.self)
    self.init(capacity: ends.count)
    var start = 0
    for end in ends {
      guard end >= start, end <= bytes.count else { throw file.damaged(name) }
      let range = start..<Int(end)
      _ = append(bytes, in: range, hash: murmurHash64A(bytes, in: range))
      start = Int(end)
    }
  }
}
