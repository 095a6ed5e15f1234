import Diagnostics
import DocumentInput
import Evaluation
import Extraction
import Findings
import FoundationEssentials
import LanguageAnalysis
import Lexicons
import Records
import TextModel

/// `annals eval`: scores a system's answers, or the reader's own, against gold.
enum EvalCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    switch invocation.operands[0] {
    case "record": try record(invocation, console)
    case "time":
      let gold: [TimeDocument] = try gold(invocation)
      report(
        TimeScorer.score(gold: gold, system: try await system(invocation) { SystemOutput.times($0) }), invocation,
        console)
    case "quotes":
      let gold: [QuoteDocument] = try gold(invocation)
      let texts = Dictionary(gold.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
      let system = try await system(invocation) { SystemOutput.quotes($0, text: texts[$0.report.id] ?? "") }
      report(
        QuoteScorer.score(gold: gold, system: system, directOnly: invocation.has("--direct-only")), invocation, console)
    case "entities":
      let gold: [MentionDocument] = try gold(invocation)
      let types = EntityTypes.fitting(gold)
      let map: [String: String?] = try map(invocation)
      let isAll = invocation["--names"] == "all"
      let scorer = EntityScorer(
        map: map, types: Set((invocation["--types"] ?? "").split(separator: ",").map(String.init)))
      report(
        scorer.score(
          gold: gold,
          system: invocation["--names"] == "model"
            ? try modelNames(in: gold, invocation)
            : try await system(invocation) { SystemOutput.entities($0, types: types, isNamesOnly: !isAll) }),
        invocation, console)
    case "parse": try parse(invocation, console)
    case "events": try await events(invocation, console)
    case "event-sentences": try await eventSentences(invocation, console)
    case "speakers": try await speakers(invocation, console)
    case "coreference": try await coreference(invocation, console)
    case "places":
      let gold: [MentionDocument] = try gold(invocation)
      let score = PlaceScorer.score(gold: gold, system: try await system(invocation) { SystemOutput.places($0) })
      console.print(invocation.has("--json") ? score.jsonLine : score.text)
      for mistake in score.mistakes.prefix(try errorLimit(invocation)) {
        console.print([mistake.document, mistake.kind.rawValue, mistake.gold, mistake.system].joined(separator: "\t"))
      }
    case "names": try names(invocation, console)
    case "offices": try await offices(invocation, console)
    case let kind:
      throw AnnalsError(
        .usage, "annals eval cannot score '\(kind)'",
        remedy: suggestion(for: kind, among: kinds) ?? "it scores \(kinds.joined(separator: ", "))")
    }
    return .success
  }

  private static let kinds = [
    "record", "time", "quotes", "speakers", "coreference", "entities", "events", "event-sentences", "places", "parse",
    "names", "offices",
  ]

  /// The language model against a treebank in CoNLL-U.
  private static func parse(_ invocation: Invocation, _ console: Console) throws {
    let root = try DataRoot.find()
    let name = invocation.operands[1]
    let gold = half(invocation, try Treebank.read(ResourceFile.bytes(of: name), name: name))
    let pipeline = try LanguagePipeline.load(model: invocation["--model"] ?? "en-md", root: root)
    let system = gold.map { ParseEvaluation.parsed($0, by: pipeline) }
    let scorer = ParseScorer(relations: try ParseEvaluation.relations(root))
    report(scorer.score(gold: gold, system: system), invocation, console)
  }

  /// `--names model`: what the language model alone takes for names.
  private static func modelNames(in gold: [MentionDocument], _ invocation: Invocation) throws -> [MentionDocument] {
    let pipeline = try LanguagePipeline.load(model: invocation["--model"] ?? "en-md", root: DataRoot.find())
    let names = EntityTypes.fitting(gold).namesOfModel(in: gold)
    return gold.map { ParseEvaluation.names(in: $0.text ?? "", id: $0.id, by: pipeline, types: names) }
  }

  /// One report against a gold file in the form of a careful reader's notes.
  private static func record(_ invocation: Invocation, _ console: Console) throws {
    guard let file = invocation.operands.dropFirst(2).first else {
      throw AnnalsError(.usage, "annals eval record needs the report", remedy: "use: annals eval record GOLD FILE")
    }
    let gold = try GoldRecord.read(ResourceFile.bytes(of: invocation.operands[1]), name: invocation.operands[1])
    let reader = try makeReader(invocation)
    let countries = try CountryTable(root: DataRoot.find())
    for item in try DocumentReader(root: DataRoot.find()).documents(at: [file]) {
      switch item {
      case .diagnostic(let diagnostic): console.complain(diagnostic)
      case .document(let document):
        let record = reader.read(document).record
        let score = RecordScorer(gold: gold, record: record, country: { countries.country($0)?.name }).score()
        console.print(invocation.has("--json") ? score.jsonLine : score.text)
      }
    }
  }

  private static func events(_ invocation: Invocation, _ console: Console) async throws {
    let gold: [EventDocument] = try gold(invocation)
    let usesCAMEO = gold.contains { $0.events.contains { $0.code?.first?.isNumber == true } }
    let map: [String: String?] = try map(invocation)
    let scorer = EventScorer(
      actors: invocation["--actors"].flatMap(EventScorer.Actors.init(rawValue:)) ?? .full,
      comparesDates: !invocation.has("--no-date"), map: map.compactMapValues { $0 })
    let system = try await system(invocation) { SystemOutput.events($0, scheme: usesCAMEO ? .cameo : .plover) }
    report(scorer.score(gold: gold, system: system), invocation, console)
  }

  // MARK: Both sides

  private static func gold<Document: CorpusDocument>(_ invocation: Invocation) throws -> [Document] {
    try half(invocation, CorpusFile.read(ResourceFile.bytes(of: invocation.operands[1]), name: invocation.operands[1]))
  }

  /// The answers of the file that is named, else those of our own reader on the gold's texts.
  private static func system<Document: CorpusDocument>(
    _ invocation: Invocation, _ answer: @escaping @Sendable (Record) -> Document
  ) async throws -> [Document] {
    if let path = invocation.operands.dropFirst(2).first {
      return try half(invocation, CorpusFile.read(ResourceFile.bytes(of: path), name: path))
    }
    return try await read(gold(invocation), invocation, answer)
  }

  static func read<Answer: Sendable>(
    _ texts: [GoldText], _ invocation: Invocation, _ answer: @escaping @Sendable (Record) -> Answer
  ) async throws -> [Answer] {
    let reader = try makeReader(invocation)
    let documents = try DocumentReader(root: DataRoot.find())
    let stream = AsyncStream { continuation in
      for text in texts { continuation.yield(text) }
      continuation.finish()
    }
    var answers: [Answer] = []
    for try await found in OrderedMap(
      stream, jobs: processorCount, weight: \.text.utf8.count,
      transform: { text in
        answer(reader.read(documents.document(text: text.text, id: text.id, title: text.title, date: text.date)).record)
      })
    { answers.append(found) }
    return answers
  }

  static func makeReader(_ invocation: Invocation) throws -> ReportReader {
    var options = ReportReader.Options(model: invocation["--model"] ?? "en-md")
    options.dictionaries = try invocation.dictionaries()
    return try ReportReader(root: DataRoot.find(), options: options, version: AnnalsCommandLine.version)
  }

  static func half<Document: CorpusDocument>(
    _ invocation: Invocation, _ documents: [Document]
  ) -> [Document] {
    guard let half = invocation["--half"].flatMap(Half.init(rawValue:)) else { return documents }
    return documents.filter { half.keeps($0) }
  }

  /// `--map`: a JSON object of type names; null drops a type.
  private static func map(_ invocation: Invocation) throws -> [String: String?] {
    guard let path = invocation["--map"] else { return [:] }
    do {
      return try JSONDecoder().decode([String: String?].self, from: Data(ResourceFile.bytes(of: path)))
    } catch is DecodingError {
      throw AnnalsError(.usage, "\(path) is no JSON object of names")
    }
  }

  static func report(_ score: ScoreReport, _ invocation: Invocation, _ console: Console) {
    console.print(invocation.has("--json") ? score.jsonLine : score.text)
    for line in score.mistakeLines(limit: (try? errorLimit(invocation)) ?? 0) { console.print(line) }
  }

  private static func errorLimit(_ invocation: Invocation) throws -> Int {
    try invocation.has("--list") ? .max : invocation.integer("--errors") ?? 0
  }
}

/// A gold document as far as the reader may see it: its text and its day.
struct GoldText: CorpusDocument {
  var id: String
  var text: String
  var title: String?
  var date: String?

  private enum CodingKeys: String, CodingKey {
    case id, text, title, date, dct
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    text = try container.decodeIfPresent(String.self, forKey: .text) ?? ""
    title = try? container.decodeIfPresent(String.self, forKey: .title)
    let given =
      (try? container.decodeIfPresent(String.self, forKey: .dct))
      ?? (try? container.decodeIfPresent(String.self, forKey: .date))
    date = given.map(Self.dashed)
  }

  /// Some corpora write 19950101.
  private static func dashed(_ date: String) -> String {
    guard date.count == 8, Int(date) != nil else { return date }
    return "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))"
  }
}
