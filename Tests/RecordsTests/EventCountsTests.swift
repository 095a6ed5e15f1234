import Findings
import Records
import Testing

@Suite struct EventCountsTests {
  private func rows(
    _ events: [EventLine], _ dimensions: [EventCounts.Dimension], _ options: EventCounts.Options = .init()
  ) -> [String] {
    EventCounts(events, by: dimensions, options).rows.map { "\($0.values.joined(separator: "|"))=\($0.count)" }
  }

  @Test func everyPairOfPartiesIsARow() {
    let events = [
      event("e1", "ASSAULT", ["A", "B"], ["C"], on: "2031-03-04"), event("e2", "ASSAULT", ["A"], on: "2031"),
    ]
    #expect(
      rows(events, [.month, .source, .target, .type]) == [
        "|A||ASSAULT=1", "2031-03|A|C|ASSAULT=1", "2031-03|B|C|ASSAULT=1",
      ])
    #expect(rows(events, [.year]) == ["2031=3"])
  }

  @Test func aMutualActHasBothOrders() {
    let meeting = event("e1", "CONSULT", ["A", "B"], ["A", "B"], on: "2031-03-04", reciprocal: true)
    #expect(rows([meeting], [.source, .target]) == ["A|B=1", "B|A=1"])
  }

  @Test func aDayCountsOnceWhereOneADayIsWanted() {
    let events = ["04", "04", "05"].enumerated().map { event("e\($0)", "PROTEST", ["A"], ["B"], on: "2031-03-\($1)") }
    #expect(rows(events, [.type]) == ["PROTEST=3"])
    #expect(rows(events, [.type], .init(isOneADay: true)) == ["PROTEST=2"])
  }

  @Test func gapsAreFilledForEveryCombinationThatOccurs() {
    let events = [
      event("e1", "PROTEST", ["A"], on: "2030-12-31"), event("e2", "ASSAULT", ["B"], on: "2031-02-01"),
      event("e3", "ASSAULT", ["B"]),
    ]
    #expect(
      rows(events, [.type, .month], .init(fillsGaps: true)) == [
        "ASSAULT|=1", "ASSAULT|2030-12=0", "ASSAULT|2031-01=0", "ASSAULT|2031-02=1", "PROTEST|2030-12=1",
        "PROTEST|2031-01=0", "PROTEST|2031-02=0",
      ])
  }
}
