package import TextModel

/// A time on the calendar at some grain, with its TIMEX3 value and the days that it covers.
package enum CalendarValue: Sendable, Hashable {
  case day(CalendarDate)
  case week(year: Int, week: Int)
  case weekend(year: Int, week: Int)
  case month(year: Int, month: Int)
  case quarter(year: Int, quarter: Int)
  case half(year: Int, half: Int)
  case season(year: Int, season: Season)
  case year(Int)
  case decade(Int)
  case century(Int)

  package var unit: TimeUnit {
    switch self {
    case .day: .day
    case .week: .week
    case .weekend: .weekend
    case .month: .month
    case .quarter: .quarter
    case .half: .half
    case .season: .season
    case .year: .year
    case .decade: .decade
    case .century: .century
    }
  }

  /// The TIMEX3 value.
  package var value: String {
    switch self {
    case .day(let day): day.description
    case .week(let year, let week): "\(digits(year, 4))-W\(digits(week, 2))"
    case .weekend(let year, let week): "\(digits(year, 4))-W\(digits(week, 2))-WE"
    case .month(let year, let month): "\(digits(year, 4))-\(digits(month, 2))"
    case .quarter(let year, let quarter): "\(digits(year, 4))-Q\(quarter)"
    case .half(let year, let half): "\(digits(year, 4))-H\(half)"
    case .season(let year, let season): "\(digits(year, 4))-\(season.code)"
    case .year(let year): year < 0 ? "BC\(digits(-year, 4))" : digits(year, 4)
    case .decade(let decade): digits(decade, 3)
    case .century(let century): digits(century, 2)
    }
  }

  /// The first day covered.
  package var begin: CalendarDate? {
    switch self {
    case .day(let day): day
    case .week(let year, let week): Self.monday(year: year, week: week)
    case .weekend(let year, let week): Self.monday(year: year, week: week)?.adding(days: 5)
    case .month(let year, let month): CalendarDate(year: year, month: month, day: 1)
    case .quarter(let year, let quarter): CalendarDate(year: year, month: quarter * 3 - 2, day: 1)
    case .half(let year, let half): CalendarDate(year: year, month: half * 6 - 5, day: 1)
    case .season(let year, let season): CalendarDate(year: year, month: season.firstMonth, day: 1)
    case .year(let year): year > 0 ? CalendarDate(year: year, month: 1, day: 1) : nil
    case .decade(let decade): CalendarDate(year: decade * 10, month: 1, day: 1)
    case .century(let century): CalendarDate(year: century * 100, month: 1, day: 1)
    }
  }

  /// The last day covered.
  package var end: CalendarDate? {
    switch self {
    case .day(let day): day
    case .week: begin?.adding(days: 6)
    case .weekend: begin?.adding(days: 1)
    case .month: begin?.adding(months: 1).adding(days: -1)
    case .quarter, .season: begin?.adding(months: 3).adding(days: -1)
    case .half: begin?.adding(months: 6).adding(days: -1)
    case .year: begin?.adding(months: 12).adding(days: -1)
    case .decade: begin?.adding(months: 120).adding(days: -1)
    case .century: begin?.adding(months: 1200).adding(days: -1)
    }
  }

  /// The period of grain `unit` that holds `day`.
  package init(_ unit: TimeUnit, holding day: CalendarDate) {
    switch unit {
    case .second, .minute, .hour, .day, .night, .period: self = .day(day)
    case .week, .fortnight: self = .week(year: day.isoWeek.year, week: day.isoWeek.week)
    case .weekend: self = .weekend(year: day.isoWeek.year, week: day.isoWeek.week)
    case .month: self = .month(year: day.year, month: day.month)
    case .quarter: self = .quarter(year: day.year, quarter: (day.month + 2) / 3)
    case .half: self = .half(year: day.year, half: day.month <= 6 ? 1 : 2)
    case .season:
      let season = Season(rawValue: (day.month + 9) % 12 / 3) ?? .winter
      self = .season(year: day.month <= 2 ? day.year - 1 : day.year, season: season)
    case .year: self = .year(day.year)
    case .decade: self = .decade(day.year / 10)
    case .century, .millennium: self = .century(day.year / 100)
    }
  }

  /// So many periods of this value's own grain on, or nothing beyond the calendar's range.
  package func stepped(by count: Int) -> CalendarValue? {
    guard abs(count) < 100_000 else { return nil }
    switch self {
    case .day(let day): return .day(day.adding(days: count))
    case .week, .weekend:
      return begin.map { CalendarValue(unit, holding: $0.adding(days: 7 * count)) }
    case .month: return begin.map { CalendarValue(.month, holding: $0.adding(months: count)) }
    case .quarter: return begin.map { CalendarValue(.quarter, holding: $0.adding(months: 3 * count)) }
    case .half: return begin.map { CalendarValue(.half, holding: $0.adding(months: 6 * count)) }
    case .season(let year, let season):
      let index = year * 4 + season.rawValue + count
      guard index >= 0 else { return nil }
      return .season(year: index / 4, season: Season(rawValue: index % 4) ?? .winter)
    case .year(let year): return .year(year + count)
    case .decade(let decade): return .decade(decade + count)
    case .century(let century): return .century(century + count)
    }
  }

  private static func monday(year: Int, week: Int) -> CalendarDate? {
    guard let fourth = CalendarDate(year: year, month: 1, day: 4) else { return nil }
    return fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7)
  }
}

/// `number` with leading zeros.
func digits(_ number: Int, _ width: Int) -> String {
  let text = String(abs(number))
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
