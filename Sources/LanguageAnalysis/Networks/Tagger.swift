import Diagnostics
import MappedFiles
import _Kernels

/// Encoded tokens in, the number of each one's Penn tag out.
struct Tagger: Sendable {
  let labels: [String]
  private let layer: PanelMatrix

  /// `width` is the encoder's.
  init(_ file: PackedFile, width: Int) throws {
    labels = try file.lines("tagger.labels")
    layer = try file.layer("tagger.softmax")
    guard layer.outputs == labels.count, layer.inputs == width else { throw file.damaged("tagger") }
  }

  /// The best label of each of `rows` vectors, the first where several are as good.
  func tag(_ vectors: [Float], rows: Range<Int>, scores: inout [Float]) -> [UInt8] {
    scores.grow(to: rows.count * layer.rowLength)
    Kernels.multiply(
      vectors, start: rows.lowerBound * layer.inputs, stride: layer.inputs, rows: rows.count, by: layer, into: &scores)
    var best = [UInt8](repeating: 0, count: rows.count)
    for row in 0..<rows.count {
      let start = row * layer.rowLength
      var highest = 0
      for label in 1..<labels.count where scores[start + label] > scores[start + highest] { highest = label }
      best[row] = UInt8(truncatingIfNeeded: highest)
    }
    return best
  }
}
