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
    let column = start + embeddings.count * Self.width
    for index in 0..<Self.width { inputs[column + index] = projectedVectors[row * Self.width + index] }
  }

  /// Mixes `count` words' inputs into vectors, from `outputStart` on.
  func mix(_ inputs: [Float], count: Int, pieces: inout [Float], into output: inout [Float], at outputStart: Int) {
    pieces.grow(to: count * mixer.rowLength)
    Kernels.multiply(inputs, start: 0, stride: mixer.inputs, rows: count, by: mixer, into: &pieces)
    Kernels.maxoutNormalise(pieces, rows: count, norm: mixerNorm, into: &output, at: outputStart)
  }

  // MARK: The word in its surroundings

  /// Encodes `rows` vectors in place. Texts lie one after the other with `depth` rows of zeros before, between and
  /// after them: those rows take part as tokens, and no text then sees another.
  func encode(_ vectors: inout [Float], scratch: inout [Float], pieces: inout [Float], rows: Int) {
    guard rows > 2 else { return }
    scratch.grow(to: rows * Self.width)
    for column in 0..<Self.width {
      scratch[column] = 0
      scratch[(rows - 1) * Self.width + column] = 0
    }
    pieces.grow(to: Self.slice * Self.pieces * Self.width)
    for layer in layers {
      var row = 1
      while row < rows - 1 {
        let count = min(Self.slice, rows - 1 - row)
        Kernels.multiply(
          vectors, start: (row - 1) * Self.width, stride: Self.width, rows: count, by: layer.matrix, into: &pieces)
        Kernels.maxoutNormalise(
          pieces, rows: count, norm: layer.norm, residual: vectors, start: row * Self.width, into: &scratch,
          at: row * Self.width)
        row += count
      }
      swap(&vectors, &scratch)
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

extension [Float] {
  /// Makes room for at least `count` elements; what it holds beyond its use is of no account.
  mutating func grow(to count: Int) {
    if self.count < count { append(contentsOf: repeatElement(0, count: count - self.count)) }
  }
}
