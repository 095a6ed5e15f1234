import Diagnostics
import MappedFiles
import _Kernels

/// Word types in, one vector for each token in its surroundings out (spaCy's `tok2vec`).
///
/// First a vector for the word alone: hash embeddings of its attributes (and its static vector) mixed by a maxout;
/// then layers that each look one token to the left and to the right.
struct TokenEncoder: Sendable {
  static let width = 96
  static let depth = 4
  static let pieces = 3

  private let embeddings: [HashEmbedding]
  /// The static vectors as this encoder takes them in, one row for each row of `WordVectors`.
  private let projectedVectors: MappedArray<Float>?
  private let mixer: PanelMatrix
  private let mixerNorm: LayerNorm
  private let layers: [(matrix: PanelMatrix, norm: LayerNorm)]

  /// Whether whether a space follows is one of the attributes.
  var readsSpacing: Bool { embeddings.count > 4 }

  init(_ file: PackedFile, name: String) throws {
    let seeds: MappedArray<UInt64> = try file.array("\(name).seeds")
    embeddings = try seeds.enumerated().map { index, seed in
      let table: MappedArray<Float> = try file.array("\(name).embed.\(index)")
      guard table.count >= Self.width, table.count % Self.width == 0 else { throw file.damaged("\(name).embed") }
      return HashEmbedding(table: table, width: Self.width, seed: seed)
    }
    projectedVectors = file.contains("\(name).static") ? try file.array("\(name).static") : nil
    mixer = try file.layer("\(name).mixer")
    mixerNorm = try file.norm("\(name).mixer")
    layers = try (0..<Self.depth).map { try (file.layer("\(name).encode.\($0)"), file.norm("\(name).encode.\($0)")) }
    let columns = embeddings.count + (projectedVectors == nil ? 0 : 1)
    guard mixer.inputs == columns * Self.width, [4, 6].contains(embeddings.count),
      ([(mixer, mixerNorm)] + layers).allSatisfy({
        $0.0.outputs == Self.pieces * Self.width && $0.1.width == Self.width
      }), layers.allSatisfy({ $0.matrix.inputs == 3 * Self.width })
    else { throw file.damaged(name) }
  }

  // MARK: The word alone

  /// Floats that one word takes as the mixer's input.
  var wordInputs: Int { mixer.inputs }

  /// Writes the mixer's input for one word to `inputs` at `start`, which must hold zeros there.
  func embed(_ keys: [UInt64], vectorRow: Int?, into inputs: inout [Float], at start: Int) {
    for (index, embedding) in embeddings.enumerated() where index < keys.count {
      embedding.add(keys[index], to: &inputs, at: start + index * Self.width)
    }
    guard let row = vectorRow, let projectedVectors, (row + 1) * Self.width <= projectedVectors.count else { return }
    Kernels.addRow(
      projectedVectors, start: row * Self.width, width: Self.width, to: &inputs,
      at: start + embeddings.count * Self.width)
  }

  /// Mixes `count` words' inputs into vectors, from `outputStart` on.
  func mix(_ inputs: [Float], count: Int, pieces: inout [Float], into output: inout [Float], at outputStart: Int) {
    pieces.grow(to: count * mixer.rowLength)
    Kernels.multiply(inputs, start: 0, stride: mixer.inputs, rows: count, by: mixer, into: &pieces)
    Kernels.maxoutNormalise(pieces, rows: count, norm: mixerNorm, into: &output, at: outputStart)
  }

  /// Floats that one word's products with the first layer's weights take.
  var projectionWidth: Int { 3 * layers[0].matrix.rowLength }

  /// Multiplies `rows` vectors by the three parts of the first layer's weights: for a word seen from its right
  /// neighbour, from itself and from its left neighbour. `target` counts rows of projections.
  func project(_ vectors: [Float], rows: Int, into projections: inout [Float], at target: Int) {
    let first = layers[0].matrix
    for part in 0..<3 {
      Kernels.multiply(
        vectors, start: 0, stride: Self.width, rows: rows,
        by: first.taking(inputs: (part * Self.width)..<((part + 1) * Self.width), isBiased: part == 0),
        into: &projections, at: target * projectionWidth + part * first.rowLength, outputStride: projectionWidth)
    }
  }

  // MARK: The word in its surroundings

  /// Encodes the buffers' `vectors` in place; their `slots` say where each one's projection stands.
  ///
  /// Texts lie one after the other with `depth` rows of zeros before, between and after them: those rows take part as
  /// tokens, and no text then sees another. Without `projections` the first layer is multiplied as the others are.
  func encode(_ buffers: inout EncoderBuffers, projections: [Float]?) {
    let count = buffers.rows.count
    guard count > 2 else { return }
    buffers.scratch.grow(to: count * Self.width)
    for column in 0..<Self.width {
      buffers.scratch[column] = 0
      buffers.scratch[(count - 1) * Self.width + column] = 0
    }
    buffers.pieces.grow(to: Self.slice * Self.pieces * Self.width)
    for (number, layer) in layers.enumerated() {
      for row in stride(from: 1, to: count - 1, by: Self.slice) {
        let length = min(Self.slice, count - 1 - row)
        if number == 0, let projections {
          Kernels.sumWindows(
            projections, rows: buffers.slots, start: row, count: length, width: layer.matrix.rowLength,
            into: &buffers.pieces)
        } else {
          Kernels.multiply(
            buffers.vectors, start: (row - 1) * Self.width, stride: Self.width, rows: length, by: layer.matrix,
            into: &buffers.pieces)
        }
        Kernels.maxoutNormalise(
          buffers.pieces, rows: length, norm: layer.norm, residual: buffers.vectors, start: row * Self.width,
          into: &buffers.scratch,
          at: row * Self.width)
      }
      swap(&buffers.vectors, &buffers.scratch)
    }
  }

  /// Rows that pass through a layer together: their pieces stay in the nearer caches.
  private static let slice = 96

  // MARK: Import

  static func pack(
    _ model: ThincModel, attributes: Int, vectors: ImportedWordVectors?, as name: String,
    into writer: inout PackedFileWriter
  ) throws {
    let embeddings = model.nodes(named: "hashembed")
    guard embeddings.count == attributes else {
      throw model.unexpected("\(embeddings.count) embedded attributes, not \(attributes)")
    }
    var seeds: [UInt64] = []
    for (index, node) in embeddings.enumerated() {
      guard let rows = node.parameters["E"]?.shape.first, node.attributes["column"]?.int == index,
        let seed = node.attributes["seed"]?.uint64
      else { throw model.unexpected("an embedding without a seed or out of order") }
      writer.add("\(name).embed.\(index)", try model.values("E", of: node, shape: [rows, width]))
      seeds.append(seed)
    }
    writer.add("\(name).seeds", seeds)
    var columns = embeddings.count
    if let node = model.nodes(named: "static_vectors").first {
      guard let vectors else { throw model.unexpected("static vectors without a table") }
      let weights = try model.values("W", of: node, shape: [width, vectors.width])
      writer.add("\(name).static", vectors.projected(by: weights, outputs: width))
      columns += 1
    }
    let maxouts = model.nodes(named: "maxout")
    let norms = model.nodes(named: "layernorm")
    guard maxouts.count == depth + 1, norms.count == depth + 1 else {
      throw model.unexpected("\(maxouts.count) maxout layers, not \(depth + 1)")
    }
    for index in 0...depth {
      try writer.add(
        maxout: index == 0 ? "\(name).mixer" : "\(name).encode.\(index - 1)", of: model, maxouts[index], norms[index],
        width: width, pieces: pieces, inputs: (index == 0 ? columns : 3) * width)
    }
  }
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
