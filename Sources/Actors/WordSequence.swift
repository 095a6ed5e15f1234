import LanguageAnalysis
import TextModel

/// The tokens of a text that are words or marks, white space left out, under a numbering of their own.
///
/// Names and titles are matched here, so that a line end inside "President\nDaniel arap Moi" does not matter.
final class WordSequence: Sendable {
  let text: AnalysedText
  /// The token of each word.
  let tokens: [Int]
  /// The words with typographic apostrophes made plain, and in lower case.
  let forms: [String]
  let lowers: [String]
  /// Whether white space stands before the word.
  let spaceBefore: [Bool]
  /// The block of each word.
  let blocks: [Int32]
  private let wordOfToken: [Int32]

  init(_ text: AnalysedText) {
    self.text = text
    var tokens: [Int] = []
    var spaceBefore: [Bool] = []
    var blocks: [Int32] = []
    var wordOfToken = [Int32](repeating: 0, count: text.tokens.count)
    var afterSpace = true
    for (blockIndex, block) in text.blocks.enumerated() {
      afterSpace = true
      for index in block {
        let token = text.tokens[index]
        wordOfToken[index] = Int32(tokens.count)
        if token.pos == .space {
          afterSpace = true
          continue
        }
        tokens.append(index)
        blocks.append(Int32(blockIndex))
        spaceBefore.append(afterSpace)
        afterSpace = token.hasSpaceAfter
      }
    }
    self.tokens = tokens
    self.spaceBefore = spaceBefore
    self.blocks = blocks
    self.wordOfToken = wordOfToken
    forms = tokens.map { plainApostrophes(text.tokens[$0].text) }
    lowers = tokens.map { plainApostrophes(text.tokens[$0].lower) }
  }

  var count: Int { tokens.count }

  func token(_ word: Int) -> Token { text.tokens[tokens[word]] }

  func tag(_ word: Int) -> String { token(word).tag.rawValue }

  /// The word of a token; of white space, the word after it.
  func word(ofToken token: Int) -> Int { Int(wordOfToken[token]) }

  /// The words among some tokens.
  func words(of range: TokenRange) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= wordOfToken.count else { return 0..<0 }
    let low = Int(wordOfToken[range.lowerBound])
    let high = range.upperBound < wordOfToken.count ? Int(wordOfToken[range.upperBound]) : tokens.count
    return low..<max(low, high)
  }

  /// The tokens from the first to the last of some words.
  func tokenRange(_ words: Range<Int>) -> TokenRange {
    guard let last = words.last else { return 0..<0 }
    return tokens[words.lowerBound]..<(tokens[last] + 1)
  }

  /// Some words as they are written, with single spaces.
  func string(_ words: Range<Int>) -> String {
    var result = ""
    for word in words {
      if word > words.lowerBound, spaceBefore[word] { result += " " }
      result += forms[word]
    }
    return result
  }

  /// Whether `word` exists and belongs to the same block as `other`.
  func isSameBlock(_ word: Int, _ other: Int) -> Bool {
    blocks.indices.contains(word) && blocks.indices.contains(other) && blocks[word] == blocks[other]
  }

  /// The lower form of a word of the same block, or an empty string.
  func lower(_ word: Int, near other: Int) -> String { isSameBlock(word, other) ? lowers[word] : "" }

  func isCapitalised(_ word: Int) -> Bool { forms[word].isCapitalised }

  func isNounTag(_ word: Int) -> Bool { tag(word).hasPrefix("NN") }

  func isProperNoun(_ word: Int) -> Bool { tag(word).hasPrefix("NNP") }

  func isPunctuation(_ word: Int) -> Bool { token(word).pos == .punct }
}

func plainApostrophes(_ text: String) -> String {
  guard text.utf8.contains(0xE2) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\u{2019}", "\u{2018}", "\u{02BC}": result.append("'")
    case "\u{2010}", "\u{2011}": result.append("-")
    default: result.append(scalar)
    }
  }
  return String(result)
}

extension String {
  /// Whether all its letters are capitals and there are two of them at least.
  var isAllCapitals: Bool {
    var capitals = 0
    for scalar in unicodeScalars {
      if scalar.isASCII {
        if ("a"..."z").contains(scalar) { return false }
        if ("A"..."Z").contains(scalar) { capitals += 1 }
        continue
      }
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { capitals += 1 }
    }
    return capitals >= 2
  }

  var isNumeral: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E } }
}
