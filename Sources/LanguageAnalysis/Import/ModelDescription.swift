import Diagnostics
import MappedFiles

/// What a model file says of itself.
package struct ModelDescription: Sendable, Hashable {
  /// As `--model` names it: `en-md`.
  package let name: String
  /// As its makers name it: `en_core_web_md`.
  package let pipeline: String
  package let version: String
  /// The licence's text and where the training data came from.
  package let licence: String
  /// More about it, for people: source, licence, parts, sizes, accuracy as its makers measured it.
  package private(set) var facts: [Fact] = []
  /// The hash of the content, as it was packed; empty in files of older versions.
  package private(set) var hash = ""

  package struct Fact: Sendable, Hashable {
    package let name: String
    package let value: String
  }

  static let hashSection = "meta.hash"
  private static let factSection = "meta.facts"

  func pack(into writer: inout PackedFileWriter) {
    writer.add("meta.name", name)
    writer.add("meta.pipeline", pipeline)
    writer.add("meta.version", version)
    writer.add("meta.licence", licence)
    writer.add(Self.factSection, facts.map { "\($0.name)\t\($0.value)" }.joined(separator: "\n"))
  }
}

extension ModelDescription {
  init(_ file: PackedFile) throws {
    name = try file.string("meta.name")
    pipeline = try file.string("meta.pipeline")
    version = try file.string("meta.version")
    licence = try file.string("meta.licence")
    if file.contains(Self.hashSection) { hash = try file.string(Self.hashSection) }
    guard file.contains(Self.factSection) else { return }
    facts = try file.lines(Self.factSection).compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 1)
      return fields.count == 2 ? Fact(name: String(fields[0]), value: String(fields[1])) : nil
    }
  }

  init(
    name: String, _ folder: PipelineFolder, _ record: PackageRecord?, _ vectors: ImportedWordVectors?,
    _ networks: PipelineNetworks
  ) {
    let meta = folder.meta
    self.init(
      name: name, pipeline: meta.fullName, version: meta.version, licence: meta.licenceText(folder.path))
    func add(_ name: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      facts.append(Fact(name: name, value: value.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")))
    }
    add("source", [meta.author, meta.url].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "))
    add("licence", meta.license)
    add("made for", meta.spacyVersion.map { "spaCy \($0)" })
    add("parts", folder.components.joined(separator: ", "))
    add("not given", folder.missing.joined(separator: "; "))
    add("left out", folder.ignored.joined(separator: ", "))
    for size in networks.sizes { add("size", size) }
    if networks.usesVectors, let vectors {
      add("vectors", "\(vectors.keys.count) words, \(vectors.rowCount) rows of \(vectors.width)")
    }
    add("accuracy", meta.accuracy)
    add(
      "files checked",
      record.map { "\($0.checkedFiles) against the package's list of hashes" } ?? "none: no package lists their hashes")
  }
}

extension ModelDescription: CustomStringConvertible {
  /// What a packed model says of itself.
  package init(path: String) throws { try self.init(PackedFile(path: path)) }

  package var description: String { "\(pipeline) \(version) (as \(name))" }
}

extension PipelineFolder {
  /// What an analysis then does not give, by the parts that are missing.
  var missing: [String] {
    let given: [(part: String, what: String)] = [
      ("tagger", "tags (all empty)"), ("parser", "trees and sentences (each text is one flat sentence)"),
      ("attribute_ruler", "parts of speech and features (all X)"),
      ("lemmatizer", "lemmas (the lower case stands for them)"),
      ("ner", "names"),
    ]
    return given.filter { name(of: $0.part) == nil }.map(\.what)
  }
}
