/// The weights of a transition system (spaCy's parser or entity recogniser) as they were read, in their own sizes.
struct TransitionWeights {
  typealias Action = (kind: Int, label: String)

  let actions: [Action]
  /// The encoder's width, the hidden layer's, the state's slots, and the pieces of its maxout.
  let width: Int
  let hidden: Int
  let slots: Int
  let pieces: Int
  /// [hidden, width] and [hidden]
  let reduce: [Float]
  let reduceBias: [Float]
  /// [slots, hidden, pieces, hidden], [slots, hidden, pieces] and [hidden, pieces]
  let lower: [Float]
  var absent: [Float]
  var stateBias: [Float]
  /// [actions, hidden] and [actions]
  var upper: [Float]
  var upperBias: [Float]
}

extension TransitionWeights {
  /// Reads the scorer inside `model`, which reads vectors so wide.
  init(_ model: ThincModel, actions: [Action], width: Int, slots: Int) throws {
    let root = try model.node(named: "parser_model")
    guard root.attributes["has_upper"] == .bool(true) else {
      throw model.refused("has no upper layer (use_upper = false)")
    }
    let lower = try model.node(named: "precomputable_affine")
    let shape = try model.tensor("W", of: lower, rank: 4).shape
    guard shape[0] == slots else {
      throw model.refused("looks at \(shape[0]) tokens of a state, not \(slots) (extra_state_tokens = true?)")
    }
    let (hidden, pieces) = (shape[1], shape[2])
    let linear = model.nodes(named: "linear")
    // The upper layer stands beside the lower one, the reducing one below: it comes later.
    guard linear.count == 2, let upper = linear.first, let reduce = linear.last else {
      throw model.refused("has \(linear.count) linear layers, not two")
    }
    self.actions = actions
    self.width = width
    self.hidden = hidden
    self.slots = slots
    self.pieces = pieces
    self.reduce = try model.values("W", of: reduce, shape: [hidden, width])
    reduceBias = try model.values("b", of: reduce, shape: [hidden])
    self.lower = try model.values("W", of: lower, shape: [slots, hidden, pieces, hidden])
    absent = try model.values("pad", of: lower, shape: [1, slots, hidden, pieces])
    stateBias = try model.values("b", of: lower, shape: [hidden, pieces])
    self.upper = try model.values("W", of: upper, shape: [actions.count, hidden])
    upperBias = try model.values("b", of: upper, shape: [actions.count])
  }
}
