import MappedFiles
import Testing
import TextModel

@testable import LanguageAnalysis

/// Words, features, lemmas and noun chunks, given spaCy's tags and trees.
@Suite(.enabled(if: PackedModel.medium != nil, "no packed model: run 'make setup'"))
struct WordLevelParityTests {
  @Test func wordsAreCutAlike() throws {
    let tokenizer = try Tokenizer(try #require(PackedModel.medium))
    var cache = WordCache()
    for text in try Reference.texts(model: "en-md") {
      let found = tokenizer.tokenize(text.source, in: text.source.range, cache: &cache).map { word in
        [
          text.source.codePointOffset(ofByte: word.range.lowerBound),
          text.source.codePointOffset(ofByte: word.range.upperBound), word.hasSpaceAfter ? 1 : 0,
        ].map { String($0) }
      }
      #expect(found == text.tokens.map { Array($0.fields[0..<3]) }, "\(text.source[text.source.range])")
    }
  }

  @Test(arguments: ["en-md", "en-sm"])
  func featuresAndLemmas(model: String) throws {
    let file = try #require(PackedModel.medium)
    let tokenizer = try Tokenizer(file)
    let ruler = try AttributeRuler(file)
    let lemmatizer = try Lemmatizer(file)
    var cache = WordCache()
    var lemmas = LemmaMemory()
    for text in try Reference.texts(model: model) {
      let words = tokenizer.tokenize(text.source, in: text.source.range, cache: &cache)
      try #require(words.count == text.tokens.count)
      var tokens = zip(words, text.tokens).map { word, expected in
        let type = cache.types[word.type]
        return Token(
          range: word.range, text: type.text, lower: type.lower, tag: expected.tag, head: expected.head,
          relation: expected.relation)
      }
      ruler.apply(to: &tokens, in: tokens.indices, words: words[...], cache: cache)
      lemmatizer.fill(&tokens, in: tokens.indices, words: words[...], memory: &lemmas)
      for (token, expected) in zip(tokens, text.tokens) {
        let morph = token.morph.isEmpty ? "_" : token.morph
        #expect(
          [token.tag.rawValue, token.pos.rawValue, morph, token.relation.rawValue, token.lemma]
            == [3, 4, 5, 7, 8].map { expected.fields[$0] }, "\(text.source[text.source.range])")
      }
    }
  }

  @Test(arguments: ["en-md", "en-sm"])
  func chunks(model: String) throws {
    for text in try Reference.texts(model: model) {
      var tokens = text.tokens.map { expected in
        Token(
          range: 0..<0, text: "", lower: "", pos: PartOfSpeech(rawValue: expected.fields[4]) ?? .x, head: expected.head,
          relation: expected.relation)
      }
      // The subtree's edges, slowly: each token widens all that stand above it.
      for index in tokens.indices {
        tokens[index].leftEdge = index
        tokens[index].rightEdge = index
      }
      for index in tokens.indices {
        var above = index
        while tokens[above].head != above {
          above = tokens[above].head
          tokens[above].leftEdge = min(tokens[above].leftEdge, index)
          tokens[above].rightEdge = max(tokens[above].rightEdge, index)
        }
      }
      var marks = [String](repeating: "O", count: tokens.count)
      for chunk in nounChunks(of: tokens) {
        for index in chunk { marks[index] = index == chunk.lowerBound ? "B" : "I" }
      }
      #expect(marks == text.tokens.map { $0.fields[11] }, "\(text.source[text.source.range])")
    }
  }
}
