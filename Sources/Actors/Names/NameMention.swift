import LanguageAnalysis

/// One name in the text while it is being worked on.
struct NameMention: Sendable {
  enum NameType: Sendable, Hashable {
    case person
    case organisation
    case place
    case nationality
    case other
  }

  /// The words of the name, without article, title and possessive mark.
  var words: Range<Int>
  var type: NameType
  var sense: ActorLexicon.Sense?
  /// Whether the lexicon or the text around it vouches for the type.
  var isCertain = false
}

extension NameMention.NameType {
  /// The type that a label of the model stands for; nothing for numbers, dates and the like.
  init?(label: EntityLabel) {
    switch label.rawValue {
    case "PERSON": self = .person
    case "ORG": self = .organisation
    case "GPE", "LOC", "FAC": self = .place
    case "NORP": self = .nationality
    case "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE": self = .other
    default: return nil
    }
  }
}

/// Names in text order that do not overlap, with the name at each word.
struct NameIndex: Sendable {
  private(set) var names: [NameMention]
  private var nameOfWord: [Int32]

  init(_ names: [NameMention], wordCount: Int) {
    self.names = names.sorted { $0.words.lowerBound < $1.words.lowerBound }
    nameOfWord = [Int32](repeating: -1, count: wordCount)
    for (index, name) in self.names.enumerated() {
      for word in name.words { nameOfWord[word] = Int32(index) }
    }
  }

  /// The number of the name at a word.
  func index(at word: Int) -> Int? {
    nameOfWord.indices.contains(word) && nameOfWord[word] >= 0 ? Int(nameOfWord[word]) : nil
  }

  func name(at word: Int) -> NameMention? { index(at: word).map { names[$0] } }

  func index(startingAt word: Int) -> Int? {
    index(at: word).flatMap { names[$0].words.lowerBound == word ? $0 : nil }
  }

  func index(endingAt end: Int) -> Int? {
    index(at: end - 1).flatMap { names[$0].words.upperBound == end ? $0 : nil }
  }

  /// Whether some name shares a word with `words`.
  func overlaps(_ words: Range<Int>) -> Bool { words.contains { nameOfWord[$0] >= 0 } }
}
