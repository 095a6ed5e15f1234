import Events
import Findings
import LanguageAnalysis
import Testing

/// What the event model adds to the rules; the rules alone are tested without it.
struct EventModelTests {
  static let trained = try? EventCoder(root: EventReading.root)

  private func events(in sentence: String) throws -> [CodedEvent] {
    let reading = try #require(EventReading.shared)
    return EventReading(pipeline: reading.pipeline, coder: try #require(Self.trained)).events(in: sentence)
  }

  /// Acts that no rule names.
  @Test(arguments: [
    ("Two gunmen were apprehended after the massacre at the market.", "ASSAULT"),
    ("His abdication was announced on Friday.", "RETREAT"),
  ])
  func findsWhatNoRuleNames(in sentence: String, type: String) throws {
    #expect(try events(in: sentence).contains { $0.type == type })
  }

  @Test func namesItselfAndSaysWhy() throws {
    let found = try events(in: "The junta's persecution of Christians went on.")
    let event = try #require(found.first { $0.rule == "model:events" })
    #expect(event.explanation.contains { $0.hasPrefix("because of ") })
    #expect((0...1).contains(event.confidence))
  }

  @Test(arguments: [
    "France beat Germany in the final of the championship.",
    "The film tells of a soldier who attacks a village and kills a singer; its director is an actress.",
    "The company reported higher profit and its share price rallied.",
    "The river is 120 kilometres long.",
  ])
  func keepsQuiet(in sentence: String) throws {
    #expect(try events(in: sentence).map(\.exampleForm) == [])
  }

  @Test func aMeetingIsOfBoth() throws {
    let event = try #require(try events(in: "The king of Norway met the president of Chile.").first)
    #expect(event.type == "CONSULT")
    #expect(event.isReciprocal && event.sources == event.targets && event.sources.count == 2)
  }
}
