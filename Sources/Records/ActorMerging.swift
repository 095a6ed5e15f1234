package import Findings
import TextModel

/// One actor over many reports: every name that it goes by and every line that is about it.
package struct MergedActor: Hashable, Sendable {
  /// The fullest name that most reports use.
  package var name: String
  package var kind: ActorLine.Kind
  package var code: String?
  package var aliases: [String]
  package var members: [Sourced<ActorLine>]

  /// Whether a report names it, and does not only describe it ("the protesters").
  package var isNamed: Bool {
    members.contains { $0.line.mentions.isEmpty || $0.line.mentions.contains { $0.form == .name } }
  }
}

/// Puts the actors of many reports together by their names.
///
/// Two actors are one where a full name of one is a full name of the other (people's also by skeleton), or where a short
/// name fits exactly one actor of its kind.
package struct ActorMerging: Sendable {
  package let actors: [MergedActor]
  private let indexOfMember: [String: Int]

  package init(_ members: [Sourced<ActorLine>]) {
    var groups = DisjointSets(count: members.count)
    var owners: [String: Int] = [:]
    for (index, member) in members.enumerated() {
      for key in Self.fullKeys(of: member.line) {
        if let owner = owners[key] { groups.join(owner, index) } else { owners[key] = index }
      }
    }
    Self.joinShortNames(of: members, into: &groups)
    let grouped = Dictionary(grouping: members.indices, by: { groups.root(of: $0) })
    actors = grouped.keys.sorted().compactMap { grouped[$0] }.map { Self.merged($0.map { members[$0] }) }
    var indexOfMember: [String: Int] = [:]
    for (index, actor) in actors.enumerated() {
      for member in actor.members { indexOfMember["\(member.report.id):\(member.line.id)"] = index }
    }
    self.indexOfMember = indexOfMember
  }

  /// The actor that a line of one report names by its id.
  package func actor(_ id: String, in report: String) -> MergedActor? {
    indexOfMember["\(report):\(id)"].map { actors[$0] }
  }

  /// Whether two names of a kind, one in each of two reports, would be taken for one actor.
  package static func areOne(_ first: String, _ second: String, kind: ActorLine.Kind) -> Bool {
    let lines = [first, second].enumerated().map { index, name in
      Sourced(
        ActorLine(
          id: "a1", report: "r\(index)", span: Span(start: 0, end: 0, text: name), name: name, kind: kind, aliases: [],
          mentions: [], confidence: 1),
        in: ReportReference(id: "r\(index)"))
    }
    return ActorMerging(lines).actors.count == 1
  }

  // MARK: Keys

  private static func fullKeys(of actor: ActorLine) -> [String] {
    let group = kindGroup(actor.kind)
    let names = [actor.name] + (actor.kind == .person ? [] : actor.aliases)
    return names.flatMap { name -> [String] in
      let key = NameKey(name)
      guard actor.kind != .person || key.folded.contains(" ") else { return [] }
      guard !key.folded.isEmpty, actor.kind == .person || isProper(name) else { return [] }
      return ["\(group)|\(key.folded)"]
        + (actor.kind == .person && key.isTelling ? ["\(group)~\(key.skeleton)"] : [])
    }
  }

  /// Whether a name is one: "the ministry" of two reports need not be one body.
  private static func isProper(_ name: String) -> Bool {
    name.split(separator: " ").last.map { $0.contains { $0.isUppercase } } ?? false
  }

  /// A surname alone joins the one person who bears it.
  private static func joinShortNames(of members: [Sourced<ActorLine>], into groups: inout DisjointSets) {
    var bearers: [String: Set<Int>] = [:]
    for (index, member) in members.enumerated() where member.line.kind == .person {
      guard let last = lastWord(member.line.name), NameKey(member.line.name).folded.contains(" ") else { continue }
      bearers[last, default: []].insert(groups.root(of: index))
    }
    for (index, member) in members.enumerated() where member.line.kind == .person {
      let key = NameKey(member.line.name)
      guard !key.folded.contains(" "), let found = bearers[key.folded] else { continue }
      let roots = Set(found.map { groups.root(of: $0) })
      if roots.count == 1, let only = roots.first { groups.join(only, index) }
    }
  }

  private static func lastWord(_ name: String) -> String? {
    NameKey(name).folded.split(separator: " ").last.map(String.init)
  }

  private static func kindGroup(_ kind: ActorLine.Kind) -> String {
    switch kind {
    case .person: "person"
    case .country, .government: "country"
    default: "body"
    }
  }

  private static func merged(_ members: [Sourced<ActorLine>]) -> MergedActor {
    let counts = Dictionary(members.map { ($0.line.name, 1) }, uniquingKeysWith: +)
    let name = counts.max {
      ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key)
    }
    let names = Set(members.flatMap { [$0.line.name] + $0.line.aliases })
    return MergedActor(
      name: name?.key ?? "", kind: members[0].line.kind, code: members.lazy.compactMap(\.line.code).first,
      aliases: names.subtracting([name?.key ?? ""]).sorted(), members: members)
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
