public import TextModel

/// One actor of a report, under the report's own fullest spelling of its name.
public struct ActorLine: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    case person
    case country
    case government
    case armedForce = "armed-force"
    case organisation
    case group
    case people
  }

  public struct Mention: Codable, Hashable, Sendable {
    public enum Form: String, Codable, Sendable, Hashable {
      case name
      case description
      case pronoun
    }

    public var start: Int
    public var end: Int
    public var text: String
    public var form: Form

    public init(_ span: Span, form: Form) {
      start = span.start
      end = span.end
      text = span.text
      self.form = form
    }

    public var span: Span { Span(start: start, end: end, text: text) }
  }

  public var id: String
  public var report: String
  /// The first mention.
  public var span: Span
  public var name: String
  public var kind: Kind
  /// PLOVER/CAMEO actor code, as `KAZGOV`.
  public var code: String?
  public var aliases: [String]
  public var mentions: [Mention]
  public var confidence: Double
  /// Who this is over all reports, where somebody settled it by hand; never part of a report's own record.
  package var identity: String?

  private enum CodingKeys: String, CodingKey {
    case id, report, span, name, kind, code, aliases, mentions, confidence
  }

  public init(
    id: String, report: String, span: Span, name: String, kind: Kind, code: String? = nil, aliases: [String],
    mentions: [Mention], confidence: Double
  ) {
    self.id = id
    self.report = report
    self.span = span
    self.name = name
    self.kind = kind
    self.code = code
    self.aliases = aliases
    self.mentions = mentions
    self.confidence = confidence
  }
}

extension ActorLine: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "actor")
      $0.field("id", id)
      $0.field("report", report)
      $0.field("span", span)
      $0.field("name", name)
      $0.field("kind", kind.rawValue)
      $0.field("code", code)
      $0.list("aliases", aliases)
      $0.list("mentions", mentions)
      $0.field("confidence", confidence)
    }
  }
}

extension ActorLine.Mention: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("start", start)
      $0.field("end", end)
      $0.field("text", text)
      $0.field("form", form.rawValue)
    }
  }
}
