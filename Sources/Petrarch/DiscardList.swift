/// Phrases that stop a sentence, or with `+` the whole story, from being coded.
struct DiscardList: Sendable {
  private var phrases = PhraseTrie()
  private(set) var isEmpty = true

  mutating func add(_ source: DictionarySource, _ vocabulary: inout Vocabulary) {
    for line in source.lines {
      let isStory = line.text.utf8.first == 0x2B
      let phrase = vocabulary.phrase(isStory ? line.text.dropFirst() : line.text)
      guard !phrase.isEmpty else { continue }
      phrases.insert(phrase, isStory ? 1 : 0, replaces: isStory)
      isEmpty = false
    }
  }

  enum Verdict { case keep, dropSentence, dropStory }

  func verdict(on words: [TextWord]) -> Verdict {
    guard !isEmpty else { return .keep }
    var verdict = Verdict.keep
    for index in words.indices {
      guard let found = phrases.longest(in: words, at: index) else { continue }
      if found.value == 1 { return .dropStory }
      verdict = .dropSentence
    }
    return verdict
  }
}
