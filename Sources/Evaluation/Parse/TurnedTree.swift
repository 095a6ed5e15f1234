/// A tree of the language model (ClearNLP's scheme) as Universal Dependencies would hang it, where the difference is one
/// of convention: the noun above its preposition, the predicate above its copula, all conjuncts below the first.
struct TurnedTree {
  private(set) var words: [ParsedWord]
  private var children: [[Int]] = []

  init(_ words: [ParsedWord]) {
    self.words = words
    turn { $0.turnPreposition(at: $1) }
    turn { $0.turnCopula(at: $1) }
    turn { $0.turnCoordination(at: $1) }
  }

  /// From the right: in English what is below stands behind.
  private mutating func turn(_ change: (inout TurnedTree, Int) -> Void) {
    children = Array(repeating: [], count: words.count)
    for (index, word) in words.enumerated() where word.head != index { children[word.head].append(index) }
    for index in words.indices.reversed() { change(&self, index) }
  }

  private mutating func hang(_ child: Int, on head: Int) {
    children[words[child].head].removeAll { $0 == child }
    words[child].head = head
    if child != head { children[head].append(child) }
  }

  /// Puts `lower` in the place of its head `upper`, which then hangs on it.
  private mutating func swap(_ upper: Int, below lower: Int, as relation: String) {
    let head = words[upper].head
    let isRoot = head == upper
    hang(lower, on: isRoot ? lower : head)
    hang(upper, on: lower)
    if isRoot || relation == "cop" { words[lower].relation = words[upper].relation }
    words[upper].relation = relation
  }

  private mutating func turnPreposition(at index: Int) {
    guard ["prep", "agent", "dative", "pcomp"].contains(words[index].relation),
      let object = children[index].first(where: { $0 > index && ["pobj", "pcomp"].contains(words[$0].relation) })
    else { return }
    swap(index, below: object, as: words[object].relation == "pcomp" ? "mark" : "case")
  }

  private mutating func turnCopula(at index: Int) {
    guard words[index].lemma == "be", !children[index].contains(where: { words[$0].relation == "expl" }),
      let predicate = children[index].first(where: { ["attr", "acomp"].contains(words[$0].relation) })
    else { return }
    let others = children[index].filter { $0 != predicate }
    swap(index, below: predicate, as: "cop")
    for other in others { hang(other, on: predicate) }
  }

  private mutating func turnCoordination(at index: Int) {
    guard words[index].relation == "conj" else { return }
    var first = words[index].head
    while words[first].relation == "conj", words[first].head < first { first = words[first].head }
    let previous = words[index].head
    for sibling in children[previous]
    where sibling > previous && sibling < index && ["cc", "punct"].contains(words[sibling].relation) {
      hang(sibling, on: index)
    }
    hang(index, on: first)
  }
}
