import MappedFiles

/// Encoded tokens and sentence starts in, names out: one action for each token says whether it begins, continues,
/// ends, is or is not a name.
struct EntityRecognizer: Sendable {
  private enum Kind: Int {
    case begin = 1
    case inside, last, unit, outside
  }

  let scorer: TransitionScorer
  private let kinds: [Kind?]
  private let labelOfAction: [Int16]
  let labels: [String]
  /// The actions that may be taken outside a name, and inside one of each label; in their order.
  private let outsideActions: [Int]
  private let insideActions: [[Int]]

  /// `width` is the encoder's.
  init(_ file: PackedFile, width: Int) throws {
    scorer = try TransitionScorer(file, name: "ner", width: width)
    guard scorer.slots == 3, scorer.actions.count < 10_000 else { throw file.damaged("ner") }
    let kinds = scorer.actions.map { Kind(rawValue: $0.kind) }
    var labels: [String] = []
    let labelOfAction = scorer.actions.map { action in
      if let known = labels.firstIndex(of: action.label) { return Int16(known) }
      labels.append(action.label)
      return Int16(labels.count - 1)
    }
    self.labels = labels
    self.kinds = kinds
    self.labelOfAction = labelOfAction
    outsideActions = kinds.indices.filter { [.begin, .unit, .outside].contains(kinds[$0]) }
    insideActions = labels.indices.map { label in
      kinds.indices.filter { [.inside, .last].contains(kinds[$0]) && Int(labelOfAction[$0]) == label }
    }
  }

  /// The names in the text whose tokens' vectors begin at `row`, with the numbers of their labels.
  func recognize(
    _ vectors: [Float], row: Int, isSpace: ArraySlice<Bool>, isSentenceStart: [Bool],
    workspace: inout TransitionScorer.Workspace
  ) -> [(tokens: Range<Int>, label: Int)] {
    var names: [(tokens: Range<Int>, label: Int)] = []
    var open: (start: Int, label: Int16)?
    var slots = [-1, -1, -1]
    let count = isSpace.count
    for token in 0..<count {
      slots[0] = row + token
      slots[1] = open.map { row + $0.start } ?? -1
      slots[2] = open == nil ? -1 : row + token - 1
      scorer.score(slots, of: vectors, in: &workspace)
      let isLast = token == count - 1 || isSentenceStart[token + 1]
      let action = best(
        workspace.scores, open: open?.label, mayContinue: !isLast, mayBegin: !isSpace[isSpace.startIndex + token])
      guard let action, let kind = kinds[action] else {
        open = nil
        continue
      }
      let label = labelOfAction[action]
      switch kind {
      case .begin: open = (token, label)
      case .inside, .outside: break
      case .last:
        if let start = open?.start { names.append((start..<(token + 1), Int(label))) }
        open = nil
      case .unit: names.append((token..<(token + 1), Int(label)))
      }
    }
    return names
  }

  private func best(_ scores: [Float], open: Int16?, mayContinue: Bool, mayBegin: Bool) -> Int? {
    var best: Int?
    var highest = -Float.infinity
    for action in open.map({ insideActions[Int($0)] }) ?? outsideActions where scores[action] > highest {
      let isAllowed =
        switch kinds[action] {
        case .begin: mayContinue && mayBegin
        case .inside: mayContinue
        case .unit: mayBegin && !labels[Int(labelOfAction[action])].isEmpty
        case .last, .outside: true
        case nil: false
        }
      if isAllowed {
        highest = scores[action]
        best = action
      }
    }
    return best
  }
}
