package import Findings
import Names
import TextModel

/// One event with every report that tells it.
package struct MergedEvent: Hashable, Sendable {
  /// The fullest telling.
  package var lead: Sourced<EventLine>
  /// All tellings in the order of their reports' dates, the lead among them.
  package var mentions: [Evidence]
  /// How many different outlets (or reports without one) tell it.
  package var sourcesCount: Int
  /// The earliest publication date of the reports.
  package var firstReported: String?

  package var date: PartialDate? { lead.line.time.flatMap(PartialDate.init) }
}

/// Finds tellings of one event: same type and modality, overlapping dates, and participants in common.
package struct EventMerging: Sendable {
  package let events: [MergedEvent]

  /// The events in order of date, those without one last.
  package init(_ mentions: [Sourced<EventLine>]) {
    let tellings = mentions.map(Telling.init)
    var groups = DisjointSets(count: mentions.count)
    Self.joinSameAs(mentions, into: &groups)
    // Only tellings of one type on nearby days are compared.
    let buckets = Dictionary(grouping: tellings.indices.filter { tellings[$0].date != nil }) { tellings[$0].bucket }
    for bucket in buckets.values {
      let ordered = bucket.sorted { (tellings[$0].first, $0) < (tellings[$1].first, $1) }
      for (position, index) in ordered.enumerated() {
        for other in ordered[(position + 1)...] {
          guard tellings[other].first <= tellings[index].last else { break }
          if tellings[index].isOneWith(tellings[other]) { groups.join(index, other) }
        }
      }
    }
    let grouped = Dictionary(grouping: mentions.indices, by: { groups.root(of: $0) })
    let merged = grouped.keys.sorted().compactMap { grouped[$0] }.map { Self.merged($0.map { mentions[$0] }) }
    events = merged.enumerated().sorted { Self.order($0) < Self.order($1) }.map(\.element)
  }

  private static func order(_ event: (offset: Int, element: MergedEvent)) -> (CalendarDate, CalendarDate, Int) {
    let never = CalendarDate(dayNumber: 4_000_000)
    let date = event.element.date
    return (date?.first ?? never, date?.last ?? never, event.offset)
  }

  private static func joinSameAs(_ mentions: [Sourced<EventLine>], into groups: inout DisjointSets) {
    let indices = Dictionary(
      mentions.enumerated().map { ("\($1.report.id):\($1.line.id)", $0) }, uniquingKeysWith: { first, _ in first })
    for (index, mention) in mentions.enumerated() {
      guard let same = mention.line.sameAs, let other = indices["\(mention.report.id):\(same)"] else { continue }
      groups.join(index, other)
    }
  }

  private static func merged(_ members: [Sourced<EventLine>]) -> MergedEvent {
    let ordered = members.enumerated().sorted {
      ($0.element.report.published ?? "9", $0.offset) < ($1.element.report.published ?? "9", $1.offset)
    }.map(\.element)
    let pointedAt = Set(members.compactMap { member in member.line.sameAs.map { "\(member.report.id):\($0)" } })
    let lead = ordered.max { fullness($0, pointedAt) < fullness($1, pointedAt) } ?? members[0]
    return MergedEvent(
      lead: lead, mentions: ordered.map { Evidence(report: $0.report, line: $0.line.id, span: $0.line.span) },
      sourcesCount: Set(members.map { $0.report.publisher ?? "report \($0.report.id)" }).count,
      firstReported: members.compactMap(\.report.published).min())
  }

  private static func fullness(_ event: Sourced<EventLine>, _ pointedAt: Set<String>) -> Double {
    let line = event.line
    var score = line.confidence
    if pointedAt.contains("\(event.report.id):\(line.id)") { score += 10 }
    if !line.sources.isEmpty { score += 1 }
    if !line.targets.isEmpty { score += 1 }
    if line.place != nil { score += 1 }
    if line.time != nil { score += 1 }
    return score
  }
}

/// What is compared of a telling.
private struct Telling {
  let bucket: String
  let date: PartialDate?
  let report: String
  private let sources: Set<String>
  private let targets: Set<String>
  private let isReciprocal: Bool

  init(_ mention: Sourced<EventLine>) {
    let line = mention.line
    report = mention.report.id
    date = line.time.flatMap(PartialDate.init)
    bucket = "\(line.plover.type)|\(line.plover.mode ?? "")|\(line.modality.rawValue)"
    sources = Self.names(line.sources)
    targets = Self.names(line.targets)
    isReciprocal = line.reciprocal ?? false
  }

  var first: CalendarDate { date?.first ?? CalendarDate(dayNumber: 0) }
  var last: CalendarDate { date?.last ?? CalendarDate(dayNumber: 0) }

  /// Tellings of one report are joined by extraction (`sameAs`); here only those of different reports.
  func isOneWith(_ other: Telling) -> Bool {
    guard report != other.report, let date, let otherDate = other.date, date.overlaps(otherDate) else { return false }
    // A stretch of more than a month alone does not tell which event it is: then all must be the same.
    if isVague(date) || isVague(otherDate) {
      return date.first == otherDate.first && date.last == otherDate.last && sources == other.sources
        && targets == other.targets && !(sources.isEmpty && targets.isEmpty)
    }
    if isReciprocal || other.isReciprocal {
      return sources.union(targets).intersection(other.sources.union(other.targets)).count >= 2
    }
    return shares(sources, other.sources) && shares(targets, other.targets)
      && !(sources.union(targets).isEmpty || other.sources.union(other.targets).isEmpty)
      && !(sources.intersection(other.sources).isEmpty && targets.intersection(other.targets).isEmpty)
  }

  private func isVague(_ date: PartialDate) -> Bool { date.last.dayNumber - date.first.dayNumber > 31 }

  private func shares(_ first: Set<String>, _ second: Set<String>) -> Bool {
    first.isEmpty || second.isEmpty || !first.isDisjoint(with: second)
  }

  private static func names(_ references: [ActorReference]) -> Set<String> {
    Set(
      references.map { reference in
        let key = NameKey(reference.name)
        return key.isTelling ? "~\(key.skeleton)" : key.folded
      })
  }
}

extension MergedEvent: JSONWritable {
  /// The event line with `mentions`, `sourcesCount` and `firstReported`; its id is the store's.
  package func write(to json: inout JSONWriter) {
    var line = lead.line
    line.id = "\(lead.report.id):\(line.id)"
    json.object {
      line.writeFields(to: &$0)
      $0.list("mentions", mentions)
      $0.field("sourcesCount", sourcesCount)
      $0.field("firstReported", firstReported)
    }
  }
}
