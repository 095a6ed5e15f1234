import Events
import Findings
import LanguageAnalysis
import Lexicons
import TextModel

#if canImport(Glibc)
  import Glibc
#endif

/// The pipeline and the coder, loaded once; absent where `make setup` has not run.
struct EventReading: Sendable {
  let pipeline: LanguagePipeline
  let coder: EventCoder

  static let root = DataRoot(path: String(#filePath.dropLast("/Tests/EventsTests/EventReading.swift".count)))

  static let shared: EventReading? = {
    guard let pipeline = try? LanguagePipeline.load(root: root),
      let coder = try? EventCoder(root: root, isTrained: false)
    else {
      return nil
    }
    return EventReading(pipeline: pipeline, coder: coder)
  }()

  func events(in sentence: String) -> [CodedEvent] {
    let source = SourceText(sentence)
    let text = pipeline.analyse(source)
    let document = Document(
      id: "t", source: "t", text: source, blocks: [.init(.paragraph, source.range)], sha256: "")
    return coder.find(in: text, document: document, actors: Self.namedActors(text))
  }

  /// The names that the model found, each its own actor: enough for sentences that stand alone.
  private static func namedActors(_ text: AnalysedText) -> ActorTable {
    var actors: [ActorTable.Actor] = []
    var mentions: [ActorTable.Mention] = []
    let kinds: [EntityLabel: ActorLine.Kind] = ["PERSON": .person, "ORG": .organisation, "GPE": .country]
    for entity in text.entities {
      guard let kind = kinds[entity.label] else { continue }
      let words = entity.tokens.drop { text.tokens[$0].pos == .det }.filter { text.tokens[$0].tag != "POS" }
      guard let first = words.first, let last = words.last else { continue }
      let tokens = first..<(last + 1)
      mentions.append(.init(actor: actors.count, tokens: tokens, head: text.head(of: tokens), form: .name))
      actors.append(.init(name: text.text(of: tokens), kind: kind, confidence: 0.5))
    }
    return ActorTable(actors: actors, mentions: mentions, tokenCount: text.tokens.count)
  }
}
