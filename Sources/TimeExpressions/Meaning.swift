/// What an expression says before it is known from which day it is reckoned.
package struct Meaning: Sendable, Hashable {
  package var core: Core
  package var modifier: Modifier?
  package var quantifier: String?
  package var frequency: String?
  /// Of a length: whether it begins or ends with the day of writing ("the past five years").
  package var bound: Bound?

  package enum Bound: String, Sendable, Hashable {
    case beginsNow = "begins"
    case endsNow = "ends"
  }

  package init(_ core: Core, modifier: Modifier? = nil, quantifier: String? = nil, frequency: String? = nil) {
    self.core = core
    self.modifier = modifier
    self.quantifier = quantifier
    self.frequency = frequency
  }

  package indirect enum Core: Sendable, Hashable {
    /// Fields of the calendar as the words give them; what is missing above comes from `within` or from the anchor.
    case calendar(CalendarFields, direction: Direction?, within: Core?)
    /// So many units before or after something: "yesterday", "two years ago", "the next day", "last week".
    case shift(from: Base, count: Count, unit: TimeUnit, isBack: Bool)
    /// A part of the day on a day that another expression gives: "Friday morning", "10 p.m. Wednesday".
    case clock(ClockFields, on: Core?)
    case vague(VagueTime)
    case duration([Length])
    /// What recurs: every day, Fridays.
    case every(Core)
    /// Any such time, of no particular year: "in winter".
    case any(Core)
  }

  package indirect enum Base: Sendable, Hashable {
    /// The day on which the words are written or said.
    case now
    /// The day of writing, but in reports of figures the quarter that they are about: "a year ago".
    case ago
    /// The quarter that the report's figures are about, or the last that was over.
    case quarter
    /// The time that the story has reached.
    case narrative
    case expression(Core)
  }

  /// Where an incomplete date lies, seen from the anchor.
  package enum Direction: Int, Sendable, Hashable, CaseIterable {
    case last, this, next
    /// From the narrative time: "the same Friday", "the following March".
    case following, previous, same
  }

  /// How many; without a number for "several", "a few", "some".
  package struct Count: Sendable, Hashable {
    package var number: Double?
    package init(_ number: Double?) { self.number = number }
    var isUnknown: Bool { number == nil }
  }

  package struct Length: Sendable, Hashable {
    package var count: Count
    package var unit: TimeUnit
  }
}

/// The calendar's fields that an expression names.
package struct CalendarFields: Sendable, Hashable {
  package var century: Int?
  /// Three digits, or one where the century is open: "the nineties".
  package var decade: Int?
  /// Four digits, or two of which the first two are unknown (`isShortYear`).
  package var year: Int?
  package var isShortYear = false
  package var isBeforeChrist = false
  package var half: Int?
  package var quarter: Int?
  package var season: Season?
  package var month: Int?
  package var week: Int?
  package var day: Int?
  package var weekday: Int?
  /// Which such weekday of its month; 99 is the last.
  package var nth: Int?
  package var isWeekend = false
  package var holiday: Int?
  package var isFiscal = false
  /// From figures that may stand day first or month first: "7/1/2022".
  package var isOrderGuessed = false
}

/// The clock's fields that an expression names.
package struct ClockFields: Sendable, Hashable {
  package var part: DayPart?
  package var hour: Int?
  package var minute: Int?
  package var second: Int?
  package var zone: String?
}

extension Meaning.Core {
  /// How many expressions stand inside each other.
  var depth: Int {
    switch self {
    case .calendar(_, _, let within): 1 + (within?.depth ?? 0)
    case .shift(.expression(let core), _, _, _): 1 + core.depth
    case .clock(_, let on): 1 + (on?.depth ?? 0)
    case .every(let core), .any(let core): 1 + core.depth
    case .shift, .vague, .duration: 1
    }
  }
}
