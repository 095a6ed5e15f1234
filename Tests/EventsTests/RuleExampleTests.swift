import Diagnostics
import Events
import Findings
import LanguageAnalysis
import Lexicons
import Testing
import TextModel

/// Every example of every rule file, read by the whole pipeline, yields exactly what it says.
struct RuleExampleTests {
  @Test(arguments: EventReading.shared?.coder.examples.map(\.place) ?? [])
  func exampleYieldsItsResult(at place: String) throws {
    let reading = try #require(EventReading.shared)
    let example = try #require(reading.coder.examples.first { $0.place == place })
    let failure = example.failure(of: reading.events(in: example.sentence))
    #expect(failure == nil, "\(place): \(example.sentence) => \(example.expected.joined(separator: "; "))")
  }

  @Test func rulesAreWithoutErrors() throws {
    let coder = try EventCoder(root: EventReading.root)
    #expect(coder.diagnostics.map(\.description) == [])
  }

  @Test func everyTypeHasEightTriggers() throws {
    let triggers = try EventCoder(root: EventReading.root).triggersByType
    #expect(triggers.count == 16)
    for (type, words) in triggers { #expect(words.count >= 8, "\(type)") }
  }
}
