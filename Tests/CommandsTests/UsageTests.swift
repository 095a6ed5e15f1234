import Testing

/// Wrong use is one clear line on standard error and status 2.
@Suite struct UsageTests {
  @Test(arguments: [
    (["raed", "x.txt"], "there is no command 'raed'; did you mean read?"),
    (["read"], "annals read needs more words; use: annals read FILE…|DIR|-"),
    (["read", "--fromat", "text", "x"], "annals read has no option --fromat; did you mean --format?"),
    (["read", "--format", "jsnol", "x"], "--format cannot be 'jsnol'; did you mean jsonl?"),
    (["read", "--format"], "--format needs its FORMAT"),
    (["read", "--jobs", "many", "x"], "--jobs takes a whole number from 1 on, not 'many'"),
    (["read", "--date", "2015-02-29", "x"], "--date takes a date as YYYY-MM-DD, not '2015-02-29'"),
    (["read", "--min-confidence", "7", "x"], "--min-confidence takes a number from 0 to 1, not '7'"),
  ])
  func wrongUse(arguments: [String], message: String) throws {
    let answer = try BuiltProgram.run(arguments, in: ScratchFolder())
    #expect(answer.status == 2)
    #expect(answer.complaints == "annals: \(message)\n")
    #expect(answer.output == "")
  }

  @Test func helpNamesEveryCommandWithExamples() throws {
    let folder = try ScratchFolder()
    let overview = try BuiltProgram.run(["help"], in: folder)
    #expect(overview.status == 0)
    let names = overview.lines.filter { $0.hasPrefix("  ") }.map { $0.split(separator: " ")[0] }
    for name in [
      "read", "parse", "add", "timeline", "quotes", "who", "events", "figures", "members", "offices",
      "commands", "levels", "explain", "dossier", "model", "eval",
    ] { #expect(names.contains { $0 == name }, "help does not list \(name)") }
    for name in names {
      let help = try BuiltProgram.run(["help", String(name)], in: folder)
      #expect(help.status == 0)
      #expect(help.output.contains("examples:\n  annals \(name)") || help.output.contains("annals \(name)"))
      #expect(try BuiltProgram.run([String(name), "--help"], in: folder).output == help.output)
    }
  }

  @Test func missingStoreIsNamedWithTheRemedy() throws {
    let answer = try BuiltProgram.run(["timeline"], in: ScratchFolder())
    #expect(answer.status == 1)
    #expect(answer.complaints == "annals: there is no store at annals.db; make one with 'annals add FILE…'\n")
  }
}
