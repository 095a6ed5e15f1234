package import Findings
package import LanguageAnalysis
package import Lexicons
package import TextModel

/// Analysed text in; time expressions with their TIMEX3 values out, each with the anchor that it was reckoned from.
///
/// Never reads the clock of the machine: without a date of publication a relative time stays open (`XXXX-01-05`).
package struct TimeExpressionFinder: Sendable {
  let grammar: TimeGrammar

  /// Reads and compiles the rules in `Resources/TimeExpressions`.
  package init(root: DataRoot) throws {
    grammar = try TimeGrammar(root: root)
  }

  /// Finds expressions with what they say; no anchor is needed. O(tokens), whatever the number of rules.
  package func find(in text: AnalysedText) -> [TimeExpression] {
    var matcher = ChartMatcher(grammar, text)
    return matcher.match().compactMap { item, bytes in
      let tokens = text.tokens(in: bytes)
      if isTitle(tokens, in: text) { return nil }
      return TimeExpression(
        bytes: bytes, tokens: tokens, meaning: item.meaning, rule: grammar.rules[Int(item.rule)].citation)
    }
  }

  /// Whether the words are part of a work's name: "60 Minutes".
  private func isTitle(_ tokens: TokenRange, in text: AnalysedText) -> Bool {
    guard let entity = text.entity(covering: tokens) else { return false }
    // A single "Today" is more often the day than the programme.
    return entity.label == "WORK_OF_ART" && entity.tokens.count > 1
  }

  /// Gives the expressions values, in text order.
  package func resolve(
    _ expressions: [TimeExpression], in text: AnalysedText, anchors: TimeAnchors
  ) -> [ResolvedTime] {
    var resolver = TimeResolver(text: text, anchors: anchors, grammar: grammar)
    for expression in expressions { resolver.resolve(expression) }
    resolver.boundDurations()
    return resolver.resolved
  }

  /// The rules with their examples, for tests and documentation.
  package var examples: [(citation: String, anchor: String, marked: String)] {
    grammar.rules.flatMap(\.examples).map { ($0.citation, $0.parts?.anchor ?? "", $0.parts?.marked ?? "") }
  }
}

/// A time expression before it is anchored.
package struct TimeExpression: Sendable, Hashable {
  package var bytes: ByteRange
  package var tokens: TokenRange
  package var meaning: Meaning
  /// `relative.times:41`.
  package var rule: String

  package var `class`: TimeLine.Class { meaning.class }
}

/// From when times are reckoned.
package struct TimeAnchors: Sendable {
  /// The report's own day; nil leaves relative times open.
  package var published: CalendarDate?
  /// Stretches of speech with the day on which they were said.
  package var speech: [Speech]
  /// Whether "7/1/2022" is the seventh of January.
  package var dayFirst: Bool

  package init(
    published: CalendarDate?, speech: [Speech] = [], dayFirst: Bool = false
  ) {
    self.published = published
    self.speech = speech
    self.dayFirst = dayFirst
  }
}

/// A stretch of speech: inside it "today" is the day on which it was said.
package struct Speech: Sendable, Hashable {
  package var range: ByteRange
  /// Nil where that is unknown.
  package var said: CalendarDate?
  /// The expression that says so, by its index, and how it stands in an explanation.
  package var time: Int?
  package var reason: String?

  package init(range: ByteRange, said: CalendarDate?, time: Int? = nil, reason: String? = nil) {
    self.range = range
    self.said = said
    self.time = time
    self.reason = reason
  }
}

/// A time expression with its value.
package struct ResolvedTime: Sendable, Hashable {
  package enum Anchor: Sendable, Hashable {
    case none
    case published
    /// Another expression, by its index.
    case time(Int)
    /// The day on which the speech around it was said.
    case speech
  }

  package var bytes: ByteRange
  package var tokens: TokenRange
  package var `class`: TimeLine.Class
  package var value: String
  package var mod: String?
  package var quant: String?
  package var freq: String?
  package var anchor: Anchor
  /// First and last day covered; nil for durations, sets, vague and open times.
  package var begin: CalendarDate?
  package var end: CalendarDate?
  /// Where a duration begins or ends.
  package var beginPoint: Anchor?
  package var endPoint: Anchor?
  package var confidence: Double
  package var rule: String
  /// "'two days earlier' ← Saturday 2025-10-11 ← published 2025-10-14".
  package var explanation: String
}

extension Meaning {
  var `class`: TimeLine.Class {
    switch core {
    case .calendar, .vague, .any: .date
    case .shift(_, _, let unit, _): unit.rawValue < TimeUnit.day.rawValue ? .time : .date
    case .clock: .time
    case .duration: .duration
    case .every: .set
    }
  }
}
