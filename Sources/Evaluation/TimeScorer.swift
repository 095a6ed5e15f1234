/// A document's time expressions: FORMATS.md, section 1.
package struct TimeDocument: CorpusDocument {
  package struct Expression: Codable, Sendable, Hashable {
    package var start: Int
    package var end: Int
    package var type: String?
    package var value: String?

    package init(start: Int, end: Int, type: String?, value: String?) {
      self.start = start
      self.end = end
      self.type = type
      self.value = value
    }
  }

  package var id: String
  package var text: String?
  package var timexes: [Expression]

  package init(id: String, text: String? = nil, timexes: [Expression]) {
    self.id = id
    self.text = text
    self.timexes = timexes
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.looseString(.id) ?? ""
    text = try container.decodeIfPresent(String.self, forKey: .text)
    timexes = (try container.decodeIfPresent([Expression].self, forKey: .timexes) ?? []).filter { $0.end > $0.start }
  }

  private enum CodingKeys: String, CodingKey { case id, text, timexes }
}

/// Time expressions as TempEval-3 scores them: one-to-one, exact spans first, then the largest overlap.
package enum TimeScorer {
  package static func score(gold: [TimeDocument], system: [TimeDocument]) -> ScoreReport {
    var tally = TimeTally()
    let answers = system.byID
    for document in gold { tally.add(document, answers[document.id]?.timexes ?? []) }
    return tally.report(documents: gold.count, missing: system.countMissing(of: gold))
  }

  fileprivate static func isSame(_ first: String?, _ second: String?) -> Bool { normal(first) == normal(second) }

  private static func normal(_ value: String?) -> String {
    guard let value else { return "" }
    return trimmed(value).uppercased()
  }

  fileprivate static func pairs(
    _ gold: [TimeDocument.Expression], _ system: [TimeDocument.Expression]
  ) -> [(gold: Int, system: Int, isExact: Bool)] {
    var candidates: [(key: [Int], gold: Int, system: Int)] = []
    for (i, first) in gold.enumerated() {
      for (j, second) in system.enumerated() {
        let overlap = min(first.end, second.end) - max(first.start, second.start)
        guard overlap > 0 else { continue }
        let isExact = first.start == second.start && first.end == second.end
        let key = [
          isExact ? 0 : 1, isExact && first.value == second.value ? 0 : 1, -overlap, abs(first.start - second.start),
          i, j,
        ]
        candidates.append((key, i, j))
      }
    }
    candidates.sort { $0.key.lexicographicallyPrecedes($1.key) }
    return oneToOne(candidates.map { ($0.gold, $0.system) }).map { ($0.0, $0.1, isExact(gold[$0.0], system[$0.1])) }
  }

  private static func isExact(_ first: TimeDocument.Expression, _ second: TimeDocument.Expression) -> Bool {
    first.start == second.start && first.end == second.end
  }
}

private struct TimeTally {
  var gold = 0
  var system = 0
  var relaxed = 0
  var strict = 0
  var type = 0
  var value = 0
  var strictValue = 0
  var typeValue = 0
  var mistakes: [ScoreReport.Mistake] = []
  var byType: [String: (gold: Int, found: Int, right: Int)] = [:]

  mutating func add(_ document: TimeDocument, _ answers: [TimeDocument.Expression]) {
    let expected = document.timexes
    let pairs = TimeScorer.pairs(expected, answers)
    let words = ScalarText(document.text ?? "")
    gold += expected.count
    system += answers.count
    relaxed += pairs.count
    for expression in expected { byType[expression.type ?? "None", default: (0, 0, 0)].gold += 1 }
    for (i, j, isExact) in pairs {
      let sameType = TimeScorer.isSame(expected[i].type, answers[j].type)
      let sameValue = TimeScorer.isSame(expected[i].value, answers[j].value)
      strict += isExact ? 1 : 0
      type += sameType ? 1 : 0
      value += sameValue ? 1 : 0
      strictValue += isExact && sameValue ? 1 : 0
      typeValue += sameType && sameValue ? 1 : 0
      byType[expected[i].type ?? "None", default: (0, 0, 0)].found += 1
      byType[expected[i].type ?? "None", default: (0, 0, 0)].right += sameValue ? 1 : 0
      if !sameValue {
        mistakes.append(
          .init(document.id, .value, gold: describe(expected[i], words), system: answers[j].value ?? "None"))
      }
    }
    let found = Set(pairs.map(\.gold))
    let used = Set(pairs.map(\.system))
    for i in expected.indices where !found.contains(i) {
      mistakes.append(.init(document.id, .missed, gold: describe(expected[i], words)))
    }
    for j in answers.indices where !used.contains(j) {
      mistakes.append(.init(document.id, .spurious, system: describe(answers[j], words)))
    }
  }

  private func describe(_ expression: TimeDocument.Expression, _ text: ScalarText) -> String {
    "\(text[expression.start, expression.end]) = \(expression.value ?? "None")"
  }

  func report(documents: Int, missing: Int) -> ScoreReport {
    var report = ScoreReport()
    report.nameWidth = 14
    func prf(_ hits: Int) -> ScoreReport.Figure { .prf(.init(hits: hits, system: system, gold: gold)) }
    report.add("docs", .count(documents))
    report.add("docs_missing_in_system", .count(missing))
    report.add("relaxed", prf(relaxed))
    report.add("strict", prf(strict))
    report.add("type", prf(type))
    report.add("value", prf(value))
    report.add("type+value", prf(typeValue))
    report.add("strict+value", prf(strictValue))
    report.add("type_accuracy", .share(type, of: relaxed))
    report.add("value_accuracy", .share(value, of: relaxed))
    let kinds = byType.sorted { ($1.value.gold, $0.key) < ($0.value.gold, $1.key) }
    report.add(
      "by_gold_type",
      .counts(
        kinds.map { ($0.key, [("gold", $0.value.gold), ("found", $0.value.found), ("value_ok", $0.value.right)]) }))
    report.mistakes = mistakes
    return report
  }
}
