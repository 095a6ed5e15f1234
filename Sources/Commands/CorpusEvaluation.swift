import Diagnostics
import Evaluation
import Extraction
import Findings
import Lexicons
import Records
import TextModel

/// What careful readers marked in texts of the corpora: each document is read as a whole, with its day.
extension EvalCommand {
  /// `annals eval event-sentences`: events of single sentences.
  static func eventSentences(_ invocation: Invocation, _ console: Console) async throws {
    let sentences: [EventSentence] = try parts(invocation)
    let scorer = EventSentenceScorer(country: try countryName())
    report(scorer.score(sentences, records: try await records(of: sentences, invocation)), invocation, console)
  }

  /// `annals eval offices`: who holds what.
  static func offices(_ invocation: Invocation, _ console: Console) async throws {
    var scorer = OfficeScorer()
    let country = try countryName()
    try await forEachPart(invocation) { (paragraph: OfficeParagraph, read) in
      scorer.add(paragraph, read.record, country: country)
    }
    report(scorer.report, invocation, console)
  }

  /// `annals eval speakers`: who said the quoted words.
  static func speakers(_ invocation: Invocation, _ console: Console) async throws {
    var scorer = SpeakerScorer()
    let country = try countryName()
    try await forEachPart(invocation) { (marked: SpeakerReport, read) in
      scorer.add(marked, read.record, text: read.text, country: country)
    }
    report(scorer.report, invocation, console)
  }

  /// `annals eval coreference`: whom pronouns and descriptions stand for.
  static func coreference(_ invocation: Invocation, _ console: Console) async throws {
    var scorer = CoreferenceScorer()
    let country = try countryName()
    try await forEachPart(invocation) { (marked: CoreferenceReport, read) in
      scorer.add(marked, read.record, text: read.text, country: country)
    }
    report(scorer.report, invocation, console)
  }

  // MARK: Texts

  private typealias ReadText = (record: Record, text: String)

  private static func forEachPart<Part: CorpusPart>(
    _ invocation: Invocation, _ body: (Part, ReadText) -> Void
  ) async throws {
    let gold: [Part] = try parts(invocation)
    let records = try await records(of: gold, invocation)
    for part in gold {
      if let read = records[part.place] { body(part, read) }
    }
  }

  /// The gold's lines, those of one half of the documents where `--half` asks for it.
  private static func parts<Part: CorpusPart>(_ invocation: Invocation) throws -> [Part] {
    let name = invocation.operands[1]
    let half = invocation["--half"].flatMap(Half.init(rawValue:))
    return try CorpusFile.readParts(ResourceFile.bytes(of: name), name: name)
      .filter { half == nil || Half(id: $0.document) == half }
  }

  /// Our own reading of every document that has a part in `gold`, by `CorpusPart.place`.
  private static func records<Part: CorpusPart>(
    of gold: [Part], _ invocation: Invocation
  ) async throws -> [String: ReadText] {
    let folder = invocation["--corpora"] ?? "../shared/corpora/dev"
    let wanted = Set(gold.map(\.place))
    let texts = try Set(gold.map(\.corpus)).sorted().flatMap { corpus in
      let path = "\(folder)/\(corpus)/records.jsonl"
      return try CorpusFile.read(ResourceFile.bytes(of: path), name: path, as: GoldText.self)
        .map { (place: "\(corpus)/\($0.id)", text: $0) }
        .filter { wanted.contains($0.place) }
    }
    if let missing = wanted.subtracting(texts.map(\.place)).min() {
      throw AnnalsError(.unreadable, "\(missing) is in no corpus under \(folder)", remedy: "name it with --corpora")
    }
    let answers = try await read(texts.map(\.text), invocation) { $0 }
    return Dictionary(uniqueKeysWithValues: zip(texts, answers).map { ($0.place, (record: $1, text: $0.text.text)) })
  }

  private static func countryName() throws -> @Sendable (String) -> String? {
    let countries = try CountryTable(root: DataRoot.find())
    return { countries.country($0)?.name }
  }
}
