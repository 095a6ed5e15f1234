import MappedFiles

/// What stands in a packed model where the pipeline has no such part: networks that always say the same.
extension TransitionWeights {
  /// One tree for the whole text: every token hangs on the first, by a relation without a name.
  ///
  /// Attaching to the right always wins, but where a second token lies on the stack, that one is taken off first.
  static var flatTrees: TransitionWeights {
    var scorer = TransitionWeights(nothingFor: [(0, ""), (1, ""), (2, ""), (3, ""), (4, "ROOT")], slots: 8)
    let secondOnStack = 3
    // The first hidden unit is 1, and 0 where the slot is empty.
    scorer.stateBias[0] = 1
    scorer.stateBias[1] = 1
    scorer.absent[secondOnStack * scorer.hidden * 2] = -1
    scorer.absent[secondOnStack * scorer.hidden * 2 + 1] = -1
    scorer.upper[1 * scorer.hidden] = 3
    scorer.upperBias = [-2, -1, -3, 1, -4]
    return scorer
  }

  /// No token belongs to a name.
  static var noNames: TransitionWeights { TransitionWeights(nothingFor: [(5, "")], slots: 3) }

  private init(nothingFor actions: [Action], slots: Int) {
    let zeros = { (count: Int) in [Float](repeating: 0, count: count) }
    let (width, hidden) = (TokenEncoder.width, TransitionScorer.hidden)
    self.init(
      actions: actions, width: width, hidden: hidden, slots: slots, pieces: 2, reduce: zeros(hidden * width),
      reduceBias: zeros(hidden), lower: zeros(slots * hidden * 2 * hidden), absent: zeros(slots * hidden * 2),
      stateBias: zeros(hidden * 2), upper: zeros(actions.count * hidden), upperBias: zeros(actions.count))
  }
}
