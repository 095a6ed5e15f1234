import Findings
import Records
import Testing
import TextModel

@Suite struct EventMergingTests {
  private func merge(_ events: [(String, EventLine)]) -> [MergedEvent] {
    EventMerging(
      events.map { Sourced($0.1, in: report($0.0, published: "2031-03-0\($0.0)", publisher: "Paper \($0.0)")) }
    ).events
  }

  @Test func oneEventOfTwoReports() throws {
    let merged = merge([
      ("2", event("e1", "ASSAULT", ["Norland"], ["Sudland"], on: "2031-03-01")),
      ("1", event("e1", "ASSAULT", ["the Norland"], [], on: "2031-03")),
    ])
    let only = try #require(merged.first)
    #expect(merged.count == 1)
    #expect(only.mentions.map(\.id) == ["1:e1", "2:e1"])
    #expect(only.sourcesCount == 2)
    #expect(only.firstReported == "2031-03-01")
    #expect(only.lead.report.id == "2")
  }

  @Test func aYearIsEnoughWhereAllIsTheSame() {
    let merged = merge([
      ("1", event("e1", "AGREE", ["Norland"], ["Sudland"], on: "1993")),
      ("2", event("e1", "AGREE", ["Norland"], ["Sudland"], on: "1993")),
      ("3", event("e1", "AGREE", ["Norland"], on: "1993")),
    ])
    #expect(merged.map { $0.mentions.count } == [2, 1])
  }

  @Test(arguments: [
    ("2031", "2031-01-01", "2031-12-31"), ("2031-02", "2031-02-01", "2031-02-28"),
    ("2031-03-04T10:00", "2031-03-04", "2031-03-04"), ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2031-W01", "2030-12-30", "2031-01-05"),
  ])
  func partialDates(value: String, first: String, last: String) {
    #expect(PartialDate(value)?.first == day(first))
    #expect(PartialDate(value)?.last == day(last))
  }

  @Test(arguments: ["FUTURE_REF", "P3D", "", "20", "2031-13", "XXXX-05", "2031-W77", "99999"])
  func noDates(value: String) {
    #expect(PartialDate(value) == nil)
  }

  @Test(arguments: [
    (event("e1", "ASSAULT", ["Norland"], on: "2031-03-01"), event("e1", "PROTEST", ["Norland"], on: "2031-03-01")),
    (event("e1", "ASSAULT", ["Norland"], on: "2031-03-01"), event("e1", "ASSAULT", ["Sudland"], on: "2031-03-01")),
    (event("e1", "ASSAULT", ["Norland"], on: "2031-03-01"), event("e1", "ASSAULT", ["Norland"], on: "2031-03-02")),
    (event("e1", "ASSAULT", ["Norland"], on: "2031"), event("e1", "ASSAULT", ["Norland"], on: "2031-03-01")),
    (event("e1", "ASSAULT", ["Norland"]), event("e1", "ASSAULT", ["Norland"])),
    (event("e1", "ASSAULT", [], on: "2031-03-01"), event("e1", "ASSAULT", [], on: "2031-03-01")),
    (
      event("e1", "ASSAULT", ["Norland"], on: "2031-03-01"),
      event("e1", "ASSAULT", ["Norland"], on: "2031-03-01", modality: .denied)
    ),
  ])
  func twoEvents(first: EventLine, second: EventLine) {
    #expect(merge([("1", first), ("2", second)]).count == 2)
  }

  @Test func namesMayBeSpeltInTwoWays() {
    let merged = merge([
      ("1", event("e1", "REQUEST", ["Kassym-Zhomart Tokayev"], on: "2031-03-01")),
      ("2", event("e1", "REQUEST", ["Kassym-Jomart Tokaev"], on: "2031-03-01")),
    ])
    #expect(merged.count == 1)
  }

  @Test func sidesOfAReciprocalEventMayStandEitherWay() {
    let merged = merge([
      ("1", event("e1", "CONSULT", ["Norland"], ["Sudland"], on: "2031-03-01", reciprocal: true)),
      ("2", event("e1", "CONSULT", ["Sudland"], ["Norland"], on: "2031-03-01", reciprocal: true)),
    ])
    #expect(merged.count == 1)
  }

  @Test func tellingsOfOneReportFollowSameAs() {
    let merged = merge([
      ("1", event("e1", "REQUEST", ["Norland"], on: "2031-03-01")),
      ("1", event("e2", "REQUEST", ["Norland"], sameAs: "e1")),
      ("1", event("e3", "REQUEST", ["Norland"], on: "2031-03-01")),
    ])
    #expect(merged.map { $0.mentions.count } == [2, 1])
    #expect(merged.first?.lead.line.id == "e1")
  }

  @Test func anActThatOneReportDeniesIsAContradiction() {
    let events = [
      Sourced(event("e1", "ASSAULT", ["Norland"], on: "2031-03-01"), in: report("1")),
      Sourced(event("e1", "ASSAULT", ["Norland"], on: "2031-03-01", modality: .denied), in: report("2")),
    ]
    #expect(Contradictions.find(events).map(\.values) == [["asserted", "denied"]])
  }

  @Test func aSurnameJoinsItsOnlyBearer() {
    let actors = ActorMerging([
      Sourced(actor("a1", "Ana Torvik", .person), in: report("1")),
      Sourced(actor("a1", "Torvik", .person), in: report("2")),
      Sourced(actor("a1", "Norland", .country), in: report("3")),
    ])
    #expect(actors.actors.map(\.name) == ["Ana Torvik", "Norland"])
    let two = ActorMerging([
      Sourced(actor("a1", "Ana Torvik", .person), in: report("1")),
      Sourced(actor("a2", "Ole Torvik", .person), in: report("1")),
      Sourced(actor("a1", "Torvik", .person), in: report("2")),
    ])
    #expect(two.actors.count == 3)
  }
}
