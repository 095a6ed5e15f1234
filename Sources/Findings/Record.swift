/// All that was taken from one report, each kind in text order.
///
/// As JSON Lines the kinds follow each other in the order of the fields here.
public struct Record: Hashable, Sendable {
  public var report: ReportLine
  public var times: [TimeLine]
  public var places: [PlaceLine]
  public var actors: [ActorLine]
  public var quotes: [QuoteLine]
  public var quotedTerms: [QuotedTermLine]
  public var events: [EventLine]
  public var facts: [FactLine]

  public init(
    report: ReportLine, times: [TimeLine] = [], places: [PlaceLine] = [], actors: [ActorLine] = [],
    quotes: [QuoteLine] = [], quotedTerms: [QuotedTermLine] = [], events: [EventLine] = [], facts: [FactLine] = []
  ) {
    self.report = report
    self.times = times
    self.places = places
    self.actors = actors
    self.quotes = quotes
    self.quotedTerms = quotedTerms
    self.events = events
    self.facts = facts
  }

  /// Every line in the record's order, the report's own first.
  public var lines: [any JSONWritable] {
    [report] + times + places + actors + quotes + quotedTerms + events + facts
  }
}
