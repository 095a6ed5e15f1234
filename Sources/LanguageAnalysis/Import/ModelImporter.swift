import Diagnostics
import FoundationEssentials
import MappedFiles

/// Turns an unpacked spaCy pipeline into one packed model file, and refuses clearly what it cannot take.
///
/// It takes English pipelines built as `en_core_web_sm` and `en_core_web_md` 3.8 are; see Docs/LanguageModels.md.
package enum ModelImporter {
  /// Reads the pipeline in `directory` and writes it to `path`, whole or not at all.
  package static func importModel(
    from directory: String, name: String, to path: String
  ) throws -> ModelDescription {
    let meta = try SpacyMeta(directory: directory)
    let vectors = try ImportedWordVectors(directory: directory)
    var writer = PackedFileWriter()
    let description = ModelDescription(
      name: name, pipeline: "\(meta.lang)_\(meta.name)", version: meta.version, licence: try meta.licenceText(directory)
    )
    description.pack(into: &writer)
    vectors?.pack(into: &writer)
    try TokenEncoder.pack(
      ThincModel(file: "\(directory)/tok2vec/model"), attributes: 6, vectors: vectors, as: "tok2vec", into: &writer)
    try TokenEncoder.pack(
      ThincModel(file: "\(directory)/ner/model"), attributes: 4, vectors: vectors, as: "ner", into: &writer)
    try Tokenizer.pack(from: directory, into: &writer)
    try AttributeRuler.pack(from: directory, into: &writer)
    try Lemmatizer.pack(from: directory, into: &writer)
    try Tagger.pack(from: directory, into: &writer)
    try TransitionScorer.pack(from: directory, component: "parser", features: 8, into: &writer)
    try TransitionScorer.pack(from: directory, component: "ner", features: 3, into: &writer)
    try writer.write(to: path)
    return description
  }
}

/// What a model file says of itself.
package struct ModelDescription: Sendable, Hashable {
  /// As `--model` names it: `en-md`.
  package let name: String
  /// As its makers name it: `en_core_web_md`.
  package let pipeline: String
  package let version: String
  /// The licence's text and where the training data came from.
  package let licence: String

  func pack(into writer: inout PackedFileWriter) {
    writer.add("meta.name", name)
    writer.add("meta.pipeline", pipeline)
    writer.add("meta.version", version)
    writer.add("meta.licence", licence)
  }
}

extension ModelDescription {
  init(_ file: PackedFile) throws {
    name = try file.string("meta.name")
    pipeline = try file.string("meta.pipeline")
    version = try file.string("meta.version")
    licence = try file.string("meta.licence")
  }
}

/// The parts of a pipeline's `meta.json` that matter here.
private struct SpacyMeta: Decodable {
  struct Source: Decodable {
    let name: String?
    let license: String?
    let author: String?
    let url: String?
  }

  let lang: String
  let name: String
  let version: String
  let license: String?
  let author: String?
  let url: String?
  let pipeline: [String]
  let sources: [Source]?

  init(directory: String) throws {
    let path = "\(directory)/meta.json"
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw AnnalsError(.resource, "\(path) cannot be read: \(error)", remedy: "name the folder that holds meta.json")
    }
    let wanted = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
    guard lang == "en", wanted.allSatisfy(pipeline.contains) else {
      throw AnnalsError(
        .resource, "\(lang)_\(name) has the parts \(pipeline.joined(separator: ", "))",
        remedy: "only English pipelines with \(wanted.joined(separator: ", ")) can be imported")
    }
  }

  /// The licence files that lie beside the model; where there are none, what `meta.json` says.
  func licenceText(_ directory: String) throws -> String {
    let files = ["LICENSE", "LICENSES_SOURCES"].compactMap {
      try? String(contentsOfFile: "\(directory)/\($0)", encoding: .utf8)
    }
    var lines = [
      "\(lang)_\(name) \(version), \(author ?? "unknown author"), \(url ?? ""): licence \(license ?? "unknown")"
    ]
    for source in sources ?? [] {
      let parts = [source.name, source.author, source.url, source.license].compactMap { $0 }
      lines.append("Trained on or with " + parts.joined(separator: "; "))
    }
    return (lines + files).joined(separator: "\n\n")
  }
}

extension ModelDescription: CustomStringConvertible {
  /// What a packed model says of itself.
  package init(path: String) throws { try self.init(PackedFile(path: path)) }

  package var description: String { "\(pipeline) \(version) (as \(name))" }
}
