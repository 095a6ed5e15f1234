import LanguageAnalysis

/// Finds the most specific rule that fires on a token.
struct RuleMatcher {
  struct Match {
    var rule: Rule
    var frame: Frame
  }

  let table: RuleTable
  let grammar: Grammar
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  func match(at token: Int) -> Match? {
    guard let kind = kind(of: token), !isInert(token) else { return nil }
    let lemma = phrases.lemmas[token]
    let lower = text.tokens[token].lower
    let candidates = table.candidates(for: lemma) + (lower == lemma ? [] : table.candidates(for: lower))
    for candidate in candidates where candidate.trigger.kind == kind {
      guard let words = words(of: candidate.trigger, at: token) else { continue }
      let frame = Frame(grammar: grammar, kind: kind, words: words)
      let rule = table.rules[candidate.rule]
      if rule.conditions.allSatisfy({ holds($0, in: frame) }) { return Match(rule: rule, frame: frame) }
    }
    return nil
  }

  /// A gerund that stands where a noun stands (“*fighting* spread”) is read as a noun.
  private func kind(of token: Int) -> Trigger.Kind? {
    switch text.tokens[token].pos {
    case .noun, .propn: return .noun
    case .verb, .aux:
      let isGerund =
        text.tokens[token].tag == "VBG" && ["nsubj", "dobj", "nsubjpass", "pobj"].contains(text.tokens[token].relation)
      return isGerund && text.children(of: token, "dobj").isEmpty ? .noun : .verb
    default: return nil
    }
  }

  /// Words that only describe another: “attack helicopters”, “the captured town”.
  private func isInert(_ token: Int) -> Bool {
    switch text.tokens[token].relation {
    case "compound", "nmod", "amod", "aux", "auxpass", "npadvmod", "poss": true
    default: false
    }
  }

  /// The tokens of a trigger: each further word hangs on one found before it.
  private func words(of trigger: Trigger, at head: Int) -> [Int]? {
    var words = [head]
    for (index, test) in trigger.others.enumerated() {
      let isLast = index == trigger.others.count - 1
      guard let next = dependent(of: words, passing: test, isLast: isLast) else { return nil }
      words.append(next)
    }
    return words
  }

  private func dependent(of words: [Int], passing test: WordTest, isLast: Bool) -> Int? {
    for word in words.reversed() {
      for child in text.children(of: word)
      where !words.contains(child) && phrases.satisfies(child, test)
        && !Self.loose.contains(text.tokens[child].relation) && !isMereCircumstance(child, isLast: isLast)
      {
        return child
      }
      // “the call that they made”, “a proposal was made”: the object stands elsewhere.
      if word == words[0], let object = grammar.object(of: word).first(where: { phrases.satisfies($0, test) }),
        !words.contains(object)
      {
        return object
      }
    }
    return nil
  }

  /// “called *on Wednesday*”, “gave everyone a voucher *in a bid* …”: a preposition that is no part of the verb.
  private func isMereCircumstance(_ token: Int, isLast: Bool) -> Bool {
    guard text.tokens[token].relation == "prep" else { return false }
    // “*according* to witnesses” is no accord.
    if text.tokens[token].tag == "VBG" { return true }
    let objects = text.children(of: token, "pobj")
    if isLast, text.tokens[token].lower == "in" { return !objects.isEmpty }
    return objects.contains { phrases.isToken($0, in: phrases.known.time) || phrases.entity(at: $0) == "DATE" }
  }

  private func holds(_ condition: Condition, in frame: Frame) -> Bool {
    let fillers = condition.slots.flatMap { frame.fillers(of: $0) }
    let isMet =
      switch condition.test {
      case .isFilled: !fillers.isEmpty
      case .isOneOf(let tests): fillers.contains { filler in passes(filler, tests) }
      case .mentions(let tests): fillers.contains { mentions($0, tests, everywhere: condition.isAboutSentence) }
      }
    return isMet != condition.isNegative
  }

  private func mentions(_ filler: Int, _ tests: [WordTest], everywhere: Bool) -> Bool {
    var range = text.subtree(of: filler)
    if everywhere {
      range = text.sentence(of: filler)
      let number = text.sentenceIndex(of: filler)
      if number > 0 { range = text.sentences[number - 1].lowerBound..<range.upperBound }
    }
    // Long enough for any sentence that people write, short enough for a text without full stops.
    range = range.clamped(to: (filler - 300)..<(filler + 300))
    return range.contains { token in tests.contains { phrases.satisfies(token, $0) } }
  }

  private func passes(_ filler: Int, _ tests: [WordTest]) -> Bool {
    let core = phrases.core(of: filler)
    return tests.contains { phrases.satisfies(filler, $0) || (core != filler && phrases.satisfies(core, $0)) }
  }

  private static let loose: Set<DependencyRelation> = ["conj", "relcl", "advcl", "ccomp", "nsubj", "punct", "appos"]
}
