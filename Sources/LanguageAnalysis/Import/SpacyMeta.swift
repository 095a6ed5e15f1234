import Diagnostics
import FoundationEssentials

/// The parts of a pipeline's `meta.json` that matter here.
struct SpacyMeta: Decodable {
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
  let spacyVersion: String?
  let pipeline: [String]
  let disabled: [String]?
  let sources: [Source]?
  private let performance: Performance?

  var fullName: String { "\(lang)_\(name)" }

  init(directory: String) throws {
    let path = "\(directory)/meta.json"
    do {
      self = try JSONDecoder.spacy.decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
    } catch let error as DecodingError {
      throw AnnalsError(
        .resource, "\(path) is not what spaCy writes there (\(Self.shortened(error)))",
        remedy: "name the folder that holds meta.json")
    } catch {
      throw AnnalsError(.resource, "\(path) cannot be read", remedy: "name the folder that holds meta.json")
    }
  }

  private static func shortened(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): "no \(key.stringValue)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(context.codingPath.map(\.stringValue).joined(separator: ".")) is of another kind"
    default: "no JSON"
    }
  }

  /// The makers' own figures.
  private struct Performance: Decodable {
    let tokenAcc: Double?
    let tagAcc: Double?
    let depUas: Double?
    let depLas: Double?
    let sentsF: Double?
    let lemmaAcc: Double?
    let entsF: Double?
  }

  /// The makers' own figures in one line.
  var accuracy: String? {
    guard let performance else { return nil }
    let figures: [(String, Double?)] = [
      ("tokens", performance.tokenAcc), ("tags", performance.tagAcc), ("UAS", performance.depUas),
      ("LAS", performance.depLas), ("sentences F1", performance.sentsF), ("lemmas", performance.lemmaAcc),
      ("names F1", performance.entsF),
    ]
    let known = figures.compactMap { name, figure in figure.map { "\(name) \(Self.rounded($0))" } }
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }

  private static func rounded(_ figure: Double) -> String {
    guard (0...1).contains(figure) else { return "\(figure)" }
    let thousandths = Int((figure * 1000).rounded())
    let digits = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(digits)"
  }

  /// The licence files that lie beside the model; where there are none, what `meta.json` says.
  func licenceText(_ directory: String) -> String {
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
