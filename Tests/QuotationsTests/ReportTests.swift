import Findings
import LanguageAnalysis
import Lexicons
import Testing
import TextModel

@testable import Quotations

private let pipeline = try? LanguagePipeline.load(root: checkout())
private let finder = Result { try QuotationFinder(root: checkout()) }

/// A short report (¶ parts paragraphs) and what it holds: `form | speaker | cue | content`, parts of content by ` … `.
private let reports: [(report: String, found: [String])] = [
  (
    "“We will not leave,” Ana Torvik said, “before the vote is held.”",
    ["direct | Ana Torvik | said | We will not leave, … before the vote is held."]
  ),
  (
    "“They need to be destroyed. This will be done soon, ”Torvik said.",
    ["direct | Torvik | said | They need to be destroyed. This will be done soon,"]
  ),
  (
    "“We will fight on.¶“We have no choice,” said General Ivo Hart, who commands the army in the east.",
    ["direct | General Ivo Hart | said | We will fight on. … We have no choice,"]
  ),
  (
    "The protests are over and the streets are calm. We thank everyone who stayed home. Ana Torvik Foreign Minister of Norland",
    [
      "block | Ana Torvik |  | The protests are over and the streets are calm. We thank everyone who stayed home."
    ]
  ),
  (
    "Our people are tired and we need help now.¶— Ana Torvik, Foreign Minister of Norland",
    ["block | Ana Torvik |  | Our people are tired and we need help now."]
  ),
  (
    "According to Berg, Norland “lacks its own forces.”",
    [
      "indirect | Berg | According to | Norland “lacks its own forces",
      "partial | Berg | According to | lacks its own forces.",
    ]
  ),
  (
    "The president of the republic, Ana Torvik, said that the troops would stay.",
    ["indirect | The president of the republic, Ana Torvik | said | that the troops would stay"]
  ),
  (
    "Officials told reporters the bridge had been destroyed, adding that nobody was hurt.",
    [
      "indirect | Officials | told | the bridge had been destroyed",
      "indirect | Officials | adding | that nobody was hurt",
    ]
  ),
  (
    "The strike killed three people, according to two security sources.",
    ["indirect | two security sources | according to | The strike killed three people"]
  ),
  (
    "The strike killed three people, witnesses said.",
    ["indirect | witnesses | said | The strike killed three people"]
  ),
  ("John “Jack” Smith read the novel “The Long Road” on Monday.", []),
  ("The so-called “special operation” began in Orlin.", []),
  ("The workers’ union met at six o’clock and the players’ strike went on.", []),
]

@Test("short reports", .enabled(if: pipeline != nil, "run 'make setup' first"), arguments: reports.indices)
func shortReports(index: Int) throws {
  let (report, wanted) = reports[index]
  let (text, document) = try analysed(report)
  let actors = ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: actors).quotations
  #expect(found.map { summary($0, in: text) } == wanted)
}

@Test("names and terms in marks are no quotations", .enabled(if: pipeline != nil, "run 'make setup' first"))
func termsInMarks() throws {
  let (text, document) = try analysed("The so-called “special operation” was planned by John “Jack” Smith.")
  let actors = ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count)
  let terms = try finder.get().find(in: text, document: document, actors: actors).terms
  #expect(terms.map { "\($0.kind.rawValue) \(text.source[$0.range])" } == ["term special operation", "nickname Jack"])
}

@Test("who relays stands in through", .enabled(if: pipeline != nil, "run 'make setup' first"))
func relays() throws {
  let (text, document) = try analysed("Interfax quoted the ministry as saying that the border was closed.")
  let actors = ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: actors).quotations
  #expect(found.map { $0.through.map { text.text(of: $0) } } == [["Interfax"]])
}

@Test("the actor is that of the speaker's head, or of whom a relative stands for", .enabled(if: pipeline != nil))
func actorOfSpeaker() throws {
  let (text, document) = try analysed("Hart, who said that winter would be hard, left.")
  let table = ActorTable(
    actors: [.init(name: "Ivo Hart", kind: .person, confidence: 1)],
    mentions: [.init(actor: 0, tokens: 0..<1, head: 0, form: .name)], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: table).quotations
  #expect(found.map(\.actor) == [0])
}

@Test(
  "marks without end or sense never stop the reader", arguments: ["“", "”", "\"\"\"", "« ‘ “ ' \" „", "“\n“\n”\n’", ""])
func senselessMarks(text: String) {
  let blocks = text.split(separator: "\n").reduce(into: [ByteRange]()) { ranges, line in
    let start = ranges.last.map { $0.upperBound + 1 } ?? 0
    ranges.append(start..<(start + line.utf8.count))
  }
  let spans = QuotationMarks.spans(in: SourceText(text), blocks: blocks)
  #expect(spans.allSatisfy { !$0.parts.isEmpty && $0.parts.allSatisfy { $0.upperBound <= text.utf8.count } })
}

private func analysed(_ report: String) throws -> (AnalysedText, Document) {
  let source = SourceText(report.replacing("¶", with: "\n"))
  var blocks: [Document.Block] = []
  var start = 0
  for part in report.split(separator: "¶") {
    blocks.append(.init(.paragraph, start..<(start + part.utf8.count)))
    start += part.utf8.count + 1
  }
  let text = try #require(pipeline).analyse(source, blocks: blocks.map(\.range))
  return (text, Document(id: "test", source: "test", text: source, blocks: blocks, sha256: ""))
}

private func summary(_ quotation: Quotation, in text: AnalysedText) -> String {
  let speaker = quotation.speaker.map { text.text(of: $0) } ?? ""
  let cue = quotation.cue.map { text.text(of: $0) }.joined(separator: " … ")
  let content = quotation.content.map { text.source[$0] }.joined(separator: " … ")
  return "\(quotation.form.rawValue) | \(speaker) | \(cue) | \(content)"
}

/// To whom something was said.
@Test(
  "the audience is whoever is told", .enabled(if: pipeline != nil, "run 'make setup' first"),
  arguments: [
    ("The minister told Reuters that the bridge was closed.", "Reuters"),
    ("“The bridge is closed,” the minister said to reporters on Monday.", "reporters"),
    ("The minister said that the bridge was closed.", ""),
  ])
func audience(report: String, wanted: String) throws {
  let (text, document) = try analysed(report)
  let actors = ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: actors).quotations
  #expect(found.map { $0.audience.map { text.text(of: $0) } ?? "" } == [wanted])
}

@Test(
  "the source takes in apposition and relative clause, the speaker does not",
  .enabled(if: pipeline != nil, "run 'make setup' first"),
  arguments: [
    (
      "Ana Torvik, a teacher from Orlin, said that the school was closed.", "Ana Torvik",
      "Ana Torvik, a teacher from Orlin"
    ),
    ("Jan Berg, who leads the union, said that the strike would go on.", "Jan Berg", "Jan Berg, who leads the union"),
    ("Even the mayor said that the dam was old.", "the mayor", "the mayor"),
  ])
func sources(report: String, speaker: String, source: String) throws {
  let (text, document) = try analysed(report)
  let actors = ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: actors).quotations
  #expect(found.map { $0.speaker.map { text.text(of: $0) } } == [speaker])
  #expect(found.map { $0.source.map { text.text(of: $0) } } == [source])
}

@Test(
  "speakers known by description alone become actors with that description",
  .enabled(if: pipeline != nil, "run 'make setup' first"),
  arguments: [
    (
      "Two security sources said that the road was mined. The sources said that nobody was hurt.",
      ["Two security sources"]
    ),
    ("A hospital official who asked not to be named said that six people had died.", ["A hospital official"]),
    ("The report said that the dam was old.", []),
  ])
func describedSpeakers(report: String, names: [String]) throws {
  let (text, document) = try analysed(report)
  let actors = ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: actors)
  #expect(found.added.actors.map(\.name) == names)
  #expect(found.quotations.allSatisfy { $0.actor != nil || $0.speakerName != nil })
}

/// Longer ways to say who said what: `form | speaker | cue | content` as above.
private let attributions: [(report: String, found: [String])] = [
  (
    "The minister said on Monday that he will stay and insisted the talks were going well.",
    [
      "indirect | The minister | said | that he will stay",
      "indirect | The minister | insisted | the talks were going well",
    ]
  ),
  (
    "The union called on the ministry to pay its “old debts” at once.",
    [
      "indirect | The union | called on | the ministry to pay its “old debts” at once",
      "partial | The union | called on | old debts",
    ]
  ),
  (
    "The minister had said, “We will see,” when he was asked.",
    ["direct | The minister | said | We will see,"]
  ),
  (
    "Q: Did you stay in Orlin?¶A: We had to stay.",
    ["block | Q |  | Did you stay in Orlin?", "block | A |  | We had to stay."]
  ),
  ("The “Old Harbour” section was closed.", []),
  (
    "Instead, they are called “floating rocks” on most maps.",
    ["indirect |  | called | they … “floating rocks”"]
  ),
]

@Test(
  "attributions of every form", .enabled(if: pipeline != nil, "run 'make setup' first"), arguments: attributions.indices
)
func attributionForms(index: Int) throws {
  let (report, wanted) = attributions[index]
  let (text, document) = try analysed(report)
  let actors = ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: actors).quotations
  #expect(found.map { summary($0, in: text) } == wanted)
}

@Test(
  "he who speaks on is the last speaker, not who is spoken of", .enabled(if: pipeline != nil, "run 'make setup' first"))
func lastSpeakerGoesOn() throws {
  let (text, document) = try analysed(
    "“The bridge is safe,” Ana Torvik said.¶Jan Berg left. “Torvik is wrong,” said Berg. “Torvik must go,” he added.")
  func token(_ word: String, after start: Int = 0) -> Int {
    text.tokens.indices.first { $0 >= start && text.tokens[$0].text == word } ?? 0
  }
  let ana = token("Ana")
  let jan = token("Jan")
  let second = token("Torvik", after: jan)
  let berg = token("Berg", after: second)
  let third = token("Torvik", after: berg)
  func mention(_ actor: Int, _ tokens: Range<Int>, _ head: Int) -> ActorTable.Mention {
    ActorTable.Mention(actor: actor, tokens: tokens, head: head, form: .name)
  }
  let table = ActorTable(
    actors: [
      .init(name: "Ana Torvik", kind: .person, confidence: 1), .init(name: "Jan Berg", kind: .person, confidence: 1),
    ],
    mentions: [
      mention(0, ana..<(ana + 2), ana + 1), mention(1, jan..<(jan + 2), jan + 1),
      mention(0, second..<(second + 1), second), mention(1, berg..<(berg + 1), berg),
      mention(0, third..<(third + 1), third),
    ], tokenCount: text.tokens.count)
  let found = try finder.get().find(in: text, document: document, actors: table).quotations
  #expect(found.map(\.actor) == [0, 1, 1])
}
