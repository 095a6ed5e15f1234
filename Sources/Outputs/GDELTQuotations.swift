package import Findings
package import Records
import TextModel

/// Quotations in the form of GDELT's Global Knowledge Graph 2.1: a line for each report, with the columns DATE,
/// SourceCommonName, DocumentIdentifier and V2.1QUOTATIONS, parted by tabs. The last holds blocks parted by `#`, each
/// `offset|length|verb|quote`, offsets and lengths in code points. As in GDELT only quoted words stand there, no
/// reported clauses, and no speaker.
package enum GDELTQuotations {
  /// The lines of the reports in the order in which they first come, without line ends.
  package static func lines(_ quotes: [Sourced<QuoteLine>]) -> [String] {
    var order: [ReportReference] = []
    var byReport: [ReportReference: [Block]] = [:]
    for quote in quotes where quote.line.form != .indirect {
      if byReport[quote.report] == nil { order.append(quote.report) }
      byReport[quote.report, default: []] += blocks(of: quote.line)
    }
    return order.map { report in
      let blocks = byReport[report, default: []].sorted { ($0.start, $0.length) < ($1.start, $1.length) }
      return [
        day(report.published), clean(report.publisher ?? ""), clean(report.url ?? report.source ?? report.id),
        blocks.map(\.text).joined(separator: "#"),
      ].joined(separator: "\t")
    }
  }

  private struct Block {
    var start: Int
    var length: Int
    var text: String
  }

  /// A block for each part of an interrupted quotation.
  private static func blocks(of quote: QuoteLine) -> [Block] {
    let verb = clean(quote.cue.map(\.text).joined(separator: " "))
    return quote.content.map { part in
      let length = part.end - part.start
      return Block(
        start: part.start, length: length, text: "\(part.start)|\(length)|\(verb)|\(clean(part.text))")
    }
  }

  /// `20220107000000`; a report without a day has an empty field.
  private static func day(_ published: String?) -> String {
    guard let digits = published?.prefix(10).filter(\.isNumber), digits.count == 8 else { return "" }
    return digits + "000000"
  }

  /// The form has no escapes: what would part its fields becomes a space.
  private static func clean(_ text: String) -> String {
    let parts: Set<Unicode.Scalar> = ["\t", "\n", "\r", "|", "#"]
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { cleaned.append(parts.contains(scalar) ? " " : scalar) }
    return String(cleaned)
  }
}
