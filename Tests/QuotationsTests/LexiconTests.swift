import Lexicons
import Testing

@testable import Quotations

/// The checkout that holds these tests, with its `Resources`.
func checkout() -> DataRoot {
  DataRoot(path: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/"))
}

@Test("every line of the cue files has an example with all three parts")
func everyCueHasAnExample() throws {
  let lexicon = try CueLexicon(root: checkout())
  let rules = Set(
    [lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.prepositions].flatMap(\.values).flatMap { $0 }.map(
      \.rule))
  let illustrated = Set(lexicon.examples.map(\.rule))
  #expect(rules.subtracting(illustrated).isEmpty)
  for example in lexicon.examples {
    #expect(example.text.contains("[C ") && example.text.contains("[Q "), "\(example.rule)")
  }
}

@Test("a longer cue is tried before the shorter one", arguments: ["call", "point", "go"])
func longerCuesComeFirst(verb: String) throws {
  let counts = try #require(CueLexicon(root: checkout()).verbs[verb[...]]).map(\.words.count)
  #expect(counts == counts.sorted(by: >) && (counts.first ?? 0) > 1)
}
