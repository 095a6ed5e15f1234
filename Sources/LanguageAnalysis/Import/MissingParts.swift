import MappedFiles

/// What stands in a packed model where the pipeline has no such part: networks that always say the same, as small as
/// can be.
extension EncoderWeights {
  /// Says zero of every word.
  static var nothing: EncoderWeights {
    func silent(inputs: Int) -> Maxout {
      Maxout(pieces: 1, inputs: inputs, weights: [Float](repeating: 0, count: inputs), bias: [0], gain: [0], shift: [0])
    }
    return EncoderWeights(
      width: 1, window: 1, embeddings: [Embedding(attribute: "NORM", seed: 0, rows: 1, values: [0])],
      staticWeights: nil, mixer: silent(inputs: 1), layers: [silent(inputs: 3)])
  }
}

extension TransitionWeights {
  /// One tree for the whole text: every token hangs on the first, by a relation without a name.
  ///
  /// Attaching to the right always wins, but where a second token lies on the stack, that one is taken off first.
  static func flatTrees(width: Int) -> TransitionWeights {
    let actions = [(0, ""), (1, ""), (2, ""), (3, ""), (4, "ROOT")]
    var scorer = TransitionWeights(nothingFor: actions, width: width, slots: 8)
    let secondOnStack = 3
    // The hidden unit is 1, and 0 where the slot is empty.
    scorer.stateBias[0] = 1
    scorer.absent[secondOnStack] = -1
    scorer.upper[1] = 3
    scorer.upperBias = [-2, -1, -3, 1, -4]
    return scorer
  }

  /// No token belongs to a name.
  static func noNames(width: Int) -> TransitionWeights {
    TransitionWeights(nothingFor: [(5, "")], width: width, slots: 3)
  }

  private init(nothingFor actions: [Action], width: Int, slots: Int) {
    let zeros = { (count: Int) in [Float](repeating: 0, count: count) }
    self.init(
      actions: actions, width: width, hidden: 1, slots: slots, pieces: 1, reduce: zeros(width), reduceBias: [0],
      lower: zeros(slots), absent: zeros(slots), stateBias: [0], upper: zeros(actions.count),
      upperBias: zeros(actions.count))
  }
}
