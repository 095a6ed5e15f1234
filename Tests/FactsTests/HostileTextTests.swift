import Testing

@testable import Facts

/// Whatever the bytes, the finder answers.
@Suite(.enabled(if: pipeline != nil, "no packed model: run 'make setup'")) struct HostileTextTests {
  @Test(arguments: [
    "", " ", "$", "$ $ $ 5 5 5 % % from to by per a", "from to from to 60 to to 120 tenge ( ( (", "killed",
    "of of of of",
    "99999999999999999999999999 people killed 1e400 others", "a hundred hundred hundred million billion trillion dead",
    "\u{FEFF}\r\n\u{0}\u{1}joined the \u{202E}pact", "1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1", "commander of", "commander of,",
    "price of of of rose to to to", "level level level raised to to to from from", "It left it it it it it.",
  ])
  func answers(_ text: String) throws {
    #expect(try facts(in: text).allSatisfy { !$0.isEmpty })
  }

  @Test func longLists() throws {
    let names = (0..<300).map { "Norland\($0)" }.joined(separator: ", ")
    #expect(try facts(in: "\(names) and Ostia joined NATO in 1999.").count < 400)
    #expect(try facts(in: String(repeating: "killed 5 men and ", count: 400)).count < 1000)
  }
}
