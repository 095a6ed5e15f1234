import Findings
import LanguageAnalysis
import TextModel

/// The bodies and treaties that a report names, and which one "the agreement" or "it" means further on.
struct BodyTable {
  struct Body: Hashable {
    var party: FactFinding.Party
    var kind: BodyWords.Kind
    /// Whether the words before it make it a bargain between its sides: "peace treaty".
    var isBargain: Bool
    /// Whether it is named, not only described: "Straits Pact", not "new trade pact".
    var isNamed: Bool
  }

  private let text: AnalysedText
  private let phrases: Phrases
  private let words: BodyWords
  /// In text order, and where each one's head stands among them.
  private var named: [Body] = []
  private var placeOfHead: [Int: Int] = [:]
  /// Full names by abbreviation: "(CST)" behind "Collective Security Treaty".
  private var fullNames: [String: FactFinding.Party] = [:]

  /// How many sentences back "it" may point.
  private static let pronounReach = 1

  init(text: AnalysedText, phrases: Phrases, words: BodyWords) {
    self.text = text
    self.phrases = phrases
    self.words = words
    for token in text.tokens.indices {
      guard let body = body(namedAt: token) else { continue }
      if let short = abbreviation(after: token), fullNames[short] == nil { fullNames[short] = body.party }
      if placeOfHead[token] == nil { placeOfHead[token] = named.count }
      named.append(body)
    }
  }

  var isEmpty: Bool { named.isEmpty }

  private func named(headedBy head: Int) -> Body? { placeOfHead[head].map { named[$0] } }

  /// The body that the phrase headed by `head` means, itself or by what was named before.
  func resolve(_ head: Int) -> Body? {
    if let body = named(headedBy: head) ?? body(namedAt: head) {
      return body.withFullName(fullNames)
    }
    let token = text.tokens[head]
    if token.pos == .pron {
      return ["it", "which"].contains(token.lower) ? latest(before: head, within: Self.pronounReach) { _ in true } : nil
    }
    guard let kind = words.kind(token.lowerLemma) else { return nil }
    // "the Straits Pact, a treaty signed in 1999"
    if token.relation == "appos", let body = named(headedBy: token.head) { return body }
    guard isDefinite(head) else { return nil }
    // "the union": the last one whose name says so.
    let lemma = token.lowerLemma
    if let body = latest(before: head, within: .max, where: { $0.party.name.lowercased().hasSuffix(" " + lemma) }) {
      return body
    }
    return latest(before: head, within: .max) { candidate in
      candidate.kind == kind || (kind != .body && candidate.kind != .body)
    }
  }

  // MARK: Names

  /// No name has more tokens below it; a text without sentences would cost their square.
  private static let longestPhrase = 300

  private func body(namedAt head: Int) -> Body? {
    let token = text.tokens[head]
    // Nearly every noun is out before its phrase is looked at.
    guard token.pos == .propn || token.pos == .noun && words.mayName(token),
      text.subtree(of: head).count <= Self.longestPhrase
    else { return nil }
    if let actor = phrases.actor(head), actor.kind != .organisation, actor.kind != .group { return nil }
    let party = party(head)
    let isListed =
      words.isKnownName(token.text) || words.isKnownName(text.text(of: party.tokens)) || isCalledBody(head)
    let kind = words.kind(token.lowerLemma) ?? words.kind(token.lower)
    guard isListed || kind != nil else { return nil }
    let modifiers = text.tokens[party.tokens.lowerBound..<head]
    let isNamed = isListed || isCapitalised(party.tokens, head: head)
    guard isNamed || kind == .treaty || kind == .deal, isListed || party.tokens.count > 1,
      !modifiers.contains(where: { words.isUnlisted($0.text) })
    else { return nil }
    guard isNamed || isSingularNoun(head) && hasNoun(party.tokens, before: head) else { return nil }
    let isBargain = !isNamed && modifiers.contains { words.isBargain($0.lower) }
    return Body(party: party, kind: kind ?? .body, isBargain: isBargain, isNamed: isNamed).withFullName(fullNames)
  }

  /// "another grouping, the G5 Sahel", "the Quad, a regional bloc": what it is stands in apposition.
  private func isCalledBody(_ head: Int) -> Bool {
    guard text.tokens[head].pos == .propn else { return false }
    let above = text.tokens[head].relation == "appos" ? [text.tokens[head].head] : []
    return (above + text.children(of: head, "appos")).contains { other in
      text.tokens[other].pos == .noun && words.kind(text.tokens[other].lowerLemma) == .body
    }
  }

  /// "Council of Europe", "Treaty on Open Skies": a name goes on through "of" to capitals.
  private func party(_ head: Int) -> FactFinding.Party {
    let party = phrases.party(head)
    if party.actor != nil { return party }
    let core = phrases.core(head)
    let end = text.children(of: head, "prep").lazy.compactMap { preposition -> Int? in
      guard preposition == head + 1, ["of", "on", "for", "against"].contains(text.tokens[preposition].lower),
        text.tokens[head].pos == .propn || text.tokens[head].isCapitalised,
        let object = text.children(of: preposition, "pobj").first, text.tokens[object].pos == .propn
      else { return nil }
      return phrases.full(object, prepositions: ["of"]).upperBound
    }.first
    let tokens = core.lowerBound..<(end ?? core.upperBound)
    return FactFinding.Party(tokens: tokens, head: head, name: text.text(of: tokens))
  }

  private func isCapitalised(_ tokens: TokenRange, head: Int) -> Bool {
    tokens.contains { index in
      let token = text.tokens[index]
      return index != text.sentence(of: head).lowerBound && token.pos != .adj
        && token.isCapitalised && (index == head || token.pos == .propn)
    }
      && (text.tokens[head].isCapitalised || text.tokens[head].pos == .propn
        || tokens.dropLast().contains { text.tokens[$0].pos == .propn })
  }

  /// "two human rights protocols" are no treaty that one could name.
  private func isSingularNoun(_ head: Int) -> Bool {
    text.tokens[head].tag == "NN" && text.children(of: head, "nummod").isEmpty
  }

  private func hasNoun(_ tokens: TokenRange, before head: Int) -> Bool {
    tokens.contains { $0 < head && (text.tokens[$0].pos == .noun || text.tokens[$0].pos == .propn) }
  }

  private func abbreviation(after head: Int) -> String? {
    var index = head + 1
    while index < text.tokens.count, index < head + 8, text.tokens[index].text != "(" { index += 1 }
    guard index + 2 < text.tokens.count, text.tokens[index].text == "(", text.tokens[index + 2].text == ")"
    else { return nil }
    let short = text.tokens[index + 1].text
    return short.utf8.count >= 2 && short.allSatisfy { $0.isUppercase || $0.isNumber } ? short : nil
  }

  // MARK: What was named before

  private func isDefinite(_ head: Int) -> Bool {
    text.children(of: head).contains {
      ["the", "this", "that", "its", "their"].contains(text.tokens[$0].lower)
    }
  }

  /// The body that was named last before `head`.
  func latestNamed(before head: Int, within sentences: Int) -> Body? {
    latest(before: head, within: sentences) { $0.isNamed && !$0.isBargain }
  }

  private func latest(before head: Int, within sentences: Int, where fits: (Body) -> Bool) -> Body? {
    let here = text.sentenceIndex(of: head)
    var attribute: Body?
    for body in named[..<named.partitioningIndex { $0.party.head >= head }].reversed() {
      guard here - text.sentenceIndex(of: body.party.head) <= sentences else { break }
      guard fits(body) else { continue }
      // "UN troops" speaks of troops: such a body is meant only where no other is.
      let relation = text.tokens[body.party.head].relation
      guard ["compound", "amod", "nmod"].contains(relation.rawValue) else { return body.withFullName(fullNames) }
      attribute = attribute ?? body
    }
    return attribute?.withFullName(fullNames)
  }
}

extension BodyTable.Body {
  fileprivate func withFullName(_ names: [String: FactFinding.Party]) -> Self {
    guard party.actor == nil, let full = names[party.name] else { return self }
    var copy = self
    copy.party.name = full.name
    copy.party.actor = full.actor
    return copy
  }
}
