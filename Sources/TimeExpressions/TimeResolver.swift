import Findings
import LanguageAnalysis
import TextModel

/// Gives one text's expressions their values, one after the other: each may lean on those before it.
struct TimeResolver {
  let text: AnalysedText
  let anchors: TimeAnchors
  let grammar: TimeGrammar
  private var resolved: [ResolvedTime] = []
  /// The last calendar time of the story, and which expression gave it.
  private var narrative: (value: CalendarValue, index: Int)?
  /// The last length of some months or a year, which ends the story's quarter: "in the nine months".
  private var longPeriod: Int?
  /// The last quarter that the story told of, for "a year ago" in reports of figures.
  private var quarter: (value: CalendarValue, index: Int)?

  init(text: AnalysedText, anchors: TimeAnchors, grammar: TimeGrammar) {
    self.text = text
    self.anchors = anchors
    self.grammar = grammar
  }

  mutating func resolve(_ expression: TimeExpression) -> ResolvedTime {
    let site = AnchorSite(
      expression, text: text, anchors: anchors, narrative: near(narrative, expression),
      quarter: isQuarterOver ? nil : near(quarter, expression), grammar: grammar)
    let outcome = site.outcome(of: expression.meaning.core)
    let words = text.source[expression.bytes]
    var time = ResolvedTime(
      bytes: expression.bytes, tokens: expression.tokens, class: expression.class, value: outcome.value,
      mod: expression.meaning.modifier?.rawValue, quant: expression.meaning.quantifier,
      freq: expression.meaning.frequency, anchor: outcome.anchor, begin: outcome.calendar?.begin,
      end: outcome.calendar?.end, confidence: outcome.confidence, rule: expression.rule,
      explanation: "'\(words)' = \(outcome.value)")
    time.explanation += reason(outcome.anchor, site)
    if let calendar = outcome.calendar, expression.class == .date || expression.class == .time {
      if !isComparison(expression.meaning.core) {
        narrative = (calendar, resolved.count)
        if case .quarter = calendar, hasBegun(calendar) { quarter = (calendar, resolved.count) }
      }
    }
    if Self.isLong(expression.meaning.core) { longPeriod = resolved.count }
    resolved.append(time)
    return time
  }

  /// A quarter to come is not the one that a report's figures are about.
  private func hasBegun(_ calendar: CalendarValue) -> Bool {
    guard let begin = calendar.begin, let published = anchors.published else { return true }
    return begin <= published
  }

  private var isQuarterOver: Bool {
    guard let quarter, let longPeriod else { return false }
    return longPeriod > quarter.index && longPeriod + 1 >= resolved.count
  }

  private static func isLong(_ core: Meaning.Core) -> Bool {
    guard case .duration(let lengths) = core, lengths.count == 1, let length = lengths.first else { return false }
    return length.unit == .month && (length.count.number ?? 0) >= 6 || length.unit == .year && length.count.number == 1
  }

  /// "a year earlier" looks back from the story without moving it.
  private func isComparison(_ core: Meaning.Core) -> Bool {
    guard case .shift(let base, _, .year, true) = core else { return false }
    return base == .ago || base == .narrative || base == .quarter
  }

  /// The story's time as far as this expression can lean on it.
  private func near(
    _ narrative: (value: CalendarValue, index: Int)?, _ expression: TimeExpression
  ) -> AnchorSite.Narrative? {
    guard let narrative, resolved.indices.contains(narrative.index), let here = expression.tokens.first,
      let there = resolved[narrative.index].tokens.first, here < text.tokens.count
    else { return nil }
    let sentences = text.sentenceIndex(of: here) - text.sentenceIndex(of: there)
    let sameBlock = text.block(of: here).contains(there)
    return AnchorSite.Narrative(
      value: narrative.value, index: narrative.index, sentencesBack: sentences, isSameBlock: sameBlock,
      isInitial: there - text.sentence(of: there).lowerBound <= 2)
  }

  /// A chain of anchors is told as far as a reader follows it.
  private func shortened(_ time: ResolvedTime) -> String {
    time.explanation.utf8.count < 400 ? time.explanation : "'\(text.source[time.bytes])' = \(time.value) ← …"
  }

  private func reason(_ anchor: ResolvedTime.Anchor, _ site: AnchorSite) -> String {
    switch anchor {
    case .none: ""
    case .published: " ← published \(anchors.published?.description ?? "at an unknown date")"
    case .speech: " ← said \(site.today?.description ?? "at an unknown date")"
    case .time(let index): resolved.indices.contains(index) ? " ← \(shortened(resolved[index]))" : ""
    }
  }
}
