package import Lexicons
package import MappedFiles

/// A string's number in the models: 0 where empty, a small number for a reserved symbol, else a hash.
package typealias StringID = UInt64

/// Numbers strings as the models' training did.
package struct StringIDs: Sendable {
  /// Reserved symbols' numbers, by their hash.
  private let symbols: [StringID: StringID]

  /// The number of the string with these UTF-8 bytes.
  package func id(utf8 bytes: [UInt8], in range: Range<Int>) -> StringID {
    let hash = murmurHash64A(bytes, in: range)
    return range.isEmpty ? 0 : symbols[hash] ?? hash
  }

  package func id(of string: some StringProtocol) -> StringID {
    let bytes = Array(string.utf8)
    return id(utf8: bytes, in: 0..<bytes.count)
  }

  package init(_ resource: ResourceFile) {
    var symbols: [StringID: StringID] = [:]
    for line in resource.lines where line.fields.count == 2 {
      let bytes = Array(line.fields[1].utf8)
      symbols[murmurHash64A(bytes, in: 0..<bytes.count)] = StringID(line.fields[0])
    }
    self.symbols = symbols
  }

  func pack(into writer: inout PackedFileWriter) {
    writer.add("lexemes.symbols", symbols.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
  }

  package init(_ file: PackedFile) throws {
    let pairs = try file.array("lexemes.symbols", of: StringID.self)
    var symbols: [StringID: StringID] = [:]
    symbols.reserveCapacity(pairs.count / 2)
    for index in stride(from: 0, to: pairs.count - 1, by: 2) { symbols[pairs[index]] = pairs[index + 1] }
    self.symbols = symbols
  }
}

/// Austin Appleby's MurmurHash64A (public domain), with seed 1.
package func murmurHash64A(_ bytes: [UInt8], in range: Range<Int>) -> UInt64 {
  let multiplier: UInt64 = 0xC6A4_A793_5BD1_E995
  var hash = 1 ^ (UInt64(range.count) &* multiplier)
  var index = range.lowerBound
  while range.upperBound - index >= 8 {
    var block: UInt64 = 0
    for offset in 0..<8 { block |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
    block = block &* multiplier
    block ^= block >> 47
    hash = (hash ^ (block &* multiplier)) &* multiplier
    index += 8
  }
  if index < range.upperBound {
    for offset in 0..<(range.upperBound - index) { hash ^= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
    hash = hash &* multiplier
  }
  hash = (hash ^ (hash >> 47)) &* multiplier
  return hash ^ (hash >> 47)
}
