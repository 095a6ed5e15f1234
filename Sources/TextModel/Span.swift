/// A place in a report's text as the record carries it: Unicode code points, half open, and the exact words there.
public struct Span: Codable, Hashable, Sendable {
  public var start: Int
  public var end: Int
  public var text: String

  public init(start: Int, end: Int, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }

  /// Whether the two share at least one code point.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
}
