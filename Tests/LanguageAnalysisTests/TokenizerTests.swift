import MappedFiles
import Testing
import TextModel

@testable import LanguageAnalysis

@Suite(.enabled(if: PackedModel.medium != nil, "no packed model: run 'make setup'"))
struct TokenizerTests {
  private static let tokenizer = PackedModel.medium.flatMap { try? Tokenizer($0) }

  /// Words between bars; a single space between words belongs to none of them.
  @Test(arguments: [
    ("She didn't go.", "She|did|n't|go|."), ("“It’s over,” he said.", "“|It|’s|over|,|”|he|said|."),
    ("U.S. troops", "U.S.|troops"), ("anti-government", "anti|-|government"), ("10km", "10|km"),
    ("https://a.example/x?y=1, then", "https://a.example/x?y=1|,|then"), ("a  b", "a| |b"), ("a\n\nb", "a|\n\n|b"),
    (" x ", " |x"), (":-)", ":-)"), ("(8 p.m.)", "(|8|p.m.|)"), ("gonna", "gon|na"), ("", ""), (" ", " "),
  ])
  func words(_ text: String, _ words: String) throws {
    let tokenizer = try #require(Self.tokenizer)
    var cache = WordCache()
    let source = SourceText(text)
    let found = tokenizer.tokenize(source, in: source.range, cache: &cache).map { source[$0.range] }
    #expect(found.joined(separator: "|") == words)
  }

  /// The words and the spaces between them are the text, whatever it is.
  @Test func nothingIsLost() throws {
    let tokenizer = try #require(Self.tokenizer)
    var cache = WordCache()
    for text in try Reference.texts(model: "en-md") {
      var next = 0
      for word in tokenizer.tokenize(text.source, in: text.source.range, cache: &cache) {
        #expect(word.range.lowerBound == next)
        next = word.range.upperBound + (word.hasSpaceAfter ? 1 : 0)
      }
      #expect(next == text.source.bytes.count)
    }
  }

  @Test func theCacheForgetsAndWordsStayTheSame() throws {
    let tokenizer = try #require(Self.tokenizer)
    let source = SourceText("They've said “no” to the U.N. plan; 5km on, they'll say yes.")
    var cache = WordCache()
    let first = tokenizer.tokenize(source, in: source.range, cache: &cache)
    let types = first.map { cache.types[$0.type] }
    cache.makeRoom(limit: 3)
    #expect(cache.generation == 1)
    #expect(cache.types.isEmpty)
    let second = tokenizer.tokenize(source, in: source.range, cache: &cache)
    #expect(first.map(\.range) == second.map(\.range))
    #expect(types == second.map { cache.types[$0.type] })
  }

  /// A megabyte without a space takes a moment, not an hour.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "a", ".", ")", "a.)\"(-é,", "a.b:c@d/", "@:", "Σ'", "'\"“", "\n", ".a", "10km.", "http://", "a@", "don't", "€5",
      "\u{301}", "😀", "\u{A0}x",
    ])
  func aMegabyteWithoutSpaces(unit: String) throws {
    let tokenizer = try #require(Self.tokenizer)
    var cache = WordCache()
    let source = SourceText(String(repeating: unit, count: 1_000_000 / unit.utf8.count))
    let words = tokenizer.tokenize(source, in: source.range, cache: &cache)
    #expect(words.last?.range.upperBound == source.bytes.count)
  }
}
