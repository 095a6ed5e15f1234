import LanguageAnalysis

/// One word of a sentence as the dictionaries count words: no punctuation, no possessive mark, parts of a hyphenated
/// word each on their own.
struct TextWord: Sendable {
  var token: Int
  var number: Int32
  /// The word without a plural's `s`, where the dictionaries know that; else the word.
  var singular: Int32
  /// By this a pattern's word may match too.
  var lemma: Int32
  /// No pattern's word: “surface-*to*-air” and, in PETRARCH-2's patterns of nouns, verbs (“fires”, “attacked”).
  var isClosed = false

  /// The words of `sentence`.
  static func words(of sentence: TokenRange, in text: AnalysedText, _ vocabulary: Vocabulary, lemmas: Bool)
    -> [TextWord]
  {
    var words: [TextWord] = []
    words.reserveCapacity(sentence.count)
    for index in sentence {
      let token = text.tokens[index]
      if token.pos == .space || token.tag == "POS" { continue }
      let isHyphened = index > sentence.lowerBound && isHyphen(index - 1, in: text)
      let isPlural = token.tag == "NNS" || token.tag == "NNPS" || token.tag == "NNP"
      let parts = token.lower.utf8.contains { $0 == 0x5F || $0 == 0x2D } || token.lower.hasSuffix("'")
      for part in parts ? Vocabulary.words(Substring(token.lower)) : [Vocabulary.undotted(token.lower)] {
        guard part.utf8.contains(where: isWordByte) else { continue }
        let number = vocabulary.known(part)
        var singular = number
        if isPlural, part.utf8.count > 3, part.hasSuffix("s") {
          let shorter = vocabulary.known(String(part.dropLast()))
          if shorter != Vocabulary.unknown { singular = shorter }
        }
        var lemma = singular
        if !parts, lemmas || token.tag == "NNS" {
          let base = vocabulary.known(token.lowerLemma)
          if base != Vocabulary.unknown { lemma = base }
        }
        let isFinite = lemmas && (token.tag == "VBD" || token.tag == "VBZ" || token.tag == "VBP")
        // A pattern's `(TO +)` is the preposition.
        let isInfinitive = lemmas && token.tag == "TO" && token.pos == .part
        let isBound = isHyphened && (token.pos == .adp || token.pos == .part)
        words.append(
          TextWord(
            token: index, number: number, singular: singular, lemma: lemma,
            isClosed: isFinite || isInfinitive || isBound))
      }
    }
    return words
  }

  /// A hyphen with no space around it.
  static func isHyphen(_ token: Int, in text: AnalysedText) -> Bool {
    guard token > 0, text.tokens[token].text == "-", token + 1 < text.tokens.count else { return false }
    let bytes = text.tokens[token].range
    return text.tokens[token - 1].range.upperBound == bytes.lowerBound
      && text.tokens[token + 1].range.lowerBound == bytes.upperBound
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
