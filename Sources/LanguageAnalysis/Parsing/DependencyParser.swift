import MappedFiles

/// Encoded tokens in, one tree for each sentence out: greedy transitions, then arcs that cross are restored.
struct DependencyParser: Sendable {
  private enum Kind: Int {
    case shift, reduce, left, right, breakSentence
  }

  /// A tree's arcs before they have names.
  let labels: [String]
  let scorer: TransitionScorer
  private let root: Int16
  /// The actions of each kind lie side by side.
  private let range: [Range<Int>]
  /// For each action its label; for a label `X||Y` the labels X and Y.
  private let labelOfAction: [Int16]
  private let parts: [Int16: (label: Int16, head: Int16)]

  /// `width` is the encoder's.
  init(_ file: PackedFile, width: Int) throws {
    scorer = try TransitionScorer(file, name: "parser", width: width)
    guard scorer.slots == 8 else { throw file.damaged("parser") }
    var numbers: [String: Int16] = ["ROOT": 0]
    var labels = ["ROOT"]
    func number(_ label: String) -> Int16 {
      if let known = numbers[label] { return known }
      numbers[label] = Int16(labels.count)
      labels.append(label)
      return Int16(labels.count - 1)
    }
    guard scorer.actions.count < 10_000 else { throw file.damaged("parser.moves") }
    labelOfAction = scorer.actions.map { number($0.label) }
    var parts: [Int16: (label: Int16, head: Int16)] = [:]
    for action in scorer.actions {
      let pieces = action.label.split(separator: "|", omittingEmptySubsequences: false)
      if pieces.count == 3, pieces[1].isEmpty {
        parts[number(action.label)] = (number(String(pieces[0])), number(String(pieces[2])))
      }
    }
    self.parts = parts
    self.labels = labels
    root = 0
    let actions = scorer.actions
    range = try (0...4).map { kind in
      let indices = actions.indices.filter { actions[$0].kind == kind }
      guard let first = indices.first, let last = indices.last, last - first + 1 == indices.count else {
        throw file.damaged("parser.moves")
      }
      return first..<(last + 1)
    }
  }

  /// Parses the text whose tokens' vectors begin at `row`; `isSpace` tells its white-space tokens.
  func parse(
    _ vectors: [Float], row: Int, isSpace: ArraySlice<Bool>, state: inout ParserState,
    workspace: inout TransitionScorer.Workspace
  ) -> DependencyTree {
    state.begin(count: isSpace.count)
    var slots = [Int](repeating: -1, count: 8)
    while !state.isFinal {
      state.fillSlots(&slots, from: row)
      scorer.score(slots, of: vectors, in: &workspace)
      guard let action = best(state, workspace.scores) else {
        state.giveUp()
        break
      }
      apply(action, to: &state)
    }
    var tree = DependencyTree(heads: state.heads, labels: state.labels, root: root)
    tree.setEdges()
    if tree.restoreCrossingArcs(parts, isSpace: isSpace) { tree.setEdges() }
    return tree
  }

  /// The highest-scoring action that is allowed, the first where several score the same.
  private func best(_ state: ParserState, _ scores: [Float]) -> Int? {
    var best: Int?
    var highest = -Float.infinity
    func consider(_ kind: Kind) {
      for action in range[kind.rawValue] where scores[action] > highest {
        highest = scores[action]
        best = action
      }
    }
    if state.canShift { consider(.shift) }
    if state.canReduce { consider(.reduce) }
    if state.canAttach {
      consider(.left)
      consider(.right)
    }
    if state.canBreak { consider(.breakSentence) }
    return best
  }

  private func apply(_ action: Int, to state: inout ParserState) {
    switch Kind(rawValue: scorer.actions[action].kind) {
    case .shift: state.shift()
    case .reduce: state.reduce()
    case .left: state.attachLeft(label: labelOfAction[action])
    case .right: state.attachRight(label: labelOfAction[action])
    case .breakSentence: state.breakSentence()
    case nil: state.giveUp()
    }
  }
}
