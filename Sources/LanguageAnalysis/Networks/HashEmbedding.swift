import MappedFiles
import _Kernels

/// A table of rows that any number of keys share: a key's embedding is the sum of the four rows that its hash names.
///
/// Bloom embeddings after Serrà and Karatzoglou (2017), with thinc's hash (MurmurHash3 x64, 128 bits).
struct HashEmbedding: Sendable {
  let table: MappedArray<Float>
  let width: Int
  let seed: UInt64

  var rowCount: Int { table.count / width }

  /// Adds the embedding of `key` to `output` from `start` on.
  func add(_ key: UInt64, to output: inout [Float], at start: Int) {
    let (first, second) = Self.hash(key, seed: seed)
    for half in (0..<4).lazy.map({ $0 < 2 ? first >> (32 * $0) : second >> (32 * ($0 - 2)) }) {
      let row = Int((half & 0xFFFF_FFFF) % UInt64(rowCount))
      Kernels.addRow(table, start: row * width, width: width, to: &output, at: start)
    }
  }

  static func hash(_ key: UInt64, seed: UInt64) -> (UInt64, UInt64) {
    var first = key &* 0x87C3_7B91_1142_53D5
    first = first << 31 | first >> 33
    first = first &* 0x4CF5_AD43_2745_937F
    first ^= seed
    first ^= 8
    var second = seed ^ 8
    first = first &+ second
    second = second &+ first
    first = mixed(first)
    second = mixed(second)
    first = first &+ second
    second = second &+ first
    return (first, second)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 33
    value = value &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 33
    value = value &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
