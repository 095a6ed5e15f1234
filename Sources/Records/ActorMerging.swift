package import Findings
package import Names
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

/// Puts the actors of many reports together by their names, within persons, bodies and countries each.
///
/// Names are one by spelling, sound, script and what is known of them (`Names`); a short name ("Lavrov", "J. Smith",
/// an abbreviation) joins the one actor that it fits.
package struct ActorMerging: Sendable {
  package let actors: [MergedActor]
  private let indexOfMember: [String: Int]

  package init(_ members: [Sourced<ActorLine>], lexicon: NameLexicon = .installed) {
    var groups = DisjointSets(count: members.count)
    let names = NameGroups(lexicon: lexicon)
    for (group, indices) in Dictionary(grouping: members.indices, by: { KindGroup(members[$0].line, lexicon) }) {
      let lines = indices.map { members[$0].line }
      let numbers =
        switch group {
        case .person: names.persons(lines.map(\.name))
        case .country: names.places(lines.map { Self.properNames(of: $0) })
        case .settled: lines.map { _ in 0 }
        case .body: names.bodies(lines.map { (names: Self.properNames(of: $0), country: Self.country(of: $0)) })
        }
      for (index, number) in zip(indices, numbers) { groups.join(index, indices[number]) }
    }
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

  // MARK: Names

  private enum KindGroup: Hashable {
    case person
    case country
    case body
    /// Settled by hand: neither joins nor is joined by its spelling.
    case settled(String)

    /// A government may go by its country's name.
    init(_ actor: ActorLine, _ lexicon: NameLexicon) {
      if let identity = actor.identity {
        self = .settled(identity)
        return
      }
      switch actor.kind {
      case .person: self = .person
      case .country: self = .country
      case .government: self = lexicon.isKnownPlace(actor.name) ? .country : .body
      default: self = .body
      }
    }
  }

  /// The names of a body that are names: "the ministry" of two reports need not be one body.
  private static func properNames(of actor: ActorLine) -> [String] {
    ([actor.name] + actor.aliases).filter { name in
      name.split(separator: " ").last.map { $0.contains { $0.isUppercase } } ?? false
    }
  }

  private static func country(of actor: ActorLine) -> String? {
    actor.code.flatMap { $0.utf8.count >= 3 ? String($0.prefix(3)) : nil }
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
