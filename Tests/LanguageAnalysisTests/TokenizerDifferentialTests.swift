import Lexicons
import Testing
import TextModel

@testable import LanguageAnalysis

/// Compares the tokenizer with what spaCy says of any number of texts: see Scripts/parity/references.py.
@Suite struct TokenizerDifferentialTests {
  private static let reference = environment("ANNALS_TOKENIZER_REFERENCE")

  @Test(.enabled(if: reference != nil && PackedModel.medium != nil, "no reference named"))
  func wordsAndAttributes() throws {
    let tokenizer = try Tokenizer(try #require(PackedModel.medium))
    var cache = WordCache()
    var differences: [String] = []
    var count = 0
    var text: SourceText?
    var expected: [String] = []
    func check() {
      guard let text else { return }
      cache.makeRoom()
      let found = tokenizer.tokenize(text, in: text.range, cache: &cache).map { word in
        let type = cache.types[word.type]
        let numbers: [UInt64] = [
          UInt64(text.codePointOffset(ofByte: word.range.lowerBound)),
          UInt64(text.codePointOffset(ofByte: word.range.upperBound)), word.hasSpaceAfter ? 1 : 0, type.orthID,
          type.normID, type.prefixID, type.suffixID, type.shapeID, type.lowerID, type.isSpace ? 1 : 0,
        ]
        return numbers.map(String.init).joined(separator: "\t")
      }
      count += found.count
      guard found != expected else { return }
      let place = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }
      differences.append(
        "\(text[text.range].debugDescription): \(place.map { "\($0.element.0) instead of \($0.element.1)" } ?? "length")"
      )
    }
    for line in try ResourceFile(path: Self.reference!).lines {
      if line.text.hasPrefix("T\t") {
        check()
        text = SourceText(utf8: bytes(hex: line.text.dropFirst(2)))
        expected = []
      } else {
        expected.append(String(line.text))
      }
    }
    check()
    print("\(count) words compared")
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20).joined(separator: "\n"))")
  }

  private func bytes(hex: Substring) -> [UInt8] {
    let digits = hex.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
