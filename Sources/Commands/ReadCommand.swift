import Diagnostics
import DocumentInput
import Extraction
import Findings
import Lexicons
import Outputs
import Records
import TextModel

/// `annals read`: reports in, their records out, in input order.
enum ReadCommand {
  static let formats = ["text", "jsonl", "csv", "timeml", "conllu", "html"]

  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let format = invocation["--format"] ?? (console.isOutputTerminal ? "text" : "jsonl")
    let reader = try makeReader(invocation)
    let text = TextOutput(TextLayout(width: console.width, isColoured: console.isColoured))
    if format == "csv" { console.print(CSVOutput.eventHeader) }
    var pages: [(record: Record, text: SourceText)] = []
    let status = try await forEachReading(invocation, console, reader) { document, reading in
      switch format {
      case "text": console.print(text.text(of: reading.record))
      case "csv": for event in reading.record.sourcedEvents { console.print(CSVOutput.line(for: event)) }
      case "conllu": console.print(bytes: Array(CoNLLU.text(of: reading.analysis, id: document.id).utf8))
      case "timeml":
        console.print(bytes: Array(TimeML.text(of: reading.record, analysis: reading.analysis).utf8))
      case "html": pages.append((record: reading.record, text: document.text))
      default: console.print(bytes: Array(JSONLines.text(of: reading.record).utf8))
      }
    }
    if format == "html" {
      console.print(try Dossier(root: DataRoot.find()).page(title: "Dossier", reports: pages))
    }
    return status
  }

  /// The reader that the options ask for.
  static func makeReader(_ invocation: Invocation) throws -> ReportReader {
    try ReportReader(
      root: DataRoot.find(),
      options: ReportReader.Options(
        model: invocation["--model"] ?? "en-md", includesText: invocation.has("--with-text"),
        minimumConfidence: try invocation.fraction("--min-confidence") ?? 0),
      version: AnnalsCommandLine.version)
  }

  /// Reads all that the operands name, several at once, and hands the readings on in input order.
  ///
  /// What cannot be read is complained of and skipped; the status tells.
  static func forEachReading(
    _ invocation: Invocation, _ console: Console, _ reader: ReportReader,
    _ body: (Document, Reading) throws -> Void
  ) async throws -> ExitStatus {
    var status = ExitStatus.success
    var count = 0
    let readings = OrderedMap(
      try documents(invocation), jobs: try invocation.integer("--jobs") ?? processorCount
    ) { item in reader.read(item) }
    for try await item in readings {
      switch item {
      case .diagnostic(let diagnostic):
        console.endProgress()
        console.complain(diagnostic)
        if diagnostic.severity == .error { status = .someInputUnread }
      case .reading(let document, let reading):
        for diagnostic in reading.diagnostics { console.complain(diagnostic) }
        try body(document, reading)
        count += 1
        if !console.isOutputTerminal, count % 20 == 0 { console.progress("\(count) reports read") }
      }
    }
    console.endProgress()
    return status
  }

  /// The documents that the operands and the input options name.
  static func documents(_ invocation: Invocation) throws -> DocumentSequence {
    let options = DocumentReader.Options(
      format: invocation["--input"].flatMap(DocumentReader.Options.Format.init(rawValue:)) ?? .automatic,
      date: try invocation.date("--date"))
    return try DocumentReader(options: options, root: DataRoot.find()).documents(at: invocation.operands)
  }
}
