import Diagnostics
package import Lexicons
package import MappedFiles
package import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text in; tokens, sentences, tags, lemmas, trees and names out, as spaCy's English pipelines give them.
///
/// Loaded once (memory-mapped), shared by all threads, never changes. It reads no finding and no file but its model.
package struct LanguagePipeline: Sendable {
  package let model: ModelDescription
  let tokenizer: Tokenizer
  let wordVectors: WordVectors?
  /// For tags and trees; names have an encoder of their own.
  let encoder: TokenEncoder
  let nameEncoder: TokenEncoder
  let tagger: Tagger
  let parser: DependencyParser
  let recognizer: EntityRecognizer
  let ruler: AttributeRuler
  let lemmatizer: Lemmatizer
  let labels: Labels

  /// What the networks' numbers stand for.
  struct Labels: Sendable {
    let tags: [Tag]
    let relations: [DependencyRelation]
    let entities: [EntityLabel]
  }

  private let workspaces = WorkspacePool()

  /// Opens the model that `make setup` packed under `root`.
  package static func load(model: String = "en-md", root: DataRoot) throws -> LanguagePipeline {
    let path = root.packed("\(model).model")
    guard access(path, R_OK) == 0 else {
      throw AnnalsError(.resource, "the language model \(model) is not at \(path)", remedy: "run 'make setup'")
    }
    return try LanguagePipeline(PackedFile(path: path))
  }

  package init(_ file: PackedFile) throws {
    model = try ModelDescription(file)
    tokenizer = try Tokenizer(file)
    wordVectors = try WordVectors(file)
    encoder = try TokenEncoder(file, name: "tok2vec")
    nameEncoder = try TokenEncoder(file, name: "ner")
    tagger = try Tagger(file, width: encoder.width)
    parser = try DependencyParser(file, width: encoder.width)
    recognizer = try EntityRecognizer(file, width: nameEncoder.width)
    ruler = try AttributeRuler(file)
    lemmatizer = try Lemmatizer(file)
    labels = Labels(
      tags: tagger.labels.map(Tag.init(rawValue:)), relations: parser.labels.map(DependencyRelation.init(rawValue:)),
      entities: recognizer.labels.map(EntityLabel.init(rawValue:)))
  }

  /// Analyses each of `blocks` on its own; together they make one numbering of tokens.
  ///
  /// May be called from many tasks at once. Memory beyond the result is bounded by the longest block.
  package func analyse(_ source: SourceText, blocks: [ByteRange]) -> AnalysedText {
    var workspace = workspaces.take() ?? Workspace()
    var analysis = TextAnalysis(source: source)
    workspace.makeRoom(floatsOfWord: encoder.width + nameEncoder.width)
    var next = 0
    while next < blocks.count {
      next = analyse(blocks, from: next, of: source, into: &analysis, &workspace)
    }
    workspaces.give(workspace)
    return analysis.finished()
  }

  /// Analyses the whole text as one block.
  package func analyse(_ source: SourceText) -> AnalysedText { analyse(source, blocks: [source.range]) }

  /// The static vector of a word in exactly this spelling, where the model has one.
  package func vector(of word: String) -> [Float]? {
    guard let wordVectors, let row = wordVectors.row(of: tokenizer.attributes.ids.id(of: word)) else { return nil }
    return wordVectors.vector(at: row)
  }
}
