import MappedFiles

/// The model's static vectors, by word form.
struct WordVectors: Sendable {
  private let keys: MappedArray<UInt64>
  private let rows: MappedArray<UInt32>
  private let values: MappedArray<Float>
  private let width: Int

  /// Nothing where the model has none.
  init?(_ file: PackedFile) throws {
    guard file.contains("vectors.keys") else { return nil }
    keys = try file.array("vectors.keys")
    rows = try file.array("vectors.rows")
    values = try file.array("vectors.values")
    let width: MappedArray<UInt32> = try file.array("vectors.width")
    guard let first = width.first, first > 0, keys.count == rows.count, values.count % Int(first) == 0 else {
      throw file.damaged("vectors")
    }
    self.width = Int(first)
  }

  /// The row of the word with this number. O(log words).
  func row(of id: UInt64) -> Int? {
    guard let place = keys.sortedIndex(of: id) else { return nil }
    let row = Int(rows[place])
    return (row + 1) * width <= values.count ? row : nil
  }

  func vector(at row: Int) -> [Float] { (0..<width).map { values[row * width + $0] } }
}
