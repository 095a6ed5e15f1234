/// Many names in, a number for each out, the same for names that are one. Names meet under keys, so that the cost does
/// not grow with all pairs.
package struct NameGroups {
  private let lexicon: NameLexicon
  /// Comparisons that one key may cost; what lies under a key of more names is only compared with its neighbours.
  private let mostCompared = 300

  private let isOneReport: Bool

  package init(lexicon: NameLexicon, isOneReport: Bool = false) {
    self.lexicon = lexicon
    self.isOneReport = isOneReport
  }

  // MARK: Persons

  package func persons(_ names: [String]) -> [Int] {
    var groups = DisjointSets(count: names.count)
    let parsed = names.map { lexicon.person($0) }
    let distinct = joinEqual(parsed.map { $0?.identity }, &groups)
    var shorts: [Int: [Int]] = [:]
    var alike: [Int: [Int]] = [:]
    for block in blocks(distinct.map { ($0, parsed[$0].map(personKeys) ?? []) }) {
      compare(block) { own, other in
        guard let one = parsed[own], let two = parsed[other] else { return }
        switch lexicon.relation(one, two, isOneReport: isOneReport) {
        case .same: groups.join(own, other)
        case .short:
          let (short, long) = one.fullness < two.fullness ? (own, other) : (other, own)
          shorts[short, default: []].append(long)
        case .alike:
          alike[own, default: []].append(other)
          alike[other, default: []].append(own)
        case .different: break
        }
      }
    }
    joinAlike(alike, &groups)
    // The fullest first, so that "J. Smith" finds "John A. Smith" and "John Smith" joined.
    for short in shorts.keys.sorted(by: { (parsed[$1]?.fullness ?? 0, $0) < (parsed[$0]?.fullness ?? 0, $1) }) {
      let roots = Set((shorts[short] ?? []).map { groups.root(of: $0) }).subtracting([groups.root(of: short)])
      if roots.count == 1, let only = roots.first { groups.join(short, only) }
    }
    return names.indices.map { groups.root(of: $0) }
  }

  /// Names that are like one other only.
  private func joinAlike(_ alike: [Int: [Int]], _ groups: inout DisjointSets) {
    var roots: [Int: Set<Int>] = [:]
    for (own, others) in alike {
      roots[own] = Set(others.map { groups.root(of: $0) }).subtracting([groups.root(of: own)])
    }
    for own in alike.keys.sorted() where roots[own]?.count == 1 {
      for other in alike[own] ?? [] where roots[other]?.count == 1 { groups.join(own, other) }
    }
  }

  private func personKeys(_ name: PersonName) -> [String] {
    var keys = name.eastAsian.map { $0.hasPrefix("pw ") ? "wg " + $0.dropFirst(3) : $0 }
    if let alias = name.alias { keys.append("alias \(alias)") }
    let full = name.words.filter { !$0.isInitial }
    for word in full {
      keys.append(word.surnameGroup.map { "surname \($0)" } ?? word.sound.sound)
    }
    if let first = name.words.first, let last = name.words.last, name.words.count > 1 {
      let classes = last.sound.classes
      for group in first.givenGroups { keys.append("given \(group) \(classes)") }
      keys.append("\(first.sound.sound) \(classes)")
      keys.append("\(first.sound.classes)-\(last.sound.sound)")
    }
    return keys
  }

  // MARK: Bodies and places

  /// Each body under the names it goes by, with the code of its country, where that is known.
  package func bodies(_ bodies: [(names: [String], country: String?)]) -> [Int] {
    var groups = DisjointSets(count: bodies.count)
    let parsed = bodies.map { body in
      body.names.compactMap { lexicon.body($0) }.map { name in
        var name = name
        if name.isGeneric, name.known == nil, name.countries.isEmpty, let country = body.country {
          name.countries.insert(country)
        }
        return name
      }
    }
    var owners: [String: Int] = [:]
    for (index, names) in parsed.enumerated() {
      for key in Set(names.flatMap(\.keys)) {
        guard let owner = owners[key] else {
          owners[key] = index
          continue
        }
        // Two bodies of the lexicon may differ in small words alone.
        if !areKnownApart(parsed[owner], names) { groups.join(owner, index) }
      }
    }
    let leaders = owners.values.reduce(into: Set<Int>()) { $0.insert($1) }.sorted()
    for block in blocks(leaders.map { ($0, parsed[$0].map(bodyKey)) }) {
      compare(block) { own, other in
        let isOne = parsed[own].contains { one in parsed[other].contains { lexicon.areOne(one, $0) } }
        if isOne { groups.join(own, other) }
      }
    }
    joinWithoutCountry(parsed, &groups)
    joinAbbreviations(parsed, &groups)
    return bodies.indices.map { groups.root(of: $0) }
  }

  private func areKnownApart(_ first: [BodyName], _ second: [BodyName]) -> Bool {
    let (own, others) = (Set(first.compactMap(\.known)), Set(second.compactMap(\.known)))
    return !own.isEmpty && !others.isEmpty && own.isDisjoint(with: others)
  }

  /// "Federal Reserve" joins the one "US Federal Reserve".
  private func joinWithoutCountry(_ parsed: [[BodyName]], _ groups: inout DisjointSets) {
    var named: [String: [Int]] = [:]
    for (index, names) in parsed.enumerated() {
      for name in names where !name.countries.isEmpty && !name.isGeneric && name.words.count > 1 {
        named[name.bag, default: []].append(index)
      }
    }
    for (index, names) in parsed.enumerated() {
      for name in names where name.countries.isEmpty && name.known == nil {
        let roots = Set((named[name.bag] ?? []).map { groups.root(of: $0) })
        if roots.count == 1, let only = roots.first { groups.join(index, only) }
      }
    }
  }

  /// An abbreviation joins the one body whose initials it has.
  private func joinAbbreviations(_ parsed: [[BodyName]], _ groups: inout DisjointSets) {
    var longs: [String: [Int]] = [:]
    for (index, names) in parsed.enumerated() {
      for initials in Set(names.flatMap(\.initials)) { longs[initials, default: []].append(index) }
    }
    for (index, names) in parsed.enumerated() {
      for name in names {
        guard let short = name.abbreviation, let candidates = longs[short] else { continue }
        let fitting = candidates.filter { candidate in
          parsed[candidate].contains { lexicon.mayAbbreviate(name, $0) }
        }
        let roots = Set(fitting.map { groups.root(of: $0) })
        if roots.count == 1, let only = roots.first { groups.join(index, only) }
      }
    }
  }

  private func bodyKey(_ name: BodyName) -> String {
    let skeletons = name.words.map { String(decoding: WordSound($0).skeleton, as: UTF8.self) }
    return name.countries.sorted().joined(separator: "+") + "|" + skeletons.joined(separator: " ")
  }

  package func places(_ places: [[String]]) -> [Int] {
    var groups = DisjointSets(count: places.count)
    let parsed = places.map { $0.compactMap { lexicon.place($0) } }
    for block in blocks(places.indices.map { ($0, parsed[$0].flatMap(\.keys)) }) {
      compare(block) { own, other in
        let isOne = parsed[own].contains { one in parsed[other].contains { lexicon.areOne(one, $0) } }
        if isOne { groups.join(own, other) }
      }
    }
    return places.indices.map { groups.root(of: $0) }
  }

  // MARK: Meeting under keys

  /// Joins names that are written alike; the first of each stands for all.
  private func joinEqual(_ identities: [String?], _ groups: inout DisjointSets) -> [Int] {
    var first: [String: Int] = [:]
    var distinct: [Int] = []
    for (index, identity) in identities.enumerated() {
      guard let identity else { continue }
      if let known = first[identity] {
        groups.join(known, index)
      } else {
        first[identity] = index
        distinct.append(index)
      }
    }
    return distinct
  }

  private func blocks(_ keyed: [(index: Int, keys: [String])]) -> [[Int]] {
    var blocks: [String: [Int]] = [:]
    for (index, keys) in keyed {
      for key in Set(keys) { blocks[key, default: []].append(index) }
    }
    return blocks.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
  }

  private func compare(_ block: [Int], _ body: (Int, Int) -> Void) {
    for (place, own) in block.enumerated() {
      for other in block[(place + 1)...].prefix(mostCompared) where own != other { body(own, other) }
    }
  }
}

/// Sets that grow together (union-find with path halving).
package struct DisjointSets: Sendable {
  private var parents: [Int]

  package init(count: Int) { parents = Array(0..<count) }

  package mutating func root(of element: Int) -> Int {
    var current = element
    while parents[current] != current {
      parents[current] = parents[parents[current]]
      current = parents[current]
    }
    return current
  }

  /// The smaller root stays, so that groups keep the order of their first members.
  package mutating func join(_ first: Int, _ second: Int) {
    let (low, high) = { $0 < $1 ? ($0, $1) : ($1, $0) }(root(of: first), root(of: second))
    parents[high] = low
  }
}
