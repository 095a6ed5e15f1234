import Testing

/// Corrections as a person makes them, over reports of our own.
@Suite(.enabled(if: BuiltProgram.isSetUp, "needs the packed models: run 'make setup'"))
struct CorrectionCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let reports = [
      (
        "r1", "Norway's foreign minister Espen Dahl visited Helsinki on Friday. \"We agree,\" Dahl said."
      ),
      ("r2", "The banker Espen Dahl sold his house in Bergen. \"I am tired,\" Dahl said."),
      ("r3", "Foreign minister Esben Daal arrived in Oslo. \"It was good,\" Daal said."),
    ]
    let input = reports.map {
      "{\"id\":\"\($0.0)\",\"date\":\"2031-03-08\",\"text\":\"\($0.1.replacing("\"", with: "\\\""))\"}"
    }.joined(separator: "\n")
    #expect(try BuiltProgram.run(["add", "--input", "jsonl", "-"], input: input, in: folder).status == 0)
  }

  private func annals(_ words: String...) throws -> BuiltProgram.Answer { try BuiltProgram.run(words, in: folder) }

  private func said(_ name: String) throws -> [String] {
    try annals("quotes", "--by", name, "--json").lines.map { line in
      String(line.firstMatch(of: /"content":\[\{"start":\d+,"end":\d+,"text":"([^"]*)/)?.output.1 ?? "?")
    }.sorted()
  }

  @Test func twoOfOneNameAreSplitAndOneOfTwoSpellingsMerged() throws {
    #expect(try said("Espen Dahl") == ["I am tired,", "We agree,"])
    let split = try annals("split", "Espen Dahl", "--report", "r2", "--as", "Espen Dahl (banker)", "--by", "nell")
    #expect(split.output == "1: Espen Dahl in r2 is not Espen Dahl but Espen Dahl (banker)\n", "\(split.complaints)")
    #expect(try said("Espen Dahl") == ["We agree,"])
    #expect(try said("Espen Dahl (banker)") == ["I am tired,"])
    #expect(try annals("merge", "Espen Dahl", "Esben Daal").output == "2: Esben Daal is Espen Dahl\n")
    #expect(try said("Esben Daal") == ["It was good,", "We agree,"])
    let who = try annals("who", "Esben Daal")
    #expect(who.lines.first == "Espen Dahl · person · NORGOV")
    #expect(who.lines.dropFirst().first == "  also: Esben Daal")
    let list = try annals("corrections")
    #expect(list.lines.count == 3)
    #expect(list.lines[1].contains("nell"))
    #expect(try annals("split", "Espen Dahl", "--report", "r2", "--undo").status == 0)
    #expect(try said("Espen Dahl").count == 3)
    #expect(try annals("corrections", "--all").lines.count == 3)
    #expect(try annals("corrections", "--json").lines.count == 1)
    #expect(try annals("dossier", "-o", "page.html").status == 0)
  }

  @Test func mistakesAreMetWithWhatToDo() throws {
    let mistakes: [([String], String)] = [
      (["reject", "Espen Dal"], "no report names 'Espen Dal'; did you mean Espen Dahl"),
      (["rename", "Espen Dahl"], "annals rename needs the new name; add --to NAME"),
      (["split", "Espen Dahl"], "annals split needs to know what to take out; add --report ID, or --alias SPELLING"),
      (["split", "Espen Dahl", "--report", "r3"], "r3 does not name Espen Dahl; these do: r1, r2"),
      (["merge", "Espen Dahl", "ESPEN DAHL"], "'Espen Dahl' and 'ESPEN DAHL' are one already: Espen Dahl"),
      (["reject", "Bergen"], "no report names 'Bergen'; for the place of this name add --place"),
      (["rename", "Espen Dahl", "--to", "Esben Daal"], "there is a Esben Daal already; if they are one: annals merge"),
      (["reject", "Espen Dahl", "--undo"], "there is no such reject to undo; 'annals corrections' lists them"),
    ]
    for (words, message) in mistakes {
      let answer = try BuiltProgram.run(words, in: folder)
      #expect(answer.status == 2, "\(words)")
      #expect(answer.complaints.contains(message), "\(words): \(answer.complaints)")
    }
    #expect(try annals("corrections").complaints == "annals: no corrections\n")
  }
}
