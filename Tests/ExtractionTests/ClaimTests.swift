import Findings
import Testing
import TextModel

/// What stands under a claim is marked: `trigger modality attribution`.
@Suite(.enabled(if: TestReader.reader != nil, "the models are not packed: run 'make setup'"))
struct ClaimTests {
  @Test(arguments: [
    ("Rebels bombed Orlin on Monday, the army said.", "bombed asserted the army"),
    ("Ana Torvik denied that the army had bombed Orlin.", "bombed denied Ana Torvik"),
    ("The ministry denied any strike on Orlin.", "strike denied The ministry"),
    ("If the army bombs Orlin, the rebels will leave.", "bombs hypothetical "),
    ("The army plans to bomb Orlin.", "bomb planned The army"),
    ("The army failed to seize the port.", "seize denied "),
    ("The army would bomb Orlin if the rebels stayed.", "bomb hypothetical "),
    ("According to two witnesses, soldiers shot three protesters.", "shot asserted two witnesses"),
  ])
  func events(_ report: String, _ expected: String) throws {
    let record = try #require(TestReader.record(report))
    let found = record.events.map { "\($0.trigger.text) \($0.modality.rawValue) \($0.attribution?.name ?? "")" }
    #expect(found.contains(expected), "found: \(found)")
  }

  @Test func factsUnderAClaim() throws {
    let record = try #require(TestReader.record("A hospital official said that six people had been killed in Orlin."))
    let fact = try #require(record.facts.first { $0.relation == "casualties" })
    #expect(fact.attribution?.name == "A hospital official")
  }
}
