import DocumentInput
import Evaluation
import Events
import Extraction
import LanguageAnalysis
import Lexicons
import TextModel

/// The marked sentences as the event coder sees them: candidates with their features, and what the reader made of them.
struct TrainingSet {
  struct Candidate {
    var candidate: EventCandidate
    /// The types that count as right; empty where the word tells nothing.
    var types: [Int]
    /// Stands inside a longer trigger, so says nothing either way.
    var isInsideTrigger: Bool
    /// Roles of the sides' heads; absent where the reader did not point at them.
    var roles: [Int: Int]?
    var codePoints: Range<Int>
  }

  struct Sentence {
    /// By document, so that no document stands on both sides of a fold.
    var fold: Int
    var weight: Double
    var candidates: [Candidate]
    var heads: [Int: Int]
    var triggers: [(range: Range<Int>, types: [Int])]
  }

  private(set) var sentences: [Sentence] = []
  static let folds = 5

  /// Reads the marked sentences at `path`, whose documents lie under `corpora`.
  mutating func add(
    _ path: String, corpora: String, weight: Double, half: Half? = nil, root: DataRoot, reader: ReportReader
  ) throws {
    let marked = try CorpusFile.readParts(ResourceFile.bytes(of: path), name: path, as: MarkedSentence.self)
      .filter { half?.keeps($0) ?? true }
    let documentReader = try DocumentReader(root: root)
    for corpus in Set(marked.map(\.corpus)).sorted() {
      let file = "\(corpora)/\(corpus)/records.jsonl"
      let wanted = Dictionary(grouping: marked.filter { $0.corpus == corpus }, by: \.id)
      let documents = try CorpusFile.read(ResourceFile.bytes(of: file), name: file, as: MarkedDocument.self)
      for document in documents.sorted(by: { $0.id < $1.id }) {
        guard let parts = wanted[document.id] else { continue }
        let report = documentReader.document(
          text: document.text, id: document.id, title: document.title, date: document.dct ?? document.date)
        add(parts, of: report, weight: weight, reader)
      }
    }
  }

  private mutating func add(_ parts: [MarkedSentence], of report: Document, weight: Double, _ reader: ReportReader) {
    let (text, actors) = reader.eventMaterial(of: report)
    func codePoints(_ tokens: TokenRange) -> Range<Int> {
      let span = report.text.span(text.bytes(of: tokens))
      return span.start..<span.end
    }
    let found = reader.eventCoder.candidates(in: text, actors: actors) { sentence in
      let range = codePoints(sentence)
      return parts.contains { range.overlaps($0.start..<$0.end) }
    }
    let placed = found.map { (candidate: $0, range: codePoints($0.token..<($0.token + 1))) }
    let fold = Int(
      report.id.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 } % UInt32(Self.folds))
    for part in parts {
      let inside = placed.filter { (part.start..<part.end).contains($0.range.lowerBound) }
      sentences.append(sentence(part, inside, text, report, fold: fold, weight: weight))
    }
  }

  private func sentence(
    _ part: MarkedSentence, _ placed: [(candidate: EventCandidate, range: Range<Int>)], _ text: AnalysedText,
    _ report: Document, fold: Int, weight: Double
  ) -> Sentence {
    var candidates = placed.map {
      Candidate(candidate: $0.candidate, types: [], isInsideTrigger: false, roles: nil, codePoints: $0.range)
    }
    var triggers: [(Range<Int>, [Int])] = []
    for event in part.events where event.trigger.count == 2 {
      let range = event.trigger[0]..<event.trigger[1]
      let types = event.types.compactMap { EventModel.types.firstIndex(of: $0) }
      triggers.append((range, types))
      let inside = candidates.indices.filter { range.contains(candidates[$0].codePoints.lowerBound) }
      let tokens = Set(inside.map { candidates[$0].candidate.token })
      guard
        let head = inside.first(where: { index in
          let token = candidates[index].candidate.token
          return !tokens.contains(text.tokens[token].head) || text.tokens[token].head == token
        }) ?? inside.first
      else { continue }
      for index in inside where index != head && candidates[index].types.isEmpty {
        candidates[index].isInsideTrigger = true
      }
      candidates[head].types = types
      candidates[head].isInsideTrigger = false
      candidates[head].roles = roles(of: event, candidates[head].candidate, text, report)
    }
    let heads = Dictionary(
      uniqueKeysWithValues: candidates.map { ($0.candidate.token, text.tokens[$0.candidate.token].head) })
    return Sentence(fold: fold, weight: weight, candidates: candidates, heads: heads, triggers: triggers)
  }

  private func roles(
    of event: MarkedSentence.Event, _ candidate: EventCandidate, _ text: AnalysedText, _ report: Document
  ) -> [Int: Int]? {
    guard let sources = event.sourceSpans, let targets = event.targetSpans else { return nil }
    var roles: [Int: Int] = [:]
    for (role, spans) in [(Role.source, sources), (Role.target, targets)] {
      for case let span? in spans where span.count == 2 {
        let heads = candidate.sides.map(\.head).filter { head in
          (span[0]..<span[1]).contains(report.text.span(text.tokens[head].range).start)
        }
        // The word by which the phrase hangs in the tree.
        let inside = Set(heads)
        guard let head = heads.first(where: { !inside.contains(text.tokens[$0].head) }) ?? heads.first else { continue }
        roles[head] = roles[head].map { $0 | role } ?? role
      }
    }
    return roles
  }
}
