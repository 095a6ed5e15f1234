import Diagnostics
import Lexicons

/// Number words and bounds, as `numbers.words` and `bounds.words` list them.
struct NumberLexicon: Sendable {
  enum Word: Sendable, Hashable {
    case digit(Double)
    case scale(Double)
    case vague
  }

  private let words: [String: Word]
  /// Bounds that stand before a number and after it, the longest first.
  let before: [Bound]
  let after: [Bound]

  struct Bound: Sendable, Hashable {
    var words: [String]
    var name: String
  }

  init(root: DataRoot) throws {
    let numbers = try ResourceFile(path: root.resource("Facts", "numbers.words"))
    words = Dictionary(
      try numbers.lines.map { line in
        guard let word = Self.word(line.fields) else {
          throw AnnalsError(.resource, "\(numbers.diagnostic(line, "a number word needs kind, word and value"))")
        }
        return (String(line.fields[1]), word)
      }, uniquingKeysWith: { first, _ in first })
    let bounds = try ResourceFile(path: root.resource("Facts", "bounds.words"))
    before = Self.bounds(bounds, column: 1)
    after = Self.bounds(bounds, column: 2)
  }

  subscript(word: String) -> Word? { words[word] }

  /// The number that digits write: `2,500`, `1.9`; nothing for `2022-01-07` or `4th`.
  static func number(digits: String) -> Double? {
    let plain = digits.utf8.filter { $0 != 0x2C }
    guard let first = plain.first, (0x30...0x39).contains(first), plain.count < 16,
      plain.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), !digits.hasSuffix(",")
    else { return nil }
    return Double(String(decoding: plain, as: UTF8.self))
  }

  private static func word(_ fields: [Substring]) -> Word? {
    guard fields.count == 3, let value = Double(fields[2]) else { return nil }
    switch fields[0] {
    case "digit": return .digit(value)
    case "scale": return .scale(value)
    case "vague": return .vague
    default: return nil
    }
  }

  private static func bounds(_ file: ResourceFile, column: Int) -> [Bound] {
    file.lines.flatMap { line in
      let fields = line.fields
      guard column < fields.count else { return [Bound]() }
      return fields[column].split(separator: "|").map {
        Bound(words: $0.split(separator: " ").map(String.init), name: String(fields[0]))
      }
    }.sorted { $0.words.count > $1.words.count }
  }
}
