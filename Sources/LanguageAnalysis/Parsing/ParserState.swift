/// The state of an arc-eager parse with sentence breaks (Nivre 2008; Honnibal and Johnson 2014).
///
/// Tokens are numbered from 0 within their text; -1 stands for none.
struct ParserState: Sendable {
  private(set) var heads: [Int32] = []
  private(set) var labels: [Int16] = []
  private var stack: [Int32] = []
  /// Tokens that came back from the stack, the next one last; after them the untouched input from `next` on.
  private var returned: [Int32] = []
  private var next = 0
  private var isUnshiftable: [Bool] = []
  private var isSentenceStart: [Bool] = []
  /// Each token's children on one side in the order of their arcs, as lists from the last one backwards.
  private var lastLeft: [Int32] = []
  private var lastRight: [Int32] = []
  private var earlierSibling: [Int32] = []
  private var laterSibling: [Int32] = []

  mutating func begin(count: Int) {
    func reset<Element>(_ array: inout [Element], _ value: Element) {
      array.removeAll(keepingCapacity: true)
      array.append(contentsOf: repeatElement(value, count: count))
    }
    for list in [\Self.heads, \.lastLeft, \.lastRight, \.earlierSibling, \.laterSibling] {
      reset(&self[keyPath: list], -1)
    }
    reset(&labels, -1)
    reset(&isUnshiftable, false)
    reset(&isSentenceStart, false)
    stack.removeAll(keepingCapacity: true)
    returned.removeAll(keepingCapacity: true)
    next = 0
    if count > 0 { isSentenceStart[0] = true }
  }

  // MARK: Looking

  var count: Int { heads.count }
  var bufferCount: Int { returned.count + count - next }
  var isFinal: Bool { stack.isEmpty && bufferCount == 0 }

  /// The token so many places into the buffer.
  func buffer(_ place: Int) -> Int {
    if place < returned.count { return Int(returned[returned.count - 1 - place]) }
    let token = next + place - returned.count
    return token < count ? token : -1
  }

  /// The token so many places below the top of the stack.
  func stack(_ place: Int) -> Int { place < stack.count ? Int(stack[stack.count - 1 - place]) : -1 }

  /// What the scorer looks at, in the order of its slots.
  func fillSlots(_ slots: inout [Int], from row: Int) {
    let first = buffer(0)
    let top = stack(0)
    func set(_ slot: Int, _ token: Int) { slots[slot] = token < 0 ? -1 : row + token }
    set(0, first)
    set(1, buffer(1))
    set(2, top)
    set(3, stack(1))
    set(4, stack(2))
    set(5, first < 0 ? -1 : Int(lastLeft[first]))
    set(6, top < 0 ? -1 : Int(lastLeft[top]))
    set(7, top < 0 ? -1 : Int(lastRight[top]))
  }

  // MARK: What may be done

  var canShift: Bool {
    guard bufferCount > 0 else { return false }
    if stack.isEmpty { return true }
    let first = buffer(0)
    return bufferCount >= 2 && !isSentenceStart[first] && !isUnshiftable[first]
  }

  var canReduce: Bool { !stack.isEmpty }

  var canAttach: Bool { !stack.isEmpty && bufferCount > 0 && !isSentenceStart[buffer(0)] }

  var canBreak: Bool {
    guard bufferCount >= 2 else { return false }
    let second = buffer(1)
    return second == buffer(0) + 1 && !isSentenceStart[second]
  }

  // MARK: Doing

  mutating func shift() { stack.append(Int32(takeFirst())) }

  mutating func reduce() {
    guard let top = stack.popLast() else { return }
    if heads[Int(top)] < 0 && !stack.isEmpty {
      returned.append(top)
      isUnshiftable[Int(top)] = true
    }
  }

  mutating func attachLeft(label: Int16) {
    let first = buffer(0)
    guard let top = stack.popLast(), first >= 0 else { return }
    addArc(from: first, to: Int(top), label: label)
    isUnshiftable[first] = false
  }

  mutating func attachRight(label: Int16) {
    guard let top = stack.last else { return }
    let first = takeFirst()
    addArc(from: Int(top), to: first, label: label)
    stack.append(Int32(first))
  }

  mutating func breakSentence() {
    let second = buffer(1)
    if second >= 0 { isSentenceStart[second] = true }
  }

  mutating func giveUp() { stack.removeAll(keepingCapacity: true) }

  private mutating func takeFirst() -> Int {
    if let token = returned.popLast() { return Int(token) }
    next += 1
    return next - 1
  }

  private mutating func addArc(from head: Int, to child: Int, label: Int16) {
    if heads[child] >= 0 { removeArc(to: child) }
    heads[child] = Int32(head)
    labels[child] = label
    let last = head > child ? lastLeft[head] : lastRight[head]
    earlierSibling[child] = last
    laterSibling[child] = -1
    if last >= 0 { laterSibling[Int(last)] = Int32(child) }
    if head > child { lastLeft[head] = Int32(child) } else { lastRight[head] = Int32(child) }
  }

  private mutating func removeArc(to child: Int) {
    let head = Int(heads[child])
    let earlier = earlierSibling[child]
    let later = laterSibling[child]
    if earlier >= 0 { laterSibling[Int(earlier)] = later }
    if later >= 0 {
      earlierSibling[Int(later)] = earlier
    } else if head > child {
      lastLeft[head] = earlier
    } else {
      lastRight[head] = earlier
    }
  }
}
