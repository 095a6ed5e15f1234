public import TextModel

/// A row for a ledger: an office, a membership, a command, a price, a count of casualties …
public struct FactLine: Codable, Hashable, Sendable {
  public enum Change: String, Codable, Sendable, Hashable, CaseIterable {
    case began
    case ended
    case suspended
    case resumed
    case rose
    case fell
    case `is`
  }

  /// What the relation holds of or to: an actor, an office of a body, or a word such as `killed`.
  public enum Object: Hashable, Sendable {
    case actor(ActorReference)
    case office(String, of: ActorReference?)
    case word(String)
  }

  /// A number or a word: 37, or `red`.
  public enum Value: Hashable, Sendable {
    case number(Double)
    case word(String)
  }

  /// The same figure in another unit.
  public struct Alternative: Codable, Hashable, Sendable {
    public var value: Value?
    public var fromValue: Value?
    public var toValue: Value?
    public var unit: String?

    public init(value: Value? = nil, fromValue: Value? = nil, toValue: Value? = nil, unit: String? = nil) {
      self.value = value
      self.fromValue = fromValue
      self.toValue = toValue
      self.unit = unit
    }
  }

  public var id: String
  public var report: String
  public var span: Span
  /// `office`, `description`, `membership`, `command`, `deployment`, `alert-level`, `price`, `casualties` …
  public var relation: String
  public var subject: ActorReference
  public var object: Object?
  /// Of an office: `current`, `former`, `acting`, `elect`, `designate`, `appointed`.
  public var status: String?
  public var rank: String?
  public var change: Change?
  public var value: Value?
  public var fromValue: Value?
  public var toValue: Value?
  public var unit: String?
  public var alternative: Alternative?
  /// `at least`, `more than`, `about` …
  public var bound: String?
  /// Dates only.
  public var from: String?
  public var to: String?
  public var time: TimeReference?
  public var place: PlaceReference?
  public var asWritten: String?
  public var modality: Modality
  public var attribution: ActorReference?
  public var confidence: Double

  public init(
    id: String, report: String, span: Span, relation: String, subject: ActorReference, object: Object? = nil,
    status: String? = nil, rank: String? = nil, change: Change? = nil, value: Value? = nil, fromValue: Value? = nil,
    toValue: Value? = nil, unit: String? = nil, alternative: Alternative? = nil, bound: String? = nil,
    from: String? = nil, to: String? = nil, time: TimeReference? = nil, place: PlaceReference? = nil,
    asWritten: String? = nil, modality: Modality = .asserted, attribution: ActorReference? = nil, confidence: Double
  ) {
    self.id = id
    self.report = report
    self.span = span
    self.relation = relation
    self.subject = subject
    self.object = object
    self.status = status
    self.rank = rank
    self.change = change
    self.value = value
    self.fromValue = fromValue
    self.toValue = toValue
    self.unit = unit
    self.alternative = alternative
    self.bound = bound
    self.from = from
    self.to = to
    self.time = time
    self.place = place
    self.asWritten = asWritten
    self.modality = modality
    self.attribution = attribution
    self.confidence = confidence
  }
}

extension FactLine: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "fact")
      $0.field("id", id)
      $0.field("report", report)
      $0.field("span", span)
      $0.field("relation", relation)
      $0.field("subject", subject)
      $0.field("object", object)
      $0.field("status", status)
      $0.field("rank", rank)
      $0.field("change", change?.rawValue)
      $0.field("value", value)
      $0.field("fromValue", fromValue)
      $0.field("toValue", toValue)
      $0.field("unit", unit)
      $0.field("alternative", alternative)
      $0.field("bound", bound)
      $0.field("from", from)
      $0.field("to", to)
      $0.field("time", time)
      $0.field("place", place)
      $0.field("asWritten", asWritten)
      $0.field("modality", modality.rawValue)
      $0.field("attribution", attribution)
      $0.field("confidence", confidence)
    }
  }
}

extension FactLine.Alternative: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("value", value)
      $0.field("fromValue", fromValue)
      $0.field("toValue", toValue)
      $0.field("unit", unit)
    }
  }
}

extension FactLine.Object: Codable, JSONWritable {
  private enum CodingKeys: String, CodingKey {
    case office
    case of
  }

  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      self = .word(word)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let office = try container.decodeIfPresent(String.self, forKey: .office) {
      self = .office(office, of: try container.decodeIfPresent(ActorReference.self, forKey: .of))
    } else {
      self = .actor(try ActorReference(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .actor(let reference): try reference.encode(to: encoder)
    case .office(let office, let body):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(office, forKey: .office)
      try container.encodeIfPresent(body, forKey: .of)
    case .word(let word):
      var container = encoder.singleValueContainer()
      try container.encode(word)
    }
  }

  public func write(to json: inout JSONWriter) {
    switch self {
    case .actor(let reference): reference.write(to: &json)
    case .office(let office, let body):
      json.object {
        $0.field("office", office)
        $0.field("of", body)
      }
    case .word(let word): json.value(word)
    }
  }
}

extension FactLine.Value: Codable, JSONWritable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .word(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .word(let word): try container.encode(word)
    }
  }

  public func write(to json: inout JSONWriter) {
    switch self {
    case .number(let number): json.value(number)
    case .word(let word): json.value(word)
    }
  }
}
