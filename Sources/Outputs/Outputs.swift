package import Findings
package import TextModel

/// Records in; JSON Lines, readable text, CSV, CoNLL-U and the dossier page out, as strings.
///
/// One file for each format. Nothing is read, decided or written to a file here.
package enum JSONLines {
  /// The record's lines, each with its line end.
  package static func text(of record: Record) -> String {
    record.lines.map { $0.jsonLine + "\n" }.joined()
  }

  /// The record's lines with the report's text in its head, for whoever does not have it.
  package static func text(of record: Record, with source: SourceText) -> String {
    var record = record
    record.report.text = source[source.range]
    return text(of: record)
  }

  package static func text(of lines: [some JSONWritable]) -> String {
    lines.map { $0.jsonLine + "\n" }.joined()
  }
}
