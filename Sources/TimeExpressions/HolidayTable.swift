import Diagnostics
import Lexicons
import TextModel

/// The named days of `holidays.txt` and how each is reckoned for a year.
struct HolidayTable: Sendable {
  enum Reckoning: Sendable, Hashable {
    case fixed(month: Int, day: Int)
    /// The n-th such weekday of a month; from its end where n is negative.
    case nth(Int, weekday: Int, month: Int)
    /// Days after Easter Sunday of the Western churches.
    case easter(Int)
    /// Days after Easter Sunday of the Eastern churches.
    case orthodoxEaster(Int)
  }

  private var reckonings: [Reckoning] = []
  /// Each name in words, with the number of its reckoning.
  private(set) var names: [(words: [String], index: Int)] = []

  init(_ file: ResourceFile) throws {
    for line in file.lines {
      let fields = line.fields
      guard fields.count >= 2, let reckoning = Self.reckoning(fields[0]) else {
        throw AnnalsError(.resource, "\(file.name):\(line.number): expected RECKONING, a tab, NAME")
      }
      reckonings.append(reckoning)
      for name in fields.dropFirst() where !name.isEmpty {
        names.append((name.split(separator: " ").map(String.init), reckonings.count - 1))
      }
    }
  }

  /// The day in a year.
  func day(_ index: Int, year: Int) -> CalendarDate? {
    guard reckonings.indices.contains(index), (1...9999).contains(year) else { return nil }
    switch reckonings[index] {
    case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
    case .nth(let n, let weekday, let month): return Self.nth(n, weekday, month, year)
    case .easter(let days): return Self.easter(year)?.adding(days: days)
    case .orthodoxEaster(let days): return Self.orthodoxEaster(year)?.adding(days: days)
    }
  }

  /// The month and day where they are the same in every year.
  func fixedDay(_ index: Int) -> (month: Int, day: Int)? {
    guard reckonings.indices.contains(index), case .fixed(let month, let day) = reckonings[index] else { return nil }
    return (month, day)
  }

  private static func reckoning(_ text: Substring) -> Reckoning? {
    let words = text.split(separator: " ")
    let numbers = words.compactMap { Int($0) }
    switch (words.first, numbers.count) {
    case ("fixed", 2): return .fixed(month: numbers[0], day: numbers[1])
    case ("nth", 3): return .nth(numbers[0], weekday: numbers[1], month: numbers[2])
    case ("easter", 1): return .easter(numbers[0])
    case ("orthodox", 1): return .orthodoxEaster(numbers[0])
    default: return nil
    }
  }

  private static func nth(_ n: Int, _ weekday: Int, _ month: Int, _ year: Int) -> CalendarDate? {
    let last = CalendarDate.daysIn(month: month, year: year)
    if n < 0 {
      guard let end = CalendarDate(year: year, month: month, day: last) else { return nil }
      return end.adding(days: -((end.weekday - weekday + 7) % 7) + 7 * (n + 1))
    }
    guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return start.adding(days: (weekday - start.weekday + 7) % 7 + 7 * (n - 1))
  }

  /// The anonymous Gregorian algorithm (Meeus/Jones/Butcher).
  private static func easter(_ year: Int) -> CalendarDate? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let d = (b - (b + 8) / 25 + 1) / 3
    let h = (19 * a + b - b / 4 - d + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Meeus's Julian algorithm, moved to the Gregorian calendar.
  private static func orthodoxEaster(_ year: Int) -> CalendarDate? {
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let sum = d + e + 114
    let difference = year / 100 - year / 400 - 2
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)?.adding(days: difference)
  }
}
