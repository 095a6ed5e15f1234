import Findings
import LanguageAnalysis

/// One noun phrase that names a level of alert or a state of emergency, with its value.
struct AlertLevel {
  /// What the level is of: "terrorist danger"; a state of emergency is its own.
  var of: String
  var value: FactLine.Value?
  var from: FactLine.Value?
  var to: FactLine.Value?
  /// In force or not, rather than a step on a scale.
  var isState: Bool
  var tokens: TokenRange

  init?(_ head: Int, carriedBy verb: Int, words: WordKinds, reading: Reading) {
    let text = reading.text
    let phrase = reading.phrases.full(head, prepositions: ["of"])
    tokens = phrase
    if let state = Self.state(phrase, head: head, words: words, text: text) {
      of = state
      value = .word(state)
      isState = true
      return
    }
    guard words.isWord(reading.lemma(head), of: "level") || words.isWord(text.tokens[head].lower, of: "level")
    else { return nil }
    isState = false
    of = Self.subject(of: head, phrase: phrase, words: words, reading: reading)
    let steps = LevelSteps(reading: reading, words: words)
    from = steps.value(behind: "from", of: [verb, head])
    to = steps.value(behind: "to", of: [verb, head])
    value = to ?? steps.value(in: phrase)
    guard value != nil, isDanger(phrase, words: words, text: text) else { return nil }
  }

  /// "state of emergency", "martial law": the words of a regime within the phrase.
  private static func state(_ phrase: TokenRange, head: Int, words: WordKinds, text: AnalysedText) -> String? {
    for end in (head + 1)...max(head + 1, phrase.upperBound) {
      for start in phrase.lowerBound...head {
        let candidate = text.tokens[start..<end].map(\.lower).joined(separator: " ")
        if words.isWord(candidate, of: "state") { return candidate }
      }
    }
    return nil
  }

  private static func subject(
    of head: Int, phrase: TokenRange, words: WordKinds, reading: Reading
  ) -> String {
    if let object = reading.grammar.objects(of: head, preposition: "of").first {
      return reading.text.text(of: reading.phrases.core(object))
    }
    let tokens = reading.text.tokens
    let kept = (phrase.lowerBound...head).filter { index in
      !words.isWord(tokens[index].lower, of: "value") && tokens[index].pos != .num
        && tokens[index].tag != "PRP$" && !isOwner(index) && (index != head || tokens[index].lower != "level")
    }
    func isOwner(_ index: Int) -> Bool {
      reading.text.children(of: head, "poss").contains { reading.text.subtree(of: $0).contains(index) }
    }
    guard let first = kept.first, let last = kept.last else { return tokens[head].lower }
    return reading.text.text(of: first..<(last + 1))
  }

  /// "a new level of service" is no alert.
  private func isDanger(_ phrase: TokenRange, words: WordKinds, text: AnalysedText) -> Bool {
    phrase.contains {
      words.isWord(text.tokens[$0].lower, of: "danger") || words.isWord(text.tokens[$0].lemma, of: "danger")
    }
  }
}

/// Values on a scale as they are written: a colour, a number, "highest".
struct LevelSteps {
  let reading: Reading
  let words: WordKinds

  /// The value behind "from" or "to": "to the highest level", "from four to three", "to red".
  func value(behind preposition: String, of heads: [Int]) -> FactLine.Value? {
    let tokens = reading.text.tokens
    for head in heads {
      let range = reading.text.subtree(of: head)
      for token in range where token > head && tokens[token].lower == preposition {
        if let value = value(in: (token + 1)..<min(token + 5, range.upperBound)) { return value }
      }
    }
    return nil
  }

  /// The first value word or number of some tokens.
  func value(in range: TokenRange) -> FactLine.Value? {
    for token in range {
      if words.isWord(reading.text.tokens[token].lower, of: "value") { return .word(reading.text.tokens[token].lower) }
      if let quantity = reading.quantity(at: token), quantity.unit == nil, quantity.amount != nil {
        return quantity.value
      }
      if ["to", ",", "."].contains(reading.text.tokens[token].lower) { return nil }
    }
    return nil
  }
}
