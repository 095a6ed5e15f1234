import Findings
import LanguageAnalysis
import Testing

@testable import Actors

/// Person, office, body and status, on sentences of our own.
@Suite(.enabled(if: TestData.pipeline != nil, "the model is not packed: run 'make setup'"))
struct OfficeTests {
  @Test(arguments: [
    ("Norwegian Prime Minister Jonas Dahl resigned on Monday.", "Jonas Dahl | Prime Minister | Norway | current"),
    ("The prime minister of Norway, Jonas Dahl, resigned.", "Jonas Dahl | Prime Minister | Norway | current"),
    ("Jonas Dahl, the prime minister of Norway, resigned.", "Jonas Dahl | Prime Minister | Norway | current"),
    ("Norway's former prime minister, Jonas Dahl, was absent.", "Jonas Dahl | Prime Minister | Norway | former"),
    ("Ex-president Ana Torres of Chile arrived in Lima.", "Ana Torres | President | Chile | former"),
    ("Acting Interior Minister Karl Weber of Austria spoke.", "Karl Weber | Interior Minister | Austria | acting"),
    ("NATO Secretary General Ines Moreau met reporters.", "Ines Moreau | Secretary General | NATO | current"),
    ("Maria Lund was appointed ambassador to Japan.", "Maria Lund | Ambassador | Japan | appointed"),
    ("Anna Berg is the governor of Texas.", "Anna Berg | Governor | Texas | current"),
    ("Peter Hall, 54, the mayor of Boston, declined to comment.", "Peter Hall | Mayor | Boston | current"),
    ("Peter Hall resigned as mayor of Boston.", "Peter Hall | Mayor | Boston | former"),
    ("Senator Paul Reed of Ohio voted against it.", "Paul Reed | Senator | Ohio | current"),
    (
      "“We will stay.”\nIvan Petrov Foreign Minister of Bulgaria", "Ivan Petrov | Foreign Minister | Bulgaria | current"
    ),
    ("Maria Lund, who chairs the African Union, spoke.", "Maria Lund | Chairman | African Union | current"),
    ("The army is commanded by Jonas Dahl.", "Jonas Dahl | commander | army | current"),
    ("A commission under General Jonas Dahl met.", "Jonas Dahl | head | commission | current"),
    ("Jonas Dahl, commander of the navy until May, fled.", "Jonas Dahl | commander | navy | former"),
    ("In Oslo the chief justice, Anna Berg, agreed.", "Anna Berg | chief justice | Norway | current"),
    (
      "In Chile Interior Minister Ana Torres, who replaced Luis Soto, spoke.",
      "Luis Soto | Interior Minister | Chile | former"
    ),
    ("In Chile, Luis Soto took the defence portfolio.", "Luis Soto | Defence Minister | Chile | current"),
    ("In Chile, Luis Soto was sworn in as acting president.", "Luis Soto | President | Chile | acting"),
    (
      "Iraq waited. Iraq hoped. Secretary of State Ann Cole left Iraq.",
      "Ann Cole | Secretary of State | United States | current"
    ),
    ("Jonas Dahl, the teacher who hid the children, wept.", "Jonas Dahl | teacher who hid the children |  | current"),
    ("The head of the council, General Jonas Dahl, spoke.", "Jonas Dahl | head | council | current"),
    ("The leader of the junta, General Jonas Dahl, spoke.", "Jonas Dahl | leader | junta | current"),
    ("In Chile, Ana Torres took the oath as president.", "Ana Torres | President | Chile | current"),
    ("In Chile, Ana Torres succeeded Luis Soto as president.", "Luis Soto | President | Chile | former"),
    ("Luis Soto had been the mayor of Lima.", "Luis Soto | Mayor | Lima | former"),
    ("Luis Soto, the mayor of Lima and a former judge, spoke.", "Luis Soto | Judge |  | former"),
    ("Ana Torres was replaced as mayor of Lima by Luis Soto.", "Luis Soto | Mayor | Lima | current"),
    ("Luis Soto is no longer the governor of Texas.", "Luis Soto | Governor | Texas | former"),
    ("Karl Weber, whom the council elected mayor of Graz, spoke.", "Karl Weber | Mayor | Graz | current"),
    (
      "The foreign ministers of Chile and Peru, Luis Soto and Ana Torres, met.",
      "Ana Torres | Foreign Minister | Peru | current"
    ),
    ("Luis Soto, who as a former mayor of Lima knew the files, spoke.", "Luis Soto | Mayor | Lima | former"),
    (
      "U.S. Secretary of Defense Mark Cole visited Kabul.", "Mark Cole | Secretary of Defense | United States | current"
    ),
  ])
  func offices(_ text: String, _ expected: String) throws {
    let (_, found) = try #require(TestData.read(text))
    let seen = found.offices.map {
      "\(found.table.actors[$0.person].name) | \($0.office) | \($0.bodyName ?? "") | \($0.status)"
    }
    #expect(seen.contains(expected), "found: \(seen)")
  }

  @Test(arguments: [
    "The head chef, Carl Moss, cooked for the guests.", "Her husband, Tom Moss, was there.",
    "Tom Moss is not the president of Chile.",
  ])
  func noOffices(_ text: String) throws {
    let (_, found) = try #require(TestData.read(text))
    #expect(found.offices.filter { !$0.isDescription }.map(\.asWritten) == [])
  }

  @Test func rankAndAppointment() throws {
    let text = "The commander of the Polish navy, Vice Admiral Jan Nowak, was appointed head of the fleet."
    let (_, found) = try #require(TestData.read(text))
    #expect(found.offices.map(\.rank) == ["Vice Admiral", "Vice Admiral"])
    #expect(found.offices.map(\.change) == [nil, .began])
  }

  @Test func descriptions() throws {
    let (_, found) = try #require(TestData.read("The first Kenyan astronaut Joseph Otieno proposed a truce."))
    let description = try #require(found.offices.first)
    #expect(description.isDescription)
    #expect(description.office == "first astronaut")
    #expect(description.bodyName == "Kenya")
  }

  @Test func resolvesTheOfficeLater() throws {
    let text = "Kenyan President Joseph Otieno flew to Paris. Ministers met there. The president said he would return."
    let (analysed, found) = try #require(TestData.read(text))
    let mentions = found.table.mentions.filter { found.table.actors[$0.actor].name == "Joseph Otieno" }
    #expect(mentions.map { analysed.text(of: $0.tokens) } == ["Joseph Otieno", "The president", "he"])
  }
}
