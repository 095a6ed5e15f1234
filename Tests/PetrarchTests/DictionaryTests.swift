import Diagnostics
import Petrarch
import Testing

/// What is wrong in a dictionary is said with file and line, and the rest works.
struct DictionaryTests {
  @Test(arguments: [
    ("x.actors.txt", "ATLANTIS\n\nLEMURIA [LEM]", 1), ("x.actors.txt", "LEMURIA [LEM", 1),
    ("x.actors.txt", "LEMURIA [LEM 2001-what]\n+LEM [LEM]", 1), ("x.agents.txt", "BAKER", 1),
    ("x.agents.txt", "# fine\nBAKER [BAK]", 2), ("x.verbs.txt", "- * TIES [064]", 1),
    ("x.verbs.txt", "--- GO [010] ---\nGO\n- TIES [064]", 3), ("x.verbs.txt", "--- GO [010] ---\nGO\n- * TIES", 3),
    ("x.verbs.txt", "--- GO [010] ---\n- * (TIES [064]", 2), ("x.verbs.txt", "--- GO [010] ---\n- * &NOWHERE [064]", 2),
    ("x.verbs.txt", "--- GO [010] ---\n- * A) [064]", 2), ("x.verbs.txt", "--- GO [010] ---\n- * * A [064]", 2),
    ("x.issues.txt", "a word", 1),
  ])
  func complains(_ name: String, _ text: String, _ line: Int) {
    let complaints = Invented.coder([(name, text)]).diagnostics
    #expect(complaints.map(\.line) == [line], "\(complaints)")
    #expect(complaints.allSatisfy { $0.source == name && $0.severity == .warning })
  }

  @Test func theInventedOnesAreSound() { #expect(Invented.coder.diagnostics == []) }

  @Test(arguments: [
    "", "\u{0}\u{0}", "---", "--- [", "&", "&A\n+&A\n+&B\n&B\n+&A", "--- X [1] ---\n+", "--- X [1] ---\n{}", "- *",
    "--- X [1] ---\nATTACK\n- ((((((((((((((((((((* [1]", "--- X [1] ---\n- ____*____ [1]", "--- X [:] ---\nATTACK",
    "--- X [1:2:3] ---\nATTACK", "--- X [---] ---\n- $ + % ^ * $ + % ^ [9]", "[<] [>] [<1] [-]", "!A! = \nX!A! [~A]",
    "~", "+", "<!-- never closed\nNORLAND [NOR]", "\u{FEFF}--- Ä [1] ---\nÄ", "A_[B]", "_ [X]", "- [", "]", "}{",
  ])
  func survives(_ text: String) {
    for name in ["x.verbs.txt", "x.actors.txt", "x.agents.txt", "x.discards.txt", "x.issues.txt", "x.txt"] {
      let coder = Invented.coder([
        ("own.actors.txt", Invented.actors), (name, text), ("own.verbs.txt", Invented.verbs),
      ])
      _ = Invented.events(in: "Norland attacked Sudland, and Ostmark praised it.", by: coder)
    }
  }

  @Test(arguments: [
    String(repeating: "Norland attacked ", count: 800),
    String(repeating: "Norland and ", count: 800) + "praised Sudland.",
    String(repeating: "a", count: 20_000), String(repeating: "Norland, ", count: 800), "_ - _ 's n't",
    String(repeating: "said that Norland ", count: 500),
  ])
  func survivesText(_ text: String) {
    _ = Invented.events(in: text)
  }
}
