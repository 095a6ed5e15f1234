import LanguageAnalysis
import Testing
import TextModel
import TimeExpressions

/// Text made to hurt: it is read in bounded time and depth.
struct HostileTextTests {
  static let pieces = [
    "one hundred and ", "1,111", "1 May to ", "1 May 2000 and ", "early ", "the year-ago third quarter ",
    "two days later ", "a ", "12:12:12:", "2022-01-", "Friday, ", "the week of May 3 of the year ",
    "999999999999999999 ",
    "\u{FFFD}\u{2013}1\u{2019}s ", "in '", "one year and one month and ", "a million billion years ago ",
  ]

  @Test(.timeLimit(.minutes(1)), arguments: pieces)
  func repeated(_ piece: String) throws {
    let finder = try RuleExampleTests.finder.get()
    let text = RoughTokens.analyse(String(repeating: piece, count: 1000))
    let found = finder.find(in: text)
    let times = finder.resolve(found, in: text, anchors: TimeAnchors(published: CalendarDate(iso: "2022-01-07")))
    #expect(times.count == found.count)
    for token in text.tokens.indices.prefix(50) {
      _ = finder.governingTime(of: token, in: text, times: times)
    }
  }

  @Test(arguments: [
    "", " ", "\n\n", "0", "2022", "'", "of", "99999-99-99", "9999-12-31 and the next day", "31 February",
  ])
  func tiny(_ string: String) throws {
    let finder = try RuleExampleTests.finder.get()
    let text = RoughTokens.analyse(string)
    let times = finder.resolve(
      finder.find(in: text), in: text, anchors: TimeAnchors(published: CalendarDate(iso: "9999-12-31")))
    #expect(times.allSatisfy { $0.bytes.upperBound <= string.utf8.count })
  }
}
