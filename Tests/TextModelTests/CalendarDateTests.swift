import Testing
import TextModel

@Suite struct CalendarDateTests {
  /// Day numbers from `date -d DATE +%s` divided by 86,400; weekdays from 1 for Monday.
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2022-05-09", 19_121, 1), ("1969-12-31", -1, 3),
    ("1900-03-01", -25_508, 4), ("2400-02-29", 157_113, 2),
  ])
  func dayNumbersAndWeekdays(_ text: String, _ number: Int, _ weekday: Int) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(dayNumber: number) == date)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "2015-02-29", "1900-02-29", "2022-13-01", "2022-00-10", "2022-04-31", "2022-4-3", "20220403", "", "x",
  ])
  func daysThatDoNotExist(_ text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func aTimeOfDayIsPassedOver() {
    #expect(CalendarDate(iso: "2031-03-04T10:15:00Z")?.description == "2031-03-04")
  }

  /// ISO weeks at the turn of the year, from the standard's own examples and `date +%G-%V`.
  @Test(arguments: [
    ("2005-01-01", 2004, 53), ("2005-12-31", 2005, 52), ("2007-01-01", 2007, 1), ("2008-12-29", 2009, 1),
    ("2010-01-03", 2009, 53), ("2026-11-24", 2026, 48),
  ])
  func isoWeeks(_ text: String, _ year: Int, _ week: Int) throws {
    let found = try #require(CalendarDate(iso: text)).isoWeek
    #expect(found.year == year)
    #expect(found.week == week)
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2023-03-31", -1, "2023-02-28"),
    ("2023-01-15", -1, "2022-12-15"), ("2023-12-31", 2, "2024-02-29"), ("2020-02-29", 12, "2021-02-28"),
    ("2020-05-05", -29, "2017-12-05"),
  ])
  func addingMonths(_ text: String, _ months: Int, _ result: String) throws {
    #expect(try #require(CalendarDate(iso: text)).adding(months: months).description == result)
  }

  @Test func everyDayOfFourCenturiesFollowsTheLast() throws {
    let first = try #require(CalendarDate(iso: "1901-01-01"))
    var day = first
    for number in 1...146_097 {
      let next = first.adding(days: number)
      #expect(next > day && next.dayNumber == day.dayNumber + 1)
      #expect(next.day == day.day + 1 || next.day == 1)
      day = next
    }
    #expect(day.description == "2301-01-01")
  }

  @Test(arguments: [Int.max, Int.max - 1_000_000, 1_000_000_000_000])
  func arithmeticStopsAtTheEnds(_ number: Int) throws {
    let date = try #require(CalendarDate(iso: "2031-03-04"))
    #expect(date.adding(days: number).description == "999999-12-31")
    #expect(date.adding(months: number).description == "999999-12-31")
    #expect(date.adding(days: -number).description == "-999999-01-01")
    #expect(date.adding(months: -number).description == "-999999-01-01")
    #expect(CalendarDate(dayNumber: number).description == "999999-12-31")
    #expect(CalendarDate(dayNumber: Int.min).description == "-999999-01-01")
    #expect(CalendarDate(year: number, month: 1, day: 1) == nil)
    #expect(date.adding(days: number).isoWeek.year >= 999_999)
  }
}
