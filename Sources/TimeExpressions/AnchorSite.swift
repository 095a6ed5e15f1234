import LanguageAnalysis
import TextModel

/// One expression with all that it can be reckoned from.
struct AnchorSite {
  /// The time that the story has reached before the expression.
  struct Narrative {
    var value: CalendarValue
    var index: Int
    var sentencesBack: Int
    var isSameBlock: Bool
    /// Whether it opens its sentence: "In 2014, …".
    var isInitial: Bool
  }

  /// What an expression comes to.
  struct Outcome {
    var value: String
    var calendar: CalendarValue?
    var anchor: ResolvedTime.Anchor = .none
    var confidence = 0.95
  }

  /// The day on which the words are written or said.
  let today: CalendarDate?
  let todayAnchor: ResolvedTime.Anchor
  /// How the day of the speech around the expression came about.
  let speechReason: String?
  let narrative: Narrative?
  /// The last quarter of the story.
  let quarter: Narrative?
  let tense: Tense
  /// Whether the tense is that of the verb that the expression itself hangs on.
  let isTenseFirm: Bool
  let dayFirst: Bool
  let holidays: HolidayTable

  init(
    _ expression: TimeExpression, text: AnalysedText, anchors: TimeAnchors, narrative: Narrative?,
    quarter: Narrative?, grammar: TimeGrammar
  ) {
    let speech = anchors.speech.last { $0.range.contains(expression.bytes.lowerBound) }
    today = speech?.said ?? anchors.published
    todayAnchor = Self.anchor(of: speech, anchors.published)
    speechReason = speech.flatMap { $0.reason ?? $0.said?.description }
    self.narrative = narrative
    self.quarter = quarter
    let reader = TenseReader(text: text, grammar: grammar)
    tense = reader.tense(of: expression.tokens)
    isTenseFirm = tense != .unknown && reader.isDirect(expression.tokens)
    dayFirst = anchors.dayFirst
    holidays = grammar.holidays
  }

  private static func anchor(of speech: Speech?, _ published: CalendarDate?) -> ResolvedTime.Anchor {
    guard let speech, speech.said != nil else { return published == nil ? .none : .published }
    if let time = speech.time { return .time(time) }
    return speech.said == published ? .published : .speech
  }

  func outcome(of core: Meaning.Core) -> Outcome {
    switch core {
    case .calendar(let fields, let direction, let within):
      CalendarResolver(site: self).outcome(fields, direction, within)
    case .shift(let base, let count, let unit, let isBack):
      ShiftResolver(site: self).outcome(base, count, unit, isBack: isBack)
    case .clock(let fields, let on): clock(fields, on)
    case .vague(let vague): Outcome(value: vague.value, confidence: 0.85)
    case .duration(let lengths): Outcome(value: DurationValue.value(of: lengths))
    case .any(let inner): Outcome(value: recurring(inner), confidence: 0.8)
    case .every(let inner): Outcome(value: recurring(inner), confidence: 0.9)
    }
  }

  /// "XXXX-WXX-5" for Fridays, "P1D" for every day.
  private func recurring(_ core: Meaning.Core) -> String {
    switch core {
    case .duration(let lengths): DurationValue.value(of: lengths)
    case .calendar(let fields, _, _): OpenValue.value(of: fields)
    case .clock(let fields, .calendar(let day, _, _)): OpenValue.value(of: day) + "T" + ClockValue.value(of: fields)
    case .clock(let fields, _): "XXXX-XX-XXT" + ClockValue.value(of: fields)
    default: outcome(of: core).value
    }
  }

  private func clock(_ fields: ClockFields, _ on: Meaning.Core?) -> Outcome {
    var outcome = on.map { self.outcome(of: $0) } ?? dayOfClock(fields)
    outcome.value += "T" + ClockValue.value(of: fields)
    return outcome
  }

  /// The day of a time that names none: the story's, where it stands close by, else the day of writing.
  private func dayOfClock(_ fields: ClockFields) -> Outcome {
    if fields.hour != nil, let narrative, narrative.sentencesBack <= 1, narrative.isSameBlock,
      case .day = narrative.value
    {
      return Outcome(
        value: narrative.value.value, calendar: narrative.value, anchor: .time(narrative.index), confidence: 0.8)
    }
    guard let today else { return Outcome(value: "XXXX-XX-XX", confidence: 0.5) }
    return Outcome(value: today.description, calendar: .day(today), anchor: todayAnchor, confidence: 0.85)
  }
}

/// Writes a time of the clock behind the `T`.
enum ClockValue {
  static func value(of fields: ClockFields) -> String {
    guard let hour = fields.hour else { return fields.part?.code ?? "XX" }
    let seconds = fields.second.map { ":" + digits($0, 2) } ?? ""
    return "\(digits(hour, 2)):\(digits(fields.minute ?? 0, 2))\(seconds)"
  }
}

/// Writes a date whose year (or more) is not known, with X for each digit.
enum OpenValue {
  static func value(of fields: CalendarFields) -> String {
    var year = fields.year.map { fields.isShortYear ? "XX" + digits($0, 2) : digits($0, 4) } ?? "XXXX"
    if let decade = fields.decade, fields.year == nil { year = decade < 10 ? "XX\(decade)" : digits(decade, 3) }
    if let weekday = fields.weekday, fields.day == nil { return "\(year)-WXX-\(weekday)" }
    if fields.isWeekend { return "\(year)-WXX-WE" }
    if let quarter = fields.quarter { return "\(year)-Q\(quarter)" }
    if let half = fields.half { return "\(year)-H\(half)" }
    if let season = fields.season { return "\(year)-\(season.code)" }
    guard fields.month != nil || fields.day != nil else { return year }
    let month = fields.month.map { digits($0, 2) } ?? "XX"
    return "\(year)-\(month)" + (fields.day.map { "-" + digits($0, 2) } ?? "")
  }

  /// The open value of a unit: "XXXX-WXX" for some week.
  static func value(of unit: TimeUnit) -> String {
    switch unit {
    case .year: "XXXX"
    case .decade: "XXX"
    case .century, .millennium: "XX"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .half: "XXXX-HX"
    case .week, .fortnight: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    default: "XXXX-XX-XX"
    }
  }
}
