import MappedFiles
import _Kernels

/// How the layers of a thinc model lie in a packed model: weights as panels, the pieces of a maxout one after another.
extension PackedFileWriter {
  /// A layer as rows of weights, one for each output.
  mutating func add(layer name: String, weights: [Float], inputs: Int, bias: [Float]) {
    let rows = stride(from: 0, to: weights.count, by: inputs).map { Array(weights[$0..<($0 + inputs)]) }
    let filling = [Float](repeating: 0, count: PanelMatrix.filled(rows.count) - rows.count)
    add("\(name).panels", PanelMatrix.panels(rows: rows))
    add("\(name).bias", bias + filling)
    add("\(name).shape", [UInt32(inputs), UInt32(rows.count)])
  }

  /// A maxout of `pieces` pieces and the layer norm that follows it.
  mutating func add(
    maxout name: String, of model: ThincModel, _ maxout: ThincModel.Node, _ norm: ThincModel.Node, width: Int,
    pieces: Int, inputs: Int
  ) throws {
    let weights = try model.values("W", of: maxout, shape: [width, pieces, inputs])
    let bias = try model.values("b", of: maxout, shape: [width, pieces])
    add(
      layer: name, weights: pieceMajor(weights, width: width, pieces: pieces, inputs: inputs), inputs: inputs,
      bias: pieceMajor(bias, width: width, pieces: pieces, inputs: 1))
    add("\(name).gain", try model.values("G", of: norm, shape: [width]))
    add("\(name).shift", try model.values("b", of: norm, shape: [width]))
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

  func norm(_ name: String) throws -> LayerNorm {
    guard let norm = LayerNorm(gain: try array("\(name).gain"), bias: try array("\(name).shift")) else {
      throw damaged(name)
    }
    return norm
  }

  /// Lines of text.
  func lines(_ name: String) throws -> [String] {
    try string(name).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
