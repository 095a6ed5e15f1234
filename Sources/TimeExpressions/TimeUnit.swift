/// A unit of the calendar or the clock, from small to large.
package enum TimeUnit: Int, Sendable, Hashable, CaseIterable {
  case second, minute, hour, day, night, weekend, week, fortnight, month, quarter, season, half, year, decade, century
  case millennium
  /// "a period", "a while": no unit that a calendar knows.
  case period

  /// The unit's letters in a TIMEX3 duration, and whether it belongs behind the `T`.
  var durationCode: (letters: String, isClock: Bool) {
    switch self {
    case .second: ("S", true)
    case .minute: ("M", true)
    case .hour: ("H", true)
    case .day: ("D", false)
    case .night: ("N", false)
    case .weekend: ("WE", false)
    case .week, .fortnight: ("W", false)
    case .month: ("M", false)
    case .quarter: ("Q", false)
    case .season, .period: ("X", false)
    case .half, .year: ("Y", false)
    case .decade: ("DE", false)
    case .century: ("CE", false)
    case .millennium: ("L", false)
    }
  }

  /// The smaller unit that a fraction of this one is counted in: "a year and a half" is eighteen months.
  var smaller: (unit: TimeUnit, count: Double)? {
    switch self {
    case .minute: (.second, 60)
    case .hour: (.minute, 60)
    case .day: (.hour, 24)
    case .year: (.month, 12)
    case .decade: (.year, 10)
    case .century: (.year, 100)
    default: nil
    }
  }
}

extension TimeUnit {
  /// How many smaller units make one of this unit, where that is a fixed number.
  func count(in other: TimeUnit) -> Double? {
    var unit = self
    var count = 1.0
    while unit != other {
      guard let smaller = unit.smaller else { return nil }
      count *= smaller.count
      unit = smaller.unit
    }
    return count
  }
}

/// A part of the day, as TIMEX3 abbreviates it.
package enum DayPart: Int, Sendable, Hashable, CaseIterable {
  case morning, midday, afternoon, evening, night, daytime

  var code: String {
    switch self {
    case .morning: "MO"
    case .midday: "MI"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night: "NI"
    case .daytime: "DT"
    }
  }
}

/// The seasons of the northern year in TIMEX3's order; winter is counted to the year in which it begins.
package enum Season: Int, Sendable, Hashable, CaseIterable {
  case spring, summer, autumn, winter

  var code: String {
    switch self {
    case .spring: "SP"
    case .summer: "SU"
    case .autumn: "FA"
    case .winter: "WI"
    }
  }

  var firstMonth: Int { 3 + 3 * rawValue }
}

/// Times that no calendar gives.
package enum VagueTime: Int, Sendable, Hashable, CaseIterable {
  case past, present, future

  var value: String {
    switch self {
    case .past: "PAST_REF"
    case .present: "PRESENT_REF"
    case .future: "FUTURE_REF"
    }
  }
}

/// TIMEX3's `mod`.
package enum Modifier: String, Sendable, Hashable, CaseIterable {
  case before = "BEFORE"
  case after = "AFTER"
  case onOrBefore = "ON_OR_BEFORE"
  case onOrAfter = "ON_OR_AFTER"
  case lessThan = "LESS_THAN"
  case moreThan = "MORE_THAN"
  case equalOrLess = "EQUAL_OR_LESS"
  case equalOrMore = "EQUAL_OR_MORE"
  case start = "START"
  case middle = "MID"
  case end = "END"
  case approximately = "APPROX"
}
