/// A compiled regular expression over code points: the first choice that leads to a match wins, as in Python's `re`.
struct Pattern: Sendable {
  enum Instruction: Sendable {
    case set(CodePointSet)
    /// Tries the first way, then the second.
    case split(Int, Int)
    case jump(Int)
    /// Runs the code up to its own `match`, `back` code points before this place, then goes on at `next`.
    case look(back: Int, isNegated: Bool, next: Int)
    case start
    case end
    case match
  }

  private var code: [Instruction] = []
  /// Whether a place can be reached in many ways, so that dead ends are worth remembering.
  private let remembers: Bool

  init(_ node: PatternNode, remembers: Bool = false) {
    self.remembers = remembers
    emit(node)
    code.append(.match)
  }

  /// Where the match that begins at `place` ends. Look-around sees `text` no further than `bounds`.
  func end(at place: Int, in text: [UInt32], bounds: Range<Int>) -> Int? {
    var deadEnds = remembers ? DeadEnds(instructions: code.count, bounds: bounds) : nil
    return run(from: 0, at: place, text, bounds, &deadEnds)
  }

  private func run(
    from entry: Int, at start: Int, _ text: [UInt32], _ bounds: Range<Int>, _ deadEnds: inout DeadEnds?
  ) -> Int? {
    var waiting: [(instruction: Int, place: Int)] = []
    var instruction = entry
    var place = start
    while true {
      var fails = false
      switch code[instruction] {
      case .set(let set):
        fails = place >= bounds.upperBound || !set.contains(text[place])
        place += 1
        instruction += 1
      case .split(let first, let second):
        if deadEnds?.insert(instruction, place) == false {
          fails = true
        } else {
          waiting.append((second, place))
          instruction = first
        }
      case .jump(let target): instruction = target
      case .look(let back, let isNegated, let next):
        let from = place - back
        let holds = from >= bounds.lowerBound && lookHolds(instruction + 1, at: from, text, bounds)
        fails = holds == isNegated
        instruction = next
      case .start:
        fails = place != bounds.lowerBound
        instruction += 1
      case .end:
        // As in Python, also before a line end that is the last character.
        fails =
          place != bounds.upperBound && !(place + 1 == bounds.upperBound && text[place] == 0x0A)
        instruction += 1
      case .match: return place
      }
      guard fails else { continue }
      guard let way = waiting.popLast() else { return nil }
      (instruction, place) = way
    }
  }

  private func lookHolds(_ entry: Int, at place: Int, _ text: [UInt32], _ bounds: Range<Int>) -> Bool {
    var none: DeadEnds?
    return run(from: entry, at: place, text, bounds, &none) != nil
  }
}

extension Pattern {
  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .set(let set): code.append(.set(set))
    case .start: code.append(.start)
    case .end: code.append(.end)
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .choice(let nodes): emit(choice: nodes)
    case .repetition(let node, let min, let max): emit(node, min: min, max: max)
    case .look(let node, let isAhead, let isNegated):
      let place = code.count
      code.append(.start)
      emit(node)
      code.append(.match)
      code[place] = .look(back: isAhead ? 0 : node.length.min, isNegated: isNegated, next: code.count)
    }
  }

  private mutating func emit(choice nodes: [PatternNode]) {
    var exits: [Int] = []
    for (number, node) in nodes.enumerated() {
      guard number < nodes.count - 1 else {
        emit(node)
        break
      }
      let split = code.count
      code.append(.start)
      emit(node)
      exits.append(code.count)
      code.append(.start)
      code[split] = .split(split + 1, code.count)
    }
    for exit in exits { code[exit] = .jump(code.count) }
  }

  private mutating func emit(_ node: PatternNode, min: Int, max: Int?) {
    for _ in 0..<min { emit(node) }
    guard let max else {
      let split = code.count
      code.append(.start)
      emit(node)
      code.append(.jump(split))
      code[split] = .split(split + 1, code.count)
      return
    }
    var splits: [Int] = []
    for _ in min..<Swift.max(min, max) {
      splits.append(code.count)
      code.append(.start)
      emit(node)
    }
    for split in splits { code[split] = .split(split + 1, code.count) }
  }
}

/// Forks that were tried before: a second try would fail as the first did, so the work stays linear.
private struct DeadEnds {
  private let places: Int
  private let first: Int
  private var seen: [UInt64]

  init(instructions: Int, bounds: Range<Int>) {
    places = bounds.count + 1
    first = bounds.lowerBound
    seen = [UInt64](repeating: 0, count: (instructions * places + 63) / 64)
  }

  /// Whether the fork is new at this place.
  mutating func insert(_ instruction: Int, _ place: Int) -> Bool {
    let bit = instruction * places + place - first
    guard seen[bit >> 6] >> UInt64(bit & 63) & 1 == 0 else { return false }
    seen[bit >> 6] |= 1 << UInt64(bit & 63)
    return true
  }
}
