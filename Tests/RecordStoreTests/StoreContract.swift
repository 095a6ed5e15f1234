import Findings
import RecordStore
import Records
import Testing
import TextModel

/// What any `RecordStore` does; each check gets an empty store.
struct StoreContract {
  let store: any RecordStore

  func keepsRecordsWhole() throws {
    let sample = Sample()
    #expect(try store.add(sample.record, text: sample.text) == .added)
    let kept = try #require(try store.record(ofReport: "r1"))
    #expect(kept.record == sample.record)
    #expect(kept.text == sample.text)
    #expect(try store.record(ofReport: "r2") == nil)
  }

  func addingTwiceChangesNothing() throws {
    let sample = Sample()
    _ = try store.add(sample.record, text: sample.text)
    #expect(try store.add(sample.record, text: sample.text) == .unchanged(id: "r1"))
    var renamed = sample.record
    renamed.report.id = "other"
    #expect(try store.add(renamed, text: sample.text) == .unchanged(id: "r1"))
    #expect(try store.reports(ReportFilter()).count == 1)
    #expect(try store.events(EventFilter()).count == 1)
  }

  func aChangedTextSupersedes() throws {
    let first = Sample(sha256: "one")
    let second = Sample(text: "Ana Torvik denied it.", sha256: "two")
    _ = try store.add(first.record, text: first.text)
    #expect(try store.add(second.record, text: second.text) == .superseded(sha256: "one"))
    #expect(try store.reports(ReportFilter()).map(\.line.supersedes) == ["one"])
    #expect(try store.reports(ReportFilter(words: "Straits")).isEmpty)
    #expect(try store.reports(ReportFilter(words: "denied")).count == 1)
    #expect(try store.events(EventFilter()).count == 1)
  }

  func readingAnewReplaces() throws {
    var sample = Sample()
    _ = try store.add(sample.record, text: sample.text)
    sample.record.events = []
    #expect(try store.add(sample.record, text: sample.text, replacing: true) == .added)
    #expect(try store.events(EventFilter()).isEmpty)
    #expect(try store.reports(ReportFilter()).count == 1)
  }

  func eventsAreFound() throws {
    for (id, date) in [("r1", "2031-03-04"), ("r2", "2031-03-05")] {
      let sample = Sample(id: id, published: date, sha256: id)
      _ = try store.add(sample.record, text: sample.text)
    }
    func count(_ filter: EventFilter) throws -> Int { try store.events(filter).count }
    #expect(try count(EventFilter()) == 2)
    #expect(try count(EventFilter(report: "r2")) == 1)
    for name in ["Torvik", "ana torvik", "Anna Torvyk", "SPO", "straits pact", "Straits"] {
      #expect(try count(EventFilter(person: name)) == 2, "\(name)")
    }
    for name in ["Norland", "Torv", "%", "", "' OR 1=1 --"] {
      #expect(try count(EventFilter(person: name)) == 0, "\(name)")
    }
    for place in ["Orlin", "norland"] { #expect(try count(EventFilter(place: place)) == 2, "\(place)") }
    #expect(try count(EventFilter(place: "Sudland")) == 0)
    #expect(try count(EventFilter(type: "request")) == 2)
    #expect(try count(EventFilter(type: "ASSAULT")) == 0)
    let third = CalendarDate(iso: "2031-03-03")
    #expect(try count(EventFilter(from: third, to: third)) == 2)
    #expect(try count(EventFilter(from: third?.adding(days: 1))) == 0)
    #expect(try count(EventFilter(to: third?.adding(days: -1))) == 0)
    let merged = try store.timeline()
    #expect(merged.map { $0.mentions.map(\.id) } == [["r1:e1", "r2:e1"]])
    #expect(merged.first?.sourcesCount == 1)
  }

  func quotesAreFound() throws {
    let sample = Sample()
    _ = try store.add(sample.record, text: sample.text)
    func count(_ filter: QuoteFilter) throws -> Int { try store.quotes(filter).count }
    #expect(try count(QuoteFilter()) == 1)
    #expect(try count(QuoteFilter(speaker: "Torvik")) == 1)
    #expect(try count(QuoteFilter(speaker: "Norland")) == 0)
    #expect(try count(QuoteFilter(about: "Norland")) == 1)
    #expect(try count(QuoteFilter(about: "need")) == 1)
    #expect(try count(QuoteFilter(about: "NOT \"*")) == 0)
    #expect(try count(QuoteFilter(from: CalendarDate(iso: "2031-03-05"))) == 0)
  }

  func ledgersAnswer() throws {
    let sample = Sample()
    _ = try store.add(sample.record, text: sample.text)
    let ledgers = try store.ledgers()
    #expect(ledgers.members(of: "SPO", asOf: CalendarDate(iso: "1995-01-01")).rows.map(\.subject) == ["Norland"])
    #expect(ledgers.members(of: "SPO", asOf: CalendarDate(iso: "1992-01-01")).rows.isEmpty)
    #expect(ledgers.offices(of: "Torvik").rows.map(\.object) == ["Prime Minister"])
    #expect(try store.figures().rows.map { $0.fact.line.figureText } == ["1.4 → 1.9 EUR"])
    let profiles = try store.profiles(of: "Torvik")
    #expect(profiles.map(\.actor.name) == ["Ana Torvik"])
    #expect(profiles.first?.offices.map(\.object) == ["Prime Minister"])
    #expect(profiles.first?.quotes.count == 1)
    #expect(profiles.first?.events.count == 1)
    let pact = try store.profiles(of: "SPO")
    #expect(pact.first?.people.map(\.subject) == ["Norland"])
    #expect(pact.first?.offices.isEmpty == true)
    #expect(try store.profiles(of: "Ana Torvid").isEmpty)
    #expect(try store.namesNear("Ana Torvid").first == "Ana Torvik")
  }

  func linesAreExplained() throws {
    let sample = Sample(id: "a:b")
    _ = try store.add(sample.record, text: sample.text)
    let line = try #require(try store.line("a:b:e1"))
    #expect(line.type == "event")
    #expect(line.json == sample.record.events[0].jsonLine)
    #expect(line.span == sample.record.events[0].span)
    #expect(line.text == sample.text)
    for id in ["a:b:e9", "e1", "", ":"] { #expect(try store.line(id) == nil) }
  }
}
