import Findings
package import LanguageAnalysis
import TextModel

/// Which time holds of a verb or noun.
package enum GoverningTime: Sendable, Hashable {
  /// The expression with this index stands with the word or its clause.
  case expression(Int)
  /// The expression with this index dated what was told before, and the story goes on from there.
  case narrative(Int)
  /// Nothing nearer than the report's own day.
  case published
}

extension TimeExpressionFinder {
  /// The time that holds of `token`: an expression below it or below the clauses around it, else the last date of the
  /// story in this paragraph, else the day of publication.
  package func governingTime(of token: Int, in text: AnalysedText, times: [ResolvedTime]) -> GoverningTime {
    ClauseTimes(text: text, times: times, grammar: grammar).governingTime(of: token)
  }
}

/// Looks for times through the tree of one sentence, then back through the paragraph.
struct ClauseTimes {
  let text: AnalysedText
  let times: [ResolvedTime]
  let grammar: TimeGrammar

  private static let mostClauses = 6
  private static let mostTimesInASentence = 64
  /// How far a story carries its date without naming it again.
  private static let mostSentencesBack = 5

  func governingTime(of token: Int) -> GoverningTime {
    guard text.tokens.indices.contains(token) else { return .published }
    let candidates = datedTimes(in: text.sentence(of: token))
    if let direct = candidates.first(where: { holds($0, ofClause: token) }) { return .expression(direct) }
    if let outer = throughClauses(token, candidates) { return .expression(outer) }
    let story = narrative(before: token)
    if story == .published, let speech = speechTime(over: token, candidates) { return .expression(speech) }
    return story
  }

  /// The day of the speech that reports the word's clause: nothing nearer than that is known.
  private func speechTime(over token: Int, _ candidates: [Int]) -> Int? {
    for ancestor in text.ancestors(of: token).prefix(Self.mostClauses)
    where grammar.reports(text.tokens[ancestor].lemma) {
      return candidates.first { holds($0, ofClause: ancestor) }
    }
    return nil
  }

  /// Times in some tokens that say when something was: dates and times of day, no lengths and no recurrences.
  private func datedTimes(in tokens: TokenRange) -> [Int] {
    guard let first = tokens.first else { return [] }
    let start = firstTime(from: first)
    return times[start...].indices.prefix(Self.mostTimesInASentence)
      .prefix { times[$0].tokens.lowerBound < tokens.upperBound }.filter { isDated($0) }
  }

  private func isDated(_ index: Int) -> Bool {
    let time = times[index]
    return (time.class == .date || time.class == .time) && time.value != VagueTime.present.value
  }

  private func firstTime(from token: Int) -> Int {
    times.partitioningIndex { $0.tokens.lowerBound >= token }
  }

  /// Whether the expression hangs on this very word, by way of prepositions and noun phrases but of no other verb.
  private func holds(_ time: Int, ofClause word: Int) -> Bool {
    clause(above: times[time].tokens, stop: word) == word
  }

  /// The verb (or `stop`) that an expression hangs on.
  private func clause(above tokens: TokenRange, stop: Int) -> Int? {
    guard !tokens.isEmpty, tokens.upperBound <= text.tokens.count else { return nil }
    var current = text.head(of: tokens)
    for _ in 0..<12 {
      if current == stop || isClause(current) { return current }
      let head = text.tokens[current].head
      guard head != current else { return current }
      current = head
    }
    return nil
  }

  private func isClause(_ token: Int) -> Bool {
    let pos = text.tokens[token].pos
    return pos == .verb || pos == .aux
  }

  /// Climbs from the word's clause outward. A reported clause does not look past the verb that reports it, unless
  /// nothing dates it and the time opens the sentence.
  private func throughClauses(_ token: Int, _ candidates: [Int]) -> Int? {
    var current = token
    for _ in 0..<Self.mostClauses {
      let here = text.tokens[current]
      guard here.head != current else { return nil }
      let isReported = here.relation == "ccomp" && grammar.reports(text.tokens[here.head].lemma)
      current = here.head
      let found = candidates.filter { holds($0, ofClause: current) }
      if isReported {
        return found.first { times[$0].tokens.lowerBound < token && isInitial($0) && !isBeside(current, $0) }
      }
      if let nearest = found.min(by: { distance($0, token) < distance($1, token) }) { return nearest }
    }
    return nil
  }

  /// Whether a time stands at the head of its sentence: "On Friday, …".
  private func isInitial(_ time: Int) -> Bool {
    let start = text.sentence(of: times[time].tokens.lowerBound).lowerBound
    return times[time].tokens.lowerBound - start <= 2
  }

  /// "said on Friday": the time follows the reporting verb at once.
  private func isBeside(_ verb: Int, _ time: Int) -> Bool { abs(times[time].tokens.lowerBound - verb) <= 2 }

  private func distance(_ time: Int, _ token: Int) -> Int { abs(times[time].tokens.lowerBound - token) }

  /// The last date of a main clause in this paragraph, not too far back.
  private func narrative(before token: Int) -> GoverningTime {
    let sentence = text.sentenceIndex(of: token)
    let block = text.block(of: token)
    for back in 1...Self.mostSentencesBack where sentence - back >= 0 {
      let tokens = text.sentences[sentence - back]
      guard tokens.lowerBound >= block.lowerBound else { break }
      if let last = datedTimes(in: tokens).last(where: { carriesOn($0, in: tokens) }) { return .narrative(last) }
    }
    return .published
  }

  /// Dates that set the scene: they hang on the sentence's main clause and lie on the calendar.
  private func carriesOn(_ time: Int, in sentence: TokenRange) -> Bool {
    guard times[time].begin != nil, let verb = clause(above: times[time].tokens, stop: -1) else { return false }
    let token = text.tokens[verb]
    let isMain = token.head == verb || token.relation == "conj" && text.tokens[token.head].head == token.head
    return isMain && !grammar.reports(token.lemma)
  }
}
