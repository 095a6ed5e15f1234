import LanguageAnalysis
import Lexicons

/// What a text says of a person that is no office: "the first Kazakh cosmonaut X", "X, a retired teacher,".
struct PersonDescriptions {
  struct Description: Sendable {
    var name: Int
    /// The words without the article.
    var words: Range<Int>
    /// Without the country's adjective.
    var office: String
    var country: Int?
  }

  let lexicon: ActorLexicon
  let words: WordSequence
  let names: NameIndex
  /// Words of office phrases, which are no descriptions.
  let isOfficeWord: [Bool]

  func find() -> [Description] {
    var found: [Description] = []
    for (index, name) in names.names.enumerated() where name.type == .person {
      if let before = before(name) { found.append(description(index, before)) }
      if let behind = behind(name) { found.append(description(index, behind)) }
    }
    return found
  }

  private func description(_ name: Int, _ range: Range<Int>) -> Description {
    var country: Int?
    var kept: [Range<Int>] = []
    var word = range.lowerBound
    while word < range.upperBound {
      if let match = lexicon.names.longestMatch(at: word, in: words, forms: words.forms),
        match.words.upperBound <= range.upperBound, case .country(let index, let kind) = match.value,
        kind == .adjective || kind == .name, country == nil
      {
        country = index
        word = match.words.upperBound
      } else {
        kept.append(word..<(word + 1))
        word += 1
      }
    }
    let office = kept.map { words.string($0) }.joined(separator: " ")
    return Description(name: name, words: range, office: office, country: country)
  }

  /// Modifiers and a common noun right before the name.
  private func before(_ name: NameMention) -> Range<Int>? {
    let end = name.words.lowerBound
    guard end > 0, words.isSameBlock(end - 1, end), isHead(end - 1),
      belongs(end - 1, to: name)
    else { return nil }
    var start = end - 1
    while start > 0, words.isSameBlock(start - 1, end), isModifier(start - 1), end - start < 7 { start -= 1 }
    return start..<end
  }

  /// Whether a noun modifies the name, or hangs beside it on the same word where the parser takes them for two.
  private func belongs(_ noun: Int, to name: NameMention) -> Bool {
    let token = words.token(noun)
    if name.words.contains(words.word(ofToken: token.head)) { return true }
    let head = words.text.tokens[words.text.head(of: words.tokenRange(name.words))]
    if head.relation == "appos", head.head == words.tokens[noun] { return true }
    return head.head == token.head && head.relation == token.relation
  }

  /// An indefinite noun phrase between commas behind the name.
  private func behind(_ name: NameMention) -> Range<Int>? {
    if let clause = describedByClause(name) { return clause }
    let comma = name.words.upperBound
    let article = comma + 1
    guard words.lower(comma, near: comma - 1) == ",", ["a", "an"].contains(words.lower(article, near: comma)) else {
      return nil
    }
    var end = article + 1
    while words.isSameBlock(end, comma), isModifier(end) || isHead(end), end - article < 8 { end += 1 }
    guard end > article + 1, isHead(end - 1), words.isSameBlock(end, comma) else { return nil }
    if words.lowers[end] == "of" || words.lowers[end] == "in", let last = complementEnd(end + 1) { end = last }
    guard !words.isSameBlock(end, comma) || [",", ".", "and", "who"].contains(words.lowers[end]) else { return nil }
    return (article + 1)..<end
  }

  /// "X, the officer who speaks for the army,": a human noun with its relative clause.
  private func describedByClause(_ name: NameMention) -> Range<Int>? {
    let comma = name.words.upperBound
    guard words.lower(comma, near: comma - 1) == ",", words.lower(comma + 1, near: comma) == "the" else { return nil }
    var end = comma + 2
    while words.isSameBlock(end, comma), isModifier(end) || isHead(end), end - comma < 7 { end += 1 }
    guard end > comma + 2, isHead(end - 1), words.lower(end, near: comma) == "who" else { return nil }
    while words.isSameBlock(end, comma), !words.isPunctuation(end), end - comma < 16 { end += 1 }
    return words.isSameBlock(end, comma) && words.isPunctuation(end) ? (comma + 2)..<end : nil
  }

  private func complementEnd(_ start: Int) -> Int? {
    guard words.isSameBlock(start, start - 1) else { return nil }
    let bare = words.lowers[start] == "the" ? start + 1 : start
    return names.name(at: bare).flatMap {
      $0.type != .person && $0.words.lowerBound == bare ? $0.words.upperBound : nil
    }
  }

  private func isHead(_ word: Int) -> Bool {
    let tag = words.tag(word)
    return (tag == "NN" || tag == "NNS") && !isOfficeWord[word] && !words.isCapitalised(word)
      && names.index(at: word) == nil && words.forms[word].utf8.count > 2
      && !lexicon.offices.plainNouns.contains(words.token(word).lowerLemma)
      && lexicon.offices.addresses.value(of: words.lowers[word]) == nil
  }

  private func isModifier(_ word: Int) -> Bool {
    guard !isOfficeWord[word] else { return false }
    let tag = words.tag(word)
    if let name = names.name(at: word) {
      return name.type == .nationality || name.type == .place && tag.hasPrefix("NNP")
    }
    return tag.hasPrefix("JJ") || tag == "NN" || tag == "HYPH" || tag == "VBN"
      || (tag == "NNP" && !words.isCapitalised(word))
  }
}
