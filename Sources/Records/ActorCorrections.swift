package import Findings
import TextModel

/// The actors of all reports and the corrections about them in; who each actor of each report is, out.
///
/// Actors are merged by their names first; then the corrections change the groups, one after the other.
package struct ActorCorrections: Sendable {
  /// One actor of one report.
  package struct MemberID: Hashable, Sendable {
    package var report: String
    package var actor: String

    package init(report: String, actor: String) {
      self.report = report
      self.actor = actor
    }
  }

  private struct Group {
    var name: String
    var members: [Int]
    var isTouched = false
  }

  private var members: [Sourced<ActorLine>]
  private var groups: [Group] = []
  private var groupOfMember: [Int?] = []
  private var membersOfName: [String: [Int]] = [:]
  private var membersOfAlias: [String: [Int]] = [:]
  private var groupsOfName: [String: [Int]] = [:]
  private var numbers: [MemberID: Int] = [:]
  /// What was taken out of a report's actor: the spelling, and the member that it became.
  private var parts: [Int: [(spelling: String, member: Int)]] = [:]

  package init(_ members: [Sourced<ActorLine>], _ corrections: [Correction]) {
    self.members = members
    groupOfMember = Array(repeating: nil, count: members.count)
    for (number, member) in members.enumerated() {
      numbers[MemberID(report: member.report.id, actor: member.line.id)] = number
      membersOfName[NameKey(member.line.name).folded, default: []].append(number)
      for alias in member.line.aliases { membersOfAlias[NameKey(alias).folded, default: []].append(number) }
    }
    addGroups(of: Array(members.indices), isTouched: false)
    for correction in corrections where correction.isInForce && correction.subject == .actor { apply(correction) }
  }

  // MARK: Groups

  /// Merges some members by their names, each group under the name that most reports use.
  private mutating func addGroups(of numbers: [Int], isTouched: Bool) {
    let indices = Dictionary(
      numbers.map { (MemberID(report: members[$0].report.id, actor: members[$0].line.id), $0) },
      uniquingKeysWith: { first, _ in first })
    for actor in ActorMerging(numbers.map { members[$0] }).actors {
      addGroup(
        actor.name,
        of: actor.members.compactMap { indices[MemberID(report: $0.report.id, actor: $0.line.id)] },
        isTouched: isTouched)
    }
  }

  @discardableResult
  private mutating func addGroup(_ name: String, of numbers: [Int], isTouched: Bool) -> Int {
    groups.append(Group(name: name, members: numbers, isTouched: isTouched))
    for number in numbers { groupOfMember[number] = groups.count - 1 }
    groupsOfName[NameKey(name).folded, default: []].append(groups.count - 1)
    return groups.count - 1
  }

  private mutating func name(_ group: Int, _ name: String) {
    groups[group].name = name
    groups[group].isTouched = true
    groupsOfName[NameKey(name).folded, default: []].append(group)
  }

  private mutating func take(_ numbers: [Int], outOf group: Int) {
    let taken = Set(numbers)
    groups[group].members.removeAll { taken.contains($0) }
    for number in numbers { groupOfMember[number] = nil }
  }

  /// The groups that go by a name: as theirs, or else as a member's own, an alias, or in another spelling.
  private func groups(named name: String) -> [Int] {
    let key = NameKey(name)
    func living(_ found: [Int]) -> [Int] { Set(found).filter { !groups[$0].members.isEmpty }.sorted() }
    func owners(_ numbers: [Int]?) -> [Int] { living((numbers ?? []).compactMap { groupOfMember[$0] }) }
    let own = living((groupsOfName[key.folded] ?? []).filter { NameKey(groups[$0].name).folded == key.folded })
    if !own.isEmpty { return own }
    for found in [owners(membersOfName[key.folded]), owners(membersOfAlias[key.folded])] where !found.isEmpty {
      return found
    }
    return living(groups.indices.filter { NameKey(groups[$0].name).matches(key) })
  }

  // MARK: Corrections

  private mutating func apply(_ correction: Correction) {
    let found = groups(named: correction.name)
    switch correction.action {
    case .rename:
      for group in found { if let other = correction.other { name(group, other) } }
    case .merge:
      guard let other = correction.other, let lead = found.first else { return }
      for group in found.dropFirst() + groups(named: other) where group != lead {
        let moved = groups[group].members
        take(moved, outOf: group)
        groups[lead].members += moved
        for number in moved { groupOfMember[number] = lead }
      }
      name(lead, correction.name)
    case .reject:
      for group in found {
        let gone = groups[group].members.filter {
          correction.report == nil || members[$0].report.id == correction.report
        }
        take(gone, outOf: group)
        rejected.formUnion(gone)
        if correction.report != nil { groups[group].isTouched = true }
      }
    case .split:
      for group in found { split(group, correction) }
    }
  }

  private var rejected: Set<Int> = []

  private mutating func split(_ group: Int, _ correction: Correction) {
    guard let part = correction.part else { return }
    let spelling = NameKey(part).folded
    var taken: [Int] = []
    for number in groups[group].members
    where correction.report == nil || members[number].report.id == correction.report {
      if NameKey(members[number].line.name).folded == spelling {
        taken.append(number)
      } else if let new = takePart(spelling, outOf: number) {
        taken.append(new)
      }
    }
    guard !taken.isEmpty else { return }
    take(taken, outOf: group)
    let name = correction.other ?? part
    // What is left may have hung together by what was taken out alone.
    let rest = groups[group].members
    let restName = groups[group].name
    take(rest, outOf: group)
    let firstNew = groups.count
    addGroups(of: rest, isTouched: true)
    let same = (firstNew..<groups.count).first { NameKey(groups[$0].name).folded == NameKey(restName).folded }
    if let main = same ?? (firstNew < groups.count ? firstNew : nil) { self.name(main, restName) }
    let others = (groupsOfName[NameKey(name).folded] ?? []).filter {
      !groups[$0].members.isEmpty && $0 < firstNew && NameKey(groups[$0].name).folded == NameKey(name).folded
    }
    if let other = others.first {
      groups[other].members += taken
      groups[other].isTouched = true
      for number in taken { groupOfMember[number] = other }
    } else {
      addGroup(name, of: taken, isTouched: true)
    }
  }

  /// An actor of one report that holds two: the mentions of one spelling become an actor of their own.
  private mutating func takePart(_ spelling: String, outOf number: Int) -> Int? {
    var line = members[number].line
    guard let alias = line.aliases.first(where: { NameKey($0).folded == spelling }) else { return nil }
    func isPart(_ mention: ActorLine.Mention) -> Bool {
      mention.form == .name && NameKey(mention.text).folded == spelling
    }
    var part = line
    part.id = "\(line.id)~\((parts[number]?.count ?? 0) + 1)"
    part.name = alias
    part.aliases = []
    part.mentions = line.mentions.filter(isPart)
    part.span = part.mentions.first?.span ?? part.span
    line.aliases.removeAll { NameKey($0).folded == spelling }
    line.mentions.removeAll(where: isPart)
    line.span = line.mentions.first?.span ?? line.span
    members[number].line = line
    members.append(Sourced(part, in: members[number].report))
    let new = members.count - 1
    groupOfMember.append(nil)
    numbers[MemberID(report: members[number].report.id, actor: part.id)] = new
    parts[number, default: []].append((spelling, new))
    return new
  }

  // MARK: Answers

  /// All actors of all reports under the names that they have now, those that a correction concerns with an identity.
  package var lines: [Sourced<ActorLine>] {
    let origins = members.indices.filter { !members[$0].line.id.contains("~") }
    return origins.flatMap { number in [number] + (parts[number] ?? []).map(\.member) }.compactMap(line)
  }

  /// What an actor of a report has become: itself and what was taken out of it, or nothing where it was rejected.
  package func lines(for actor: Sourced<ActorLine>) -> [Sourced<ActorLine>] {
    guard let number = numbers[MemberID(report: actor.report.id, actor: actor.line.id)] else { return [actor] }
    return ([number] + (parts[number] ?? []).map(\.member)).compactMap(line)
  }

  private func line(_ number: Int) -> Sourced<ActorLine>? {
    guard !rejected.contains(number) else { return nil }
    var member = members[number]
    guard let group = groupOfMember[number], groups[group].isTouched else { return member }
    let name = groups[group].name
    member.line.aliases = Set([member.line.name] + member.line.aliases).subtracting([name]).sorted()
    member.line.name = name
    member.line.identity = String(group)
    return member
  }

  /// Whether a correction concerns the actor.
  package func concerns(_ id: MemberID) -> Bool {
    guard let number = numbers[id] else { return false }
    return rejected.contains(number) || parts[number] != nil
      || groupOfMember[number].map { groups[$0].isTouched } ?? false
  }

  /// The reference under the actor's name of now; nothing where it is no actor any more. `words` are those that stand
  /// for it.
  package func reference(_ reference: ActorReference, in report: String, words: String? = nil) -> ActorReference? {
    guard let actor = reference.actor, var number = numbers[MemberID(report: report, actor: actor)] else {
      return reference
    }
    if let words = (reference.span?.text ?? words).map({ NameKey($0) }),
      let part = parts[number]?.first(where: { words.contains(NameKey($0.spelling)) })
    {
      number = part.member
    }
    guard let line = line(number)?.line else { return nil }
    guard line.identity != nil else { return reference }
    var result = reference
    result.actor = line.id
    result.name = line.name
    return result
  }

  /// The actors with corrections that go by a name: by their name of now, or else by any of their names, or a part of one
  /// where `partly` allows it.
  package func members(named name: String, partly: Bool) -> [Sourced<ActorLine>] {
    let key = NameKey(name)
    let touched = groups.filter { $0.isTouched && !$0.members.isEmpty }
    func lines(_ groups: [Group]) -> [Sourced<ActorLine>] { groups.flatMap { $0.members.sorted().compactMap(line) } }
    let own = touched.filter { NameKey($0.name).folded == key.folded }
    if !own.isEmpty { return lines(own) }
    func names(of group: Group) -> [NameKey] {
      ([group.name] + group.members.flatMap { [members[$0].line.name] + members[$0].line.aliases }).map { NameKey($0) }
    }
    let exact = touched.filter { names(of: $0).contains { $0.matches(key) } }
    if !exact.isEmpty || !partly { return lines(exact) }
    return lines(touched.filter { names(of: $0).contains { $0.contains(key) } })
  }
}
