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
    ("Pilar Gálvano met reporters. Galvano smiled.", "Pilar Gálvano", ["Pilar Gálvano", "Galvano"]),
    (
      "A senior diplomat spoke. “They must go,” the envoy added.", "A senior diplomat",
      ["A senior diplomat", "the envoy"]
    ),
  ])
  func mentions(_ text: String, _ name: String, _ expected: [String]) throws {
    let (analysed, found) = try #require(TestData.read(text))
    let actor = try #require(found.table.actors.firstIndex { $0.name == name }, "\(found.table.actors.map(\.name))")
    let seen = found.table.mentions.filter { $0.actor == actor }.map { analysed.text(of: $0.tokens) }
    #expect(seen == expected)
  }

  /// What a person has been told to be finds him again; what somebody else is does not.
  @Test(arguments: [
    (
      "Finance Minister Ana Torvik met the unions. The minister smiled.", "Ana Torvik", ["Ana Torvik", "The minister"]
    ),
    (
      "Ana Torvik, 29, a singer, won. The 29-year-old was happy. The singer left.", "Ana Torvik",
      ["Ana Torvik", "The 29-year-old", "The singer"]
    ),
    (
      "The biologist Ana Torvik met the physicist Karl Weber. The biologist left.", "Ana Torvik",
      ["Ana Torvik", "The biologist"]
    ),
    (
      "Senator Ana Torvik met a minister. The lawmaker was angry.", "Ana Torvik", ["Ana Torvik", "The lawmaker"]
    ),
    ("Finance Minister Ana Torvik resigned. The health minister did not.", "Ana Torvik", ["Ana Torvik"]),
    ("Ana Torvik, a teacher, left. The teachers of the town wept.", "Ana Torvik", ["Ana Torvik"]),
    ("South Korean President Park Geun-hye left.", "Park Geun-hye", ["Park Geun-hye"]),
    ("Vermont Bernie Sanders spoke.", "Bernie Sanders", ["Bernie Sanders"]),
    (
      "The Torvik campaign sued. The Berg campaign did not.", "The Torvik campaign", ["The Torvik campaign"]
    ),
  ])
  func descriptions(_ text: String, _ name: String, _ expected: [String]) throws {
    let (analysed, found) = try #require(TestData.read(text))
    let actor = try #require(found.table.actors.firstIndex { $0.name == name }, "\(found.table.actors.map(\.name))")
    let seen = found.table.mentions.filter { $0.actor == actor }.map { analysed.text(of: $0.tokens) }
    #expect(seen == expected)
  }

  /// Names that no list has, by what stands beside them.
  @Test(arguments: [
    ("Tharuna Wijekoonda Bandarage, the deputy mayor, told reporters.", "Tharuna Wijekoonda Bandarage"),
    ("They met the chief justice, Zaw Htoo Linmaung, on Monday.", "Zaw Htoo Linmaung"),
    ("We will rebuild.\nAshotik Mkrtumyan Ombudsman of Armenia", "Ashotik Mkrtumyan"),
    ("The spokesman of the Government of Armenia Ashotik Mkrtumyan denied it.", "Ashotik Mkrtumyan"),
    ("Quispealo Mamanirca, a farmer who lost her house, wept.", "Quispealo Mamanirca"),
    ("Dr Lwinmar spoke to the press.", "Dr Lwinmar"),
  ])
  func persons(_ text: String, _ name: String) throws {
    let (_, found) = try #require(TestData.read(text))
    let persons = found.table.actors.filter { $0.kind == .person }.map(\.name)
    #expect(persons.contains(name), "found: \(persons)")
  }

  @Test(arguments: [
    "Grand Haven, the mayor said, was quiet.", "Brightwater Motors, the market leader, sold its plants.",
    "In Santa Rosalia, the governor of Texas spoke.",
  ])
  func noPersons(_ text: String) throws {
    let (_, found) = try #require(TestData.read(text))
    #expect(found.table.actors.filter { $0.kind == .person && !$0.name.hasPrefix("the ") }.map(\.name) == [])
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
