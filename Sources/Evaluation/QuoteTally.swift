/// Counts of aligned quotations, summed over documents.
struct QuoteTally {
  private struct Role {
    var gold = 0
    var system = 0
    var exact = 0
    var overlap = 0
  }

  private struct Characters {
    var shared = 0
    var system = 0
    var gold = 0
  }

  private var gold = 0
  private var system = 0
  private var aligned = 0
  private var exactContent = 0
  private var partialPrecision = 0.0
  private var partialRecall = 0.0
  private var attributed = 0
  private var attributedExactly = 0
  private var source = Role()
  private var cue = Role()
  private var characters = [Characters(), Characters(), Characters()]
  private var speakers = (asked: 0, right: 0)
  private var mistakes: [ScoreReport.Mistake] = []

  private static let parts: [any KeyPath<QuoteCharacters, [Int]> & Sendable] = [\.source, \.cue, \.content]

  mutating func add(_ id: String, _ text: ScalarText, _ expected: [QuoteCharacters], _ answers: [QuoteCharacters]) {
    gold += expected.count
    system += answers.count
    countCharacters(expected, answers)
    source.gold += expected.count { !$0.source.isEmpty }
    source.system += answers.count { !$0.source.isEmpty }
    cue.gold += expected.count { !$0.cue.isEmpty }
    cue.system += answers.count { !$0.cue.isEmpty }
    let pairs = align(expected, answers)
    for (i, j) in pairs { add(id, text, expected[i], answers[j]) }
    let found = Set(pairs.map(\.0))
    let used = Set(pairs.map(\.1))
    for i in expected.indices where !found.contains(i) {
      mistakes.append(.init(id, .missed, gold: words(expected[i].key, text)))
    }
    for j in answers.indices where !used.contains(j) {
      mistakes.append(.init(id, .spurious, system: words(answers[j].key, text)))
    }
  }

  private mutating func countCharacters(_ expected: [QuoteCharacters], _ answers: [QuoteCharacters]) {
    for (index, part) in Self.parts.enumerated() {
      let first = Set(expected.flatMap { $0[keyPath: part] })
      let second = Set(answers.flatMap { $0[keyPath: part] })
      characters[index].shared += first.intersection(second).count
      characters[index].system += second.count
      characters[index].gold += first.count
    }
  }

  private func align(_ expected: [QuoteCharacters], _ answers: [QuoteCharacters]) -> [(Int, Int)] {
    var candidates: [(share: Double, source: Int, cue: Int, gold: Int, system: Int)] = []
    for (i, first) in expected.enumerated() {
      for (j, second) in answers.enumerated() {
        let overlap = sharedCount(first.key, second.key)
        guard overlap > 0 else { continue }
        let share = -2 * Double(overlap) / Double(first.key.count + second.key.count)
        candidates.append(
          (share, -sharedCount(first.source, second.source), -sharedCount(first.cue, second.cue), i, j))
      }
    }
    candidates.sort {
      ($0.share, $0.source, $0.cue, $0.gold, $0.system) < ($1.share, $1.source, $1.cue, $1.gold, $1.system)
    }
    return oneToOne(candidates.map { ($0.gold, $0.system) })
  }

  private mutating func add(_ id: String, _ text: ScalarText, _ expected: QuoteCharacters, _ answer: QuoteCharacters) {
    aligned += 1
    let overlap = Double(sharedCount(expected.key, answer.key))
    partialPrecision += overlap / Double(answer.key.count)
    partialRecall += overlap / Double(expected.key.count)
    let isExact = expected.content == answer.content
    exactContent += isExact ? 1 : 0
    Self.compare(expected.source, answer.source, &source)
    Self.compare(expected.cue, answer.cue, &cue)
    let isAttributed =
      sharedCount(expected.source, answer.source) > 0 || (expected.source.isEmpty && answer.source.isEmpty)
    attributed += isAttributed ? 1 : 0
    attributedExactly += isExact && expected.source == answer.source ? 1 : 0
    if !isAttributed {
      mistakes.append(.init(id, .source, gold: words(expected.source, text), system: words(answer.source, text)))
    }
    if let speaker = expected.speaker {
      speakers.asked += 1
      speakers.right += Self.plain(speaker) == Self.plain(answer.speaker ?? "") ? 1 : 0
    }
  }

  private static func compare(_ expected: [Int], _ answer: [Int], _ role: inout Role) {
    guard !expected.isEmpty, !answer.isEmpty else { return }
    role.exact += expected == answer ? 1 : 0
    role.overlap += sharedCount(expected, answer) > 0 ? 1 : 0
  }

  /// Lower case, everything but letters, digits and underscores as one space.
  private static func plain(_ name: String) -> String {
    name.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.joined(separator: " ")
  }

  private func words(_ characters: [Int], _ text: ScalarText) -> String {
    guard let first = characters.first, let last = characters.last else { return "" }
    return String(text[first, last + 1].prefix(90))
  }

  func report(documents: Int, missing: Int) -> ScoreReport {
    var report = ScoreReport()
    func quotes(_ hits: Int) -> ScoreReport.Figure { .prf(.init(hits: hits, system: system, gold: gold)) }
    report.add("docs", .count(documents))
    report.add("docs_missing_in_system", .count(missing))
    report.add("content_overlap", quotes(aligned))
    report.add(
      "content_partial",
      .prf(.init(hits: partialPrecision, system: system, gold: gold, recallHits: partialRecall)))
    report.add("content_exact", quotes(exactContent))
    for (name, role) in [("source", source), ("cue", cue)] {
      report.add("\(name)_overlap", .prf(.init(hits: role.overlap, system: role.system, gold: role.gold)))
      report.add("\(name)_exact", .prf(.init(hits: role.exact, system: role.system, gold: role.gold)))
    }
    report.add("attribution_partial", quotes(attributed))
    report.add("attribution_exact", quotes(attributedExactly))
    for (name, part) in zip(["source", "cue", "content"], characters) {
      report.add("chars_\(name)", .prf(.init(hits: part.shared, system: part.system, gold: part.gold)))
    }
    if speakers.asked > 0 {
      report.add("speaker_accuracy", .share(Double(speakers.right) / Double(speakers.asked)))
    }
    report.mistakes = mistakes
    return report
  }
}
