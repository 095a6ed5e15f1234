import Diagnostics
import FoundationEssentials
import MappedFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The static word vectors of a spaCy pipeline: a NumPy table of rows, and a map from string ids to rows.
struct ImportedWordVectors {
  let width: Int
  let values: [Float]
  /// Sorted by id.
  let keys: [(id: UInt64, row: UInt32)]

  var rowCount: Int { width == 0 ? 0 : values.count / width }

  /// Nothing where the pipeline has no vectors, as the small ones.
  init?(directory: String) throws {
    let path = "\(directory)/vocab/vectors"
    guard access(path, F_OK) == 0 else { return nil }
    try Self.checkMode("\(directory)/vocab/vectors.cfg")
    let file = try MappedFile(path: path)
    let bytes = file.withUnsafeBytes(in: 0..<file.count) { Array($0) }
    guard bytes.count >= 10, bytes.starts(with: [0x93] + Array("NUMPY".utf8)), bytes[6] == 1 else {
      throw AnnalsError(.resource, "\(path) is not a NumPy table of version 1")
    }
    let start = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
    guard start <= bytes.count else { throw AnnalsError(.resource, "\(path) is cut short") }
    let header = String(decoding: bytes[10..<start], as: UTF8.self)
    let extents = header.split(separator: "(").last?.prefix { $0 != ")" }.split(separator: ",") ?? []
    let shape = extents.compactMap { Int($0.filter { $0 != " " }) }
    guard shape.count == 2, shape.allSatisfy({ $0 >= 0 && $0 < 1 << 24 }), header.contains("'<f4'"),
      header.contains("'fortran_order': False"), shape[0] * shape[1] * 4 == bytes.count - start
    else { throw AnnalsError(.resource, "\(path) is not a table of 32-bit floats in rows") }
    guard shape[0] * shape[1] > 0 else { return nil }
    width = shape[1]
    values = floats(bytes[start...])

    var keys: [(id: UInt64, row: UInt32)] = []
    for entry in try MessagePackValue(file: "\(directory)/vocab/key2row").entries ?? [] {
      guard let id = entry.key.uint64, let row = entry.value.int, row < shape[0] else {
        throw AnnalsError(.resource, "\(directory)/vocab/key2row names a row that is not there")
      }
      if row >= 0 { keys.append((id, UInt32(row))) }
    }
    self.keys = keys.sorted { $0.id < $1.id }
  }

  /// Vectors must be looked up by whole words.
  private static func checkMode(_ path: String) throws {
    struct Configuration: Decodable { let mode: String? }
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let mode = try? JSONDecoder().decode(Configuration.self, from: data).mode, mode != "default"
    else { return }
    throw AnnalsError(.resource, "\(path) has vectors of the mode '\(mode)'", remedy: "only 'default' can be imported")
  }

  func pack(into writer: inout PackedFileWriter) {
    writer.add("vectors.keys", keys.map(\.id))
    writer.add("vectors.rows", keys.map(\.row))
    writer.add("vectors.values", values)
    writer.add("vectors.width", [UInt32(width)])
  }

  /// Every row multiplied by `weights` ([outputs, width]): the part of an encoder's input that a word's vector gives.
  func projected(by weights: [Float], outputs: Int) -> [Float] {
    var result = [Float](repeating: 0, count: rowCount * outputs)
    for row in 0..<rowCount {
      for output in 0..<outputs {
        result[row * outputs + output] = dot(row * width, weights, output * width)
      }
    }
    return result
  }

  private func dot(_ start: Int, _ weights: [Float], _ weightStart: Int) -> Float {
    // Four sums side by side, as a single one waits for itself.
    var sums = SIMD4<Float>.zero
    var index = 0
    while index + 4 <= width {
      for lane in 0..<4 { sums[lane] += values[start + index + lane] * weights[weightStart + index + lane] }
      index += 4
    }
    while index < width {
      sums[0] += values[start + index] * weights[weightStart + index]
      index += 1
    }
    return sums.sum()
  }
}
