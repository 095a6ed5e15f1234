// The innermost loops, as raw pointers and SIMD only. This file is compiled once for each processor level (the other
// targets hold a link to it), so nothing generic may stand here: a specialisation that the linker shares between
// levels would carry one level's instructions into another.

/// How many columns of a product lie side by side in a panel.
package let panelWidth = 16

/// output[row, column] = bias[column] + Σ input[row, k] · panels[column / 16][k][column % 16]; no bias counts as zeros.
///
/// One panel begins `panelStride` floats after the other.
/// Rows of the input may overlap (`inputStride` < `depth`): that is how a window over neighbours is read in place.
package func panelProduct(
  input: UnsafePointer<Float>, inputStride: Int, rows: Int, depth: Int, panels: UnsafePointer<Float>, panelStride: Int,
  panelCount: Int, bias: UnsafePointer<Float>?, output: UnsafeMutablePointer<Float>, outputStride: Int
) {
  // A slice of rows stays in the nearest cache while all panels pass over it.
  var firstRow = 0
  while firstRow < rows {
    let lastRow = min(firstRow + 48, rows)
    for panel in 0..<panelCount {
      let weights = panels + panel * panelStride
      let offsets = bias.map { $0 + panel * panelWidth }
      var row = firstRow
      #if WIDE
        while row + 12 <= lastRow {
          twelveRows(
            input + row * inputStride, inputStride, depth, weights, offsets,
            output + row * outputStride + panel * panelWidth, outputStride)
          row += 12
        }
      #endif
      while row + 6 <= lastRow {
        sixRows(
          input + row * inputStride, inputStride, depth, weights, offsets,
          output + row * outputStride + panel * panelWidth, outputStride)
        row += 6
      }
      while row < lastRow {
        oneRow(
          input + row * inputStride, depth, weights, offsets, output + row * outputStride + panel * panelWidth)
        row += 1
      }
    }
    firstRow = lastRow
  }
}

private typealias Lanes = SIMD8<Float>

@inline(__always)
private func load(_ pointer: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(pointer).loadUnaligned(as: Lanes.self)
}

@inline(__always)
private func store(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: Lanes.self)
}

@inline(__always)
private func add(_ sum: inout Lanes, _ factor: Float, _ lanes: Lanes) {
  #if FUSED
    sum = sum.addingProduct(Lanes(repeating: factor), lanes)
  #else
    sum += Lanes(repeating: factor) * lanes
  #endif
}

@inline(__always)
private func sixRows(
  _ input: UnsafePointer<Float>, _ stride: Int, _ depth: Int, _ weights: UnsafePointer<Float>,
  _ bias: UnsafePointer<Float>?, _ output: UnsafeMutablePointer<Float>, _ outputStride: Int
) {
  let left = bias.map { load($0) } ?? .zero
  let right = bias.map { load($0 + 8) } ?? .zero
  var (a0, a1, b0, b1, c0, c1) = (left, right, left, right, left, right)
  var (d0, d1, e0, e1, f0, f1) = (left, right, left, right, left, right)
  for k in 0..<depth {
    let w0 = load(weights + k * panelWidth)
    let w1 = load(weights + k * panelWidth + 8)
    let x = input + k
    let a = x[0]
    add(&a0, a, w0)
    add(&a1, a, w1)
    let b = x[stride]
    add(&b0, b, w0)
    add(&b1, b, w1)
    let c = x[2 * stride]
    add(&c0, c, w0)
    add(&c1, c, w1)
    let d = x[3 * stride]
    add(&d0, d, w0)
    add(&d1, d, w1)
    let e = x[4 * stride]
    add(&e0, e, w0)
    add(&e1, e, w1)
    let f = x[5 * stride]
    add(&f0, f, w0)
    add(&f1, f, w1)
  }
  store(a0, output)
  store(a1, output + 8)
  store(b0, output + outputStride)
  store(b1, output + outputStride + 8)
  store(c0, output + 2 * outputStride)
  store(c1, output + 2 * outputStride + 8)
  store(d0, output + 3 * outputStride)
  store(d1, output + 3 * outputStride + 8)
  store(e0, output + 4 * outputStride)
  store(e1, output + 4 * outputStride + 8)
  store(f0, output + 5 * outputStride)
  store(f1, output + 5 * outputStride + 8)
}

#if WIDE
  private typealias Wide = SIMD16<Float>

  @inline(__always)
  private func add(_ sum: inout Wide, _ factor: Float, _ lanes: Wide) {
    sum = sum.addingProduct(Wide(repeating: factor), lanes)
  }

  @inline(__always)
  private func twelveRows(
    _ input: UnsafePointer<Float>, _ stride: Int, _ depth: Int, _ weights: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>?, _ output: UnsafeMutablePointer<Float>, _ outputStride: Int
  ) {
    let start = bias.map { UnsafeRawPointer($0).loadUnaligned(as: Wide.self) } ?? .zero
    var (a, b, c, d, e, f) = (start, start, start, start, start, start)
    var (g, h, i, j, k, l) = (start, start, start, start, start, start)
    for step in 0..<depth {
      let w = UnsafeRawPointer(weights + step * panelWidth).loadUnaligned(as: Wide.self)
      let x = input + step
      let y = x + 6 * stride
      add(&a, x[0], w)
      add(&b, x[stride], w)
      add(&c, x[2 * stride], w)
      add(&d, x[3 * stride], w)
      add(&e, x[4 * stride], w)
      add(&f, x[5 * stride], w)
      add(&g, y[0], w)
      add(&h, y[stride], w)
      add(&i, y[2 * stride], w)
      add(&j, y[3 * stride], w)
      add(&k, y[4 * stride], w)
      add(&l, y[5 * stride], w)
    }
    func store(_ lanes: Wide, _ row: Int) {
      UnsafeMutableRawPointer(output + row * outputStride).storeBytes(of: lanes, as: Wide.self)
    }
    store(a, 0)
    store(b, 1)
    store(c, 2)
    store(d, 3)
    store(e, 4)
    store(f, 5)
    store(g, 6)
    store(h, 7)
    store(i, 8)
    store(j, 9)
    store(k, 10)
    store(l, 11)
  }
#endif

@inline(__always)
private func oneRow(
  _ input: UnsafePointer<Float>, _ depth: Int, _ weights: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
  _ output: UnsafeMutablePointer<Float>
) {
  // Two chains for each half, so that one product need not wait for the one before.
  var (a0, a1) = (bias.map { load($0) } ?? .zero, bias.map { load($0 + 8) } ?? .zero)
  var (b0, b1) = (Lanes.zero, Lanes.zero)
  var k = 0
  while k + 2 <= depth {
    let w = weights + k * panelWidth
    add(&a0, input[k], load(w))
    add(&a1, input[k], load(w + 8))
    add(&b0, input[k + 1], load(w + 16))
    add(&b1, input[k + 1], load(w + 24))
    k += 2
  }
  if k < depth {
    add(&a0, input[k], load(weights + k * panelWidth))
    add(&a1, input[k], load(weights + k * panelWidth + 8))
  }
  store(a0 + b0, output)
  store(a1 + b1, output + 8)
}

/// For each row: the greatest of some pieces that lie one after the other, then layer normalisation, then `gain` and
/// `bias`, then plus `residual` where there is one. A row of pieces begins every `stride` floats.
package func maxoutNormalise(
  pieces: UnsafePointer<Float>, stride: Int, pieceCount: Int, rows: Int, width: Int, gain: UnsafePointer<Float>,
  bias: UnsafePointer<Float>, residual: UnsafePointer<Float>?, output: UnsafeMutablePointer<Float>
) {
  // What the last whole lanes leave of a row goes number by number.
  let whole = width / 8 * 8
  for row in 0..<rows {
    let input = pieces + row * stride
    let target = output + row * width
    var lanes = Lanes.zero
    var column = 0
    if pieceCount == 3 {
      while column < whole {
        let greatest = greater(
          greater(load(input + column), load(input + width + column)), load(input + 2 * width + column))
        store(greatest, target + column)
        lanes += greatest
        column += 8
      }
    }
    while column < whole {
      var greatest = load(input + column)
      for piece in 1..<pieceCount { greatest = greater(greatest, load(input + piece * width + column)) }
      store(greatest, target + column)
      lanes += greatest
      column += 8
    }
    var total = lanes.sum()
    while column < width {
      var greatest = input[column]
      for piece in 1..<pieceCount where input[piece * width + column] > greatest {
        greatest = input[piece * width + column]
      }
      target[column] = greatest
      total += greatest
      column += 1
    }
    normalise(target, width, total / Float(width), gain, bias, residual.map { $0 + row * width })
  }
}

@inline(__always)
private func greater(_ first: Lanes, _ second: Lanes) -> Lanes { first.replacing(with: second, where: second .> first) }

@inline(__always)
private func normalise(
  _ values: UnsafeMutablePointer<Float>, _ width: Int, _ mean: Float, _ gain: UnsafePointer<Float>,
  _ bias: UnsafePointer<Float>, _ residual: UnsafePointer<Float>?
) {
  let whole = width / 8 * 8
  var lanes = Lanes.zero
  var column = 0
  while column < whole {
    let distance = load(values + column) - mean
    lanes += distance * distance
    column += 8
  }
  var squares = lanes.sum()
  while column < width {
    squares += (values[column] - mean) * (values[column] - mean)
    column += 1
  }
  let scale = 1 / (squares / Float(width) + 1e-8).squareRoot()
  column = 0
  while column < whole {
    var value = (load(values + column) - mean) * scale * load(gain + column) + load(bias + column)
    if let residual { value += load(residual + column) }
    store(value, values + column)
    column += 8
  }
  while column < width {
    let value = (values[column] - mean) * scale * gain[column] + bias[column]
    values[column] = value
    if let residual { values[column] += residual[column] }
    column += 1
  }
}

/// hidden[o] = the greatest of the pieces of `bias` + Σ tables[rows[f]]; each row is `pieceCount` · `width` floats, the
/// pieces one after the other.
package func sumMaxout(
  table: UnsafePointer<Float>, offsets: UnsafePointer<Int>, count: Int, absent: UnsafePointer<Float>,
  bias: UnsafePointer<Float>, width: Int, pieceCount: Int, hidden: UnsafeMutablePointer<Float>
) {
  let rowWidth = pieceCount * width
  // A feature without a token reads the pad row of its slot.
  func source(_ feature: Int) -> UnsafePointer<Float> {
    offsets[feature] >= 0 ? table + offsets[feature] : absent + feature * rowWidth
  }
  let whole = width / 8 * 8
  var piece = 0
  // Two pieces at a time, as the usual networks have; an odd last one goes twice.
  while piece < pieceCount {
    let first = piece * width
    let second = min(piece + 1, pieceCount - 1) * width
    var column = 0
    while column < whole {
      var left = load(bias + first + column)
      var right = load(bias + second + column)
      for feature in 0..<count {
        let row = source(feature) + column
        left += load(row + first)
        right += load(row + second)
      }
      let greatest = greater(left, right)
      store(piece == 0 ? greatest : greater(load(hidden + column), greatest), hidden + column)
      column += 8
    }
    while column < width {
      var left = bias[first + column]
      var right = bias[second + column]
      for feature in 0..<count {
        left += source(feature)[first + column]
        right += source(feature)[second + column]
      }
      let greatest = right > left ? right : left
      if piece == 0 || greatest > hidden[column] { hidden[column] = greatest }
      column += 1
    }
    piece += 2
  }
}

/// output[i] = the first third of the table's row rows[i], plus the middle of row rows[i + 1], plus the last third of
/// row rows[i + 2]. `width` is a third of a row, a multiple of 8.
package func sumWindows(
  table: UnsafePointer<Float>, rows: UnsafePointer<Int32>, count: Int, width: Int, output: UnsafeMutablePointer<Float>
) {
  for index in 0..<count {
    let before = table + Int(rows[index]) * 3 * width
    let here = table + Int(rows[index + 1]) * 3 * width + width
    let after = table + Int(rows[index + 2]) * 3 * width + 2 * width
    let target = output + index * width
    var column = 0
    while column < width {
      store(load(before + column) + load(here + column) + load(after + column), target + column)
      column += 8
    }
  }
}

/// target[i] += row[i].
package func addRow(_ row: UnsafePointer<Float>, width: Int, to target: UnsafeMutablePointer<Float>) {
  var column = 0
  while column + 8 <= width {
    store(load(target + column) + load(row + column), target + column)
    column += 8
  }
  while column < width {
    target[column] += row[column]
    column += 1
  }
}
