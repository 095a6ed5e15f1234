import Diagnostics
import DocumentInput
import Evaluation
import Extraction
import Findings
import Lexicons
import Records

/// `annals eval names` and `annals eval offices`: who is one, and who holds what.
extension EvalCommand {
  /// Pairs of names against the merging of actors over many reports.
  static func names(_ invocation: Invocation, _ console: Console) throws {
    let name = invocation.operands[1]
    let half = invocation["--half"].flatMap(Half.init(rawValue:))
    let pairs = try NamePair.read(ResourceFile.bytes(of: name), name: name).filter { half == nil || $0.half == half }
    let score = NameScorer.score(pairs) { pair in
      ActorMerging.areOne(pair.first, pair.second, kind: kind(of: pair.kind))
    }
    report(score, invocation, console)
  }

  private static func kind(of kind: NamePair.Kind) -> ActorLine.Kind {
    switch kind {
    case .person: .person
    case .body: .organisation
    case .place: .country
    }
  }

  /// Paragraphs whose texts lie in corpora, each read in its whole document.
  static func offices(_ invocation: Invocation, _ console: Console) async throws {
    let name = invocation.operands[1]
    let half = invocation["--half"].flatMap(Half.init(rawValue:))
    let all: [OfficeParagraph] = try CorpusFile.read(ResourceFile.bytes(of: name), name: name)
    let gold = all.filter { half == nil || Half(id: $0.document) == half }
    let reader = try makeReader(invocation)
    let documents = try DocumentReader(root: DataRoot.find())
    let countries = try CountryTable(root: DataRoot.find())
    let texts = try texts(of: gold, in: invocation["--texts"] ?? "../shared/corpora/dev")
    let stream = AsyncStream<(OfficeParagraph, GoldText)> { continuation in
      for paragraph in gold {
        if let text = texts["\(paragraph.corpus)/\(paragraph.document)"] { continuation.yield((paragraph, text)) }
      }
      continuation.finish()
    }
    var scorer = OfficeScorer()
    for try await (paragraph, record) in OrderedMap(
      stream, jobs: processorCount, weight: \.1.text.utf8.count,
      transform: { paragraph, text in
        let document = documents.document(text: text.text, id: text.id, title: text.title, date: text.date)
        return (paragraph, reader.read(document).record)
      })
    {
      scorer.add(paragraph, record, country: { countries.country($0)?.name })
    }
    report(scorer.report, invocation, console)
  }

  private static func texts(of gold: [OfficeParagraph], in folder: String) throws -> [String: GoldText] {
    var texts: [String: GoldText] = [:]
    let wanted = Set(gold.map { "\($0.corpus)/\($0.document)" })
    for corpus in Set(gold.map(\.corpus)).sorted() {
      let path = "\(folder)/\(corpus)/records.jsonl"
      let all: [GoldText] = try CorpusFile.read(ResourceFile.bytes(of: path), name: path)
      for text in all where wanted.contains("\(corpus)/\(text.id)") { texts["\(corpus)/\(text.id)"] = text }
    }
    if let missing = wanted.first(where: { texts[$0] == nil }) {
      throw AnnalsError(.unreadable, "\(missing) is in no corpus under \(folder)", remedy: "name it with --texts")
    }
    return texts
  }
}
