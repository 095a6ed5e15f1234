/// Expands a pattern into its plain sequences: options and alternatives are written out.
///
/// `?` after an element makes it optional, `( … | … )` groups, `~` before an element asks for no space before it,
/// `name=X` names a slot; `/` begins what must follow and `\` ends what must stand before without being part of the
/// expression.
struct PatternParser {
  struct Element {
    var name: String
    var label: String?
    var isGlued: Bool
  }

  private var words: [Substring]
  private var position = 0
  private static let mostSequences = 4000
  private static let marks = Array("()|?".utf8)

  init(_ text: Substring) {
    words = []
    var start = text.startIndex
    func flush(_ words: inout [Substring], _ end: Substring.Index) {
      if start < end { words.append(text[start..<end]) }
    }
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      let isSpace = byte == 0x20 || byte == 0x09
      guard isSpace || Self.marks.contains(byte) else { continue }
      flush(&words, index)
      start = text.utf8.index(after: index)
      if !isSpace { words.append(text[index..<start]) }
    }
    flush(&words, text.endIndex)
  }

  mutating func parse() throws -> [[Element]] {
    let paths = try alternatives()
    guard position == words.count else { throw RuleProblem("unbalanced parenthesis") }
    return paths
  }

  private mutating func alternatives() throws -> [[Element]] {
    var all = try sequence()
    while position < words.count, words[position] == "|" {
      position += 1
      all += try sequence()
    }
    return all
  }

  private mutating func sequence() throws -> [[Element]] {
    var paths: [[Element]] = [[]]
    while position < words.count, words[position] != "|", words[position] != ")" {
      let options = try element()
      paths = paths.flatMap { path in options.map { path + $0 } }
      guard paths.count <= Self.mostSequences else { throw RuleProblem("too many alternatives in one pattern") }
    }
    return paths
  }

  /// The ways to match one element or group, the empty one last where it is optional.
  private mutating func element() throws -> [[Element]] {
    var options: [[Element]]
    if words[position] == "(" {
      position += 1
      options = try alternatives()
      guard position < words.count, words[position] == ")" else { throw RuleProblem("unbalanced parenthesis") }
      position += 1
    } else {
      options = [[plain(words[position])]]
      position += 1
    }
    if position < words.count, words[position] == "?" {
      position += 1
      options.append([])
    }
    return options
  }

  private func plain(_ word: Substring) -> Element {
    var rest = word
    let isGlued = rest.count > 1 && rest.first == "~"
    if isGlued { rest = rest.dropFirst() }
    guard let equals = rest.firstIndex(of: "="), equals != rest.startIndex else {
      return Element(name: String(rest), label: nil, isGlued: isGlued)
    }
    return Element(
      name: String(rest[rest.index(after: equals)...]), label: String(rest[..<equals]), isGlued: isGlued)
  }
}
