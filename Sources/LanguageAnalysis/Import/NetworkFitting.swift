import Diagnostics

/// Brings networks of other sizes into the one shape that this program calculates with, without changing what they say.
///
/// A narrower encoder is repeated side by side (mean and variance of a row stay the same, and nothing reads the copies),
/// missing pieces of a maxout repeat the last one, missing layers add nothing, missing hidden units are zero. What is
/// larger than the shape is refused.
extension EncoderWeights {
  /// The attributes that this program embeds, in the order of their columns.
  static let attributes = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]

  /// The same encoder in the shape of `TokenEncoder`; `part` names it in an error.
  func fitted(_ part: String) throws -> EncoderWeights {
    let target = TokenEncoder.width
    guard target % width == 0 else {
      throw NetworkFitting.refused(part, "width \(width)", "widths that divide \(target)")
    }
    guard layers.count <= TokenEncoder.depth else {
      throw NetworkFitting.refused(part, "depth \(layers.count)", "at most \(TokenEncoder.depth) layers")
    }
    for pieces in [mixer.pieces] + layers.map(\.pieces) where pieces > TokenEncoder.pieces {
      throw NetworkFitting.refused(part, "\(pieces) maxout pieces", "at most \(TokenEncoder.pieces)")
    }
    let columns = try columnsOfAttributes(part)
    let embeddings = columns.map { column in
      column.map { fitted(self.embeddings[$0]) }
        ?? Embedding(attribute: "", seed: 0, rows: 1, values: [Float](repeating: 0, count: target))
    }
    let sources = columns + (staticWeights == nil ? [] : [self.embeddings.count])
    return EncoderWeights(
      width: target, embeddings: embeddings,
      staticWeights: staticWeights.map { $0 + [Float](repeating: 0, count: $0.count / width * (target - width)) },
      mixer: mixer.fitted(width: width, columns: sources),
      layers: layers.map { $0.fitted(width: width, columns: [0, 1, 2]) }
        + (layers.count..<TokenEncoder.depth).map { _ in Maxout.nothing(inputs: 3 * target) })
  }

  /// For each column of the shape the embedding that belongs there, if the model has it.
  private func columnsOfAttributes(_ part: String) throws -> [Int?] {
    var columns = [Int?](repeating: nil, count: Self.attributes.count)
    for (index, embedding) in embeddings.enumerated() {
      guard let column = Self.attributes.firstIndex(of: embedding.attribute), columns[column] == nil else {
        throw NetworkFitting.refused(
          part, "the attribute \(embedding.attribute)",
          "each of \(Self.attributes.joined(separator: ", ")) at most once")
      }
      columns[column] = index
    }
    return columns[4...].contains { $0 != nil } ? columns : Array(columns[..<4])
  }

  private func fitted(_ embedding: Embedding) -> Embedding {
    let filling = [Float](repeating: 0, count: TokenEncoder.width - width)
    let rows = stride(from: 0, to: embedding.values.count, by: width)
    return Embedding(
      attribute: embedding.attribute, seed: embedding.seed, rows: embedding.rows,
      values: rows.flatMap { embedding.values[$0..<($0 + width)] + filling })
  }

  /// An encoder that says zero of every word, for what has none.
  static var nothing: EncoderWeights {
    let width = TokenEncoder.width
    let embedding = Embedding(attribute: "", seed: 0, rows: 1, values: [Float](repeating: 0, count: width))
    return EncoderWeights(
      width: width, embeddings: [Embedding](repeating: embedding, count: 4), staticWeights: nil,
      mixer: .nothing(inputs: 4 * width),
      layers: [Maxout](repeating: .nothing(inputs: 3 * width), count: TokenEncoder.depth))
  }
}

extension EncoderWeights.Maxout {
  /// With outputs repeated until they fill the width, and inputs moved to the column of which `columns` names the source.
  fileprivate func fitted(width: Int, columns: [Int?]) -> Self {
    let target = TokenEncoder.width
    let copies = target / width
    var rows: [Float] = []
    var biases: [Float] = []
    rows.reserveCapacity(target * TokenEncoder.pieces * columns.count * target)
    for output in 0..<target {
      for piece in 0..<TokenEncoder.pieces {
        let source = output % width * pieces + min(piece, pieces - 1)
        biases.append(bias[source])
        for column in columns {
          guard let column else {
            rows += repeatElement(0, count: target)
            continue
          }
          let start = source * inputs + column * width
          rows += weights[start..<(start + width)]
          rows += repeatElement(0, count: target - width)
        }
      }
    }
    return Self(
      pieces: TokenEncoder.pieces, inputs: columns.count * target, weights: rows, bias: biases,
      gain: (0..<copies).flatMap { _ in gain }, shift: (0..<copies).flatMap { _ in shift })
  }

  /// A layer that adds nothing.
  fileprivate static func nothing(inputs: Int) -> Self {
    let zeros = { (count: Int) in [Float](repeating: 0, count: count) }
    let width = TokenEncoder.width
    return Self(
      pieces: TokenEncoder.pieces, inputs: inputs, weights: zeros(width * TokenEncoder.pieces * inputs),
      bias: zeros(width * TokenEncoder.pieces), gain: zeros(width), shift: zeros(width))
  }
}

extension TransitionWeights {
  /// The same scorer in the shape of `TransitionScorer`.
  func fitted(_ part: String) throws -> TransitionWeights {
    let (targetWidth, target) = (TokenEncoder.width, TransitionScorer.hidden)
    guard hidden <= target else { throw NetworkFitting.refused(part, "hidden width \(hidden)", "at most \(target)") }
    guard pieces <= 2 else { throw NetworkFitting.refused(part, "\(pieces) maxout pieces", "at most 2") }
    guard targetWidth % width == 0 else {
      throw NetworkFitting.refused(part, "width \(width)", "widths that divide \(targetWidth)")
    }
    // [slots, hidden, pieces, inputs], for each of these a value or zero.
    func spread(_ values: [Float], slots: Int, inputs: Int, targetInputs: Int) -> [Float] {
      var result = [Float](repeating: 0, count: slots * target * 2 * targetInputs)
      for slot in 0..<slots {
        for unit in 0..<hidden {
          for piece in 0..<2 {
            let source = ((slot * hidden + unit) * pieces + min(piece, pieces - 1)) * inputs
            let goal = ((slot * target + unit) * 2 + piece) * targetInputs
            for input in 0..<inputs { result[goal + input] = values[source + input] }
          }
        }
      }
      return result
    }
    return TransitionWeights(
      actions: actions, width: targetWidth, hidden: target, slots: slots, pieces: 2,
      reduce: NetworkFitting.padded(reduce, rows: hidden, columns: width, to: target, targetWidth),
      reduceBias: reduceBias + [Float](repeating: 0, count: target - hidden),
      lower: spread(lower, slots: slots, inputs: hidden, targetInputs: target),
      absent: spread(absent, slots: slots, inputs: 1, targetInputs: 1),
      stateBias: spread(stateBias, slots: 1, inputs: 1, targetInputs: 1),
      upper: NetworkFitting.padded(upper, rows: actions.count, columns: hidden, to: actions.count, target),
      upperBias: upperBias)
  }
}

enum NetworkFitting {
  /// A matrix with zeros behind its rows and below them.
  static func padded(_ values: [Float], rows: Int, columns: Int, to targetRows: Int, _ targetColumns: Int) -> [Float] {
    var result = [Float](repeating: 0, count: targetRows * targetColumns)
    for row in 0..<rows {
      for column in 0..<columns { result[row * targetColumns + column] = values[row * columns + column] }
    }
    return result
  }

  static func refused(_ part: String, _ what: String, _ limit: String) -> AnnalsError {
    AnnalsError(
      .resource, "the \(part) has \(what)", remedy: "this program takes \(limit); see Docs/LanguageModels.md")
  }
}
