package import Findings
import Records
import TextModel

/// A report's record against what a careful reader took from it.
package struct RecordScorer: Sendable {
  /// Answers a question such as "members of the Collective Security Treaty on 1995-01-01".
  package typealias Answer = @Sendable (String) -> [String]

  private let gold: GoldRecord
  private let record: Record
  private let names: NameComparison
  private let answer: Answer

  /// `country` gives a country's one name for any word for it; `answer` is asked the as-of questions, by default
  /// through the record's own ledgers.
  package init(
    gold: GoldRecord, record: Record, country: @escaping NameComparison.CountryName = { _ in nil },
    answer: Answer? = nil
  ) {
    self.gold = gold
    self.record = record
    names = NameComparison(gold: gold, record: record, country: country)
    let chronicle = Chronicle([record])
    self.answer = answer ?? { LedgerQuestion($0).flatMap { $0.answer(chronicle) } ?? [] }
  }

  package func score() -> RecordReport {
    RecordReport(kinds: [
      QuoteComparison(gold: gold.quotes, system: record.quotes, names: names).score(),
      times(),
      PeopleComparison(people: gold.people, record: record, names: names).score(),
      FactComparison(gold: gold.facts, record: record, names: names).score(),
      questions(),
      EventComparison(gold: gold, system: record.events, names: names).score(),
    ])
  }

  private func times() -> RecordReport.Kind {
    var kind = RecordReport.Kind("times", gold: gold.times.count)
    let pairs = aligned(gold.times.map { [$0.span] }, record.times.map { [$0.span] })
    kind.found = pairs.count
    for (i, j) in pairs {
      let isRight = gold.times[i].value?.uppercased() == record.times[j].value.uppercased()
      kind.count("value", isRight)
      kind.count("span", gold.times[i].span == record.times[j].span)
      if !isRight {
        let asked = "\(gold.times[i].span.text) = \(gold.times[i].value ?? "")"
        kind.notes.append(.init(.value, "\(asked), not \(record.times[j].value)"))
      }
    }
    kind.noteMissed(gold.times.map { "\($0.span.text) = \($0.value ?? "")" }, found: pairs.map(\.0))
    kind.noteSpurious(record.times.map { "\($0.span.text) = \($0.value)" }, used: pairs.map(\.1))
    return kind
  }

  private func questions() -> RecordReport.Kind {
    var kind = RecordReport.Kind("as_of", gold: gold.asOf.count)
    var stem = ""
    for question in gold.asOf {
      // "… on 1995-01-01" repeats the question before it.
      let ask = question.ask.hasPrefix("…") ? stem + question.ask.dropFirst().drop { $0 == " " } : question.ask
      if let end = ask.range(ofWord: "on") { stem = String(ask[..<end]) }
      let found = answer(ask)
      let missing = question.answer.filter { name in !found.contains { names.isSame(name, $0) } }
      let extra = found.filter { name in !question.answer.contains { names.isSame($0, name) } }
      if missing.isEmpty, extra.isEmpty {
        kind.found += 1
      } else {
        kind.notes.append(
          .init(.wrong, "\(ask): without \(missing.joined(separator: ", ")); too many \(extra.joined(separator: ", "))")
        )
      }
    }
    return kind
  }
}

/// A question for the ledgers in words: "members of BODY on DATE", "members suspended by BODY on DATE".
struct LedgerQuestion {
  private var body: String
  private var areSuspended = false
  private var day: CalendarDate?

  init?(_ text: String) {
    guard let opening = ["members of ", "members suspended by "].first(where: text.hasPrefix) else { return nil }
    areSuspended = opening.contains("suspended")
    let rest = text.dropFirst(opening.count)
    let end = rest.range(ofWord: "on") ?? rest.endIndex
    body = rest[..<end].split(separator: " ").joined(separator: " ")
    if body.hasPrefix("the ") { body.removeFirst(4) }
    day = CalendarDate(iso: rest[end...].drop { !$0.isNumber })
  }

  func answer(_ chronicle: Chronicle) -> [String] {
    let ledgers = chronicle.ledgers
    return (areSuspended ? ledgers.suspended(from: body, asOf: day) : ledgers.members(of: body, asOf: day)).rows
      .map(\.subject)
  }
}

extension StringProtocol {
  /// Where the last ` word ` begins that a date follows.
  func range(ofWord word: String) -> Index? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      let rest = self[index...]
      if rest.hasPrefix("\(word) "), rest.dropFirst(word.count + 1).first?.isNumber == true { return index }
    }
    return nil
  }
}

/// Pairs of overlapping span lists, one-to-one, the largest share first.
func aligned(_ gold: [[Span]], _ system: [[Span]]) -> [(Int, Int)] {
  var candidates: [(share: Double, gold: Int, system: Int)] = []
  for (i, first) in gold.enumerated() {
    for (j, second) in system.enumerated() {
      let shared = first.flatMap { left in second.map { max(0, min(left.end, $0.end) - max(left.start, $0.start)) } }
        .reduce(0, +)
      guard shared > 0 else { continue }
      let length = (first + second).map { $0.end - $0.start }.reduce(0, +)
      candidates.append((2 * Double(shared) / Double(length), i, j))
    }
  }
  candidates.sort { ($1.share, $0.gold, $0.system) < ($0.share, $1.gold, $1.system) }
  return oneToOne(candidates.map { ($0.gold, $0.system) }).sorted { $0.0 < $1.0 }
}

extension RecordReport.Kind {
  mutating func noteMissed(_ items: [String], found: [Int]) {
    let found = Set(found)
    for (index, item) in items.enumerated() where !found.contains(index) { notes.append(.init(.missed, item)) }
  }

  mutating func noteSpurious(_ items: [String], used: [Int]) {
    let used = Set(used)
    for (index, item) in items.enumerated() where !used.contains(index) {
      spurious += 1
      notes.append(.init(.spurious, item))
    }
  }
}
