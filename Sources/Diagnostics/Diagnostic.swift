/// What went wrong with one input, as a value: the others go on, and the exit status tells.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  public enum Severity: String, Sendable, Hashable {
    case warning
    case error
  }

  public var severity: Severity
  /// The file, address or record that it concerns, as the user named it.
  public var source: String
  /// The line of the source, from 1, where there is one.
  public var line: Int?
  /// What is wrong, in one line, and where it helps what to do about it.
  public var message: String

  public init(_ severity: Severity, source: String, line: Int? = nil, message: String) {
    self.severity = severity
    self.source = source
    self.line = line
    self.message = message
  }

  public var description: String {
    let place = line.map { "\(source):\($0)" } ?? source
    return "\(place): \(severity.rawValue): \(message)"
  }
}
