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
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "event")
      $0.field("id", id)
      $0.field("report", report)
      $0.field("span", span)
      $0.field("trigger", trigger)
      $0.field("plover", plover)
      $0.field("ploverScore", ploverScore)
      $0.field("cameo", cameo)
      $0.field("quad", quad)
      $0.field("goldstein", goldstein)
      $0.list("sources", sources)
      $0.list("targets", targets)
      $0.field("reciprocal", reciprocal)
      $0.field("place", place)
      $0.field("time", time)
      $0.field("modality", modality.rawValue)
      $0.field("polarity", polarity)
      $0.field("attribution", attribution)
      $0.field("sameAs", sameAs)
      $0.field("rule", rule)
      $0.field("confidence", confidence)
    }
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
