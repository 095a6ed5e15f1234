import Events
import Findings
import Testing

/// Sides, modality and attribution, on sentences that no rule file holds.
struct ReadingTests {
  @Test(arguments: [
    ("The rebels plan to attack the capital.", "planned"),
    ("The rebels may attack the capital.", "possible"),
    ("The rebels did not attack the capital.", "denied"),
    ("If the rebels attack the capital, the president will resign.", "hypothetical"),
    ("The rebels attacked the capital.", "asserted"),
    ("The general ordered his men to attack the capital.", "ordered"),
  ])
  func modality(of sentence: String, is expected: String) throws {
    let reading = try #require(EventReading.shared)
    let event = try #require(reading.events(in: sentence).first)
    #expect(event.type == "ASSAULT")
    #expect(event.modality.rawValue == expected)
  }

  @Test(arguments: [
    ("The journalists were arrested by the police.", "COERCE/arrest The police -> The journalists"),
    ("The journalists were arrested.", "COERCE/arrest _ -> The journalists"),
    ("Police arrested two students and a teacher.", "COERCE/arrest Police -> two students + a teacher"),
    ("Soldiers who attacked the village fled.", "ASSAULT Soldiers -> the village"),
    ("The village that soldiers attacked is empty.", "ASSAULT soldiers -> The village"),
    ("Mali and Niger condemned the coup.", "ACCUSE/disapprove Mali + Niger -> the coup"),
  ])
  func sides(of sentence: String, are expected: String) throws {
    let reading = try #require(EventReading.shared)
    let found = reading.events(in: sentence).map(\.exampleForm)
    let check = ExampleCheck(place: "here", sentence: sentence, expected: [expected.withoutArticles])
    #expect(check.failure(of: reading.events(in: sentence)) == nil, "\(found)")
  }

  @Test func indirectSpeechKeepsItsSpeaker() throws {
    let reading = try #require(EventReading.shared)
    let event = try #require(reading.events(in: "The rebels attacked the town, the ministry said.").first)
    #expect(event.attribution?.speaker.name.hasSuffix("ministry") == true)
    #expect(event.modality == .asserted)
  }

  @Test func bothSidesOfAMeeting() throws {
    let reading = try #require(EventReading.shared)
    let event = try #require(reading.events(in: "Kenya and Uganda held talks.").first)
    #expect(event.isReciprocal)
    #expect(event.sources == event.targets)
    #expect(event.sources.count == 2)
  }

  @Test func tellingsOfOneEventAreLinked() throws {
    let reading = try #require(EventReading.shared)
    let events = reading.events(in: "Chad accused Sudan. On Monday Chad accused Sudan of aggression.")
    #expect(events.count == 2)
  }

  @Test(arguments: [
    "France beat Germany in the final of the championship.",
    "Shoppers attacked the shelves.",
    "The company fired an employee.",
    "The storm killed three people.",
    "The minister declined to comment.",
    "She was appointed minister of finance.",
    "The attackers wore masks.",
    "Shares rallied on Monday.",
    "The film tells of a soldier who attacks a village and kills a singer; its director is an actress.",
  ])
  func nothingHappens(in sentence: String) throws {
    let reading = try #require(EventReading.shared)
    #expect(reading.events(in: sentence).map(\.exampleForm) == [])
  }

  @Test func scoresFollowTheTables() throws {
    let reading = try #require(EventReading.shared)
    let event = try #require(reading.events(in: "Police arrested the student.").first)
    #expect(event.ploverScore == -7)
    #expect(event.goldstein == -5)
    #expect(event.quad == 4)
  }
}

extension String {
  /// Articles may or may not be part of a name.
  fileprivate var withoutArticles: String {
    split(separator: " ").filter { !["The", "the", "a"].contains($0) }.joined(separator: " ")
  }
}
