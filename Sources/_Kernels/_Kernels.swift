package import MappedFiles

/// Arrays of numbers in, products of matrices and layer norms out, as fast as the processor at hand allows.
///
/// Every function checks the extents that it is given; it knows nothing of tokens or models. The loops are compiled
/// once for each processor level, and the level is chosen at the first call.
package enum Kernels {
  /// `output[row] = matrix · input[row] + bias`, for rows that begin every `inputStride` floats from `inputStart`, and
  /// every `outputStride` (or with nothing between them) from `outputStart`.
  package static func multiply(
    _ input: [Float], start inputStart: Int, stride inputStride: Int, rows: Int, by matrix: PanelMatrix,
    into output: inout [Float], at outputStart: Int = 0, outputStride: Int? = nil, level: KernelLevel = .best
  ) {
    guard rows > 0 else { return }
    let outputStride = outputStride ?? matrix.rowLength
    precondition(inputStart >= 0 && inputStride > 0 && outputStart >= 0 && outputStride >= matrix.rowLength)
    precondition(inputStart + (rows - 1) * inputStride + matrix.inputs <= input.count)
    precondition(outputStart + (rows - 1) * outputStride + matrix.rowLength <= output.count)
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        matrix.panels.withUnsafeBufferPointer { panels in
          matrix.bias.withUnsafeBufferPointer { bias in
            level.loops.product(
              input.baseAddress! + inputStart, inputStride, rows, matrix.inputs,
              panels.baseAddress! + matrix.firstInput * PanelMatrix.width, matrix.panelInputs * PanelMatrix.width,
              matrix.rowLength / PanelMatrix.width, matrix.isBiased ? bias.baseAddress! : nil,
              output.baseAddress! + outputStart, outputStride)
          }
        }
      }
    }
  }

  /// For each row of `pieces`, which begins every `stride` floats and holds `count` pieces as wide as the norm: their
  /// maximum, normalised, scaled and shifted; added to `residual`'s row if given.
  package static func maxoutNormalise(
    _ pieces: [Float], stride: Int, count: Int, rows: Int, norm: LayerNorm, residual: [Float]? = nil, start: Int = 0,
    into output: inout [Float], at outputStart: Int, level: KernelLevel = .best
  ) {
    guard rows > 0 else { return }
    let width = norm.width
    precondition(count > 0 && count * width <= stride && rows * stride <= pieces.count)
    precondition(start >= 0 && outputStart >= 0)
    precondition(outputStart + rows * width <= output.count)
    precondition(residual.map { start + rows * width <= $0.count } ?? true)
    let run = level.loops.maxoutNormalise
    pieces.withUnsafeBufferPointer { pieces in
      output.withUnsafeMutableBufferPointer { output in
        norm.gain.withUnsafeBufferPointer { gain in
          norm.bias.withUnsafeBufferPointer { bias in
            let target = output.baseAddress! + outputStart
            if let residual {
              residual.withUnsafeBufferPointer {
                run(
                  pieces.baseAddress!, stride, count, rows, width, gain.baseAddress!, bias.baseAddress!,
                  $0.baseAddress! + start, target)
              }
            } else {
              run(
                pieces.baseAddress!, stride, count, rows, width, gain.baseAddress!, bias.baseAddress!, nil, target)
            }
          }
        }
      }
    }
  }

  /// `output[i]` = the first third of `table`'s row `rows[start + i - 1]`, plus the middle third of the row
  /// `rows[start + i]`, plus the last third of the row `rows[start + i + 1]`.
  package static func sumWindows(
    _ table: [Float], rows: [Int32], start: Int, count: Int, width: Int, into output: inout [Float],
    level: KernelLevel = .best
  ) {
    guard count > 0 else { return }
    precondition(start >= 1 && start + count < rows.count && width % 8 == 0 && count * width <= output.count)
    for row in rows[(start - 1)...(start + count)] {
      precondition(row >= 0 && (Int(row) + 1) * 3 * width <= table.count)
    }
    table.withUnsafeBufferPointer { table in
      rows.withUnsafeBufferPointer { rows in
        output.withUnsafeMutableBufferPointer { output in
          level.loops.sumWindows(
            table.baseAddress!, rows.baseAddress! + start - 1, count, width, output.baseAddress!)
        }
      }
    }
  }

  /// `hidden[o]` = the greatest of the pieces (each `width` floats) of `bias` + the sum of the rows at `offsets` in
  /// `table`; a negative offset stands for the row of `absent` that belongs to its slot.
  package static func sumMaxout(
    _ table: [Float], offsets: [Int], absent: MappedArray<Float>, bias: MappedArray<Float>, width: Int,
    into hidden: inout [Float], level: KernelLevel = .best
  ) {
    let pieces = bias.count / width
    precondition(pieces > 0 && width * pieces == bias.count && hidden.count >= width)
    precondition(absent.count >= offsets.count * bias.count)
    for offset in offsets { precondition(offset + bias.count <= table.count) }
    let run = level.loops.sumMaxout
    table.withUnsafeBufferPointer { table in
      offsets.withUnsafeBufferPointer { offsets in
        absent.withUnsafeBufferPointer { absent in
          bias.withUnsafeBufferPointer { bias in
            hidden.withUnsafeMutableBufferPointer { hidden in
              guard let table = table.baseAddress, let first = offsets.baseAddress else { return }
              run(
                table, first, offsets.count, absent.baseAddress!, bias.baseAddress!, width, pieces,
                hidden.baseAddress!)
            }
          }
        }
      }
    }
  }
}

extension Kernels {
  /// Adds so many floats of `table` from `start` on to those of `output` from `outputStart` on.
  package static func addRow(
    _ table: MappedArray<Float>, start: Int, width: Int, to output: inout [Float], at outputStart: Int,
    level: KernelLevel = .best
  ) {
    precondition(start >= 0 && outputStart >= 0 && width >= 0)
    precondition(start <= table.count - width && outputStart <= output.count - width)
    let run = level.loops.addRow
    table.withUnsafeBufferPointer { table in
      output.withUnsafeMutableBufferPointer { output in
        guard let row = table.baseAddress, let target = output.baseAddress else { return }
        run(row + start, width, target + outputStart)
      }
    }
  }
}

/// Gain and bias of a layer normalisation over rows of `width` floats.
package struct LayerNorm: Sendable {
  package let gain: MappedArray<Float>
  package let bias: MappedArray<Float>
  package var width: Int { gain.count }

  package init?(gain: MappedArray<Float>, bias: MappedArray<Float>) {
    guard gain.count == bias.count, !gain.isEmpty else { return nil }
    self.gain = gain
    self.bias = bias
  }
}
