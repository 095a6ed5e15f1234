public import TextModel

/// Words that belong to somebody: a quotation with its speaker and its cue.
public struct QuoteLine: Codable, Hashable, Sendable {
  public enum Form: String, Codable, Sendable, Hashable, CaseIterable {
    case direct
    case block
    case partial
    case indirect
  }

  public var id: String
  public var report: String
  /// Content, cue and speaker together.
  public var span: Span
  /// More than one span where the quotation is interrupted; no outer marks.
  public var content: [Span]
  public var form: Form
  /// Absent where a careful reader cannot tell: unknown is better than a guess.
  public var speaker: ActorReference?
  /// The whole noun phrase without its relative clause or apposition; given even when the actor is unknown.
  public var speakerSpan: Span?
  /// The same phrase with the apposition and the relative clause beside it, where it has one.
  public var sourceSpan: Span?
  public var cue: [Span]
  /// The day on which it was said.
  public var said: String?
  /// To whom it was said.
  public var audience: ActorReference?
  /// Who relays it, outermost first.
  public var through: [ActorReference]
  /// The id of the quotation that contains it.
  public var within: String?
  public var confidence: Double

  public init(
    id: String, report: String, span: Span, content: [Span], form: Form, speaker: ActorReference? = nil,
    speakerSpan: Span? = nil, sourceSpan: Span? = nil, cue: [Span] = [], said: String? = nil,
    audience: ActorReference? = nil, through: [ActorReference] = [], within: String? = nil, confidence: Double
  ) {
    self.id = id
    self.report = report
    self.span = span
    self.content = content
    self.form = form
    self.speaker = speaker
    self.speakerSpan = speakerSpan
    self.sourceSpan = sourceSpan
    self.cue = cue
    self.said = said
    self.audience = audience
    self.through = through
    self.within = within
    self.confidence = confidence
  }
}

extension QuoteLine: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "quote")
      $0.field("id", id)
      $0.field("report", report)
      $0.field("span", span)
      $0.list("content", content)
      $0.field("form", form.rawValue)
      $0.field("speaker", speaker)
      $0.field("speakerSpan", speakerSpan)
      $0.field("sourceSpan", sourceSpan)
      $0.list("cue", cue)
      $0.field("said", said)
      $0.field("audience", audience)
      $0.list("through", through)
      $0.field("within", within)
      $0.field("confidence", confidence)
    }
  }
}

/// Quotation marks that are no quotation.
public struct QuotedTermLine: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    case title
    case scare
    case nickname
    case term
  }

  public var id: String
  public var report: String
  public var span: Span
  public var kind: Kind
  public var confidence: Double

  public init(id: String, report: String, span: Span, kind: Kind, confidence: Double) {
    self.id = id
    self.report = report
    self.span = span
    self.kind = kind
    self.confidence = confidence
  }
}

extension QuotedTermLine: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "quoted-term")
      $0.field("id", id)
      $0.field("report", report)
      $0.field("span", span)
      $0.field("kind", kind.rawValue)
      $0.field("confidence", confidence)
    }
  }
}
