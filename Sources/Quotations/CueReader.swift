import LanguageAnalysis

/// Reads cue words off the trees: who is said to say, think or plan what.
struct CueReader {
  let text: AnalysedText
  let lexicon: CueLexicon
  let subjects: Subjects
  let speakers: SpeakerPhrases
  let contents: ContentSpans
  /// Tokens of dates and times, which the parser takes for objects ("said Monday").
  private let times: Set<Int>

  init(text: AnalysedText, lexicon: CueLexicon) {
    self.text = text
    self.lexicon = lexicon
    subjects = Subjects(text: text, lexicon: lexicon)
    speakers = SpeakerPhrases(text: text)
    contents = ContentSpans(text: text, lexicon: lexicon)
    times = Set(text.entities.filter { $0.label == "DATE" || $0.label == "TIME" }.flatMap(\.tokens))
  }

  /// Every cue with its content, in text order.
  func attributions() -> [Attribution] {
    var found: [Attribution] = []
    for index in text.tokens.indices {
      let token = text.tokens[index]
      if let attribution = prepositional(at: index) {
        found.append(attribution)
        continue
      }
      switch token.pos {
      case .verb, .aux:
        if let attribution = verbal(at: index) { found.append(attribution) }
      case .noun:
        if let attribution = nominal(at: index) { found.append(attribution) }
      case .adj:
        if let attribution = adjectival(at: index) { found.append(attribution) }
      default: break
      }
    }
    return found
  }

  /// The entry that fits the verb and its particle, the longest first, with the tokens of the cue.
  func entries(ofVerb verb: Int) -> [(entry: CueEntry, cue: [TokenRange])] {
    guard let entries = lexicon.entries(ofVerb: text.tokens[verb].lemma) else { return [] }
    return entries.compactMap { entry in
      guard let rest = tokens(of: entry.words.dropFirst(), below: verb) else { return nil }
      return (entry, joined([verb] + rest))
    }
  }

  /// The phrase of a speaker, without the cue where that hangs on it: "a statement praising …".
  func phrase(_ head: Int?, cue: Int? = nil) -> SpeakerPhrase? {
    guard let head else { return nil }
    var phrase = speakers.phrase(headedBy: head)
    if let cue, cue > head, phrase.tokens.contains(cue) {
      let start = max(head + 1, min(cue, text.subtree(of: cue).lowerBound))
      phrase.tokens = phrase.tokens.lowerBound..<max(head + 1, start)
    }
    return phrase
  }

  func reportsClause(_ verb: Int) -> Bool { lexicon.reportsClause(verb, in: text) }

  func isTime(_ token: Int) -> Bool { times.contains(token) }

  func isNegated(_ token: Int) -> Bool { !text.children(of: token, "neg").isEmpty }

  /// The particles of a cue, each a child of the word before it or of the verb: "point out", "make clear", "call on".
  private func tokens(of words: ArraySlice<Substring>, below verb: Int) -> [Int]? {
    var found: [Int] = []
    for word in words {
      let candidates =
        Array(text.children(of: verb)) + found.flatMap { Array(text.children(of: $0)) }
        + text.children(of: verb, "advcl", "ccomp", "xcomp").flatMap { text.children(of: $0, "mark") }
      guard let token = candidates.first(where: { $0 > verb && text.tokens[$0].lower == word }),
        isBeside(token, found.last ?? verb)
      else { return nil }
      found.append(token)
    }
    return found
  }

  /// "called again on Norland", "ruled it out"; not "called a vote on Monday".
  private func isBeside(_ particle: Int, _ before: Int) -> Bool {
    particle - before <= 2 || text.tokens[particle].relation == "prt" && particle - before <= 6
  }

  /// Neighbouring tokens as one range.
  func joined(_ tokens: [Int]) -> [TokenRange] {
    var ranges: [TokenRange] = []
    for token in tokens.sorted() {
      if let last = ranges.last, last.upperBound == token {
        ranges[ranges.count - 1] = last.lowerBound..<(token + 1)
      } else {
        ranges.append(token..<(token + 1))
      }
    }
    return ranges
  }

  /// The verb or other head of the clause in which `token` stands.
  func clauseHead(of token: Int) -> Int {
    var current = token
    for ancestor in text.ancestors(of: token) {
      current = ancestor
      let relation = text.tokens[ancestor].relation
      if text.tokens[ancestor].pos == .verb || text.tokens[ancestor].pos == .aux, relation != "amod", relation != "aux",
        relation != "xcomp", relation != "conj"
      {
        break
      }
    }
    return current
  }
}
