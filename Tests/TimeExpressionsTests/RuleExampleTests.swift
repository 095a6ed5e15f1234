import Lexicons
import Testing
import TextModel
import TimeExpressions

/// The repository's own folder, found from this file.
let repository = DataRoot(
  path: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/"))

struct RuleExampleTests {
  static let finder = Result { try TimeExpressionFinder(root: repository) }
  static let examples = (try? finder.get().examples.map { [$0.citation, $0.anchor, $0.marked] }) ?? []

  @Test func rulesLoad() throws {
    #expect(try Self.finder.get().examples.count > 90)
  }

  @Test(arguments: examples)
  func example(_ example: [String]) throws {
    let finder = try Self.finder.get()
    let text = RoughTokens.analyse(MarkedText(example[2]).plain)
    let times = finder.resolve(
      finder.find(in: text), in: text, anchors: TimeAnchors(published: CalendarDate(iso: example[1])))
    #expect(MarkedText.marked(times, in: text) == example[2], "\(example[0])")
  }
}
