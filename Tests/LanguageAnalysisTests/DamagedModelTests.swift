import Glibc
import MappedFiles
import Testing
import TextModel

@testable import LanguageAnalysis

/// A damaged model file is refused or gives other words; it never brings the program down.
@Suite(.enabled(if: PackedModel.medium != nil, "no packed model: run 'make setup'"))
struct DamagedModelTests {
  @Test(arguments: ["tokenizer.", "lexemes.", "ruler.", "lemmatizer."])
  func damageIsSurvived(part: String) throws {
    let file = try #require(PackedModel.medium)
    let path = "/tmp/annals-damaged-\(getpid())-\(part)model"
    defer { unlink(path) }
    let names = file.names.filter { name in
      ["tokenizer.", "lexemes.", "ruler.", "lemmatizer."].contains { name.hasPrefix($0) }
    }
    let sections = try names.map { ($0, Array(try file.array($0, of: UInt8.self))) }
    let source = SourceText(
      "“Don't,” said Mr. O'Neill’s aunts at 10km/h.\n\nSee http://a.example/x or mail b@c.example :-) ΑΣ")
    var random = SplitMix(seed: UInt64(part.utf8.count) * 7919)
    var refused = 0
    for _ in 0..<25 {
      var writer = PackedFileWriter()
      for (name, bytes) in sections {
        writer.add(name, bytes: name.hasPrefix(part) ? damaged(bytes, &random) : bytes)
      }
      try writer.write(to: path)
      do { try use(PackedFile(path: path), on: source) } catch { refused += 1 }
    }
    #expect(refused > 0)
  }

  private func damaged(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    guard !bytes.isEmpty, Int.random(in: 0..<4, using: &random) == 0 else { return bytes }
    if Int.random(in: 0..<4, using: &random) == 0 {
      return Array(bytes[..<Int.random(in: 0..<bytes.count, using: &random)])
    }
    var result = bytes
    for _ in 0..<Int.random(in: 1...20, using: &random) {
      result[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    return result
  }

  private func use(_ file: PackedFile, on source: SourceText) throws {
    let tokenizer = try Tokenizer(file)
    let ruler = try AttributeRuler(file)
    let lemmatizer = try Lemmatizer(file)
    var cache = WordCache()
    var lemmas = LemmaMemory()
    let words = tokenizer.tokenize(source, in: source.range, cache: &cache)
    for tag in ["NN", "NNS", "VBD", "VBZ", "IN", "RB", "''"] {
      var tokens = words.map { word in
        let type = cache.types[word.type]
        return Token(range: word.range, text: type.text, lower: type.lower, tag: Tag(rawValue: tag), relation: "nsubj")
      }
      ruler.apply(to: &tokens, in: tokens.indices, words: words[...], cache: cache)
      lemmatizer.fill(&tokens, in: tokens.indices, words: words[...], memory: &lemmas)
    }
  }
}

/// Sebastiano Vigna's SplitMix64 (public domain): the same numbers on every run.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
