import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading as a person would: good input beside bad, order, standard input, the store.
@Suite(.enabled(if: BuiltProgram.isSetUp, "needs the packed models: run 'make setup'"))
struct ReadingTests {
  static let visit = "Norway's foreign minister Espen Dahl visited Helsinki on Friday. “We agree,” Dahl said."

  @Test func badInputIsNamedAndTheRestRead() throws {
    let folder = try ScratchFolder()
    let good = try folder.write("good.txt", Self.visit)
    let binary = try folder.write("binary.txt", bytes: (0..<4096).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 13) })
    let answer = try BuiltProgram.run(
      ["read", "--format", "jsonl", "--date", "2031-03-07", "\(folder.path)/gone.txt", binary, good], in: folder)
    #expect(answer.status == 1)
    let complaints = answer.complaints.split(separator: "\n")
    #expect(complaints.count == 2)
    #expect(complaints[0].contains("gone.txt: error: cannot be read"))
    #expect(complaints[1].contains("binary.txt: error:"))
    #expect(answer.lines.first?.contains("\"id\":\"good\"") == true)
  }

  @Test func emptyFileIsAReportWithoutFindings() throws {
    let folder = try ScratchFolder()
    let answer = try BuiltProgram.run(["read", "--format", "jsonl", folder.write("empty.txt", "")], in: folder)
    #expect(answer.status == 0)
    #expect(answer.lines.count == 1)
    #expect(answer.complaints.contains("warning: the text is empty"))
  }

  @Test func oneMegabyteWithoutASpaceIsRead() throws {
    let folder = try ScratchFolder()
    let long = try folder.write("long.txt", String(repeating: "a-b.c", count: 200_000))
    #expect(try BuiltProgram.run(["read", "--format", "jsonl", long], in: folder).status == 0)
  }

  @Test func reportsComeInInputOrderWhateverTheJobs() throws {
    let folder = try ScratchFolder()
    let lines = (1...40).map {
      "{\"id\":\"r\($0)\",\"text\":\"\(String(repeating: "It rained. ", count: ($0 * 37) % 60))\"}"
    }
    let input = lines.joined(separator: "\n")
    let one = try BuiltProgram.run(
      ["read", "--input", "jsonl", "--format", "jsonl", "--jobs", "1", "-"], input: input, in: folder)
    let four = try BuiltProgram.run(
      ["read", "--input", "jsonl", "--format", "jsonl", "--jobs", "4", "-"], input: input, in: folder)
    #expect(one.output == four.output)
    #expect(one.lines.filter { $0.hasPrefix("{\"type\":\"report\"") }.count == 40)
  }

  @Test func addingTwiceChangesNothing() throws {
    let folder = try ScratchFolder()
    let report = try folder.write("visit.txt", Self.visit)
    #expect(try BuiltProgram.run(["add", "--date", "2031-03-08", report], in: folder).output == "annals.db: 1 added\n")
    let before = try BuiltProgram.run(["events", "--json"], in: folder)
    #expect(before.output.contains("\"type\":\"CONSULT\""))
    #expect(
      try BuiltProgram.run(["add", "--date", "2031-03-08", report], in: folder).output
        == "annals.db: 1 already there, unchanged\n")
    #expect(try BuiltProgram.run(["events", "--json"], in: folder).output == before.output)
  }

  @Test func theStoreAnswers() throws {
    let folder = try ScratchFolder()
    let sample = "\(BuiltProgram.repository)/Examples/reports/pacific-2031-04-18.txt"
    #expect(try BuiltProgram.run(["add", sample], in: folder).status == 0)
    let members = try BuiltProgram.run(["members", "Harbour Accord", "--as-of", "2010-01-01"], in: folder)
    #expect(members.lines == ["Fiji", "Kiribati", "Samoa", "Tonga", "Tuvalu", "Vanuatu"])
    let later = try BuiltProgram.run(["members", "Harbour Accord", "--as-of", "2031-01-01"], in: folder)
    #expect(later.lines == ["Fiji", "Kiribati", "Samoa", "Tonga", "Tuvalu"])
    #expect(
      try BuiltProgram.run(["quotes", "--by", "Veikune"], in: folder).output.contains("We cannot guard the port"))
    let ofOneForm = try BuiltProgram.run(["quotes", "--form", "direct", "--json"], in: folder)
    #expect(!ofOneForm.lines.isEmpty && ofOneForm.lines.allSatisfy { $0.contains("\"form\":\"direct\"") })
    #expect(
      try BuiltProgram.run(["quotes", "--format", "gdelt"], in: folder).lines.allSatisfy {
        $0.split(separator: "\t", omittingEmptySubsequences: false).count == 4
      })
    #expect(try BuiltProgram.run(["quotes", "--form", "dirct"], in: folder).complaints.contains("did you mean"))
    let counts = try BuiltProgram.run(["events", "--count", "year,type", "--format", "csv"], in: folder).lines
    #expect(counts.first == "year,type,count" && counts.count > 1)
    #expect(try BuiltProgram.run(["events", "--count", "moth"], in: folder).complaints.contains("did you mean"))
    #expect(try BuiltProgram.run(["who", "Allardyce"], in: folder).output.contains("Ruth Allardyce"))
    #expect(try BuiltProgram.run(["figures"], in: folder).output.contains("2.4 → 3.1 FJD"))
    #expect(try BuiltProgram.run(["dossier", "-o", "page.html"], in: folder).output == "page.html: 1 report\n")
    let wrong = try BuiltProgram.run(["who", "Veikuna"], in: folder)
    #expect(wrong.status == 2)
    #expect(wrong.complaints.contains("did you mean"))
  }
}
