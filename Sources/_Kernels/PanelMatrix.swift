package import MappedFiles

/// A matrix of weights as the product kernels read it: panels of 16 outputs, in each panel the weights of one input
/// side by side; outputs are filled up with zeros to whole panels. One bias for each output.
package struct PanelMatrix: Sendable {
  /// Inputs and outputs of the product; `outputs` without the filling.
  package private(set) var inputs: Int
  package let outputs: Int
  let panels: MappedArray<Float>
  let bias: MappedArray<Float>
  /// The first of the panels' inputs that counts, how many inputs the panels have, and whether the bias counts.
  private(set) var firstInput = 0
  let panelInputs: Int
  private(set) var isBiased = true

  /// The outputs with the filling: the length of one row of the product.
  package var rowLength: Int { Self.filled(outputs) }

  /// Nothing where the arrays' lengths do not fit the shape.
  package init?(inputs: Int, outputs: Int, panels: MappedArray<Float>, bias: MappedArray<Float>) {
    guard inputs > 0, outputs > 0, bias.count == Self.filled(outputs), panels.count == Self.filled(outputs) * inputs
    else { return nil }
    self.inputs = inputs
    panelInputs = inputs
    self.outputs = outputs
    self.panels = panels
    self.bias = bias
  }

  /// The matrix for some of its inputs only, as if the others were zero.
  package func taking(inputs range: Range<Int>, isBiased: Bool) -> PanelMatrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= inputs && !range.isEmpty)
    var part = self
    part.firstInput += range.lowerBound
    part.inputs = range.count
    part.isBiased = isBiased
    return part
  }

  /// Rows of weights, one for each output, in the order of the panels.
  package static func panels(rows: [[Float]]) -> [Float] {
    let inputs = rows.first?.count ?? 0
    var panels = [Float](repeating: 0, count: filled(rows.count) * inputs)
    for (output, row) in rows.enumerated() {
      let start = output / width * width * inputs + output % width
      for (input, weight) in row.enumerated() { panels[start + input * width] = weight }
    }
    return panels
  }

  package static func filled(_ outputs: Int) -> Int { (outputs + width - 1) / width * width }

  package static let width = 16
}
