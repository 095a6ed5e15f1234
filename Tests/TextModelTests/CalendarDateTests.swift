import Testing
import TextModel

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2022-05-09", 19_121, 1), ("1969-12-31", -1, 3),
    ("1900-03-01", -25_508, 4),
  ])
  func dayNumbersAndWeekdays(_ text: String, _ number: Int, _ weekday: Int) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(dayNumber: number) == date)
    #expect(date.description == text)
  }
}
