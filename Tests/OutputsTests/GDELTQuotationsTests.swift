import Findings
import Outputs
import Records
import Testing
import TextModel

@Suite struct GDELTQuotationsTests {
  @Test func aLineForEachReportWithQuotedWordsAlone() {
    let lines = GDELTQuotations.lines(Sample().record.sourcedQuotes)
    #expect(
      lines == [
        "20310304000000\tPaper\thttps://example.org/orlin\t254|39|said|We will not leave the streets to gangs,"
      ])
  }

  @Test func interruptedOnesAreBlocksInTheirOrderAndSeparatorsGo() {
    func span(_ start: Int, _ text: String) -> Span {
      Span(start: start, end: start + text.unicodeScalars.count, text: text)
    }
    let first = QuoteLine(
      id: "q1", report: "r", span: span(10, "x"), content: [span(40, "b|c#d"), span(10, "a\nb")], form: .direct,
      cue: [span(20, "went"), span(26, "on")], confidence: 1)
    var second = first
    second.content = [span(0, "é")]
    let lines = GDELTQuotations.lines([first, second].map { Sourced($0, in: ReportReference(id: "r\t1")) })
    #expect(lines == ["\t\tr 1\t0|1|went on|é#10|3|went on|a b#40|5|went on|b c d"])
  }
}
