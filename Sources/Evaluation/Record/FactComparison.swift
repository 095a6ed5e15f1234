import Findings

/// Ledger facts: relation, parties and change make a fact found; value, unit and date make it right.
struct FactComparison {
  let gold: [GoldRecord.Fact]
  let record: Record
  let names: NameComparison

  func score() -> RecordReport.Kind {
    var kind = RecordReport.Kind("facts", gold: gold.count)
    let relations = Set(gold.map(\.relation)).subtracting(["office", "description"])
    let facts = record.facts.indices.filter { relations.contains(record.facts[$0].relation) }
    var used: Set<Int> = []
    for expected in gold {
      let candidates = record.facts.indices.filter { !used.contains($0) && isSame(expected, record.facts[$0]) }
      guard let best = candidates.max(by: { merit($0, expected) < merit($1, expected) }) else {
        kind.notes.append(.init(.missed, describe(expected)))
        continue
      }
      used.insert(best)
      kind.found += 1
      let fact = record.facts[best]
      let valueIsRight = hasRightValue(expected, fact)
      let dateIsRight = hasRightDate(expected, fact)
      kind.count("value", valueIsRight)
      kind.count("date", dateIsRight)
      kind.count("all right", valueIsRight && dateIsRight)
      if !valueIsRight { kind.notes.append(.init(.value, "\(describe(expected)), not \(fact.jsonLine.prefix(400))")) }
      if !dateIsRight {
        let told = fact.time?.value ?? fact.from ?? fact.to ?? "no date"
        kind.notes.append(.init(.wrong, "\(describe(expected)): \(told), not \(expected.date ?? "")"))
      }
    }
    for index in facts where !used.contains(index) {
      kind.spurious += 1
      kind.notes.append(.init(.spurious, describe(record.facts[index])))
    }
    return kind
  }

  private func merit(_ index: Int, _ expected: GoldRecord.Fact) -> Int {
    let fact = record.facts[index]
    return (hasRightValue(expected, fact) ? 2 : 0) + (hasRightDate(expected, fact) ? 1 : 0)
  }

  // MARK: The same fact

  private func isSame(_ expected: GoldRecord.Fact, _ fact: FactLine) -> Bool {
    guard expected.relation == fact.relation, names.isSame(expected.subject, fact.subject) else { return false }
    if let change = expected.change, change != (fact.change ?? .is).rawValue { return false }
    guard let object = expected.object else { return true }
    switch fact.object {
    case .actor(let party): return names.isSame(object, party)
    case .word(let word): return names.isSame(object, word)
    case .office(let office, _): return names.isSame(object, office)
    // A price's object is its currency, which the unit tells.
    case nil: return expected.unit != nil
    }
  }

  // MARK: Right values

  private func hasRightValue(_ expected: GoldRecord.Fact, _ fact: FactLine) -> Bool {
    let isRight =
      (expected.value == nil || same(expected.value, fact.value ?? fact.toValue))
      && (expected.from == nil || same(expected.from, fact.fromValue))
      && (expected.to == nil || same(expected.to, fact.toValue))
      && (expected.unit == nil || expected.unit == fact.unit)
      && (expected.bound == nil || expected.bound == fact.bound)
    guard isRight, let alternative = expected.alternative else { return isRight }
    return same(alternative.from, fact.alternative?.fromValue) && same(alternative.to, fact.alternative?.toValue)
      && same(alternative.value, fact.alternative?.value) && alternative.unit == fact.alternative?.unit
  }

  private func same(_ first: FactLine.Value?, _ second: FactLine.Value?) -> Bool {
    switch (first, second) {
    case (nil, _): true
    case (.number(let left)?, .number(let right)?): abs(left - right) < 1e-9 * max(1, abs(left))
    case (.word(let left)?, .word(let right)?): left.lowercased() == right.lowercased()
    default: false
    }
  }

  private func hasRightDate(_ expected: GoldRecord.Fact, _ fact: FactLine) -> Bool {
    guard let date = expected.date else { return true }
    return [fact.time?.value, fact.time?.begin, fact.from, fact.to].contains { $0 == date }
  }

  // MARK: In words

  private func describe(_ fact: GoldRecord.Fact) -> String {
    [fact.relation, fact.change, fact.subject, fact.object.map { "> \($0)" }, fact.value.map(Self.words)]
      .compactMap { $0 }.joined(separator: " ")
  }

  private func describe(_ fact: FactLine) -> String {
    let object: String? =
      switch fact.object {
      case .actor(let party): party.name
      case .word(let word): word
      case .office(let office, let body): "\(office) of \(body?.name ?? "?")"
      case nil: nil
      }
    return [
      fact.relation, fact.change?.rawValue, fact.subject.name, object.map { "> \($0)" }, fact.value.map(Self.words),
      fact.unit,
    ].compactMap { $0 }.joined(separator: " ")
  }

  private static func words(_ value: FactLine.Value) -> String {
    switch value {
    case .number(let number): "\(number)"
    case .word(let word): word
    }
  }
}
