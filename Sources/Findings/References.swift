public import TextModel

/// An actor as another line names it: the id, the name beside it, and the words that stand for it there.
///
/// A thing acted on ("shops, banks") has a name and a span but no `actor`.
public struct ActorReference: Codable, Hashable, Sendable {
  public var actor: String?
  public var name: String
  public var code: String?
  /// The quotation through which the actor says so, in an `attribution`.
  public var quote: String?
  public var span: Span?

  public init(actor: String? = nil, name: String, code: String? = nil, quote: String? = nil, span: Span? = nil) {
    self.actor = actor
    self.name = name
    self.code = code
    self.quote = quote
    self.span = span
  }
}

public struct PlaceReference: Codable, Hashable, Sendable {
  public var place: String?
  public var name: String

  public init(place: String? = nil, name: String) {
    self.place = place
    self.name = name
  }
}

/// When something happened, and what that rests on.
public struct TimeReference: Codable, Hashable, Sendable {
  /// TIMEX3 value.
  public var value: String
  /// First and last calendar day covered, inclusive.
  public var begin: String?
  public var end: String?
  /// A time's id, `published` or `narrative`.
  public var basis: String?
  /// Lower the farther the time stands from the act: its own clause, the story before it, the day of publication.
  public var confidence: Double?

  public init(
    value: String, begin: String? = nil, end: String? = nil, basis: String? = nil, confidence: Double? = nil
  ) {
    self.value = value
    self.begin = begin
    self.end = end
    self.basis = basis
    self.confidence = confidence
  }
}

extension ActorReference: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("actor", actor)
      $0.field("name", name)
      $0.field("code", code)
      $0.field("quote", quote)
      $0.field("span", span)
    }
  }
}

extension PlaceReference: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("place", place)
      $0.field("name", name)
    }
  }
}

extension TimeReference: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("value", value)
      $0.field("begin", begin)
      $0.field("end", end)
      $0.field("basis", basis)
      $0.field("confidence", confidence)
    }
  }
}

extension Span: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("start", start)
      $0.field("end", end)
      $0.field("text", text)
    }
  }
}
