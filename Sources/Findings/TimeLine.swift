public import TextModel

/// A time expression with its TIMEX3 value.
public struct TimeLine: Codable, Hashable, Sendable {
  public enum Class: String, Codable, Sendable, Hashable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  public var id: String
  public var report: String
  public var span: Span
  public var `class`: Class
  public var value: String
  public var mod: String?
  public var quant: String?
  public var freq: String?
  public var beginPoint: String?
  public var endPoint: String?
  /// The id of the time that it was reckoned from, or `published`.
  public var anchor: String?
  /// First and last calendar day covered, inclusive.
  public var begin: String?
  public var end: String?
  public var confidence: Double

  public init(
    id: String, report: String, span: Span, class: Class, value: String, mod: String? = nil, quant: String? = nil,
    freq: String? = nil, beginPoint: String? = nil, endPoint: String? = nil, anchor: String? = nil,
    begin: String? = nil, end: String? = nil, confidence: Double
  ) {
    self.id = id
    self.report = report
    self.span = span
    self.class = `class`
    self.value = value
    self.mod = mod
    self.quant = quant
    self.freq = freq
    self.beginPoint = beginPoint
    self.endPoint = endPoint
    self.anchor = anchor
    self.begin = begin
    self.end = end
    self.confidence = confidence
  }
}

extension TimeLine: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "time")
      $0.field("id", id)
      $0.field("report", report)
      $0.field("span", span)
      $0.field("class", `class`.rawValue)
      $0.field("value", value)
      $0.field("mod", mod)
      $0.field("quant", quant)
      $0.field("freq", freq)
      $0.field("beginPoint", beginPoint)
      $0.field("endPoint", endPoint)
      $0.field("anchor", anchor)
      $0.field("begin", begin)
      $0.field("end", end)
      $0.field("confidence", confidence)
    }
  }
}
