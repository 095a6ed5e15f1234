/// A request that cannot be met: what is wrong, and what to do about it.
public struct AnnalsError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable {
    /// The words of the call are off.
    case usage
    /// A file that is named does not exist or cannot be read.
    case unreadable
    /// A model, gazetteer or lexicon is missing or damaged.
    case resource
    /// The store cannot be opened, read or written.
    case store
  }

  public var code: Code
  public var message: String
  /// What the reader of the message can do.
  public var remedy: String?

  public init(_ code: Code, _ message: String, remedy: String? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  public var description: String {
    remedy.map { "\(message); \($0)" } ?? message
  }
}
