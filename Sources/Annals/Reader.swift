import DocumentInput
import Extraction
public import Findings
import Lexicons

/// Reads reports: text in, its record out.
///
///     let reader = try Reader()
///     let record = reader.record(of: Report(text: "Norway's premier visited Helsinki.", published: "2031-03-07"))
///     for event in record.events { print(event.plover.type, event.trigger.text) }
///
/// Loading costs some tens of milliseconds (the model is mapped, not read); share one reader among all tasks.
public struct Reader: Sendable {
  private let reader: ReportReader
  private let documents: DocumentReader

  /// The version that stands in every report line.
  public static let version = "0.1.0"

  /// Loads the language model, the lexicons and the rules.
  ///
  /// - Parameters:
  ///   - model: `en-md`, the default, or `en-sm`.
  ///   - data: the folder that holds `Resources` and `Data`; where it is not given, it is looked for above the
  ///     program's own path, at `$ANNALS_DATA` and at `/usr/share/annals`.
  /// - Throws: an error that says what is missing and what to run.
  public init(model: String = "en-md", data: String? = nil) throws {
    let root = try data.map { DataRoot(path: $0) } ?? DataRoot.find()
    reader = try ReportReader(root: root, options: ReportReader.Options(model: model), version: Self.version)
    documents = try DocumentReader(root: root)
  }

  /// The record of one report; its spans count the text's Unicode code points.
  ///
  /// Costs about one run of the language analysis: a millisecond for some twenty words.
  public func record(of report: Report) -> Record {
    reader.read(
      documents.document(
        text: report.text, id: report.id, title: report.title, date: report.published, url: report.url,
        publisher: report.publisher)
    ).record
  }

  /// The records of many reports in their order, several read at once.
  ///
  /// No more than a few reports are in hand at a time, however many follow, and none is drawn before it is asked for.
  public func records<Reports: AsyncSequence>(of reports: Reports) -> Records<Reports>
  where Reports.Element == Report {
    Records(OrderedMap(reports, jobs: processorCount, weight: \.text.utf8.count) { record(of: $0) })
  }
}
