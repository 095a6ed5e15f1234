import Findings
import TextModel

/// Quotations: their content, form and speaker.
struct QuoteComparison {
  let gold: [GoldRecord.Quote]
  let system: [QuoteLine]
  let names: NameComparison

  func score() -> RecordReport.Kind {
    var kind = RecordReport.Kind("quotes", gold: gold.count)
    let pairs = pairs()
    kind.found = pairs.count
    for (i, j) in pairs {
      let expected = gold[i]
      let answer = system[j]
      kind.count("exact", Self.bare(expected.content.elements) == Self.bare(answer.content))
      let formIsRight = expected.form == nil || expected.form == answer.form.rawValue
      kind.count("form", formIsRight)
      let speakerIsRight = isRight(expected.speaker, answer.speaker)
      kind.count("speaker", speakerIsRight)
      if !formIsRight {
        kind.notes.append(.init(.wrong, "\(words(expected)): \(answer.form.rawValue), not \(expected.form ?? "")"))
      }
      if !speakerIsRight {
        let told = answer.speaker?.name ?? "nobody"
        kind.notes.append(.init(.source, "\(words(expected)): \(told), not \(expected.speaker ?? "nobody")"))
      }
    }
    kind.noteMissed(gold.map { "\($0.form ?? "") \(words($0))" }, found: pairs.map(\.0))
    kind.noteSpurious(
      system.map { "\($0.form.rawValue) \($0.content.first?.text.prefix(80) ?? "")" }, used: pairs.map(\.1))
    return kind
  }

  /// Those of the same form first: a marked phrase lies within the reported clause around it.
  private func pairs() -> [(Int, Int)] {
    var left = Array(gold.indices)
    var right = Array(system.indices)
    var all: [(Int, Int)] = []
    for sameForm in [true, false] {
      for form in Set(left.map { gold[$0].form }) {
        let first = left.filter { gold[$0].form == form }
        let second = right.filter { !sameForm || system[$0].form.rawValue == form }
        let found = aligned(first.map { gold[$0].content.elements }, second.map { system[$0].content })
          .map { (first[$0.0], second[$0.1]) }
        all += found
        left.removeAll { index in found.contains { $0.0 == index } }
        right.removeAll { index in found.contains { $0.1 == index } }
      }
    }
    return all.sorted { $0.0 < $1.0 }
  }

  private func isRight(_ speaker: String?, _ answer: ActorReference?) -> Bool {
    guard let speaker else { return answer == nil }
    return answer.map { names.isSame(speaker, $0) } ?? false
  }

  private func words(_ quote: GoldRecord.Quote) -> String {
    "“\(quote.content.elements.first?.text.prefix(60) ?? "")”"
  }

  /// Its letters and digits by offset: marks and spaces at the edges do not matter.
  private static func bare(_ spans: [Span]) -> [Int] {
    spans.flatMap { span in
      span.text.unicodeScalars.enumerated().filter {
        $0.element.properties.isAlphabetic || $0.element.properties.numericType != nil
      }
      .map { span.start + $0.offset }
    }
  }
}
