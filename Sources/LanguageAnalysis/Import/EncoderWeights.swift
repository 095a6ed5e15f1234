import MappedFiles

/// The weights of an encoder (spaCy's `tok2vec`) as they were read, in whatever sizes they were trained.
struct EncoderWeights {
  struct Embedding {
    let attribute: String
    let seed: UInt64
    let rows: Int
    /// [rows, width]
    let values: [Float]
  }

  /// A maxout and the layer norm behind it.
  struct Maxout {
    let pieces: Int
    let inputs: Int
    /// [width, pieces, inputs] and [width, pieces]
    let weights: [Float]
    let bias: [Float]
    /// [width]
    let gain: [Float]
    let shift: [Float]
  }

  let width: Int
  /// Tokens that a layer sees on either side.
  let window: Int
  let embeddings: [Embedding]
  /// [width, width of the vectors]; nothing where static vectors take no part.
  let staticWeights: [Float]?
  let mixer: Maxout
  let layers: [Maxout]

  /// For people.
  var sizes: String {
    "width \(width), depth \(layers.count), \(layers.first?.pieces ?? 0) pieces, "
      + (window == 1 ? "" : "window \(window), ")
      + embeddings.map { "\($0.attribute) \($0.rows)" }.joined(separator: ", ")
      + (staticWeights == nil ? "" : ", vectors")
  }
}

extension EncoderWeights {
  /// The layers that an encoder of this family is built of.
  private static let known: Set<String> = [
    "extract_features", "list2ragged", "ragged2list", "list2array", "ints-getitem", "hashembed", "static_vectors",
    "maxout",
    "layernorm", "dropout", "expand_window", "linear", "softmax", "parser_model", "precomputable_affine",
    "tok2vec-listener", "noop",
  ]

  /// Reads the encoder inside `model`, and refuses what is built otherwise.
  init(_ model: ThincModel, vectors: ImportedWordVectors?) throws {
    let maxouts = model.nodes(named: "maxout")
    let norms = model.nodes(named: "layernorm")
    guard maxouts.count >= 2, norms.count == maxouts.count else {
      throw model.refused("is no encoder of embeddings, a maxout and maxout layers over windows")
    }
    let windows = model.nodes(named: "expand_window").map { $0.attributes["window_size"]?.int }
    guard windows.count == maxouts.count - 1, let window = windows[0], window > 0, windows.allSatisfy({ $0 == window })
    else { throw model.refused("has layers that do not all look equally far to either side (window_size)") }
    guard window <= TokenEncoder.widestView / windows.count else {
      throw model.refused("sees more than \(TokenEncoder.widestView) words to either side (depth · window_size)")
    }

    let mixer = try model.tensor("W", of: maxouts[0], rank: 3)
    let width = mixer.shape[0]
    self.width = width
    self.window = window
    embeddings = try Self.embeddings(model, width: width)
    if let node = model.nodes(named: "static_vectors").first {
      guard let vectors else { throw model.refused("wants static vectors, but vocab/vectors holds none") }
      guard [nil, "ORTH"].contains(node.attributes["key_attr"]?.text) else {
        throw model.refused("looks static vectors up by \(node.attributes["key_attr"]?.text ?? "?"), not by the word")
      }
      staticWeights = try model.values("W", of: node, shape: [width, vectors.width])
    } else {
      staticWeights = nil
    }
    let columns = embeddings.count + (staticWeights == nil ? 0 : 1)
    let all = try zip(maxouts, norms).enumerated().map { index, nodes in
      let pieces = try model.tensor("W", of: nodes.0, rank: 3).shape[1]
      let inputs = (index == 0 ? columns : 2 * window + 1) * width
      return Maxout(
        pieces: pieces, inputs: inputs,
        weights: try model.values("W", of: nodes.0, shape: [width, pieces, inputs]),
        bias: try model.values("b", of: nodes.0, shape: [width, pieces]),
        gain: try model.values("G", of: nodes.1, shape: [width]),
        shift: try model.values("b", of: nodes.1, shape: [width]))
    }
    self.mixer = all[0]
    layers = Array(all.dropFirst())
  }

  /// Whether `model` holds an encoder of its own; else it listens to the pipeline's shared one.
  static func isIn(_ model: ThincModel) -> Bool { model.nodes(named: "tok2vec-listener").isEmpty }

  /// Refuses a network with layers of another family, by name.
  static func refuseOthers(_ model: ThincModel) throws {
    for node in model.nodes where !node.name.contains(where: { ">(|".contains($0) }) && !known.contains(node.name) {
      if node.name.contains("transformer") { throw model.refused("is a transformer, which this program does not run") }
      throw model.refused("has a layer '\(node.name)', which this program does not know")
    }
  }

  private static func embeddings(_ model: ThincModel, width: Int) throws -> [Embedding] {
    let attributes = try model.node(named: "extract_features").attributes["columns"]?.elements?.map { column in
      column.text ?? column.int.flatMap { attributeNames[$0] } ?? "?"
    }
    let nodes = model.nodes(named: "hashembed")
    guard let attributes, attributes.count == nodes.count, !nodes.isEmpty else {
      throw model.refused("does not say which attributes of words it embeds")
    }
    if let unknown = attributes.first(where: { !TokenEncoder.attributes.contains($0) }) {
      throw model.refused("embeds \(unknown) and not only \(TokenEncoder.attributes.joined(separator: ", "))")
    }
    return try zip(attributes, nodes).enumerated().map { index, pair in
      let (attribute, node) = pair
      guard node.attributes["column"]?.int == index, let seed = node.attributes["seed"]?.uint64 else {
        throw model.refused("has an embedding without a seed or out of order")
      }
      let rows = try model.tensor("E", of: node, rank: 2).shape[0]
      return Embedding(
        attribute: attribute, seed: seed, rows: rows, values: try model.values("E", of: node, shape: [rows, width]))
    }
  }

  /// spaCy's numbers of attributes, for models that name them so.
  private static let attributeNames = [
    6: "IS_SPACE", 65: "ORTH", 66: "LOWER", 67: "NORM", 68: "SHAPE", 69: "PREFIX", 70: "SUFFIX", 81: "SPACY",
  ]
}
