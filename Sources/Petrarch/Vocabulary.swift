/// The words of the dictionaries as small numbers, so that texts and phrases are compared without strings.
struct Vocabulary: Sendable {
  /// Stands for a word that no dictionary has.
  static let unknown: Int32 = -1

  private var numbers: [String: Int32] = [:]

  mutating func number(of word: String) -> Int32 {
    if let known = numbers[word] { return known }
    let number = Int32(truncatingIfNeeded: numbers.count)
    numbers[word] = number
    return number
  }

  func known(_ word: String) -> Int32 { numbers[word] ?? Self.unknown }

  /// The words of a phrase as dictionaries write it: in lower case, cut at spaces, underscores and hyphens.
  mutating func phrase(_ text: Substring) -> [Int32] { Self.words(text).map { number(of: $0) } }

  /// `NEW_ZEALAND's` is `new zealand`, `AL-QAEDA` is `al qaeda`, `DON'T` is `do n't` as tokens have it.
  static func words(_ text: Substring) -> [String] {
    var words: [String] = []
    for part in text.utf8.split(whereSeparator: { $0 == 0x5F || $0 == 0x20 || $0 == 0x09 || $0 == 0x2D }) {
      var word = part.allSatisfy { $0 < 0x80 } ? lowerASCII(part) : String(Substring(part)).lowercased()
      if word.utf8.count > 3, word.hasSuffix("n't") {
        words.append(String(word.dropLast(3)))
        word = "n't"
      } else if word.utf8.count > 2, word.hasSuffix("'s") {
        word.removeLast(2)
      } else if word.utf8.count > 1, word.hasSuffix("'") {
        word.removeLast()
      }
      if !word.isEmpty { words.append(undotted(word)) }
    }
    return words
  }

  /// `u.s.` is written `us` too.
  static func undotted(_ word: String) -> String {
    guard word.utf8.contains(0x2E), word.utf8.count > 2 else { return word }
    let letters = word.utf8.split(separator: 0x2E)
    return letters.allSatisfy { $0.count == 1 } ? String(word.filter { $0 != "." }) : word
  }

  private static func lowerASCII(_ bytes: Substring.UTF8View) -> String {
    String(decoding: bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
