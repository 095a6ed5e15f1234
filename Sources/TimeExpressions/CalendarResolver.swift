import TextModel

/// Completes the fields of a date that names less than its year.
struct CalendarResolver {
  let site: AnchorSite

  private typealias Outcome = AnchorSite.Outcome

  func outcome(
    _ given: CalendarFields, _ direction: Meaning.Direction?, _ within: Meaning.Core?
  ) -> AnchorSite.Outcome {
    var fields = given
    if fields.isOrderGuessed, site.dayFirst { (fields.month, fields.day) = (fields.day, fields.month) }
    if let explicit = explicit(fields) { return explicit }
    if fields.isShortYear, let year = fields.year {
      fields.year = fullYear(year)
      fields.isShortYear = false
    }
    if fields.quarter == 0 {
      // "the 1989 period": the same quarter as the story's.
      guard case .quarter(_, let quarter)? = site.quarter?.value else {
        fields.quarter = nil
        return named(fields, direction, within)
      }
      fields.quarter = quarter
    }
    return named(fields, direction, within)
  }

  private func named(
    _ fields: CalendarFields, _ direction: Meaning.Direction?, _ within: Meaning.Core?
  ) -> AnchorSite.Outcome {
    if let year = fields.year { return inYear(year, fields, .none, confidence: 0.97) }
    if let within { return outcome(fields, within: site.outcome(of: within)) }
    return incomplete(fields, direction)
  }

  private func explicit(_ fields: CalendarFields) -> Outcome? {
    if fields.isBeforeChrist, let year = fields.year { return Outcome(value: "BC\(digits(year, 4))") }
    if fields.isBeforeChrist, let century = fields.century { return Outcome(value: "BC\(digits(century, 2))") }
    if let century = fields.century { return Outcome(.century(century)) }
    guard var decade = fields.decade else { return nil }
    if decade < 10 {
      let current = (site.today?.year ?? 2000) / 10
      decade += current / 10 * 10
      if decade > current { decade -= 10 }
    }
    return Outcome(.decade(decade))
  }

  /// '62 is 1962, and '22 is 2022 in a report of 2022.
  private func fullYear(_ short: Int) -> Int {
    guard let today = site.today else { return short <= 30 ? 2000 + short : 1900 + short }
    let sameCentury = today.year / 100 * 100 + short
    return sameCentury > today.year + 10 ? sameCentury - 100 : sameCentury
  }

  private func inYear(
    _ year: Int, _ fields: CalendarFields, _ anchor: ResolvedTime.Anchor, confidence: Double
  ) -> Outcome {
    var filled = fields
    filled.year = year
    let calendar = Self.value(of: filled, year: year, holidays: site.holidays)
    return Outcome(
      value: calendar?.value ?? OpenValue.value(of: filled), calendar: calendar, anchor: anchor,
      confidence: calendar == nil ? 0.5 : confidence)
  }

  /// "Friday of last week", "March last year".
  private func outcome(_ fields: CalendarFields, within outer: Outcome) -> Outcome {
    guard let calendar = outer.calendar, let begin = calendar.begin else {
      return Outcome(value: OpenValue.value(of: fields), anchor: outer.anchor, confidence: 0.5)
    }
    if let weekday = fields.weekday, fields.day == nil, case .week = calendar {
      return Outcome(.day(begin.adding(days: weekday - 1)), outer.anchor, 0.92)
    }
    if let nth = fields.nth, let weekday = fields.weekday {
      guard case .month(let year, let month) = calendar, let day = Self.day(nth, weekday, year: year, month: month)
      else {
        return Outcome(value: OpenValue.value(of: fields), anchor: outer.anchor, confidence: 0.5)
      }
      return Outcome(.day(day), outer.anchor, 0.92)
    }
    if fields.day != nil, fields.month == nil {
      guard case .month(let year, let month) = calendar else { return Outcome(value: "XXXX-XX-XX", confidence: 0.5) }
      var filled = fields
      filled.month = month
      return inYear(year, filled, outer.anchor, confidence: 0.92)
    }
    return inYear(begin.year, fields, outer.anchor, confidence: 0.92)
  }

  /// The nth such weekday of a month, the last where there are not so many.
  private static func day(_ nth: Int, _ weekday: Int, year: Int, month: Int) -> CalendarDate? {
    guard nth >= 1, let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    let day = 1 + (weekday - first.weekday + 7) % 7
    let length = CalendarDate.daysIn(month: month, year: year)
    let weeks = nth == 99 ? (length - day) / 7 : nth - 1
    return CalendarDate(year: year, month: month, day: day + 7 * weeks)
  }

  private func incomplete(_ fields: CalendarFields, _ direction: Meaning.Direction?) -> Outcome {
    let isFromStory = direction == .following || direction == .previous || direction == .same
    let story = isFromStory ? site.narrative?.value.begin : nil
    guard let from = story ?? site.today else {
      return Outcome(value: OpenValue.value(of: fields), confidence: 0.5)
    }
    var anchor = site.todayAnchor
    if story != nil, let narrative = site.narrative { anchor = .time(narrative.index) }
    if fields.isWeekend { return weekend(from: from, anchor) }
    if let number = fields.day, fields.month == nil {
      let day = nearestMonth(withDay: number, weekday: fields.weekday, to: from)
      return day.map { Outcome(.day($0), anchor, 0.85) } ?? Outcome(value: OpenValue.value(of: fields), confidence: 0.5)
    }
    if let weekday = fields.weekday, fields.day == nil {
      return Outcome(.day(self.weekday(weekday, from: from, direction)), anchor, direction == nil ? 0.9 : 0.88)
    }
    if direction == nil, let historical = historical(fields) { return historical }
    guard let year = year(of: fields, from: from, direction) else {
      return Outcome(value: OpenValue.value(of: fields), confidence: 0.5)
    }
    return inYear(year, fields, anchor, confidence: direction == nil ? 0.88 : 0.92)
  }

  /// "on the 7th": of the month that puts the day nearest where the tense wants it.
  private func nearestMonth(withDay number: Int, weekday: Int?, to from: CalendarDate) -> CalendarDate? {
    let days = (-6...6).compactMap { step -> CalendarDate? in
      let month = from.adding(months: step)
      guard let day = CalendarDate(year: month.year, month: month.month, day: number) else { return nil }
      return weekday == nil || day.weekday == weekday ? day : nil
    }
    func cost(_ day: CalendarDate) -> Int {
      let distance = day.dayNumber - from.dayNumber
      switch site.tense {
      case .past: return distance <= 0 ? -distance : 8 * distance
      case .future: return distance >= 0 ? distance : -8 * distance
      case .unknown: return abs(distance)
      }
    }
    return days.min { cost($0) < cost($1) }
  }

  /// "over the weekend": the last one, or the next where the clause looks ahead.
  private func weekend(from day: CalendarDate, _ anchor: ResolvedTime.Anchor) -> Outcome {
    let isOver = day.weekday < 6 && site.tense != .future
    return Outcome(CalendarValue(.weekend, holding: day.adding(days: isOver ? -7 : 0)), anchor, 0.8)
  }

  private func weekday(_ weekday: Int, from day: CalendarDate, _ direction: Meaning.Direction?) -> CalendarDate {
    let back = (day.weekday - weekday + 7) % 7
    let ahead = (weekday - day.weekday + 7) % 7
    switch direction {
    case .last, .previous: return day.adding(days: back == 0 ? -7 : -back)
    case .next, .following: return day.adding(days: ahead == 0 ? 7 : ahead)
    case .this: return day.adding(days: weekday - day.weekday)
    case .same: return day.adding(days: ahead <= back ? ahead : -back)
    case nil: return day.adding(days: site.tense == .future ? ahead : -back)
    }
  }

  /// A date in the story's year, where that lies away from the report's own and the last sentence gave it. The story
  /// goes forward: a month before the last date belongs to another year.
  private func historical(_ fields: CalendarFields) -> Outcome? {
    guard fields.month != nil, let narrative = site.narrative, narrative.isSameBlock, narrative.sentencesBack <= 1,
      let year = narrative.value.begin?.year, let today = site.today, year < today.year - 1, site.tense != .future,
      narrative.value.unit.rawValue <= TimeUnit.month.rawValue || narrative.isInitial && narrative.sentencesBack == 0
    else { return nil }
    let outcome = inYear(year, fields, .time(narrative.index), confidence: 0.8)
    guard let end = outcome.calendar?.end, let begin = narrative.value.begin, end >= begin else { return nil }
    if narrative.sentencesBack > 0, isRecent(fields) { return nil }
    return outcome
  }

  /// Whether a day of the last weeks fits: what is told after a look back is news again.
  private func isRecent(_ fields: CalendarFields) -> Bool {
    guard fields.day != nil, let today = site.today,
      let end = Self.value(of: fields, year: today.year, holidays: site.holidays)?.end
    else { return false }
    return (0...45).contains(today.dayNumber - end.dayNumber)
  }

  /// The year that puts an incomplete date where the words' direction wants it.
  private func year(of fields: CalendarFields, from day: CalendarDate, _ direction: Meaning.Direction?) -> Int? {
    let candidates = (-6...6).compactMap { step -> (year: Int, value: CalendarValue)? in
      let year = day.year + step
      return Self.value(of: fields, year: year, holidays: site.holidays).map { (year, $0) }
    }.filter { candidate in
      guard let weekday = fields.weekday, case .day(let date) = candidate.value else { return true }
      return date.weekday == weekday
    }
    func distance(_ candidate: (year: Int, value: CalendarValue)) -> Int {
      guard let begin = candidate.value.begin, let end = candidate.value.end else { return .max }
      if begin <= day, day <= end { return 0 }
      return begin > day ? begin.dayNumber - day.dayNumber : day.dayNumber - end.dayNumber
    }
    func isPast(_ candidate: (year: Int, value: CalendarValue)) -> Bool {
      candidate.value.end.map { $0 < day } ?? false
    }
    func isFuture(_ candidate: (year: Int, value: CalendarValue)) -> Bool {
      candidate.value.begin.map { $0 > day } ?? false
    }
    switch direction {
    case .last, .previous: return candidates.filter(isPast).min { distance($0) < distance($1) }?.year
    case .next, .following: return candidates.filter(isFuture).min { distance($0) < distance($1) }?.year
    case .this, .same: return day.year
    case nil: break
    }
    let weights = weights(fields)
    func cost(_ candidate: (year: Int, value: CalendarValue)) -> Int {
      distance(candidate) * (isFuture(candidate) ? weights.ahead : weights.back)
    }
    return candidates.min { cost($0) < cost($1) }?.year
  }

  /// How much farther a date seems against the clause's tense. Measured on news: against a past tense a day and month
  /// still lie ahead when they are near ("payable Dec. 1"), since a date of a year ago would name its year.
  private func weights(_ fields: CalendarFields) -> (back: Int, ahead: Int) {
    if fields.quarter != nil || fields.half != nil { return site.tense == .future ? (1, 2) : (1, 20) }
    switch site.tense {
    case .past: return fields.day == nil ? (1, site.isTenseFirm ? 24 : 8) : (1, 4)
    case .future: return (6, 1)
    case .unknown: return (1, 1)
    }
  }

  /// The calendar time that the fields name in a year.
  private static func value(of fields: CalendarFields, year: Int, holidays: HolidayTable) -> CalendarValue? {
    guard (1...9999).contains(year) else { return nil }
    if let holiday = fields.holiday { return holidays.day(holiday, year: year).map { .day($0) } }
    if let quarter = fields.quarter { return .quarter(year: year, quarter: quarter) }
    if let half = fields.half { return .half(year: year, half: half) }
    if let season = fields.season { return .season(year: year, season: season) }
    if let month = fields.month, let day = fields.day {
      // The last day of a month, whichever it is.
      if day > 31, (1...12).contains(month) {
        return CalendarDate(year: year, month: month, day: CalendarDate.daysIn(month: month, year: year))
          .map { .day($0) }
      }
      return CalendarDate(year: year, month: month, day: day).map { .day($0) }
    }
    if let month = fields.month { return (1...12).contains(month) ? .month(year: year, month: month) : nil }
    return fields.day == nil && fields.weekday == nil ? .year(year) : nil
  }
}

extension AnchorSite.Outcome {
  init(_ calendar: CalendarValue, _ anchor: ResolvedTime.Anchor = .none, _ confidence: Double = 0.95) {
    self.init(value: calendar.value, calendar: calendar, anchor: anchor, confidence: confidence)
  }
}
