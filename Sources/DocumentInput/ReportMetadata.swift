import FoundationEssentials

/// What a JSON line or a sidecar says of a report.
struct ReportMetadata: Decodable {
  var id: String?
  var text: String?
  var title: String?
  var date: String?
  var url: String?
  var publisher: String?
  var authors: [String] = []
  var language: String?

  private enum Keys: String, CodingKey {
    case id, text, title, date, url, publisher, authors, author, language
  }

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    text = try container.decodeIfPresent(String.self, forKey: .text)
    // A number as an id is common; anything else that is no string is as good as absent.
    id = Self.word(.id, in: container) ?? (try? container.decode(Int.self, forKey: .id)).map(String.init)
    title = Self.word(.title, in: container)
    date = Self.word(.date, in: container)
    url = Self.word(.url, in: container)
    publisher = Self.word(.publisher, in: container)
    language = Self.word(.language, in: container)
    let list = (try? container.decode([String].self, forKey: .authors)) ?? []
    authors =
      list.isEmpty ? [Self.word(.authors, in: container) ?? Self.word(.author, in: container)].compactMap(\.self) : list
  }

  private static func word(_ key: Keys, in container: KeyedDecodingContainer<Keys>) -> String? {
    (try? container.decode(String.self, forKey: key)).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Reads one JSON object; the error says what is wrong in one line.
  static func read(_ bytes: [UInt8]) throws(Failure) -> ReportMetadata {
    do {
      return try JSONDecoder().decode(ReportMetadata.self, from: Data(bytes))
    } catch DecodingError.typeMismatch(_, let context) where context.codingPath.last?.stringValue == "text" {
      throw Failure(reason: "the field `text` is not a string")
    } catch DecodingError.typeMismatch {
      throw Failure(reason: "not a JSON object")
    } catch {
      throw Failure(reason: "not valid JSON")
    }
  }

  struct Failure: Error {
    var reason: String
  }
}
