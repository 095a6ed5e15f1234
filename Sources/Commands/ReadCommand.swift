import Diagnostics
import DocumentInput
import Extraction
import Findings
import Lexicons
import Outputs
import Records
import Synchronization
import TextModel

/// `annals read`: reports in, their records out, in input order.
enum ReadCommand {
  static let formats = ["text", "jsonl", "csv", "timeml", "conllu", "html"]

  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let format = invocation["--format"] ?? (console.isOutputTerminal ? "text" : "jsonl")
    let reader = try makeReader(invocation)
    if format == "html" { return try await writeDossier(invocation, console, reader) }
    let text = TextOutput(TextLayout(width: console.width, isColoured: console.isColoured))
    if format == "csv" { console.print(CSVOutput.eventHeader) }
    return try await forEachReading(
      invocation, console, reader,
      render: { document, reading in
        switch format {
        case "text": Array((text.text(of: reading.record) + "\n").utf8)
        case "csv": Array(reading.record.sourcedEvents.map { CSVOutput.line(for: $0) + "\n" }.joined().utf8)
        case "timeml": Array(TimeML.text(of: reading.record, analysis: reading.analysis).utf8)
        case "conllu": Array(CoNLLU.text(of: reading.analysis, id: document.id).utf8)
        default: Array(JSONLines.text(of: reading.record).utf8)
        }
      }, console.print(bytes:))
  }

  private static func writeDossier(
    _ invocation: Invocation, _ console: Console, _ reader: ReportReader
  ) async throws -> ExitStatus {
    var pages: [(record: Record, text: SourceText)] = []
    let status = try await forEachReading(
      invocation, console, reader, render: { document, reading in (record: reading.record, text: document.text) },
      { pages.append($0) })
    console.print(try Dossier(root: DataRoot.find()).page(title: "Dossier", reports: pages))
    return status
  }

  /// The reader that the options ask for. It lives as long as the process: taking its tables apart would only cost time.
  static func makeReader(_ invocation: Invocation) throws -> ReportReader {
    var options = ReportReader.Options(
      model: invocation["--model"] ?? "en-md", includesText: invocation.has("--with-text"),
      minimumConfidence: try invocation.fraction("--min-confidence") ?? 0,
      lexicon: try invocation["--lexicon"].map(LexiconFolder.init(path:)))
    options.rules = try invocation["--rules"].map(LexiconFolder.init(path:))
    options.dictionaries = try invocation.dictionaries()
    let reader = try ReportReader(root: DataRoot.find(), options: options, version: AnnalsCommandLine.version)
    for diagnostic in reader.diagnostics { Console().complain(diagnostic) }
    readersInUse.withLock { $0.append(reader) }
    return reader
  }

  private static let readersInUse = Mutex<[ReportReader]>([])

  /// Reads all that the operands name, several at once; what `render` makes of each goes to `body` in input order.
  ///
  /// What cannot be read is complained of and skipped; the status tells.
  static func forEachReading<Output: Sendable>(
    _ invocation: Invocation, _ console: Console, _ reader: ReportReader,
    render: @escaping @Sendable (Document, Reading) -> Output, _ body: (Output) throws -> Void
  ) async throws -> ExitStatus {
    var timing = Timing()
    let status = try await forEachDocument(
      invocation, console,
      transform: { document in
        let reading = reader.read(document)
        let timing = Timing(of: reading)
        return (diagnostics: reading.diagnostics, output: render(document, reading), timing: timing)
      },
      { found in
        for diagnostic in found.diagnostics { console.complain(diagnostic) }
        timing += found.timing
        try body(found.output)
      })
    if invocation.has("--timing") { console.complain(timing.table) }
    return status
  }

  private enum Outcome<Output: Sendable>: Sendable {
    case read(Output)
    case unread(Diagnostic)
  }

  /// The same for whatever `transform` makes of a document.
  static func forEachDocument<Output: Sendable>(
    _ invocation: Invocation, _ console: Console, transform: @escaping @Sendable (Document) -> Output,
    _ body: (Output) throws -> Void
  ) async throws -> ExitStatus {
    var status = ExitStatus.success
    var count = 0
    let outputs = OrderedMap(
      try documents(invocation), jobs: try invocation.integer("--jobs") ?? processorCount, weight: \.weight
    ) { item -> Outcome<Output> in
      switch item {
      case .diagnostic(let diagnostic): .unread(diagnostic)
      case .document(let document): .read(transform(document))
      }
    }
    for try await output in outputs {
      switch output {
      case .unread(let diagnostic):
        console.endProgress()
        console.complain(diagnostic)
        if diagnostic.severity == .error { status = .someInputUnread }
      case .read(let output):
        try body(output)
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
