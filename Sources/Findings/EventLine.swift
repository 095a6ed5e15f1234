public import TextModel

/// One mention of an event: who did what to whom, when and where, and how far it is said to be so.
public struct EventLine: Codable, Hashable, Sendable {
  /// PLOVER event type, its mode, and the contexts it stands in.
  public struct Plover: Codable, Hashable, Sendable {
    public var type: String
    public var mode: String?
    public var context: [String]?

    public init(type: String, mode: String? = nil, context: [String]? = nil) {
      self.type = type
      self.mode = mode
      self.context = context
    }
  }

  /// A quad class with the name of the scheme that it is of: the published tables disagree.
  public struct Quad: Codable, Hashable, Sendable {
    public var scheme: String
    public var value: Int

    public init(scheme: String, value: Int) {
      self.scheme = scheme
      self.value = value
    }
  }

  public var id: String
  public var report: String
  /// The clause.
  public var span: Span
  public var trigger: Span
  public var plover: Plover
  public var ploverScore: Double?
  public var cameo: String?
  public var quad: Quad?
  public var goldstein: Double?
  public var sources: [ActorReference]
  public var targets: [ActorReference]
  /// All parties stand on both sides; dyads are ordered pairs of different parties.
  public var reciprocal: Bool?
  public var place: PlaceReference?
  public var time: TimeReference?
  public var modality: Modality
  /// False exactly when `denied`.
  public var polarity: Bool
  /// Who says so; absent where the report itself does.
  public var attribution: ActorReference?
  /// The id of the fullest telling of the same event in this report.
  public var sameAs: String?
  /// Which rule, dictionary line or model fired: `request.rules:41`.
  public var rule: String
  public var confidence: Double

  public init(
    id: String, report: String, span: Span, trigger: Span, plover: Plover, ploverScore: Double? = nil,
    cameo: String? = nil, quad: Quad? = nil, goldstein: Double? = nil, sources: [ActorReference] = [],
    targets: [ActorReference] = [], reciprocal: Bool? = nil, place: PlaceReference? = nil,
    time: TimeReference? = nil, modality: Modality = .asserted, attribution: ActorReference? = nil,
    sameAs: String? = nil, rule: String, confidence: Double
  ) {
    self.id = id
    self.report = report
    self.span = span
    self.trigger = trigger
    self.plover = plover
    self.ploverScore = ploverScore
    self.cameo = cameo
    self.quad = quad
    self.goldstein = goldstein
    self.sources = sources
    self.targets = targets
    self.reciprocal = reciprocal
    self.place = place
    self.time = time
    self.modality = modality
    polarity = modality != .denied
    self.attribution = attribution
    self.sameAs = sameAs
    self.rule = rule
    self.confidence = confidence
  }
}

extension EventLine: JSONWritable {
  public func write(to json: inout JSONWriter) { json.object { writeFields(to: &$0) } }

  /// The line's fields without the object around them, so that a merged event can add its own.
  package func writeFields(to json: inout JSONWriter) {
    json.field("type", "event")
    json.field("id", id)
    json.field("report", report)
    json.field("span", span)
    json.field("trigger", trigger)
    json.field("plover", plover)
    json.field("ploverScore", ploverScore)
    json.field("cameo", cameo)
    json.field("quad", quad)
    json.field("goldstein", goldstein)
    json.list("sources", sources)
    json.list("targets", targets)
    json.field("reciprocal", reciprocal)
    json.field("place", place)
    json.field("time", time)
    json.field("modality", modality.rawValue)
    json.field("polarity", polarity)
    json.field("attribution", attribution)
    json.field("sameAs", sameAs)
    json.field("rule", rule)
    json.field("confidence", confidence)
  }
}

extension EventLine.Plover: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", type)
      $0.field("mode", mode)
      $0.listIfAny("context", context ?? [])
    }
  }
}

extension EventLine.Quad: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("scheme", scheme)
      $0.field("value", value)
    }
  }
}
