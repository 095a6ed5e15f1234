import Diagnostics
import Extraction
import Findings
import Lexicons
import Outputs
import RecordStore
import Records
import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the commands that ask a store share.
extension Invocation {
  /// The store that `--store` names. Only `add` makes one that is not there.
  func store(creating: Bool = false) throws -> any RecordStore {
    let path = self["--store"] ?? "annals.db"
    guard creating || access(path, F_OK) == 0 else {
      throw AnnalsError(.store, "there is no store at \(path)", remedy: "make one with 'annals add FILE…'")
    }
    return CorrectedStore(try SQLiteStore(path: path, root: DataRoot.find(), creating: creating))
  }

  func day(_ flag: String, isEnd: Bool = false) throws -> CalendarDate? {
    guard let text = try date(flag), let date = PartialDate(text) else { return nil }
    return isEnd ? date.last : date.first
  }

  var eventFilter: EventFilter {
    get throws {
      EventFilter(
        person: self["--person"], place: self["--place"], from: try day("--from"), to: try day("--to", isEnd: true),
        type: self["--type"]?.uppercased(), report: self["--report"])
    }
  }

  /// Whether `--modality` lets it through; where that is absent, whether it is `otherwise`, if that is given.
  func admits(_ modality: Modality, otherwise: Modality? = nil) throws -> Bool {
    guard let name = self["--modality"] else { return otherwise == nil || modality == otherwise }
    return name == "all" || modality.rawValue == name
  }

  /// How the answer is to look.
  var format: String { has("--json") ? "jsonl" : self["--format"] ?? "text" }

  /// The answer's lines without those below `--min-confidence`, at most `--limit` of them.
  func limited<Line>(_ lines: [Line], confidence: (Line) -> Double) throws -> [Line] {
    let minimum = try fraction("--min-confidence") ?? 0
    return Array(lines.filter { confidence($0) >= minimum }.prefix(try integer("--limit") ?? .max))
  }

  /// The operands as one name: `annals who Antony Blinken`.
  var name: String { operands.joined(separator: " ") }
}

/// `annals add`: reads reports and keeps their records.
enum AddCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let reader = try ReadCommand.makeReader(invocation)
    let store = try invocation.store(creating: true)
    var added = 0
    var unchanged = 0
    var superseded = 0
    let status = try await ReadCommand.forEachReading(
      invocation, console, reader,
      render: { document, reading in (record: reading.record, text: document.text) },
      { report in
        switch try store.add(report.record, text: report.text) {
        case .added: added += 1
        case .unchanged: unchanged += 1
        case .superseded: superseded += 1
        }
      })
    let parts = [(added, "added"), (superseded, "replaced by a new version"), (unchanged, "already there, unchanged")]
    let summary = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    console.print("\(invocation["--store"] ?? "annals.db"): \(summary.isEmpty ? "nothing added" : summary)")
    return status
  }
}

/// `annals timeline`: each event once, by date, with how many reports tell it.
enum TimelineCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let found = try invocation.store().timeline(invocation.eventFilter).filter {
      try invocation.admits($0.lead.line.modality)
    }
    let events = try invocation.limited(found) { $0.lead.line.confidence }
    switch invocation.format {
    case "jsonl": for event in events { console.print(event.jsonLine) }
    case "csv": console.print(bytes: Array(CSVOutput.events(events.map(\.lead)).utf8))
    default:
      var table = Table("date", "what", "who", "to whom", "where", "how", "reports", "id")
      table.rows = events.map { event in
        let line = event.lead.line
        return [
          line.time?.value ?? "", line.typeText, line.sources.text, line.targets.text, line.place?.name ?? "",
          line.standing, String(event.sourcesCount), "\(event.lead.report.id):\(line.id)",
        ]
      }
      table.print(to: console)
    }
    return .success
  }
}

/// `annals events`: every mention of an event, with the rule that fired.
enum EventsCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    if let dimensions = invocation["--count"] { return try count(dimensions, invocation, console) }
    let found = try invocation.store().events(invocation.eventFilter).filter { try invocation.admits($0.line.modality) }
    let events = try invocation.limited(found) { $0.line.confidence }
    switch invocation.format {
    case "jsonl": for event in events { console.print(event.line.jsonLine) }
    case "csv": console.print(bytes: Array(CSVOutput.events(events).utf8))
    default:
      var table = Table("date", "type", "cameo", "source", "target", "modality", "rule", "id")
      table.rows = events.map { event in
        [
          event.line.time?.value ?? "", event.line.typeText, event.line.cameo ?? "", event.line.sources.text,
          event.line.targets.text, event.line.modality.rawValue, event.line.rule, "\(event.report.id):\(event.line.id)",
        ]
      }
      table.print(to: console)
    }
    return .success
  }
}

/// `annals events --count`: how many events of each kind.
extension EventsCommand {
  private static func count(
    _ dimensions: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let dimensions = try dimensions.split(separator: ",").map { try dimension(String($0)) }
    let events = try invocation.limited(try invocation.store().timeline(invocation.eventFilter)) {
      $0.lead.line.confidence
    }.map(\.lead.line).filter { try invocation.admits($0.modality, otherwise: .asserted) }
    let counts = EventCounts(
      events, by: dimensions, .init(fillsGaps: invocation.has("--zeros"), isOneADay: invocation.has("--one-a-day")))
    let names = counts.dimensions.map(\.rawValue) + ["count"]
    switch invocation.format {
    case "jsonl":
      for row in counts.rows {
        var json = JSONWriter()
        json.object { json in
          for (name, value) in zip(names, row.values) { json.field(name, value) }
          json.field("count", row.count)
        }
        console.print(String(decoding: json.bytes, as: UTF8.self))
      }
    case "csv":
      console.print(bytes: Array(CSVOutput.rows([names] + counts.rows.map { $0.values + [String($0.count)] }).utf8))
    default:
      var table = Table(names)
      table.rows = counts.rows.map { $0.values + [String($0.count)] }
      table.print(to: console)
    }
    return .success
  }

  private static func dimension(_ name: String) throws -> EventCounts.Dimension {
    guard let dimension = EventCounts.Dimension(rawValue: name) else {
      let known = EventCounts.Dimension.allCases.map(\.rawValue)
      throw AnnalsError(
        .usage, "events cannot be counted by '\(name)'",
        remedy: suggestion(for: name, among: known) ?? "they can by \(known.joined(separator: ", "))")
    }
    return dimension
  }
}

/// `annals quotes`: who said what.
enum QuotesCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let filter = QuoteFilter(
      speaker: invocation["--by"] ?? invocation["--person"], about: invocation["--about"],
      from: try invocation.day("--from"), to: try invocation.day("--to", isEnd: true), report: invocation["--report"])
    let forms = try forms(invocation)
    let store = try invocation.store()
    let found = try store.quotes(filter).filter { forms.contains($0.line.form) }
    if found.isEmpty, let speaker = filter.speaker { try WhoCommand.requireKnown(speaker, in: store) }
    let quotes = try invocation.limited(found) { $0.line.confidence }
    switch invocation.format {
    case "jsonl": for quote in quotes { console.print(quote.line.jsonLine) }
    case "csv": console.print(bytes: Array(CSVOutput.quotes(quotes).utf8))
    case "gdelt": for line in GDELTQuotations.lines(quotes) { console.print(line) }
    default:
      var table = Table("said", "by", "form", "id", "words")
      table.rows = quotes.map { quote in
        [
          quote.line.said ?? "", quote.line.speaker?.name ?? quote.line.speakerSpan?.text ?? "?",
          quote.line.form.rawValue, "\(quote.report.id):\(quote.line.id)",
          quote.line.content.map(\.text).joined(separator: " … "),
        ]
      }
      table.print(to: console)
    }
    return .success
  }

  /// The forms that `--form` names, parted by commas; all where it is absent.
  private static func forms(_ invocation: Invocation) throws -> Set<QuoteLine.Form> {
    guard let names = invocation["--form"] else { return Set(QuoteLine.Form.allCases) }
    return Set(
      try names.split(separator: ",").map { name in
        guard let form = QuoteLine.Form(rawValue: String(name)) else {
          let known = QuoteLine.Form.allCases.map(\.rawValue)
          throw AnnalsError(
            .usage, "there is no form of quotation '\(name)'",
            remedy: suggestion(for: String(name), among: known) ?? "they are \(known.joined(separator: ", "))")
        }
        return form
      })
  }
}

/// `annals figures`: prices, casualties and other numbers.
enum FiguresCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let filter = FactFilter(
      person: invocation["--person"], relations: invocation["--type"].map { [$0] } ?? [],
      from: try invocation.day("--from"), to: try invocation.day("--to", isEnd: true), report: invocation["--report"])
    let figures = try invocation.limited(try invocation.store().figures(filter).rows) { $0.fact.line.confidence }
    switch invocation.format {
    case "jsonl": for figure in figures { console.print(figure.fact.line.jsonLine) }
    default:
      var table = Table("date", "what", "of", "object", "figure", "said by", "id")
      table.rows = figures.map { figure in
        let line = figure.fact.line
        return [
          figure.date?.description ?? "", line.relation, figure.subject, line.object?.text ?? "", line.figureText,
          line.attribution?.name ?? "", figure.evidence.id,
        ]
      }
      table.print(to: console)
    }
    return .success
  }
}

/// `annals contradictions`: where two reports give different values for one thing.
enum ContradictionsCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let contradictions = try invocation.store().contradictions()
    if invocation.has("--json") {
      for contradiction in contradictions { console.print(contradiction.jsonLine) }
      return .success
    }
    var table = Table("about", "values", "ids")
    table.rows = contradictions.map { contradiction in
      [
        contradiction.about, contradiction.values.joined(separator: " / "),
        "\(contradiction.a.id), \(contradiction.b.id)",
      ]
    }
    table.print(to: console, whenEmpty: "no contradictions found")
    return .success
  }
}

/// `annals dossier`: one page of the whole store.
enum DossierCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let store = try invocation.store()
    let records = try store.reports(ReportFilter()).compactMap { try store.record(ofReport: $0.reference.id) }
    let page = try Dossier(root: DataRoot.find()).page(
      title: invocation["--title"] ?? "Dossier", reports: records.map { (record: $0.record, text: $0.text) })
    guard let path = invocation["--output"] else {
      console.print(page)
      return .success
    }
    try writeWhole(Array(page.utf8), to: path)
    console.print("\(path): \(records.count) \(records.count == 1 ? "report" : "reports")")
    return .success
  }

  /// Writes beside `path` and renames, so that a page is never half there.
  private static func writeWhole(_ bytes: [UInt8], to path: String) throws {
    let temporary = "\(path).\(getpid()).part"
    let failure = { AnnalsError(.unreadable, "cannot write \(path): \(String(cString: strerror(errno)))") }
    guard let file = fopen(temporary, "wb") else { throw failure() }
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWritten, rename(temporary, path) == 0 else {
      let error = failure()
      unlink(temporary)
      throw error
    }
  }
}

extension EventLine {
  /// "REQUEST/assist".
  var typeText: String { plover.mode.map { "\(plover.type)/\($0)" } ?? plover.type }
}

extension EventLine {
  /// What keeps it from being the report's own plain word: "planned", "claimed by Ana Torvik".
  var standing: String {
    let claim = attribution.map { "claimed by \($0.name)" }
    return [modality == .asserted ? nil : modality.rawValue, claim].compactMap { $0 }.joined(separator: ", ")
      .shortened(to: 40)
  }
}

extension [ActorReference] {
  /// The names, as a table's cell holds them.
  var text: String { map(\.name).joined(separator: ", ").shortened(to: 60) }
}
