import Diagnostics
import MappedFiles
import _Kernels

/// Word types in, one vector for each token in its surroundings out (spaCy's `tok2vec`).
///
/// First a vector for the word alone: hash embeddings of its attributes (and its static vector) mixed by a maxout;
/// then layers that each look some tokens to the left and to the right. The arrays' shapes say how wide it is, how deep,
/// and how far a layer looks.
struct TokenEncoder: Sendable {
  /// Floats of a vector.
  let width: Int
  /// Tokens that a layer sees on either side.
  private let window: Int
  private let embeddings: [HashEmbedding]
  /// For each embedding which attribute of a word it takes, by its number in `attributes`.
  private let columns: [Int]
  /// The static vectors as this encoder takes them in, one row for each row of `WordVectors`.
  private let projectedVectors: MappedArray<Float>?
  private let mixer: MaxoutLayer
  private let layers: [MaxoutLayer]

  /// The attributes of words that can be embedded, as spaCy names them.
  static let attributes = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
  private static let spacing = 4
  /// The most tokens that an encoder may see on either side, all its layers together.
  static let widestView = 256

  /// Whether it matters whether a space follows a word.
  var readsSpacing: Bool { columns.contains(Self.spacing) }

  /// Rows of zeros that keep two texts apart: as many as a token sees on either side.
  var gap: Int { layers.count * window }

  /// Whether the first layer can be a sum of three `Projections`.
  var canProject: Bool { window == 1 }

  init(_ file: PackedFile, name: String) throws {
    mixer = try file.maxout("\(name).mixer")
    let width = mixer.width
    let seeds: MappedArray<UInt64> = try file.array("\(name).seeds")
    embeddings = try seeds.enumerated().map { index, seed in
      let table: MappedArray<Float> = try file.array("\(name).embed.\(index)")
      guard table.count >= width, table.count % width == 0 else { throw file.damaged("\(name).embed") }
      return HashEmbedding(table: table, width: width, seed: seed)
    }
    // Files of older versions have the first attributes in this order.
    columns =
      file.contains("\(name).columns")
      ? try file.array("\(name).columns", of: UInt32.self).map { Int($0) } : Array(embeddings.indices)
    projectedVectors = file.contains("\(name).static") ? try file.array("\(name).static") : nil
    var layers: [MaxoutLayer] = []
    while file.contains("\(name).encode.\(layers.count).shape") {
      layers.append(try file.maxout("\(name).encode.\(layers.count)"))
    }
    guard let first = layers.first?.matrix.inputs, columns.count == embeddings.count,
      columns.allSatisfy(Self.attributes.indices.contains),
      mixer.matrix.inputs == (embeddings.count + (projectedVectors == nil ? 0 : 1)) * width,
      first % (2 * width) == width, layers.allSatisfy({ $0.width == width && $0.matrix.inputs == first }),
      layers.count * (first / width / 2) <= Self.widestView
    else { throw file.damaged(name) }
    self.width = width
    self.layers = layers
    window = first / width / 2
  }

  // MARK: The word alone

  /// Floats that one word takes as the mixer's input.
  var wordInputs: Int { mixer.matrix.inputs }

  /// Writes the mixer's input for one word to `inputs` at `start`, which must hold zeros there. `keys` are the word's
  /// attributes in their order.
  func embed(_ keys: [UInt64], vectorRow: Int?, into inputs: inout [Float], at start: Int) {
    for (index, embedding) in embeddings.enumerated() {
      embedding.add(keys[columns[index]], to: &inputs, at: start + index * width)
    }
    guard let row = vectorRow, let projectedVectors, (row + 1) * width <= projectedVectors.count else { return }
    Kernels.addRow(
      projectedVectors, start: row * width, width: width, to: &inputs, at: start + embeddings.count * width)
  }

  /// Mixes `count` words' inputs into vectors, from `outputStart` on.
  func mix(_ inputs: [Float], count: Int, pieces: inout [Float], into output: inout [Float], at outputStart: Int) {
    pieces.grow(to: count * mixer.matrix.rowLength)
    Kernels.multiply(
      inputs, start: 0, stride: mixer.matrix.inputs, rows: count, by: mixer.matrix, into: &pieces)
    mixer.finish(pieces, rows: count, into: &output, at: outputStart)
  }

  /// Floats that one word's products with the first layer's weights take.
  var projectionWidth: Int { 3 * layers[0].matrix.rowLength }

  /// Multiplies `rows` vectors by the three parts of the first layer's weights: for a word seen from its right
  /// neighbour, from itself and from its left neighbour. `target` counts rows of projections.
  func project(_ vectors: [Float], rows: Int, into projections: inout [Float], at target: Int) {
    let first = layers[0].matrix
    for part in 0..<3 {
      Kernels.multiply(
        vectors, start: 0, stride: width, rows: rows,
        by: first.taking(inputs: (part * width)..<((part + 1) * width), isBiased: part == 0),
        into: &projections, at: target * projectionWidth + part * first.rowLength, outputStride: projectionWidth)
    }
  }

  // MARK: The word in its surroundings

  /// Encodes the buffers' `vectors` in place; their `slots` say where each one's projection stands.
  ///
  /// Texts lie one after the other with `gap` rows of zeros before, between and after them: those rows take part as
  /// tokens, and no text then sees another. Without `projections` the first layer is multiplied as the others are.
  func encode(_ buffers: inout EncoderBuffers, projections: [Float]?) {
    let count = buffers.rows.count
    guard count > 2 * window else { return }
    buffers.scratch.grow(to: count * width)
    for index in 0..<(window * width) {
      buffers.scratch[index] = 0
      buffers.scratch[(count - window) * width + index] = 0
    }
    for (number, layer) in layers.enumerated() {
      let matrix = layer.matrix
      let slice = max(Self.slice / matrix.rowLength, 12)
      buffers.pieces.grow(to: slice * matrix.rowLength)
      for row in stride(from: window, to: count - window, by: slice) {
        let length = min(slice, count - window - row)
        if number == 0, let projections {
          Kernels.sumWindows(
            projections, rows: buffers.slots, start: row, count: length, width: matrix.rowLength, into: &buffers.pieces)
        } else {
          Kernels.multiply(
            buffers.vectors, start: (row - window) * width, stride: width, rows: length, by: matrix,
            into: &buffers.pieces)
        }
        layer.finish(
          buffers.pieces, rows: length, residual: buffers.vectors, start: row * width, into: &buffers.scratch,
          at: row * width)
      }
      swap(&buffers.vectors, &buffers.scratch)
    }
  }

  /// Floats of the products of rows that pass through a layer together: they stay in the nearer caches.
  private static let slice = 96 * 288
}

/// Room for encoding one batch of texts.
struct EncoderBuffers: Sendable {
  /// For each token and gap in turn: the row of its form in the `WordEncodings`, its projection's slot, its vector.
  var rows: [Int32] = []
  var slots: [Int32] = []
  var vectors: [Float] = []
  var scratch: [Float] = []
  var pieces: [Float] = []

  /// Gives up what a very long text left behind.
  mutating func makeRoom(limit: Int) {
    if vectors.count > limit { vectors = [] }
    if scratch.count > limit { scratch = [] }
  }
}

extension [Float] {
  /// Makes room for at least `count` elements; what it holds beyond its use is of no account.
  mutating func grow(to count: Int) {
    guard self.count < count else { return }
    // Room for just so many: appending alone would take up to twice as much.
    reserveCapacity(count)
    append(contentsOf: repeatElement(0, count: count - self.count))
  }
}
