import Diagnostics
package import Findings
import FoundationEssentials
package import TextModel

/// What a careful reader takes from one report, in the form of a `gold.json`.
package struct GoldRecord: Decodable, Sendable {
  package struct Document: Decodable, Sendable {
    /// The day of publication.
    package var date: String?
  }

  package struct Quote: Decodable, Sendable {
    package var content: OneOrMore<Span>
    package var form: String?
    package var speaker: String?
    package var speakerSpan: Span?
  }

  package struct Time: Decodable, Sendable {
    package var span: Span
    package var `class`: String?
    package var value: String?
  }

  package struct Office: Decodable, Sendable {
    package var office: String
    package var of: String?
    package var asWritten: [String]?
    /// `description` or `command`; an office where there is none.
    package var kind: String?
    package var former: Bool?

    enum CodingKeys: String, CodingKey {
      case office, of, kind, former
      case asWritten = "as_written"
    }
  }

  package struct Person: Decodable, Sendable {
    package var name: String
    package var variants: [String]?
    package var offices: [Office]?
  }

  package struct Fact: Decodable, Sendable {
    package var relation: String
    package var subject: String
    package var object: String?
    package var change: String?
    package var value: FactLine.Value?
    package var from: FactLine.Value?
    package var to: FactLine.Value?
    package var unit: String?
    package var alternative: Alternative?
    package var bound: String?
    package var date: String?
    package var modality: String?
    package var span: Span?
  }

  package struct Alternative: Decodable, Sendable {
    package var value: FactLine.Value?
    package var from: FactLine.Value?
    package var to: FactLine.Value?
    package var unit: String?
  }

  package struct Question: Decodable, Sendable {
    package var ask: String
    package var answer: [String]
  }

  package struct Accepted: Decodable, Sendable {
    package var type: String
    package var mode: String?
  }

  package struct Event: Decodable, Sendable {
    package var id: String
    package var trigger: Span
    package var accept: [Accepted]
    package var sources: [String]
    package var targets: [String]
    package var date: String?
    package var modality: String?
    package var attribution: String?
    package var sameAs: String?
  }

  package var document: Document?
  package var quotes: [Quote]
  package var times: [Time]
  package var people: [Person]
  package var facts: [Fact]
  package var asOf: [Question]
  package var events: [Event]
  package var notEvents: [String]

  /// Reads the JSON; what a report has none of may be left out.
  package static func read(_ bytes: [UInt8], name: String) throws -> GoldRecord {
    do {
      return try JSONDecoder().decode(GoldRecord.self, from: Data(bytes))
    } catch {
      throw AnnalsError(.unreadable, "\(name) is not a gold file of a record: \(error)")
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func list<Item: Decodable>(_ key: CodingKeys) throws -> [Item] {
      try container.decodeIfPresent([Item].self, forKey: key) ?? []
    }
    document = try container.decodeIfPresent(Document.self, forKey: .document)
    quotes = try list(.quotes)
    times = try list(.times)
    people = try list(.people)
    facts = try list(.facts)
    asOf = try list(.asOf)
    events = try list(.events)
    notEvents = try list(.notEvents)
  }

  private enum CodingKeys: String, CodingKey {
    case document, quotes, times, people, facts, events, notEvents
    case asOf = "as_of"
  }
}

/// A value or a list of values, as gold files write spans.
package struct OneOrMore<Element: Decodable & Sendable>: Decodable, Sendable {
  package var elements: [Element]

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let list = try? container.decode([Element].self) {
      elements = list
    } else {
      elements = [try container.decode(Element.self)]
    }
  }
}
