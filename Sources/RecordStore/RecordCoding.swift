import Diagnostics
import Findings
import FoundationEssentials
import TextModel

/// Lines of a record from their JSON form.
enum RecordCoding {
  static func line<Line: Decodable>(_ type: Line.Type, from json: String) throws -> Line {
    do {
      return try JSONDecoder().decode(type, from: Data(json.utf8))
    } catch {
      throw AnnalsError(.store, "a line of the store is damaged: \(json.prefix(80))…")
    }
  }

  /// Puts a line of the given type into a record.
  static func add(_ json: String, type: String, to record: inout Record) throws {
    switch type {
    case "time": record.times.append(try line(TimeLine.self, from: json))
    case "place": record.places.append(try line(PlaceLine.self, from: json))
    case "actor": record.actors.append(try line(ActorLine.self, from: json))
    case "quote": record.quotes.append(try line(QuoteLine.self, from: json))
    case "quoted-term": record.quotedTerms.append(try line(QuotedTermLine.self, from: json))
    case "event": record.events.append(try line(EventLine.self, from: json))
    case "fact": record.facts.append(try line(FactLine.self, from: json))
    default: break
    }
  }

  /// A line's own span, whatever its type.
  static func span(of json: String) -> Span? {
    (try? JSONDecoder().decode(Spanned.self, from: Data(json.utf8)))?.span
  }

  private struct Spanned: Decodable {
    var span: Span
  }
}
