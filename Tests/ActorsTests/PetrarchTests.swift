import Actors
import Diagnostics
import Lexicons
import Testing
import TextModel

/// Dictionaries in PETRARCH's format, of our own making, and what becomes of them.
@Suite struct PetrarchTests {
  static let sample = """
    # An invented dictionary.
    <!-- In a remark:
    NOBODY_ [XXX] -->
    !FOLK! = MAN, MEN, WOMAN
    &RANK
    +COLONEL_
    +MAJOR_

    NORLAND_ [NLD]   ; a country
    +NORLANDIA_
    ANA_TORVIK_ # prime minister
    +PRESIDENT_TORVIK_
    \t[NLDELI 850101-910630]
    \t[NLDGOV 19910701-20020131] [NLDOPP >020201]
    \t[NLDELI]
    NELL_ODUYA_\t[KENGOV <19991231]
    STRAITS_PACT_(SP)_ [IGOSTP]\r
    A&B_MINING_ [MNCNLD]
    &RANK_DAHL_ [NLDMIL]
    TAKEN_OUT_ [---]
    GARDENER {} [~AGR]
    HERDS!FOLK! [~agr]
    GOLDEN_GOOSE {GOLDEN_GEESE} [~GGS]
    RIGHTS_BODY [NGO~]
    """

  private func read(_ text: String) -> PetrarchDictionary { PetrarchDictionary(text: text, source: "own.actors.txt") }

  @Test func entriesAreRead() {
    let dictionary = read(Self.sample)
    #expect(dictionary.diagnostics.map(\.description) == [])
    #expect(
      dictionary.entries.map { "\($0.names.joined(separator: ", ")) = \($0.isAgent ? "~" : "")\($0.codes.text)" } == [
        "NORLAND, NORLANDIA = NLD",
        "ANA TORVIK, PRESIDENT TORVIK = NLDELI 1985-01-01..1991-06-30|NLDGOV 1991-07-01..2002-01-31"
          + "|NLDOPP 2002-02-01..|NLDELI",
        "NELL ODUYA = KENGOV ..1999-12-31", "STRAITS PACT (SP) = IGOSTP", "A&B MINING = MNCNLD",
        "COLONEL DAHL, MAJOR DAHL = NLDMIL", "GARDENER = ~AGR", "HERDSMAN, HERDSMEN, HERDSWOMAN = ~AGR",
        "GOLDEN GOOSE, GOLDEN GEESE = ~GGS", "RIGHTS BODY = ~NGO",
      ])
  }

  @Test(arguments: [
    ("A_ [NLDGOV 20210230-20210301]", "own.actors.txt:1: warning: “NLDGOV 20210230-20210301” has dates that are none"),
    ("A_ [NLDGOV 020301-010101]", "dates that are none"), ("A_ [NLDGOV >x]", "dates that are none"),
    ("A_ [NLDGO]", "no code of three"), ("A_ [nl-d]", "no code of three"), ("A_ []", "the brackets are empty"),
    ("A_ [NLD", "a bracket is not closed"), ("A_ {B [NLD]", "a brace is not closed"), ("A_", "“A” has no code"),
    ("+B_", "a synonym without an entry"), ("\t[NLD]", "a code without an entry"), ("A!X! [~AGR]", "names a set"),
    ("A_+B_ [NLD]", "no name that can be read"), ("!X = A", "a set reads"), ("[~]", "a code without"),
  ])
  func whatIsMalformedIsReportedAndLeftOut(_ line: String, _ complaint: String) {
    let dictionary = read(line + "\nGOOD_ [KENGOV]")
    #expect(dictionary.diagnostics.first?.description.contains(complaint) == true, "\(dictionary.diagnostics)")
    #expect(dictionary.entries.last?.names == ["GOOD"])
  }

  @Test(arguments: [
    ("1984-12-31", "NLDELI"), ("1990-01-01", "NLDELI"), ("1991-07-01", "NLDGOV"), ("2002-01-31", "NLDGOV"),
    ("2020-01-01", "NLDOPP"),
  ])
  func theCodeOfTheDay(_ day: String, _ code: String) throws {
    let codes = try #require(read(Self.sample).entries.first { $0.names[0] == "ANA TORVIK" }?.codes)
    #expect(codes.code(on: CalendarDate(iso: day)) == code)
    #expect(ActorCode(codes.text) == codes)
  }

  @Test func outsideAllTimesThereIsNone() throws {
    let codes = try #require(ActorCode("KENGOV ..1999-12-31"))
    #expect(codes.code(on: CalendarDate(iso: "2000-01-01")) == nil)
    #expect(codes.code(on: nil) == "KENGOV")
    for bad in [
      "", "kengov", "KENGOV 1999", "KENGOV ..", "KENGOV 2001-01-01..2000-01-01", "KE", "KENGOV|", "KEN GOV x",
    ] {
      #expect(ActorCode(bad) == nil, "\(bad)")
    }
  }

  @Test func longHostileTextIsRead() {
    #expect(read(String(repeating: "!A!", count: 20_000)).entries.isEmpty)
    #expect(read(String(repeating: "+[", count: 50_000)).entries.isEmpty)
    #expect(read("!A! = " + String(repeating: "X,", count: 300) + "\n!A!!A!!A! [~AGR]").entries.isEmpty)
  }
}
