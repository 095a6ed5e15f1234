package import Findings
package import TextModel

/// How many events there are of each kind: the table that panel studies begin with.
///
/// Each event counts once, however many reports tell it, once for each pair of a source and a target. An empty side is
/// an empty cell. Which modalities count is for the asker to say: a denied strike is no strike.
package struct EventCounts: Sendable {
  /// What rows differ by.
  package enum Dimension: String, Sendable, CaseIterable {
    case day, month, year
    case source, target
    case sourceCountry = "source-country"
    case targetCountry = "target-country"
    case type, mode, cameo, quad, place

    fileprivate var isPeriod: Bool { self == .day || self == .month || self == .year }
  }

  package struct Row: Hashable, Sendable {
    package var values: [String]
    package var count: Int
  }

  package struct Options: Sendable {
    /// Rows of nothing for every period between the first and the last, for each other combination that occurs.
    package var fillsGaps: Bool
    /// Of one source, target and kind a day counts but one event.
    package var isOneADay: Bool

    package init(fillsGaps: Bool = false, isOneADay: Bool = false) {
      self.fillsGaps = fillsGaps
      self.isOneADay = isOneADay
    }
  }

  package let dimensions: [Dimension]
  /// In the order of their values.
  package let rows: [Row]

  package init(_ events: [EventLine], by dimensions: [Dimension], _ options: Options = Options()) {
    self.dimensions = dimensions
    var counts: [[String]: Int] = [:]
    var seen: Set<[String]> = []
    for event in events {
      for dyad in Self.dyads(of: event) {
        if options.isOneADay, let day = Self.day(of: event),
          !seen.insert([day.description, Self.code(dyad.source), Self.code(dyad.target), Self.kind(of: event)]).inserted
        {
          continue
        }
        counts[dimensions.map { Self.value($0, event, dyad) }, default: 0] += 1
      }
    }
    if options.fillsGaps { Self.fillGaps(&counts, dimensions) }
    rows = counts.map { Row(values: $0, count: $1) }.sorted { $0.values.lexicographicallyPrecedes($1.values) }
  }

  // MARK: Pairs

  private typealias Dyad = (source: ActorReference?, target: ActorReference?)

  /// Ordered pairs of different parties; of a mutual act both orders, for all stand on both sides.
  private static func dyads(of event: EventLine) -> [Dyad] {
    let sources: [ActorReference?] = event.sources.isEmpty ? [nil] : event.sources
    let targets: [ActorReference?] = event.targets.isEmpty ? [nil] : event.targets
    var dyads: [Dyad] = []
    for source in sources {
      for target in targets where source == nil || name(source) != name(target) { dyads.append((source, target)) }
    }
    return dyads.isEmpty ? [(event.sources.first, nil)] : dyads
  }

  private static func name(_ party: ActorReference?) -> String { party.map { $0.actor ?? $0.name } ?? "" }

  // MARK: Cells

  private static func value(_ dimension: Dimension, _ event: EventLine, _ dyad: Dyad) -> String {
    switch dimension {
    case .day: day(of: event)?.description ?? ""
    case .month: period(of: event, digits: 7)
    case .year: period(of: event, digits: 4)
    case .source: code(dyad.source)
    case .target: code(dyad.target)
    case .sourceCountry: country(dyad.source)
    case .targetCountry: country(dyad.target)
    case .type: event.plover.type
    case .mode: event.plover.mode ?? ""
    case .cameo: event.cameo ?? ""
    case .quad: event.quad.map { String($0.value) } ?? ""
    case .place: event.place?.name ?? ""
    }
  }

  /// The actor's code, or its name where it has none.
  private static func code(_ party: ActorReference?) -> String { party.map { $0.code ?? $0.name } ?? "" }

  private static func country(_ party: ActorReference?) -> String {
    guard let code = party?.code, code.utf8.count >= 3 else { return "" }
    return String(code.prefix(3))
  }

  private static func kind(of event: EventLine) -> String { "\(event.plover.type)/\(event.plover.mode ?? "")" }

  /// The day, where the time is no longer than one.
  private static func day(of event: EventLine) -> CalendarDate? {
    event.time.flatMap(PartialDate.init).flatMap { $0.first == $0.last ? $0.first : nil }
  }

  /// "2031-03" where the whole time lies in one month: an event of "2031" is of no month.
  private static func period(of event: EventLine, digits: Int) -> String {
    guard let date = event.time.flatMap(PartialDate.init) else { return "" }
    let (first, last) = (date.first.description.prefix(digits), date.last.description.prefix(digits))
    return first == last ? String(first) : ""
  }

  // MARK: Zero rows

  /// At most so many rows are added: a slip in a date must not fill the disk.
  private static let mostRows = 5_000_000

  private static func fillGaps(_ counts: inout [[String]: Int], _ dimensions: [Dimension]) {
    guard let column = dimensions.firstIndex(where: \.isPeriod) else { return }
    let known = counts.keys.map { $0[column] }.filter { !$0.isEmpty }
    guard let first = known.min(), let last = known.max() else { return }
    let periods = periods(from: first, to: last, dimensions[column])
    let others = Set(
      counts.keys.map { values in
        var values = values
        values[column] = ""
        return values
      })
    guard periods.count * others.count <= mostRows else { return }
    for var values in others {
      for period in periods {
        values[column] = period
        counts[values, default: 0] += 0
      }
    }
  }

  private static func periods(from first: String, to last: String, _ dimension: Dimension) -> [String] {
    guard let start = PartialDate(first)?.first, let end = PartialDate(last)?.last else { return [] }
    let digits = dimension == .day ? 10 : dimension == .month ? 7 : 4
    var periods: [String] = []
    var day = start
    while day <= end, periods.count <= mostRows {
      let period = String(day.description.prefix(digits))
      if periods.last != period { periods.append(period) }
      day = dimension == .day ? day.adding(days: 1) : day.adding(months: 1)
    }
    return periods
  }
}
