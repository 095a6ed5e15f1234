import Findings
import Records
import Testing
import TextModel

@Suite struct LedgerTests {
  private static let pact = "Straits Pact"

  private func ledgers(_ facts: [FactLine], published: String? = nil, actors: [ActorLine] = []) -> Ledgers {
    let source = report("r", published: published)
    return Ledgers(
      facts.map { Sourced($0, in: source) }, names: LedgerNames(actors.map { Sourced($0, in: source) }))
  }

  /// Changes of one membership, a day, and how it stands then.
  @Test(
    arguments: [
      ([(.began, "1993")], "1992-12-31", Standing.notYet),
      ([(.began, "1993")], "1993-06-01", .beginning),
      ([(.began, "1993")], "1993-12-31", .holds),
      ([(.began, "1993")], "2022-01-01", .holds),
      ([(.began, "1993"), (.ended, "1999")], "1995-01-01", .holds),
      ([(.began, "1993"), (.ended, "1999")], "1999-05-01", .ending),
      ([(.began, "1993"), (.ended, "1999")], "2022-01-01", .over),
      ([(.ended, "1999")], "1995-01-01", .holds),
      ([(.began, "1993"), (.suspended, "2001-02-03"), (.resumed, "2005")], "2003-01-01", .suspended),
      ([(.began, "1993"), (.suspended, "2001-02-03"), (.resumed, "2005")], "2006-01-01", .holds),
      ([(.began, "1993"), (.ended, "1999"), (.began, "2006-06-23")], "2006-06-23", .holds),
      ([(.is, "2001-05-05")], "2000-01-01", .unknown),
      ([(.is, "2001-05-05")], "2010-01-01", .holds),
    ] as [([(FactLine.Change, String)], String, Standing)])
  func standing(changes: [(FactLine.Change, String)], on date: String, expected: Standing) throws {
    let facts = changes.map { membership("Norland", Self.pact, $0.0, $0.1) }
    let row = try #require(ledgers(facts).rows.first)
    #expect(row.standing(on: day(date)) == expected)
  }

  @Test func plansAndDenialsChangeNothing() {
    let facts = [
      membership("Norland", Self.pact, .began, "1993", modality: .planned),
      membership("Sudland", Self.pact, .began, "1993", modality: .denied),
    ]
    #expect(ledgers(facts).members(of: Self.pact, asOf: day("2000-01-01")).rows.isEmpty)
  }

  @Test func aBodyIsFoundByAnyOfItsNames() {
    var fact = membership("Norland", "SPO", .began, "1993")
    fact.object = .actor(ActorReference(actor: "a1", name: "SPO"))
    let ledgers = ledgers([fact], actors: [actor("a1", "Straits Pact Organization", .organisation, aliases: ["SPO"])])
    for name in ["Straits Pact Organization", "straits pact", "SPO", "the Straits Pact", "Straits Pact Organisation"] {
      #expect(ledgers.members(of: name).rows.map(\.subject) == ["Norland"], "\(name)")
    }
    let answer = ledgers.members(of: "Straight Pact")
    #expect(answer.rows.isEmpty)
    #expect(!answer.didYouMean.isEmpty)
  }

  /// The treaty's ledger is asked for by the name of its organisation.
  @Test func aTreatyIsFoundByItsOrganisation() {
    let ledgers = ledgers(
      [membership("Norland", "Straits Pact", .began, "1993")],
      actors: [actor("a1", "Straits Pact Organization", .organisation, aliases: ["SPO"])])
    #expect(ledgers.members(of: "SPO").rows.map(\.subject) == ["Norland"])
    #expect(ledgers.members(of: "NATO").rows.isEmpty)
  }

  @Test func theSubjectIsNoBody() {
    #expect(ledgers([membership("Norland", Self.pact, .began, "1993")]).members(of: "Norland").rows.isEmpty)
  }

  @Test func officesStandUnderOnePersonInAllReports() {
    func office(_ name: String, _ report: String, _ status: String) -> Sourced<FactLine> {
      Sourced(
        FactLine(
          id: "f1", report: report, span: span, relation: "office",
          subject: ActorReference(actor: "a1", name: name),
          object: .office("Prime Minister", of: ActorReference(name: "Norland")), status: status, confidence: 0.9),
        in: RecordsTests.report(report, published: "20\(report)-01-01"))
    }
    let names = LedgerNames(
      [("30", "Ana Torvik"), ("31", "Ana Torwik"), ("32", "Torvik")].map {
        Sourced(actor("a1", $0.1, .person), in: RecordsTests.report($0.0))
      })
    let ledgers = Ledgers(
      [office("Ana Torvik", "30", "current"), office("Ana Torwik", "31", "current"), office("Torvik", "32", "former")],
      names: names)
    #expect(ledgers.rows.count == 1)
    #expect(ledgers.offices(of: "Torvik", asOf: day("2030-06-01")).rows.count == 1)
    #expect(ledgers.offices(of: "Norland", asOf: day("2032-06-01")).rows.isEmpty)
  }

  @Test func contradictingFiguresAreFound() {
    func killed(_ id: String, _ value: Double, bound: String? = nil, on date: String) -> Sourced<FactLine> {
      Sourced(
        FactLine(
          id: id, report: "r", span: span, relation: "casualties", subject: ActorReference(name: "civilians"),
          object: .word("killed"), value: .number(value), bound: bound, time: TimeReference(value: date),
          confidence: 0.9), in: report(id))
    }
    let names = LedgerNames([])
    #expect(
      Contradictions.find([killed("a", 37, on: "2031-03-01"), killed("b", 41, on: "2031-03-01")], names: names).count
        == 1)
    #expect(
      Contradictions.find(
        [killed("a", 37, bound: "at least", on: "2031-03-01"), killed("b", 41, on: "2031-03-01")], names: names
      ).isEmpty)
    #expect(
      Contradictions.find([killed("a", 37, on: "2031-03-01"), killed("b", 41, on: "2031-03-02")], names: names).isEmpty)
  }
}
