import Diagnostics
import FoundationEssentials

/// A component's `cfg` file: JSON, of which only the tagger's labels matter here.
struct ComponentConfiguration: Decodable {
  let labels: [String]?

  init(file path: String) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw AnnalsError(.resource, "\(path) cannot be read: \(error)")
    }
  }
}

extension TransitionMoves {
  /// What a parser's or recogniser's `cfg` may say that would make it answer otherwise.
  private struct Configuration: Decodable {
    let beamWidth: Int?
    let learnTokens: Bool?
  }

  /// Refuses searches and tokens that this program does not know.
  static func checkConfiguration(_ path: String) throws {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let cfg = try? JSONDecoder.spacy.decode(Configuration.self, from: data)
    else { throw AnnalsError(.resource, "\(path) cannot be read") }
    guard cfg.beamWidth ?? 1 == 1, cfg.learnTokens != true else {
      throw AnnalsError(
        .resource, "\(path) asks for a beam or for tokens that the parser joins",
        remedy: "only greedy parsers and recognisers can be imported")
    }
  }
}

/// The actions of a transition system: the `moves` file of a parser or an entity recogniser.
struct TransitionMoves {
  /// In the order of the scores: by kind, then by frequency and label downwards.
  let actions: [(kind: Int, label: String)]

  init(file path: String) throws {
    let content = try MessagePackValue(file: path)
    guard let text = content["moves"]?.text,
      let kinds = try? JSONDecoder().decode([String: [String: Int]].self, from: Data(text.utf8))
    else { throw AnnalsError(.resource, "\(path) is not a list of transitions") }
    var actions: [(kind: Int, label: String)] = []
    for (key, labels) in kinds.sorted(by: { $0.key < $1.key }) {
      guard let kind = Int(key) else { continue }
      let ordered = labels.sorted {
        $0.value == $1.value
          ? $1.key.unicodeScalars.lexicographicallyPrecedes($0.key.unicodeScalars) : $0.value > $1.value
      }
      actions += ordered.map { (kind, $0.key) }
    }
    self.actions = actions
  }
}

extension JSONDecoder {
  /// For spaCy's files, whose names have underscores.
  static var spacy: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
