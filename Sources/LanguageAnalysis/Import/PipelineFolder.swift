import Diagnostics
import FoundationEssentials

/// A spaCy pipeline as it lies in a folder: which parts run, in which order, and whether they can be taken.
struct PipelineFolder {
  let path: String
  let meta: SpacyMeta
  /// The parts that run: what they are (spaCy's factory) and the folder that they lie in.
  private let parts: [(factory: String, name: String)]
  private let configuration: [String: [String: String]]
  /// Parts that change nothing that annals gives.
  let ignored: [String]

  /// What annals takes from a pipeline.
  static let wanted = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
  private static let harmless: Set<String> = [
    "textcat", "textcat_multilabel", "spancat", "spancat_singlelabel", "span_finder", "entity_linker",
  ]

  init(_ path: String) throws {
    self.path = path
    let meta = try SpacyMeta(directory: path)
    let configuration = Self.configuration("\(path)/config.cfg")
    self.meta = meta
    self.configuration = configuration
    guard meta.lang == "en" else {
      throw Self.refused(
        "\(meta.fullName) is for the language '\(meta.lang)'", "only English pipelines can be imported")
    }
    let tokenizer = configuration["nlp.tokenizer"]?["@tokenizers"] ?? "spacy.Tokenizer.v1"
    guard tokenizer == "spacy.Tokenizer.v1" else {
      throw Self.refused("\(meta.fullName) has the tokenizer \(tokenizer)", "only spacy.Tokenizer.v1 can be imported")
    }
    let running = meta.pipeline.filter { !(meta.disabled ?? []).contains($0) }.map { name in
      (factory: configuration["components.\(name)"]?["factory"] ?? name, name: name)
    }
    for (factory, name) in running where !Self.wanted.contains(factory) && !Self.harmless.contains(factory) {
      throw factory.contains("transformer")
        ? Self.refused(
          "\(meta.fullName) is a transformer pipeline", "only pipelines on a CNN (tok2vec) can be imported")
        : Self.refused(
          "\(meta.fullName) has the part '\(name)' (\(factory)), which this program does not run",
          "save it without, for instance nlp.remove_pipe(\"\(name)\")")
    }
    ignored = running.filter { Self.harmless.contains($0.factory) }.map(\.name)
    parts = running.filter { Self.wanted.contains($0.factory) }
    try checkOrder()
    let mode = configuration["components.\(name(of: "lemmatizer") ?? "")"]?["mode"] ?? "rule"
    guard mode == "rule" else {
      throw Self.refused("\(meta.fullName) has a lemmatizer of the mode '\(mode)'", "only 'rule' can be imported")
    }
  }

  /// The name of the part of this kind, which is its folder's.
  func name(of factory: String) -> String? { parts.first { $0.factory == factory }?.name }

  func path(of factory: String) -> String? { name(of: factory).map { "\(path)/\($0)" } }

  var components: [String] { parts.map(\.name) }

  private func checkOrder() throws {
    for factory in Self.wanted where parts.filter({ $0.factory == factory }).count > 1 {
      throw Self.refused(
        "\(meta.fullName) has several parts of the kind \(factory)", "only one of each can be imported")
    }
    guard ["tagger", "parser", "ner"].contains(where: { name(of: $0) != nil }) else {
      throw Self.refused("\(meta.fullName) has neither tagger nor parser nor ner", "there is nothing to import")
    }
    func place(_ factory: String) -> Int? { parts.firstIndex { $0.factory == factory } }
    for (first, second) in [
      ("tok2vec", "tagger"), ("tok2vec", "parser"), ("tagger", "attribute_ruler"), ("parser", "attribute_ruler"),
      ("attribute_ruler", "lemmatizer"), ("parser", "ner"),
    ] {
      if let first = place(first), let second = place(second), first > second {
        throw Self.refused(
          "\(meta.fullName) runs '\(parts[second].name)' before '\(parts[first].name)'",
          "this program runs them the other way round and would answer differently")
      }
    }
  }

  /// The file's sections with their keys; strings without their marks, other values as they are written. Empty where
  /// there is no file: the parts' names then say what they are.
  private static func configuration(_ path: String) -> [String: [String: String]] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
    var sections: [String: [String: String]] = [:]
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
      } else if let sign = line.firstIndex(of: "="), !line.hasPrefix(" ") {
        let key = line[..<sign].trimmingSpaces
        let value = line[line.index(after: sign)...].trimmingSpaces
        let isQuoted = value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
        sections[section, default: [:]][key] = isQuoted ? String(value.dropFirst().dropLast()) : value
      }
    }
    return sections
  }

  static func refused(_ what: String, _ remedy: String) -> AnnalsError { AnnalsError(.resource, what, remedy: remedy) }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
