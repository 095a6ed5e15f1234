/// All patterns of all rules as one tree of symbols, so that the cost of matching does not grow with their number.
struct RuleTrie: Sendable {
  struct Ending: Sendable {
    var rule: Int32
    var sequence: Int32
  }

  private struct Node {
    var edges: [UInt32: Int32] = [:]
    var endings: [Ending] = []
  }

  /// Edges of node n stand at `offsets[n]..<offsets[n + 1]`, by key.
  private var offsets: [Int32] = []
  private var keys: [UInt32] = []
  private var targets: [Int32] = []
  private var rootTargets: [Int32] = []
  private var endings: [[Ending]] = []

  init(_ rules: [Rule], symbolCount: Int) {
    var nodes = [Node()]
    for (ruleIndex, rule) in rules.enumerated() {
      for (sequenceIndex, sequence) in rule.sequences.enumerated() {
        var node = 0
        for step in sequence.steps {
          let key = Self.key(step.symbol, step.isGlued)
          if let next = nodes[node].edges[key] {
            node = Int(next)
          } else {
            nodes.append(Node())
            nodes[node].edges[key] = Int32(nodes.count - 1)
            node = nodes.count - 1
          }
        }
        nodes[node].endings.append(Ending(rule: Int32(ruleIndex), sequence: Int32(sequenceIndex)))
      }
    }
    rootTargets = [Int32](repeating: -1, count: symbolCount)
    for (key, target) in nodes[0].edges { rootTargets[Int(key >> 1)] = target }
    for node in nodes {
      offsets.append(Int32(keys.count))
      for (key, target) in node.edges.sorted(by: { $0.key < $1.key }) {
        keys.append(key)
        targets.append(target)
      }
      endings.append(node.endings)
    }
    offsets.append(Int32(keys.count))
  }

  /// The node after the first symbol of a pattern.
  func start(_ symbol: SymbolTable.Symbol) -> Int32? {
    let target = rootTargets[Int(symbol)]
    return target < 0 ? nil : target
  }

  func endings(at node: Int32) -> [Ending] { endings[Int(node)] }

  func isLeaf(_ node: Int32) -> Bool { offsets[Int(node)] == offsets[Int(node) + 1] }

  /// The node after one more symbol.
  func next(_ node: Int32, _ symbol: SymbolTable.Symbol, glued: Bool) -> Int32? {
    let key = Self.key(symbol, glued)
    var low = Int(offsets[Int(node)])
    var high = Int(offsets[Int(node) + 1])
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] == key { return targets[middle] }
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private static func key(_ symbol: SymbolTable.Symbol, _ glued: Bool) -> UInt32 {
    UInt32(symbol) << 1 | (glued ? 1 : 0)
  }
}
