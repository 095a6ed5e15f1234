import Petrarch
import Testing

/// What the dictionaries of `Invented` make of a sentence.
@Suite(.enabled(if: Invented.pipeline != nil, "needs the language model: make setup"))
struct CodingTests {
  @Test(arguments: [
    ("Norland praised Sudland on Monday.", ["NOR>SUD 051"]),
    ("Sudland was praised by the Norlandic government.", ["NORGOV>SUD 051"]),
    ("Soldiers from Norland attacked Ostmark.", ["NORMIL>OST 190"]),
    ("Norlandic troops gunned down Ostmark soldiers.", ["NORMIL>OSTMIL 190"]),
    ("Norland and Ostmark praised the Salt Coast.", ["NOR>SUD 051", "OST>SUD 051"]),
    ("Lawmakers in Norland and Ostmark praised Sudland.", ["NORLEG>SUD 051", "OSTLEG>SUD 051"]),
    ("Norlandic and Ostmark troops attacked Sudland.", ["NORMIL>SUD 190", "OSTMIL>SUD 190"]),
    ("Norland's foreign minister visited Ostmark.", ["NORGOVFRM>OST 042", "OST>NORGOVFRM 043"]),
    ("Norland praised the Twin Cities.", ["NOR>ABA 051", "NOR>ABB 051"]),
    ("Norland restored diplomatic ties with Sudland.", ["NOR>SUD 064", "SUD>NOR 064"]),
    ("Norland restored full diplomatic relations with Sudland.", ["NOR>SUD 064"]),
    ("Norland and Sudland held a peace parley.", ["NOR>SUD 046", "SUD>NOR 046"]),
    ("Norland held talks with Sudland.", ["NOR>SUD 040"]),
    ("Norland never attacked Sudland.", ["NOR>SUD 016"]),
    ("The captain of Norland was freed from Sudland.", ["SUD>NOR 0841"]),
    ("Norland warned Ostmark about Sudland.", ["NOR>SUD 131"]),
    ("Norland suggested that Ostmark should leave.", ["NOR>OST 102"]),
    ("Norland praised the weather.", []),
    ("Norland praised Sudland after the cup final.", []),
    ("The sun rose. A world championship began. Norland praised Sudland.", []),
  ])
  func codes(_ sentence: String, _ expected: [String]) throws {
    let events = try #require(Invented.events(in: sentence))
    #expect(Invented.dyads(events) == expected, "\(sentence)")
  }

  @Test(arguments: [
    ("1989-05-01", "Westria praised Sudland.", ["OLD>SUD 051"]),
    ("1991-05-01", "Westria praised Sudland.", ["WST>SUD 051"]),
    ("2009-12-31", "Ana Torvik praised Sudland.", ["NOROPP>SUD 051"]),
    ("2010-01-01", "Ana Torvik praised Sudland.", ["NORGOV>SUD 051"]),
    ("2014-12-31", "Ana Torvik praised Sudland.", ["NORGOV>SUD 051"]),
    ("2015-01-01", "Ana Torvik praised Sudland.", ["NORELI>SUD 051"]),
  ])
  func codesByDate(_ day: String, _ sentence: String, _ expected: [String]) throws {
    #expect(Invented.dyads(try #require(Invented.events(in: sentence, on: day))) == expected)
  }

  @Test(arguments: [
    ("Norland wants to help Sudland.", ["NOR>SUD 033"]),
    ("Norland asked Sudland to help Ostmark.", ["NOR>SUD 023"]),
    ("Norland hopes to visit Sudland.", ["NOR>SUD 042"]),
    ("Norland visited Sudland.", ["NOR>SUD 042", "SUD>NOR 043"]),
    ("Norland wants a peace deal with Sudland.", ["NOR>SUD 036"]),
    ("Norland said it would help Sudland.", ["NOR>SUD 033"]),
    ("Norland did not help Sudland.", ["NOR>SUD 122"]),
    ("Norland did not attack Sudland.", []),
    ("Norland refused to help Sudland.", ["NOR>SUD 122"]),
    ("Norland refused to attack Sudland.", []),
    ("Norland did not want to attack Sudland.", []),
    ("Pro-Norland soldiers attacked Sudland.", ["---MIL>SUD 190"]),
    ("The group that visited Ostmark attacked Sudland.", []),
    ("Norland wants to attack Sudland.", ["NOR>SUD 138"]),
    ("Norland said that Ostmark had attacked Sudland.", ["NOR>OST 112"]),
    ("Norland said it had attacked Sudland.", ["NOR>SUD 015"]),
    ("Sudland was attacked in Ostmark.", ["OST>SUD 190"]),
    ("Norland helped Sudland with old rifles.", ["NOR>SUD 072"]),
    ("Norland sent three cannons to Sudland.", ["NOR>SUD 0721"]),
    (
      "Norland, Ostmark and Sudland met yesterday.",
      [
        "NOR>OST 040", "NOR>SUD 040", "OST>NOR 040", "OST>SUD 040", "SUD>NOR 040", "SUD>OST 040",
      ]
    ),
    ("Norland attacked Ostmark, Sudlandic soldiers said.", ["NOR>OST 190"]),
    ("Norland and Sudland met in Ostmark.", ["NOR>SUD 040", "SUD>NOR 040"]),
    ("Norland was said to have attacked Sudland.", ["NOR>SUD 190"]),
    ("Soldiers armed by Norland attacked Sudland.", ["---MIL>SUD 190"]),
  ])
  func codesByBracketedPatterns(_ sentence: String, _ expected: [String]) throws {
    let events = try #require(Invented.events(in: sentence, by: Invented.bracketed))
    #expect(Invented.dyads(events).sorted() == expected, "\(sentence)")
  }

  @Test func namesTheLineThatFired() throws {
    let pattern = try #require(Invented.events(in: "Norland restored diplomatic ties with Sudland.")?.first)
    #expect(pattern.rule == "own.verbs.txt:9")
    #expect(pattern.isByPattern)
    let own = try #require(Invented.events(in: "Norland praised Sudland.")?.first)
    #expect(own.rule == "own.verbs.txt:5")
    #expect(!own.isByPattern)
  }

  @Test func namesIssues() throws {
    #expect(try #require(Invented.events(in: "Norland praised Sudland in the famine.")?.first).issues == ["HUNGER"])
    #expect(try #require(Invented.events(in: "Norland praised Sudland for famine relief.")?.first).issues == [])
  }
}
