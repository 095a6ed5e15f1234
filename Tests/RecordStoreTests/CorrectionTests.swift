import Findings
import RecordStore
import Records
import Testing
import TextModel

/// Corrections by hand: each holds for every answer, for reports read anew, and for reports that come later.
@Suite struct CorrectionTests {
  private let file = TemporaryStore()

  /// A store with these persons, one a report: r1, r2, …
  private func store(_ persons: String...) throws -> CorrectedStore {
    let store = CorrectedStore(try file.open())
    for (number, person) in persons.enumerated() { try add(person, "r\(number + 1)", to: store) }
    return store
  }

  private func add(_ person: String, _ id: String, to store: some RecordStore, replacing: Bool = false) throws {
    let sample = Sample(id: id, person: person, sha256: id)
    _ = try store.add(sample.record, text: sample.text, replacing: replacing)
  }

  private func correct(
    _ store: CorrectedStore, _ action: Correction.Action, _ name: String, _ other: String? = nil,
    subject: Correction.Subject = .actor, part: String? = nil, report: String? = nil
  ) throws {
    _ = try store.add(
      Correction(
        action, subject, name: name, other: other, part: part, report: report, author: "ola",
        made: "2031-03-09T10:00:00Z"))
  }

  /// Name and reports of each person that goes by a name, and how many quotations and events each has.
  private func people(_ store: CorrectedStore, _ name: String) throws -> [String] {
    try store.profiles(of: name).filter { $0.actor.kind == .person }.map { profile in
      "\(profile.actor.name): \(profile.reports.map(\.id).sorted().joined(separator: " ")), "
        + "\(profile.quotes.count) said, \(profile.events.flatMap(\.mentions).count) acts, \(profile.offices.count) offices"
    }.sorted()
  }

  @Test func mergedAreOneUnderTheFirstName() throws {
    let store = try store("Ana Torvik", "Nell Oduya")
    #expect(try people(store, "Oduya") == ["Nell Oduya: r2, 1 said, 1 acts, 1 offices"])
    try correct(store, .merge, "Ana Torvik", "Nell Oduya")
    let both = ["Ana Torvik: r1 r2, 2 said, 2 acts, 1 offices"]
    #expect(try people(store, "Nell Oduya") == both)
    #expect(try people(store, "Ana Torvik") == both)
    #expect(try store.quotes(QuoteFilter(speaker: "Oduya")).map(\.line.speaker?.name) == ["Ana Torvik", "Ana Torvik"])
    #expect(
      try store.events(EventFilter(person: "Torvik")).flatMap(\.line.sources).map(\.name) == [
        "Ana Torvik", "Ana Torvik",
      ])
    #expect(try store.ledgers().offices(of: "Norland").rows.map(\.subject) == ["Ana Torvik"])
    try add("Nell Oduya", "r2", to: store, replacing: true)
    try add("Nell Oduya", "r3", to: store)
    #expect(try people(store, "Torvik") == ["Ana Torvik: r1 r2 r3, 3 said, 3 acts, 1 offices"])
  }

  @Test func twoOfOneNameStayTwoWhereSplit() throws {
    let store = try store("Ana Torvik", "Ana Torvik")
    #expect(try people(store, "Torvik") == ["Ana Torvik: r1 r2, 2 said, 2 acts, 1 offices"])
    try correct(store, .split, "Ana Torvik", "Ana Torvik (singer)", part: "Ana Torvik", report: "r2")
    let two = [
      "Ana Torvik (singer): r2, 1 said, 1 acts, 1 offices", "Ana Torvik: r1, 1 said, 1 acts, 1 offices",
    ]
    #expect(try people(store, "Torvik") == two)
    #expect(try people(store, "Ana Torvik") == [two[1]])
    #expect(try people(store, "Ana Torvik (singer)") == [two[0]])
    #expect(try store.ledgers().offices(of: nil).rows.map(\.subject).sorted() == ["Ana Torvik", "Ana Torvik (singer)"])
    try add("Ana Torvik", "r2", to: store, replacing: true)
    try add("Ana Torvik", "r3", to: store)
    #expect(
      try people(store, "Torvik") == [two[0], "Ana Torvik: r1 r3, 2 said, 2 acts, 1 offices"])
    // A second report of the same other person joins the first.
    try correct(store, .split, "Ana Torvik", "Ana Torvik (singer)", part: "Ana Torvik", report: "r3")
    #expect(
      try people(store, "Torvik") == ["Ana Torvik (singer): r2 r3, 2 said, 2 acts, 1 offices", two[1]])
  }

  @Test func anAliasIsTakenOutOfItsActor() throws {
    let store = try store("Ana Torvik")
    try correct(store, .split, "Straits Pact Organization", "Straits Pact", part: "Straits Pact")
    #expect(
      try store.actors(named: nil).filter { $0.line.kind == .organisation }.map { "\($0.line.name) \($0.line.aliases)" }
        == ["Straits Pact Organization [\"SPO\"]", "Straits Pact []"])
    #expect(try store.record(ofReport: "r1")?.record.actors.count == 4)
  }

  @Test func renamedGoByBothNames() throws {
    let store = try store("Ana Torvik", "Ana Torvik")
    try correct(store, .rename, "Ana Torvik", "Anna Thorvik-Dahl")
    let one = ["Anna Thorvik-Dahl: r1 r2, 2 said, 2 acts, 1 offices"]
    for name in ["Anna Thorvik-Dahl", "Ana Torvik", "Torvik"] { #expect(try people(store, name) == one, "\(name)") }
    #expect(try store.contradictions().isEmpty)
    #expect(try store.record(ofReport: "r1")?.record.quotes.first?.speaker?.name == "Anna Thorvik-Dahl")
    #expect(try store.record(ofReport: "r1")?.record.quotes.first?.speakerSpan?.text == "she")
    try correct(store, .rename, "Anna Thorvik-Dahl", "A. T. Dahl")
    #expect(try people(store, "A. T. Dahl").count == 1)
  }

  @Test func rejectedAreNowhere() throws {
    let store = try store("Ana Torvik", "Ana Torvik")
    try correct(store, .reject, "Ana Torvik", report: "r1")
    #expect(try people(store, "Torvik") == ["Ana Torvik: r2, 1 said, 1 acts, 1 offices"])
    try correct(store, .reject, "Ana Torvik")
    #expect(try store.profiles(of: "Torvik").isEmpty)
    #expect(try store.quotes(QuoteFilter(speaker: "Torvik")).isEmpty)
    #expect(try store.quotes(QuoteFilter()).map(\.line.speaker) == [nil, nil])
    #expect(try store.events(EventFilter()).allSatisfy { $0.line.sources.isEmpty })
    #expect(try store.ledgers().offices(of: nil).rows.isEmpty)
    // What is kept stays as it was read.
    #expect(try file.open().quotes(QuoteFilter(speaker: "Torvik")).count == 2)
  }

  @Test func undoneCountsNoMoreAndStaysListed() throws {
    let store = try store("Ana Torvik")
    try correct(store, .reject, "Ana Torvik")
    try store.undo(1, by: "nell", at: "2031-03-10T10:00:00Z")
    #expect(try people(store, "Torvik").count == 1)
    let kept = try file.open().corrections()
    #expect(kept.map(\.author) == ["ola"])
    #expect(kept.map(\.undoneBy) == ["nell"])
    try store.undo(1, by: "later", at: "2031-03-11T10:00:00Z")
    #expect(try store.corrections().map(\.undoneBy) == ["nell"])
  }

  @Test func placesAreCorrectedToo() throws {
    let store = try store("Ana Torvik", "Nell Oduya")
    func places(_ name: String) throws -> [String] {
      try store.events(EventFilter(place: name)).map { "\($0.report.id) \($0.line.place?.name ?? "")" }
    }
    #expect(try places("Orlin") == ["r1 Orlin", "r2 Orlin"])
    try correct(store, .split, "Orlin", "Orlin Bay", subject: .place, part: "Orlin", report: "r2")
    #expect(try places("Orlin") == ["r1 Orlin"])
    #expect(try places("Orlin Bay") == ["r2 Orlin Bay"])
    try correct(store, .rename, "Orlin", "Orlyn", subject: .place)
    #expect(try places("Orlyn") == ["r1 Orlyn"])
    #expect(try places("Norland") == ["r1 Orlyn", "r2 Orlin Bay"])
    try correct(store, .merge, "Norland", "Orlin Bay", subject: .place)
    let merged = try store.places(named: "Norland").filter { $0.report.id == "r2" }
    #expect(merged.map(\.line.precision) == ["country", "country"])
    try correct(store, .reject, "Orlyn", subject: .place)
    #expect(try store.places(named: "Orlyn").isEmpty)
    #expect(try store.events(EventFilter(report: "r1")).map(\.line.place) == [nil])
  }
}
