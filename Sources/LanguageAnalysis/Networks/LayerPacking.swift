import MappedFiles
import _Kernels

/// How layers lie in a packed model: weights as panels, the pieces of a maxout one after another.
extension PackedFileWriter {
  /// A layer as rows of weights, one for each output.
  mutating func add(layer name: String, weights: [Float], inputs: Int, bias: [Float]) {
    let rows = stride(from: 0, to: weights.count, by: inputs).map { Array(weights[$0..<($0 + inputs)]) }
    let filling = [Float](repeating: 0, count: PanelMatrix.filled(rows.count) - rows.count)
    add("\(name).panels", PanelMatrix.panels(rows: rows))
    add("\(name).bias", bias + filling)
    add("\(name).shape", [UInt32(inputs), UInt32(rows.count)])
  }
}

/// [width, pieces, inputs] as [pieces, width, inputs], so that a maximum over pieces runs along whole rows.
func pieceMajor(_ values: [Float], width: Int, pieces: Int, inputs: Int) -> [Float] {
  var result: [Float] = []
  result.reserveCapacity(values.count)
  for piece in 0..<pieces {
    for output in 0..<width {
      let start = (output * pieces + piece) * inputs
      result += values[start..<(start + inputs)]
    }
  }
  return result
}

extension PackedFile {
  func layer(_ name: String) throws -> PanelMatrix {
    let shape: MappedArray<UInt32> = try array("\(name).shape")
    guard shape.count == 2, shape.allSatisfy({ $0 < 1 << 24 }),
      let matrix = PanelMatrix(
        inputs: Int(shape[0]), outputs: Int(shape[1]), panels: try array("\(name).panels"),
        bias: try array("\(name).bias"))
    else { throw damaged(name) }
    return matrix
  }

  /// A maxout and the layer norm behind it.
  func maxout(_ name: String) throws -> MaxoutLayer {
    guard let norm = LayerNorm(gain: try array("\(name).gain"), bias: try array("\(name).shift")),
      let layer = MaxoutLayer(matrix: try layer(name), norm: norm)
    else { throw damaged(name) }
    return layer
  }

  /// Lines of text.
  func lines(_ name: String) throws -> [String] {
    try string(name).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
