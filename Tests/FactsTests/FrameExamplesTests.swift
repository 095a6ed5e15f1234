import Testing

@testable import Facts

struct FrameExample: Sendable, CustomTestStringConvertible {
  var rule: String
  var example: Frame.Example
  var testDescription: String { "\(rule) \(example.text)" }
}

/// Every example of every frame file gives exactly the facts that stand beside it.
@Suite(.enabled(if: pipeline != nil, "no packed model: run 'make setup'")) struct FrameExamplesTests {
  static let examples: [FrameExample] = ((try? finder.get().frames) ?? []).flatMap { frame in
    frame.examples.map { FrameExample(rule: frame.rule, example: $0) }
  }

  @Test func everyFrameHasAnExample() throws {
    #expect(try finder.get().frames.filter { $0.examples.isEmpty }.map(\.rule) == [])
  }

  @Test(arguments: examples) func exampleGivesItsFacts(_ item: FrameExample) throws {
    let expected = item.example.expected == "nothing" ? "" : item.example.expected
    let found = try facts(in: item.example.text).joined(separator: "; ")
    #expect(found == expected)
  }
}
