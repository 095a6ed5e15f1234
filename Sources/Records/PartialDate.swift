package import Findings
package import TextModel

/// A date as far as it is known, from its first to its last day: a year, a month, a day, or a stretch.
package struct PartialDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let first: CalendarDate
  package let last: CalendarDate
  /// As written: `1993`, `2022-01-05`.
  package let description: String

  package init(_ day: CalendarDate) {
    first = day
    last = day
    description = day.description
  }

  /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Wnn`; a time of day after a date is left out.
  package init?(_ value: String) {
    if let day = CalendarDate(iso: value) {
      self.init(day)
      return
    }
    let parts = value.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ $0.utf8.count <= 4 ? Int($0) : nil }), year >= 0 else { return nil }
    let firstMonth: Int
    let lastMonth: Int
    switch parts.count {
    case 1 where parts[0].utf8.count == 4: (firstMonth, lastMonth) = (1, 12)
    case 2 where parts[1].hasPrefix("W"):
      guard let monday = Self.monday(ofWeek: Int(parts[1].dropFirst()), year: year) else { return nil }
      self.init(first: monday, last: monday.adding(days: 6), description: value)
      return
    case 2:
      guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
      (firstMonth, lastMonth) = (month, month)
    default: return nil
    }
    self.init(year: year, months: firstMonth...lastMonth, description: value)
  }

  /// The days that a time covers, or what its value says.
  package init?(_ time: TimeReference) {
    if let begin = time.begin.flatMap(CalendarDate.init(iso:)), let end = time.end.flatMap(CalendarDate.init(iso:)),
      begin <= end
    {
      self.init(first: begin, last: end, description: time.value)
    } else {
      self.init(time.value)
    }
  }

  private init?(year: Int, months: ClosedRange<Int>, description: String) {
    guard let first = CalendarDate(year: year, month: months.lowerBound, day: 1),
      let last = CalendarDate(
        year: year, month: months.upperBound, day: CalendarDate.daysIn(month: months.upperBound, year: year))
    else { return nil }
    self.init(first: first, last: last, description: description)
  }

  private init(first: CalendarDate, last: CalendarDate, description: String) {
    self.first = first
    self.last = last
    self.description = description
  }

  /// The first day of a week by ISO 8601: the week of 4 January is the first.
  private static func monday(ofWeek week: Int?, year: Int) -> CalendarDate? {
    guard let week, (1...53).contains(week), let fourth = CalendarDate(year: year, month: 1, day: 4) else { return nil }
    return fourth.adding(days: 7 * (week - 1) + 1 - fourth.weekday)
  }

  package func overlaps(_ other: PartialDate) -> Bool { first <= other.last && other.first <= last }

  /// By the last day: what is known of a year counts when the year is over.
  package static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.last, left.first) < (right.last, right.first)
  }
}
