import Diagnostics
import FoundationEssentials

/// Documents of one kind, as a corpus file in JSON Lines holds them.
package protocol CorpusDocument: Decodable, Sendable {
  var id: String { get }
}

package enum CorpusFile {
  /// Every line as a document; blank lines are skipped, an id may stand only once.
  package static func read<Document: CorpusDocument>(
    _ bytes: [UInt8], name: String, as type: Document.Type = Document.self
  ) throws -> [Document] {
    var seen: Set<String> = []
    return try lines(bytes, name: name) { (document: Document, number) in
      guard seen.insert(document.id).inserted else {
        throw AnnalsError(.unreadable, "\(name):\(number): the id \(document.id) stands twice")
      }
    }
  }

  /// Every line as a part of a document, of which there may be several.
  package static func readParts<Part: CorpusDocument>(
    _ bytes: [UInt8], name: String, as type: Part.Type = Part.self
  ) throws -> [Part] {
    try lines(bytes, name: name) { (_: Part, _) in }
  }

  private static func lines<Document: CorpusDocument>(
    _ bytes: [UInt8], name: String, check: (Document, Int) throws -> Void
  ) throws -> [Document] {
    let decoder = JSONDecoder()
    var documents: [Document] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      let document: Document
      do {
        document = try decoder.decode(Document.self, from: Data(line))
      } catch {
        throw AnnalsError(.unreadable, "\(name):\(number + 1): not a record of this kind: \(reason(error))")
      }
      try check(document, number + 1)
      documents.append(document)
    }
    return documents
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "no field \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "the field \"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" is of another kind"
    default: "no JSON object"
    }
  }
}

extension Array where Element: CorpusDocument {
  /// By id.
  var byID: [String: Element] { Dictionary(map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }

  /// How many ids of `gold` are not here.
  func countMissing(of gold: [some CorpusDocument]) -> Int {
    let ids = Set(map(\.id))
    return gold.count { !ids.contains($0.id) }
  }
}

/// A text or a number, as text: ids and GeoNames ids are written both ways.
struct LooseString: Decodable, Sendable {
  var value: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let string = try? container.decode(String.self) {
      value = string
    } else if let number = try? container.decode(Int.self) {
      value = String(number)
    } else if let number = try? container.decode(Double.self) {
      value = String(number)
    } else if let flag = try? container.decode(Bool.self) {
      value = flag ? "true" : ""
    } else {
      value = ""
    }
  }
}

extension KeyedDecodingContainer {
  func looseString(_ key: Key) throws -> String? { try decodeIfPresent(LooseString.self, forKey: key)?.value }
}
