import Findings
import LanguageAnalysis
import TextModel

/// Gives one text's expressions their values, one after the other: each may lean on those before it.
struct TimeResolver {
  let text: AnalysedText
  let anchors: TimeAnchors
  let grammar: TimeGrammar
  private(set) var resolved: [ResolvedTime] = []
  /// The calendar times of `resolved`, nil where one has none.
  private var calendars: [CalendarValue?] = []
  private var meanings: [Meaning] = []
  /// The last calendar time of the story, and which expression gave it.
  private var narrative: (value: CalendarValue, index: Int)?
  /// The last quarter that the story told of, for "a year ago" in reports of figures.
  private var quarter: (value: CalendarValue, index: Int)?
  /// The last length of some months or a year, which ends the story's quarter: "in the nine months".
  private var longPeriod: Int?

  init(text: AnalysedText, anchors: TimeAnchors, grammar: TimeGrammar) {
    self.text = text
    self.anchors = anchors
    self.grammar = grammar
  }

  mutating func resolve(_ expression: TimeExpression) {
    let site = AnchorSite(
      expression, text: text, anchors: anchors, narrative: near(narrative, expression),
      quarter: isQuarterOver ? nil : near(quarter, expression), grammar: grammar)
    let meaning = expression.meaning
    let outcome = inRange(site.outcome(of: meaning.core), expression, site)
    resolved.append(
      ResolvedTime(
        bytes: expression.bytes, tokens: expression.tokens, class: expression.class, value: outcome.value,
        mod: meaning.modifier?.rawValue, quant: meaning.quantifier, freq: meaning.frequency, anchor: outcome.anchor,
        begin: outcome.calendar?.begin, end: outcome.calendar?.end,
        beginPoint: meaning.bound == .beginsNow ? site.todayAnchor : nil,
        endPoint: meaning.bound == .endsNow ? site.todayAnchor : nil, confidence: outcome.confidence,
        rule: expression.rule, explanation: explanation(expression, outcome, site)))
    calendars.append(outcome.calendar)
    meanings.append(meaning)
    carryOn(outcome.calendar, expression)
  }

  /// The story's time after an expression.
  private mutating func carryOn(_ calendar: CalendarValue?, _ expression: TimeExpression) {
    let core = expression.meaning.core
    let index = resolved.count - 1
    if Self.isLong(core) { longPeriod = index }
    guard let calendar, expression.class == .date || expression.class == .time, !isComparison(core) else { return }
    narrative = (calendar, index)
    if case .quarter = calendar, hasBegun(calendar) { quarter = (calendar, index) }
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
}

// MARK: Ranges

extension TimeResolver {
  private static let connectors: Set<String> = ["to", "through", "until", "till", "-", "–", "—"]

  /// "from Monday to Wednesday", "from November to March": the second does not lie before the first.
  private mutating func inRange(
    _ outcome: AnchorSite.Outcome, _ expression: TimeExpression, _ site: AnchorSite
  ) -> AnchorSite.Outcome {
    guard let period = Self.period(of: expression.meaning.core), let last = resolved.indices.last,
      Self.period(of: meanings[last].core) == period, joins(resolved[last].tokens, expression.tokens),
      let first = calendars[last], let second = outcome.calendar, first.unit == second.unit,
      let begin = first.begin, let end = second.begin, end < begin
    else { return outcome }
    if site.tense == .future, let later = Self.moved(second, by: period, 1) {
      return AnchorSite.Outcome(later, outcome.anchor, outcome.confidence)
    }
    guard let earlier = Self.moved(first, by: period, -1) else { return outcome }
    calendars[last] = earlier
    resolved[last].value = earlier.value
    resolved[last].begin = earlier.begin
    resolved[last].end = earlier.end
    return outcome
  }

  /// What a date without its year, or a weekday, recurs by.
  private static func period(of core: Meaning.Core) -> TimeUnit? {
    guard case .calendar(let fields, nil, nil) = core, fields.year == nil, fields.holiday == nil else { return nil }
    if fields.month != nil { return .year }
    return fields.weekday != nil && fields.day == nil ? .week : nil
  }

  private static func moved(_ value: CalendarValue, by period: TimeUnit, _ count: Int) -> CalendarValue? {
    guard let begin = value.begin else { return nil }
    let moved = period == .week ? begin.adding(days: 7 * count) : begin.adding(months: 12 * count)
    return CalendarValue(value.unit, holding: moved)
  }

  /// Whether one connecting word stands between two expressions; "and" only after "between".
  private func joins(_ first: TokenRange, _ second: TokenRange) -> Bool {
    guard first.upperBound + 1 == second.lowerBound else { return false }
    let word = text.tokens[first.upperBound].lower
    if Self.connectors.contains(word) { return true }
    return word == "and" && first.lowerBound > 0 && text.tokens[first.lowerBound - 1].lower == "between"
  }
}

// MARK: Bounds of durations

extension TimeResolver {
  private static let toEnd: Set<String> = ["to", "until", "till", "through", "ended", "ending", "before"]
  private static let toBegin: Set<String> = ["from", "since", "starting", "beginning", "after"]

  /// "the year ended June 30" ends with that day, "three weeks from Monday" begins on it.
  mutating func boundDurations() {
    for index in resolved.indices.dropLast() where resolved[index].class == .duration {
      let next = resolved[index + 1]
      let between = resolved[index].tokens.upperBound
      guard next.class == .date || next.class == .time, calendars[index + 1] != nil, next.tokens.lowerBound > between,
        next.tokens.lowerBound - between <= 2
      else { continue }
      let word = text.tokens[between].lower
      if Self.toEnd.contains(word) { resolved[index].endPoint = .time(index + 1) }
      if Self.toBegin.contains(word) { resolved[index].beginPoint = .time(index + 1) }
    }
  }
}

// MARK: Explanations

extension TimeResolver {
  /// "'two days earlier' ← Saturday 2025-10-11 ← published 2025-10-14".
  private func explanation(
    _ expression: TimeExpression, _ outcome: AnchorSite.Outcome, _ site: AnchorSite
  ) -> String {
    let words = "'\(text.source[expression.bytes])'"
    switch outcome.anchor {
    case .none: return words
    case .published: return words + " ← published \(anchors.published?.description ?? "at an unknown date")"
    case .speech: return words + " ← said \(site.speechReason ?? "at an unknown date")"
    case .time(let index):
      if site.todayAnchor == outcome.anchor, let reason = site.speechReason { return words + " ← said \(reason)" }
      guard resolved.indices.contains(index) else { return words }
      return words + " ← " + resolved[index].link
    }
  }
}

extension ResolvedTime {
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// How a time stands in the explanation of another: its value, a day with its weekday, and where that came from.
  package var link: String {
    var link = value
    if let begin, begin == end { link = "\(Self.weekdays[begin.weekday - 1]) \(value)" }
    guard let arrow = explanation.range(of: " ← ") else { return link }
    // A chain of anchors is told as far as a reader follows it.
    return link + (explanation.utf8.count < 400 ? String(explanation[arrow.lowerBound...]) : " ← …")
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
