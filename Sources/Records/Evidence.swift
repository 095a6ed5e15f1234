package import Findings
package import TextModel

/// The words of a report that an answer rests on.
package struct Evidence: Hashable, Sendable {
  package var report: ReportReference
  /// The line's id within its report.
  package var line: String
  package var span: Span

  package init(report: ReportReference, line: String, span: Span) {
    self.report = report
    self.line = line
    self.span = span
  }

  /// The line's id in a store: `REPORT:e5`.
  package var id: String { "\(report.id):\(line)" }
}

extension Evidence: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object {
      $0.field("id", id)
      $0.field("report", report.id)
      $0.field("published", report.published)
      $0.field("publisher", report.publisher)
      $0.field("span", span)
    }
  }
}
