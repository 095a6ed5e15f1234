import LanguageAnalysis
import Testing
import TextModel
import TimeExpressions

/// Which time holds of a word: `[verb]` in the text, and the words of the time that it should get.
@Suite(.enabled(if: Analysis.isAvailable, "the language model is not packed: run 'make setup'"))
struct GoverningTimeTests {
  struct Line: CustomTestStringConvertible {
    var text: String
    /// The expression's words; nil for the day of publication.
    var time: String?
    var isNarrative = false
    var testDescription: String { text }
  }

  static let lines = [
    Line(text: "On Friday, the army [attacked] Orlin and captured the airport.", time: "Friday"),
    Line(text: "On Friday, the army attacked Orlin and [captured] the airport.", time: "Friday"),
    Line(text: "The [attack] on Thursday killed three people.", time: "Thursday"),
    Line(text: "Police [arrested] the minister on Monday, three days after he fled.", time: "Monday"),
    Line(text: "The minister said on Tuesday that troops had [left] the town on Sunday.", time: "Sunday"),
    Line(text: "The minister [said] on Tuesday that troops had left the town on Sunday.", time: "Tuesday"),
    Line(text: "The minister said on Tuesday that troops had [left] the town.", time: "Tuesday"),
    Line(text: "The president, who was elected in 2019, [condemned] the attack.", time: nil),
    Line(text: "The president, who was [elected] in 2019, condemned the attack.", time: "2019"),
    Line(text: "Officials will meet next week to discuss sanctions [imposed] in 2020.", time: "2020"),
    Line(text: "On 5 March rebels seized the port. They [killed] twelve soldiers.", time: "5 March", isNarrative: true),
    Line(text: "On 5 March rebels seized the port. The next day the army [retook] it.", time: "The next day"),
    Line(text: "The minister said on 5 March that he was ill. Rebels [seized] the port.", time: nil),
    Line(text: "The troops are there for two weeks and [guard] the port daily.", time: nil),
  ]

  @Test(arguments: lines)
  func governingTime(_ line: Line) throws {
    let plain = line.text.filter { $0 != "[" && $0 != "]" }
    let before = line.text.prefix { $0 != "[" }.utf8.count
    let (text, times) = try Analysis.times(in: plain, published: "2022-03-09")
    let token = text.tokens(in: before..<before + 1).lowerBound
    let found = try Analysis.finder.get().governingTime(of: token, in: text, times: times)
    switch found {
    case .expression(let index):
      #expect(text.source[times[index].bytes] == line.time)
      #expect(!line.isNarrative)
    case .narrative(let index):
      #expect(text.source[times[index].bytes] == line.time)
      #expect(line.isNarrative)
    case .published: #expect(line.time == nil)
    }
  }
}
