import Findings
import Testing
import TextModel

/// Who said what, on reports of our own: `form | speaker | through | content` of each line that is surer than not.
@Suite(.enabled(if: TestReader.reader != nil, "the models are not packed: run 'make setup'"))
struct WhoSaidWhatTests {
  @Test(
    "forms",
    arguments: [
      ("“We will rebuild,” said Ana Torvik.", ["direct | Ana Torvik |  | We will rebuild,"]),
      ("Ana Torvik said: \"We will rebuild.\"", ["direct | Ana Torvik |  | We will rebuild."]),
      ("«We will rebuild», said Ana Torvik.", ["direct | Ana Torvik |  | We will rebuild"]),
      (
        "“The house,” Ana Torvik said, “is on fire.”", ["direct | Ana Torvik |  | The house, … is on fire."]
      ),
      (
        "“We will fight on.¶“We have no choice.¶“Nobody will stop us,” said General Ivo Hart.",
        ["direct | Ivo Hart |  | We will fight on. … We have no choice. … Nobody will stop us,"]
      ),
      (
        "Jan Berg: We will not leave the city.¶Ana Torvik: I do not believe that.",
        ["block | Jan Berg |  | We will not leave the city.", "block | Ana Torvik |  | I do not believe that."]
      ),
      (
        "Our people are tired and we need help now.¶― Ana Torvik, Foreign Minister of Norland",
        ["block | Ana Torvik |  | Our people are tired and we need help now."]
      ),
      ("Ana Torvik wrote on X: “The port is closed.”", ["direct | Ana Torvik |  | The port is closed."]),
      ("The port was closed, according to Jan Berg.", ["indirect | Jan Berg |  | The port was closed"]),
      (
        "Jan Berg claimed that the port was closed, adding that ships were waiting.",
        ["indirect | Jan Berg |  | that the port was closed", "indirect | Jan Berg |  | that ships were waiting"]
      ),
      (
        "Ana Torvik said the talks had failed and called the offer “a bad joke”.",
        ["indirect | Ana Torvik |  | the talks had failed", "partial | Ana Torvik |  | a bad joke"]
      ),
    ])
  func forms(_ report: String, _ expected: [String]) throws { try expect(report, expected) }

  @Test(
    "speakers",
    arguments: [
      (
        "Finance Minister Ana Torvik met the unions. The minister said the talks were open.",
        ["indirect | Ana Torvik |  | the talks were open"]
      ),
      (
        "Ana Torvik, 29, a singer, won. “I am happy,” the 29-year-old said.", ["direct | Ana Torvik |  | I am happy,"]
      ),
      (
        "Ana Torvik met Karl Weber. She said that the deal was dead.",
        ["indirect | Ana Torvik |  | that the deal was dead"]
      ),
      (
        "“I will stay,” Ana Torvik said.¶“They want me gone,” she added.",
        ["direct | Ana Torvik |  | I will stay,", "direct | Ana Torvik |  | They want me gone,"]
      ),
      (
        "Member of Parliament (MP) Yvonne Carter of the Labour Party added: “This is a dangerous way to govern.”",
        ["direct | Yvonne Carter |  | This is a dangerous way to govern."]
      ),
      (
        "One of the study’s authors, herpetologist David Blackwood, said: “Frogs are old animals.”",
        ["direct | David Blackwood |  | Frogs are old animals."]
      ),
      (
        "The ministry released a statement which said, “The bridge must be closed at once.”",
        ["direct | The ministry |  | The bridge must be closed at once."]
      ),
      (
        "In a statement, the ministry said the port was closed. The statement added that nobody was hurt.",
        ["indirect | the ministry |  | the port was closed", "indirect | the ministry |  | that nobody was hurt"]
      ),
      (
        "Two security sources said that the road was mined.",
        ["indirect | Two security sources |  | that the road was mined"]
      ),
      (
        "Ana Torvik and Karl Weber said that they would not run.",
        ["indirect | Ana Torvik and Karl Weber |  | that they would not run"]
      ),
      (
        "South Korean President Park Geun-hye resigned. “I am sorry,” Park said.",
        ["direct | Park Geun-hye |  | I am sorry,"]
      ),
    ])
  func speakers(_ report: String, _ expected: [String]) throws { try expect(report, expected) }

  @Test(
    "chains",
    arguments: [
      (
        "Interfax quoted the ministry as saying that the border was closed.",
        ["indirect | the ministry | Interfax | that the border was closed"]
      ),
      (
        "Reuters reported that Ana Torvik had said that the port was closed.",
        [
          "indirect | Reuters |  | that Ana Torvik had said that the port was closed",
          "indirect | Ana Torvik | Reuters | that the port was closed",
        ]
      ),
    ])
  func chains(_ report: String, _ expected: [String]) throws { try expect(report, expected) }

  @Test(
    "what belongs to a report and what does not",
    arguments: [
      (
        "The panel concluded that the vote was fair, but there were no grounds for a recount.",
        ["indirect | panel |  | that the vote was fair, but there were no grounds for a recount"]
      ),
      (
        "Ana Torvik said the plan failed, while Karl Weber noted that it had cost nothing.",
        ["indirect | Ana Torvik |  | the plan failed", "indirect | Karl Weber |  | that it had cost nothing"]
      ),
      ("The court found him guilty of murder.", []),
      ("Jan Berg, who asked not to be named, left.", []),
      ("The operation, called “Iron Wall”, began on Monday.", []),
      ("Karl “Butcher” Weber read the book “The Long War”.", []),
    ])
  func borders(_ report: String, _ expected: [String]) throws { try expect(report, expected) }

  @Test(
    "terms in marks",
    arguments: [
      ("The operation, called “Iron Wall”, began on Monday.", ["title Iron Wall"]),
      ("Karl “Butcher” Weber led it.", ["nickname Butcher"]),
      ("The so-called “peace zone” is empty.", ["term peace zone"]),
    ])
  func terms(_ report: String, _ expected: [String]) throws {
    let record = try #require(TestReader.record(report))
    #expect(record.quotedTerms.map { "\($0.kind.rawValue) \($0.span.text)" } == expected)
  }

  private func expect(_ report: String, _ expected: [String]) throws {
    let record = try #require(TestReader.record(report))
    let found = record.quotes.filter { $0.confidence > 0.5 }.map { quote in
      [
        quote.form.rawValue, quote.speaker?.name ?? "", quote.through.map(\.name).joined(separator: ", "),
        quote.content.map(\.text).joined(separator: " … "),
      ].joined(separator: " | ")
    }
    #expect(found == expected)
  }
}
