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

  /// `annals eval speakers`: who said the quoted words, by our own reading or another program's.
  static func speakers(_ invocation: Invocation, _ console: Console) async throws {
    var scorer = SpeakerScorer()
    let country = try countryName()
    if let name = invocation.operands.dropFirst(2).first {
      let answers: [SpeakerAnswers] = try CorpusFile.read(ResourceFile.bytes(of: name), name: name)
      let byPlace = Dictionary(answers.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
      let gold: [SpeakerReport] = try parts(invocation)
      let texts = try texts(of: gold, invocation)
      for marked in gold {
        scorer.add(marked, byPlace[marked.place], text: texts[marked.place]?.text ?? "", country: country)
      }
      return report(scorer.report, invocation, console)
    }
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
    let texts = try texts(of: gold, invocation).sorted { $0.key < $1.key }
    let answers = try await read(texts.map(\.value), invocation) { $0 }
    return Dictionary(uniqueKeysWithValues: zip(texts, answers).map { ($0.key, (record: $1, text: $0.value.text)) })
  }

  /// The documents that have a part in `gold`, by `CorpusPart.place`.
  private static func texts<Part: CorpusPart>(of gold: [Part], _ invocation: Invocation) throws -> [String: GoldText] {
    let folder = invocation["--corpora"] ?? "../shared/corpora/dev"
    let wanted = Set(gold.map(\.place))
    var texts: [String: GoldText] = [:]
    for corpus in Set(gold.map(\.corpus)).sorted() {
      let path = "\(folder)/\(corpus)/records.jsonl"
      for text in try CorpusFile.read(ResourceFile.bytes(of: path), name: path, as: GoldText.self)
      where wanted.contains("\(corpus)/\(text.id)") { texts["\(corpus)/\(text.id)"] = text }
    }
    if let missing = wanted.subtracting(texts.keys).min() {
      throw AnnalsError(.unreadable, "\(missing) is in no corpus under \(folder)", remedy: "name it with --corpora")
    }
    return texts
  }

  private static func countryName() throws -> @Sendable (String) -> String? {
    let countries = try CountryTable(root: DataRoot.find())
    return { countries.country($0)?.name }
  }
}
