import Diagnostics

/// Phrases that tell what a sentence is about: `rights group [HUMAN_RIGHTS]`; `~phrase` holds one back.
struct IssueList: Sendable {
  private var phrases = PhraseTrie()
  private var codes: [String] = []
  private static let heldBack = Int32.max

  mutating func add(_ source: DictionarySource, _ vocabulary: inout Vocabulary, _ complaints: inout [Diagnostic]) {
    for line in source.lines where line.text.utf8.first != 0x3C {
      guard let (rest, contents) = line.text.takingBrackets(), contents.first != nil || rest.utf8.first == 0x7E else {
        complaints.append(source.complaint(line, "an issue without a code"))
        continue
      }
      let words = rest.split(whereSeparator: { $0 == " " || $0 == "+" || $0 == "\t" || $0 == "~" })
        .map { $0.hasPrefix("n:") || $0.hasPrefix("v:") ? $0.dropFirst(2) : $0 }
      let phrase = words.flatMap { vocabulary.phrase($0) }
      guard let code = contents.first else {
        phrases.insert(phrase, Self.heldBack, replaces: true)
        continue
      }
      phrases.insert(phrase, Int32(truncatingIfNeeded: codes.count))
      codes.append(String(code))
    }
  }

  /// The issues of a sentence, each once, in text order.
  func issues(in words: [TextWord]) -> [String] {
    var found: [String] = []
    var index = 0
    while index < words.count {
      guard let (value, length) = phrases.longest(in: words, at: index) else {
        index += 1
        continue
      }
      if value != Self.heldBack, !found.contains(codes[Int(value)]) { found.append(codes[Int(value)]) }
      index += length
    }
    return found
  }
}
