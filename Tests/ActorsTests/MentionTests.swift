import Findings
import LanguageAnalysis
import Testing

@testable import Actors

/// Which words mean which actor, on sentences of our own: each expectation is the actor's mentions in order.
@Suite(.enabled(if: TestData.pipeline != nil, "the model is not packed: run 'make setup'"))
struct MentionTests {
  @Test(arguments: [
    ("Ana Torvik met Karl Weber. She thanked him.", "Ana Torvik", ["Ana Torvik", "She"]),
    ("Ana Torvik met Karl Weber. She thanked him.", "Karl Weber", ["Karl Weber", "him"]),
    (
      "The Organisation of Lake States (OLS) met. The OLS condemned Norway.", "Organisation of Lake States",
      ["Organisation of Lake States", "OLS", "OLS"]
    ),
    ("NATO sent ships. The alliance said it would wait.", "NATO", ["NATO", "The alliance", "it"]),
    (
      "Russian troops left Chad. The troops had been there since May.", "Russian troops",
      ["Russian troops", "The troops"]
    ),
    ("Moscow said it would answer.", "Moscow", ["Moscow", "it"]),
  ])
  func mentions(_ text: String, _ name: String, _ expected: [String]) throws {
    let (analysed, found) = try #require(TestData.read(text))
    let actor = try #require(found.table.actors.firstIndex { $0.name == name }, "\(found.table.actors.map(\.name))")
    let seen = found.table.mentions.filter { $0.actor == actor }.map { analysed.text(of: $0.tokens) }
    #expect(seen == expected)
  }

  @Test(arguments: ["It is unclear who fired.", "It rained in Oslo, and he left."])
  func openPronouns(_ text: String) throws {
    let (_, found) = try #require(TestData.read(text))
    #expect(found.table.mentions.filter { $0.form == .pronoun }.isEmpty)
  }

  @Test(arguments: [
    ("Kenyan police fired at protesters.", "Kenyan police", "armed-force", "KENCOP"),
    ("Ukraine's parliament voted on Friday.", "Ukraine's parliament", "organisation", "UKRLEG"),
    ("Taliban fighters attacked a convoy.", "Taliban fighters", "group", "AFGREBTAL"),
    ("France recalled its ambassador.", "France", "country", "FRA"),
    ("Boko Haram claimed the attack.", "Boko Haram", "group", "NGAREB"),
  ])
  func codes(_ text: String, _ name: String, _ kind: String, _ code: String) throws {
    let (_, found) = try #require(TestData.read(text))
    let actor = try #require(found.table.actors.first { $0.name == name }, "\(found.table.actors.map(\.name))")
    #expect(actor.kind.rawValue == kind)
    #expect(actor.code == code)
  }

  /// Nothing that may be in a file makes the finder fall or breaks the text.
  @Test(arguments: [
    "", " ", "\u{FEFF}", "((((((", "President", "President President President of of of", "’’’’ “““", "the the the",
  ])
  func hostile(_ text: String) throws {
    let (analysed, found) = try #require(TestData.read(text))
    for mention in found.table.mentions { #expect(analysed.tokens.indices.contains(mention.tokens.upperBound - 1)) }
  }
}
