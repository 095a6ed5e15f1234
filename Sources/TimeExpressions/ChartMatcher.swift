import LanguageAnalysis
import TextModel

/// Finds all expressions of a text, small ones first, so that rules can be built on what other rules found.
///
/// A left-corner chart parser, from the last atom to the first: what begins at an atom is known before anything that
/// stands to the left of it asks. Every step follows an edge of the rules' one tree.
struct ChartMatcher {
  /// An expression that a rule has built.
  struct Item: Sendable {
    var rule: Int32
    var start: Int32
    var end: Int32
    var meaning: Meaning
  }

  private let grammar: TimeGrammar
  private let text: AnalysedText
  private let view: AtomView
  private var readings: [[Reading]]
  private(set) var items: [Item] = []
  /// The items that begin at an atom, as a range of `items`.
  private var itemsAt: [Range<Int>]
  /// Items that ask for words before them, by the atom at which their own words begin.
  private var itemsInContext: [Int: [Item]] = [:]
  /// The symbols matched so far, and the atom after each.
  private var path: [Reading] = []
  private var pathEnds: [Int] = []
  private var completed: [Item] = []

  /// Bounds on hostile text.
  private static let mostItemsAtAnAtom = 40
  private static let longestPath = 24

  init(_ grammar: TimeGrammar, _ text: AnalysedText) {
    self.grammar = grammar
    self.text = text
    let atoms = AtomSequence(text).atoms
    view = AtomView(
      bytes: text.source.bytes, atoms: atoms, entries: atoms.map { grammar.entries(of: $0, text.source.bytes) })
    readings = [[Reading]](repeating: [], count: atoms.count)
    itemsAt = [Range<Int>](repeating: 0..<0, count: atoms.count)
  }

  /// The longest reported expressions, left to right, without overlap.
  mutating func match() -> [(item: Item, bytes: ByteRange)] {
    for index in view.atoms.indices.reversed() { matchAtom(index) }
    var found: [(item: Item, bytes: ByteRange)] = []
    var index = 0
    while index < view.atoms.count {
      if let best = bestItem(at: index), Int(best.end) > index {
        found.append((best, view.atoms[index].start..<view.atoms[Int(best.end) - 1].end))
        index = Int(best.end)
      } else {
        index += 1
      }
    }
    return found
  }

  private func bestItem(at index: Int) -> Item? {
    var best: Item?
    for item in items[itemsAt[index]] { consider(item, against: &best) }
    if !itemsInContext.isEmpty, let more = itemsInContext[index] {
      for item in more { consider(item, against: &best) }
    }
    return best
  }

  /// The longest expression wins, among equals the rule that stands first.
  private func consider(_ item: Item, against best: inout Item?) {
    guard grammar.rules[Int(item.rule)].isReported else { return }
    if let current = best, item.end < current.end || item.end == current.end && item.rule >= current.rule { return }
    best = item
  }

  private mutating func matchAtom(_ index: Int) {
    var fresh = grammar.readings(at: index, view)
    guard !fresh.isEmpty else { return }
    readings[index] = fresh
    let firstItem = items.count
    while !fresh.isEmpty, items.count - firstItem < Self.mostItemsAtAnAtom {
      completed.removeAll(keepingCapacity: true)
      for reading in fresh {
        guard let node = grammar.trie.start(reading.symbol) else { continue }
        step(reading, node, at: index, start: index)
      }
      fresh = accept(from: index, since: firstItem)
      readings[index] += fresh
    }
    itemsAt[index] = firstItem..<items.count
  }

  /// Keeps the first rule's item for each kind and end, and gives what it can be read as.
  private mutating func accept(from index: Int, since firstItem: Int) -> [Reading] {
    var fresh: [Reading] = []
    for item in completed.sorted(by: { $0.rule < $1.rule }) {
      let kinds = grammar.rules[Int(item.rule)].kinds
      let isKnown = items[firstItem...].contains {
        $0.end == item.end && grammar.rules[Int($0.rule)].kinds.first == kinds.first
      }
      if isKnown { continue }
      for kind in kinds {
        fresh.append(Reading(symbol: kind, length: item.end - Int32(index), value: 0, item: Int32(items.count)))
      }
      items.append(item)
    }
    return fresh
  }

  private mutating func walk(from node: Int32, at position: Int, start: Int) {
    for ending in grammar.trie.endings(at: node) { complete(ending, start: start) }
    guard position < view.atoms.count, path.count < Self.longestPath, !grammar.trie.isLeaf(node) else { return }
    let isGlued = view.atoms[position].isGlued
    for reading in readings[position] {
      if let next = grammar.trie.next(node, reading.symbol, glued: false) {
        step(reading, next, at: position, start: start)
      }
      if isGlued, let next = grammar.trie.next(node, reading.symbol, glued: true) {
        step(reading, next, at: position, start: start)
      }
    }
  }

  private mutating func step(_ reading: Reading, _ node: Int32, at position: Int, start: Int) {
    path.append(reading)
    pathEnds.append(position + Int(reading.length))
    walk(from: node, at: position + Int(reading.length), start: start)
    path.removeLast()
    pathEnds.removeLast()
  }

  private mutating func complete(_ ending: RuleTrie.Ending, start: Int) {
    let rule = grammar.rules[Int(ending.rule)]
    let sequence = rule.sequences[Int(ending.sequence)]
    let own = sequence.span.lowerBound == 0 ? start : pathEnds[sequence.span.lowerBound - 1]
    let end = pathEnds[sequence.span.upperBound - 1]
    let site = GuardSite(text: text, view: view, grammar: grammar, start: own, end: end)
    guard rule.guards.allSatisfy({ site.holds($0) }) else { return }
    let slots = MeaningBuilder(rule: rule, sequence: sequence, path: path, items: items)
    guard let meaning = slots.build() else { return }
    let item = Item(rule: ending.rule, start: Int32(own), end: Int32(end), meaning: meaning)
    if own == start { completed.append(item) } else { itemsInContext[own, default: []].append(item) }
  }
}
