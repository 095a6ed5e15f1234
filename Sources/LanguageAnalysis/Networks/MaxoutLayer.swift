import _Kernels

/// A product with some pieces for each output, of which the greatest counts, and the layer norm behind it.
struct MaxoutLayer: Sendable {
  let matrix: PanelMatrix
  let norm: LayerNorm
  let pieces: Int

  var width: Int { norm.width }

  /// Nothing where the norm is not as wide as a piece.
  init?(matrix: PanelMatrix, norm: LayerNorm) {
    guard matrix.outputs % norm.width == 0 else { return nil }
    self.matrix = matrix
    self.norm = norm
    pieces = matrix.outputs / norm.width
  }

  /// What `products` with the matrix become, `rows` rows of them; added to `residual`'s rows from `start` on if given.
  func finish(
    _ products: [Float], rows: Int, residual: [Float]? = nil, start: Int = 0, into output: inout [Float],
    at outputStart: Int
  ) {
    Kernels.maxoutNormalise(
      products, stride: matrix.rowLength, count: pieces, rows: rows, norm: norm, residual: residual, start: start,
      into: &output, at: outputStart)
  }
}
