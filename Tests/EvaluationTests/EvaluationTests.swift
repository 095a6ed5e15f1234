import Findings
import Foundation
import Testing

@testable import Evaluation

/// Every scorer prints the figures of the Python scorer beside the corpora, on answers that are gold spoilt at random.
@Suite(.enabled(if: Corpora.isHere, "../shared/corpora or python3 is not here"))
struct PythonParityTests {
  @Test(arguments: ["tempeval3"]) func times(corpus: String) throws {
    let files = try Corpora.spoilt(corpus, field: "timexes")
    let report = TimeScorer.score(gold: try files.gold(), system: try files.system())
    try expectSame(report.jsonLine, files.python("score_timex.py", "--by-type"))
  }

  @Test(arguments: [false, true]) func quotes(directOnly: Bool) throws {
    let files = try Corpora.spoilt("polnear", field: "quotes")
    let report = QuoteScorer.score(gold: try files.gold(), system: try files.system(), directOnly: directOnly)
    try expectSame(report.jsonLine, files.python("score_quotes.py", directOnly ? ["--direct-only"] : []))
  }

  @Test(arguments: ["re3d", "wikigold", "ieer"]) func entities(corpus: String) throws {
    let files = try Corpora.spoilt(corpus, field: "mentions")
    let report = EntityScorer().score(gold: try files.gold(), system: try files.system())
    try expectSame(report.jsonLine, files.python("score_entities.py"))
  }

  @Test func entitiesOfSomeTypes() throws {
    let files = try Corpora.spoilt("re3d", field: "mentions")
    let scorer = EntityScorer(types: ["Person", "Organisation"])
    try expectSame(
      scorer.score(gold: try files.gold(), system: try files.system()).jsonLine,
      files.python("score_entities.py", "--types", "Person,Organisation"))
  }

  @Test(arguments: ["plover-gsr", "petrarch2-gsr", "petrarch-unit"], EventScorer.Actors.allCases)
  func events(corpus: String, actors: EventScorer.Actors) throws {
    let files = try Corpora.spoilt(corpus, field: "events")
    let scorer = EventScorer(actors: actors, comparesDates: corpus != "plover-gsr")
    let options = ["--actors", actors.rawValue] + (corpus == "plover-gsr" ? ["--no-date"] : [])
    try expectSame(
      scorer.score(gold: try files.gold(), system: try files.system()).jsonLine,
      files.python("score_events.py", options))
  }

  @Test(arguments: ["lgl", "geowebnews", "tr-news"]) func places(corpus: String) throws {
    let files = try Corpora.spoilt(corpus, field: "mentions", type: "LOC")
    let report = PlaceScorer.score(gold: try files.gold(), system: try files.system())
    try expectSame(report.jsonLine, files.python("score_places.py"))
  }

  /// Equal keys, and numbers that agree to three decimals.
  private func expectSame(_ ours: String, _ theirs: Any) throws {
    let mine = Corpora.figures(try JSONSerialization.jsonObject(with: Data(ours.utf8)))
    let python = Corpora.figures(theirs)
    #expect(!python.isEmpty)
    #expect(mine.keys.sorted() == python.keys.sorted())
    for (key, value) in python {
      let other = mine[key] ?? .nan
      #expect(abs(other - value) < 0.0005, "\(key): \(other), Python \(value)")
    }
  }
}
