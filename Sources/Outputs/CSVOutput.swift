package import Findings
package import Records
import TextModel

/// Events and quotations as comma-separated values (RFC 4180; line ends are LF), one header line first.
package enum CSVOutput {
  package static func events(_ events: [Sourced<EventLine>]) -> String {
    ([eventHeader] + events.map(line(for:))).map { $0 + "\n" }.joined()
  }

  package static func quotes(_ quotes: [Sourced<QuoteLine>]) -> String {
    ([quoteHeader] + quotes.map(line(for:))).map { $0 + "\n" }.joined()
  }

  /// Any table, its head line among the rows.
  package static func rows(_ rows: [[String]]) -> String { rows.map { line($0) + "\n" }.joined() }

  // MARK: Line by line, without line ends, for a stream of records

  package static let eventHeader = line(eventColumns.map(\.name))
  package static func line(for event: Sourced<EventLine>) -> String {
    line(eventColumns.map { $0.value(event) ?? "" })
  }

  package static let quoteHeader = line(quoteColumns.map(\.name))
  package static func line(for quote: Sourced<QuoteLine>) -> String {
    line(quoteColumns.map { $0.value(quote) ?? "" })
  }

  private struct Column<Row>: Sendable {
    var name: String
    var value: @Sendable (Row) -> String?

    init(_ name: String, _ value: @escaping @Sendable (Row) -> String?) {
      self.name = name
      self.value = value
    }
  }

  private static let eventColumns: [Column<Sourced<EventLine>>] = [
    Column("id") { "\($0.report.id):\($0.line.id)" },
    Column("report") { $0.report.id },
    Column("published") { $0.report.published },
    Column("publisher") { $0.report.publisher },
    Column("date") { $0.line.time?.value },
    Column("begin") { $0.line.time?.begin },
    Column("end") { $0.line.time?.end },
    Column("type") { $0.line.plover.type },
    Column("mode") { $0.line.plover.mode },
    Column("context") { $0.line.plover.context?.joined(separator: "; ") },
    Column("cameo") { $0.line.cameo },
    Column("quad") { $0.line.quad.map { String($0.value) } },
    Column("goldstein") { $0.line.goldstein.map { String($0) } },
    Column("sources") { names($0.line.sources) },
    Column("source_codes") { codes($0.line.sources) },
    Column("targets") { names($0.line.targets) },
    Column("target_codes") { codes($0.line.targets) },
    Column("place") { $0.line.place?.name },
    Column("modality") { $0.line.modality.rawValue },
    Column("attribution") { $0.line.attribution?.name },
    Column("trigger") { $0.line.trigger.text },
    Column("text") { $0.line.span.text },
    Column("text_start") { String($0.line.span.start) },
    Column("text_end") { String($0.line.span.end) },
    Column("rule") { $0.line.rule },
    Column("confidence") { String($0.line.confidence) },
  ]

  private static let quoteColumns: [Column<Sourced<QuoteLine>>] = [
    Column("id") { "\($0.report.id):\($0.line.id)" },
    Column("report") { $0.report.id },
    Column("published") { $0.report.published },
    Column("publisher") { $0.report.publisher },
    Column("said") { $0.line.said },
    Column("form") { $0.line.form.rawValue },
    Column("speaker") { $0.line.speaker?.name },
    Column("speaker_text") { $0.line.speakerSpan?.text },
    Column("speaker_code") { $0.line.speaker?.code },
    Column("audience") { $0.line.audience?.name },
    Column("through") { names($0.line.through) },
    Column("cue") { texts($0.line.cue.map(\.text)) },
    Column("content") { texts($0.line.content.map(\.text)) },
    Column("content_start") { $0.line.content.first.map { String($0.start) } },
    Column("content_end") { $0.line.content.last.map { String($0.end) } },
    Column("within") { $0.line.within },
    Column("confidence") { String($0.line.confidence) },
  ]

  private static func names(_ references: [ActorReference]) -> String {
    references.map(\.name).joined(separator: "; ")
  }

  private static func codes(_ references: [ActorReference]) -> String {
    references.map { $0.code ?? "" }.joined(separator: "; ")
  }

  private static func texts(_ texts: [String]) -> String { texts.joined(separator: " … ") }

  private static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",")
  }

  /// By bytes: "\r\n" is one `Character` and would be missed.
  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
