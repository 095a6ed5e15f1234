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
    return coder.find(in: text, document: document, actors: ActorTable(namesIn: text))
  }
}
