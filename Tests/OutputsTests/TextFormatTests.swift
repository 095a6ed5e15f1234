import Findings
import LanguageAnalysis
import Outputs
import Records
import Testing
import TextModel

@Suite struct TextFormatTests {
  @Test func readableTextHasItsSections() {
    let text = TextOutput(TextLayout(width: 80)).text(of: Sample().record)
    for heading in ["CHRONOLOGY", "WHO SAID WHAT", "PEOPLE AND BODIES", "MEMBERSHIPS", "COMMANDS", "FIGURES"] {
      #expect(text.contains("\n\(heading)\n"), "\(heading)")
    }
    #expect(text.contains("2031-03-03  REQUEST assist  Ana Torvik → Straits Pact Organization"))
    #expect(text.contains("Ana Torvik                 NORGOV · Prime Minister of Norland · also “Torvik”"))
    #expect(text.contains("  Vestria  from 1993, until 1999"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(!text.contains("\u{1B}"))
    #expect(TextOutput(TextLayout(isColoured: true)).text(of: Sample().record).contains("\u{1B}["))
  }

  @Test func escapeSequencesInAReportAreTakenOut() {
    var record = Sample().record
    record.report.title = "a\u{1B}[2Jb\u{9B}c\u{202E}d\u{7}"
    record.quotes[0].content[0].text = "x\u{1B}]0;y\u{7}"
    let text = TextOutput(TextLayout()).text(of: record)
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    #expect(!text.contains("\u{202E}"))
  }

  @Test func commaSeparatedValuesAreQuoted() throws {
    var event = Sample().record.events[0]
    event.sources[0].name = "Torvik, \"the\r\nfirst\""
    let csv = CSVOutput.events([Sourced(event, in: ReportReference(id: "r,1"))])
    #expect(csv.hasPrefix("id,report,published,"))
    #expect(csv.contains("\"Torvik, \"\"the\r\nfirst\"\"\""))
    #expect(csv.contains("\"r,1:e1\",\"r,1\",,"))
    let quotes = CSVOutput.quotes(Sample().record.sourcedQuotes)
    #expect(quotes.contains("Ana Torvik,Torvik,NORGOV,,,said,\"We will not leave the streets to gangs,\","))
  }

  @Test func jsonLinesKeepTheOrder() {
    let lines = JSONLines.text(of: Sample().record).split(separator: "\n")
    #expect(lines.first?.hasPrefix("{\"type\":\"report\"") == true)
    #expect(lines.count == 1 + 6 + 2 + 5 + 10)
    #expect(JSONLines.text(of: Sample().record, with: Sample().text).contains("\"text\":\"Norland asks"))
  }

  /// "Ana  left.\n\nShe did" with a white space token of two spaces' second, and one of two line ends.
  @Test func coNLLURenumbersAroundWhiteSpace() {
    let source = SourceText("Ana  left.\n\nShe did")
    func token(
      _ range: Range<Int>, _ head: Int, _ relation: DependencyRelation, _ pos: PartOfSpeech = .verb, start: Bool = false
    ) -> Token {
      Token(
        range: range, text: source[range], lower: source[range].lowercased(), lemma: source[range].lowercased(),
        tag: "X", pos: pos, morph: pos == .verb ? "Tense=Past" : "", head: head, relation: relation,
        isSentenceStart: start)
    }
    let analysis = AnalysedText(
      source: source,
      tokens: [
        token(0..<3, 2, "nsubj", .propn, start: true), token(4..<5, 0, "dep", .space), token(5..<9, 2, "ROOT"),
        token(9..<10, 2, "punct", .punct), token(10..<12, 3, "dep", .space), token(12..<15, 4, "nsubj", start: true),
        token(16..<19, 6, "ROOT"),
      ], entities: [EntityMention(tokens: 0..<1, label: "PERSON")], nounChunks: [0..<1], blocks: [0..<7])
    let expected = [
      "# newdoc id = r1", "# sent_id = r1-1", "# text = Ana left.",
      "1\tAna\tana\tPROPN\tX\t_\t2\tnsubj\t_\tNER=B-PERSON|NounChunk=B|TokenRange=0:3",
      "2\tleft\tleft\tVERB\tX\tTense=Past\t0\troot\t_\tSpaceAfter=No|TokenRange=5:9",
      "3\t.\t.\tPUNCT\tX\t_\t2\tpunct\t_\tTokenRange=9:10", "", "# sent_id = r1-2", "# text = She did",
      "1\tShe\tshe\tVERB\tX\tTense=Past\t0\tnsubj\t_\tTokenRange=12:15",
      "2\tdid\tdid\tVERB\tX\tTense=Past\t0\troot\t_\tSpaceAfter=No|TokenRange=16:19",
      "", "",
    ]
    #expect(CoNLLU.text(of: analysis, id: "r1") == expected.joined(separator: "\n"))
  }

  /// Characters at which some readers end a line, a slash in the id, a name that begins with white space.
  @Test func coNLLUIsOneLineAToken() {
    let source = SourceText("\nOrlin\u{2028}fell\u{85}\u{1C}now.")
    func token(_ range: Range<Int>, _ pos: PartOfSpeech = .x) -> Token {
      Token(
        range: range, text: source[range], lower: source[range], lemma: source[range], tag: "X", pos: pos, head: 1,
        relation: "dep", isSentenceStart: range.lowerBound == 0)
    }
    let tokens = [
      token(0..<1), token(1..<6), token(6..<9), token(9..<13), token(13..<16), token(16..<19), token(19..<20),
    ]
    let analysis = AnalysedText(
      source: source, tokens: tokens, entities: [EntityMention(tokens: 0..<3, label: "A|B")], nounChunks: [0..<2],
      blocks: [0..<7])
    let text = CoNLLU.text(of: analysis, id: "a/b\nc")
    let expected = [
      "# newdoc id = a/b c", "# sent_id = a_b_c-1", "# text = Orlin fell now.",
      "1\tOrlin\tOrlin\tX\tX\t_\t0\tdep\t_\tNER=B-A/B|NounChunk=B|TokenRange=1:6",
      "2\tfell\tfell\tX\tX\t_\t1\tdep\t_\tTokenRange=7:11",
      "3\tnow\tnow\tX\tX\t_\t1\tdep\t_\tSpaceAfter=No|TokenRange=13:16",
      "4\t.\t.\tX\tX\t_\t1\tdep\t_\tSpaceAfter=No|TokenRange=16:17", "", "",
    ]
    #expect(text == expected.joined(separator: "\n"))
  }

  @Test func aWhiteSpaceTextHasNoSentences() {
    let source = SourceText("  ")
    let analysis = AnalysedText(
      source: source, tokens: [Token(range: 0..<2, text: "  ", lower: "  ", pos: .space, isSentenceStart: true)],
      entities: [], nounChunks: [], blocks: [0..<1])
    #expect(CoNLLU.text(of: analysis, id: "r1").isEmpty)
  }
}
