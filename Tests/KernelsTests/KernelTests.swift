import Glibc
import MappedFiles
import Testing
import _Kernels

/// Every kernel against the slow, obvious calculation of the same thing, at every level that this processor runs.
struct KernelTests {
  @Test(arguments: KernelLevel.usable, [(1, 1, 1), (7, 96, 50), (6, 672, 288), (49, 64, 106), (100, 5, 17)])
  func multiplies(level: KernelLevel, shape: (rows: Int, inputs: Int, outputs: Int)) throws {
    let (rows, inputs, outputs) = shape
    let weights = (0..<outputs).map { _ in numbers(inputs) }
    let bias = numbers(outputs)
    let filled = PanelMatrix.filled(outputs)
    let matrix = try #require(
      PanelMatrix(
        inputs: inputs, outputs: outputs, panels: mapped(PanelMatrix.panels(rows: weights)),
        bias: mapped(bias + [Float](repeating: 0, count: filled - outputs))))
    let input = numbers(rows * inputs)
    var output = [Float](repeating: .nan, count: rows * filled)
    Kernels.multiply(input, start: 0, stride: inputs, rows: rows, by: matrix, into: &output, level: level)
    for row in 0..<rows {
      for column in 0..<outputs {
        let terms = (0..<inputs).map { Double(input[row * inputs + $0]) * Double(weights[column][$0]) }
        expect(output[row * filled + column], terms.reduce(Double(bias[column]), +))
      }
    }
  }

  @Test(arguments: KernelLevel.usable)
  func readsOverlappingWindows(level: KernelLevel) throws {
    let weights = (0..<16).map { _ in numbers(24) }
    let matrix = try #require(
      PanelMatrix(
        inputs: 24, outputs: 16, panels: mapped(PanelMatrix.panels(rows: weights)),
        bias: mapped([Float](repeating: 0, count: 16))))
    let input = numbers(12 * 8)
    var output = [Float](repeating: 0, count: 10 * 16)
    Kernels.multiply(input, start: 0, stride: 8, rows: 10, by: matrix, into: &output, level: level)
    for row in 0..<10 {
      let window = input[(row * 8)..<(row * 8 + 24)]
      expect(output[row * 16 + 3], zip(window, weights[3]).map { Double($0) * Double($1) }.reduce(0, +))
    }
  }

  static let maxouts = [
    (24, 3, 72), (24, 3, 80), (96, 3, 288), (16, 1, 16), (40, 2, 80), (8, 5, 48), (13, 3, 48), (1, 1, 16),
  ]

  @Test(arguments: KernelLevel.usable, maxouts)
  func normalisesTheGreatestPiece(level: KernelLevel, shape: (width: Int, pieces: Int, stride: Int)) throws {
    for hasResidual in [true, false] { try normalises(level, shape, hasResidual) }
  }

  private func normalises(
    _ level: KernelLevel, _ shape: (width: Int, pieces: Int, stride: Int), _ hasResidual: Bool
  ) throws {
    let (rows, width) = (5, shape.width)
    let pieces = numbers(rows * shape.stride)
    let (gain, bias, residual) = (numbers(width), numbers(width), numbers(rows * width))
    let norm = try #require(LayerNorm(gain: mapped(gain), bias: mapped(bias)))
    var output = [Float](repeating: .nan, count: rows * width)
    Kernels.maxoutNormalise(
      pieces, stride: shape.stride, count: shape.pieces, rows: rows, norm: norm,
      residual: hasResidual ? residual : nil, into: &output, at: 0, level: level)
    for row in 0..<rows {
      let greatest: [Double] = (0..<width).map { column in
        let start = row * shape.stride + column
        return Double((0..<shape.pieces).map { pieces[start + $0 * width] }.max() ?? .nan)
      }
      let mean = greatest.reduce(0, +) / Double(width)
      let squares = greatest.map { (value: Double) -> Double in (value - mean) * (value - mean) }
      let deviation = (squares.reduce(0, +) / Double(width) + 1e-8).squareRoot()
      for column in 0..<width {
        let normal: Double = (greatest[column] - mean) / deviation
        let shifted: Double = normal * Double(gain[column]) + Double(bias[column])
        let before: Double = hasResidual ? Double(residual[row * width + column]) : 0
        expect(output[row * width + column], shifted + before)
      }
    }
  }

  @Test(arguments: KernelLevel.usable, [(16, 2), (64, 2), (8, 1), (24, 3), (16, 4), (13, 2), (1, 1), (5, 3)])
  func sumsTheSlotsOfAState(level: KernelLevel, shape: (width: Int, pieces: Int)) throws {
    let (width, row) = (shape.width, shape.width * shape.pieces)
    let table = numbers(10 * row)
    let (absent, bias) = (numbers(3 * row), numbers(row))
    var hidden = [Float](repeating: .nan, count: width)
    Kernels.sumMaxout(
      table, offsets: [4 * row, -1, 0], absent: try mapped(absent), bias: try mapped(bias), width: width,
      into: &hidden, level: level)
    for column in 0..<width {
      let sums = (0..<shape.pieces).map { (piece: Int) -> Double in
        let place = piece * width + column
        // The slot without a token is the second.
        let summands: [Float] = [bias[place], table[4 * row + place], absent[row + place], table[place]]
        return summands.map(Double.init).reduce(0, +)
      }
      expect(hidden[column], sums.max() ?? .nan)
    }
  }

  @Test(arguments: KernelLevel.usable, [1, 8, 13, 96])
  func addsRows(level: KernelLevel, width: Int) throws {
    let (table, before) = (numbers(3 * width), numbers(2 * width + 1))
    var sums = before
    Kernels.addRow(try mapped(table), start: 2 * width, width: width, to: &sums, at: width, level: level)
    for index in sums.indices {
      let isTouched = (width..<(2 * width)).contains(index)
      expect(sums[index], Double(before[index]) + (isTouched ? Double(table[width + index]) : 0))
    }
  }

  @Test(arguments: KernelLevel.usable)
  func sumsWindowsLikeOneProduct(level: KernelLevel) throws {
    let weights = (0..<16).map { _ in numbers(24) }
    let matrix = try #require(
      PanelMatrix(
        inputs: 24, outputs: 16, panels: mapped(PanelMatrix.panels(rows: weights)), bias: mapped(numbers(16))))
    let input = numbers(5 * 8)
    var whole = [Float](repeating: 0, count: 3 * 16)
    Kernels.multiply(input, start: 0, stride: 8, rows: 3, by: matrix, into: &whole, level: level)
    var table = [Float](repeating: 0, count: 5 * 48)
    for part in 0..<3 {
      let third = matrix.taking(inputs: (part * 8)..<(part * 8 + 8), isBiased: part == 0)
      Kernels.multiply(
        input, start: 0, stride: 8, rows: 5, by: third, into: &table, at: part * 16, outputStride: 48, level: level)
    }
    var sums = [Float](repeating: 0, count: 3 * 16)
    Kernels.sumWindows(table, rows: [0, 1, 2, 3, 4], start: 1, count: 3, width: 16, into: &sums, level: level)
    for (sum, wanted) in zip(sums, whole) { expect(sum, Double(wanted)) }
  }

  @Test func refusesShapesThatDoNotFit() throws {
    let numbers = try mapped([Float](repeating: 0, count: 32))
    #expect(PanelMatrix(inputs: 3, outputs: 16, panels: numbers, bias: numbers) == nil)
    #expect(LayerNorm(gain: numbers, bias: try mapped([1, 2, 3])) == nil)
    #expect(LayerNorm(gain: try mapped([]), bias: try mapped([])) == nil)
  }
}

private func expect(_ value: Float, _ wanted: Double, _ location: SourceLocation = #_sourceLocation) {
  #expect(abs(Double(value) - wanted) < 1e-4 * max(1, abs(wanted)), sourceLocation: location)
}

/// Numbers around zero, the same in every run.
private func numbers(_ count: Int) -> [Float] {
  var state = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(state >> 40) / Float(1 << 23) - 1
  }
}

/// The numbers as they lie in a model file.
private func mapped(_ numbers: [Float]) throws -> MappedArray<Float> {
  var writer = PackedFileWriter()
  writer.add("numbers", numbers)
  let path = "/tmp/annals-kernels-\(getpid())-\(UInt64.random(in: 0 ... .max)).pack"
  try writer.write(to: path)
  defer { unlink(path) }
  return try PackedFile(path: path).array("numbers")
}
