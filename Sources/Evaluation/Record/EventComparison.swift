import Findings
import TextModel

/// Events: distinct ones are found when any telling of theirs is.
struct EventComparison {
  let gold: GoldRecord
  let system: [EventLine]
  let names: NameComparison

  func score() -> RecordReport.Kind {
    let groups = distinct()
    var kind = RecordReport.Kind("events", gold: groups.count)
    let pairs = aligned(gold.events.map { [$0.trigger] }, system.map { [$0.trigger] })
    let systemOf = Dictionary(pairs.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    for group in groups {
      let tellings = group.compactMap { index in systemOf[index].map { (gold.events[index], system[$0]) } }
      note(group, tellings, in: &kind)
    }
    noteSpurious(besides: Set(pairs.map(\.1)), in: &kind)
    return kind
  }

  /// The gold's events by what they tell of; `sameAs` may point through another.
  private func distinct() -> [[Int]] {
    let indexOfID = Dictionary(
      gold.events.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var groups: [Int: [Int]] = [:]
    for index in gold.events.indices {
      var root = index
      for _ in 0..<8 {
        guard let next = gold.events[root].sameAs.flatMap({ indexOfID[$0] }), next != root else { break }
        root = next
      }
      groups[root, default: []].append(index)
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  private func note(
    _ group: [Int], _ tellings: [(gold: GoldRecord.Event, system: EventLine)], in kind: inout RecordReport.Kind
  ) {
    let lead = gold.events[group[0]]
    let typed = tellings.filter { telling in accepts(telling.gold, telling.system) }
    guard let best = typed.max(by: { rightSides($0) < rightSides($1) }) else {
      if let first = tellings.first {
        let told = [first.system.plover.type, first.system.plover.mode].compactMap { $0 }.joined(separator: "/")
        kind.notes.append(.init(.wrong, "\(describe(lead)): \(told)"))
      } else {
        kind.notes.append(.init(.missed, describe(lead)))
      }
      return
    }
    kind.found += 1
    let modeIsRight = typed.contains { hasRightMode($0.gold, $0.system) }
    let sides = (
      sources: typed.contains { names.areSame($0.gold.sources, $0.system.sources) },
      targets: typed.contains { names.areSame($0.gold.targets, $0.system.targets) }
    )
    let modalityIsRight = typed.contains { $0.gold.modality == nil || $0.gold.modality == $0.system.modality.rawValue }
    kind.count("mode", modeIsRight)
    kind.count("sources", sides.sources)
    kind.count("targets", sides.targets)
    kind.count("sources and targets", rightSides(best) == 2)
    kind.count("modality", modalityIsRight)
    kind.count("date", typed.contains { hasRightDate($0.gold, $0.system) })
    if rightSides(best) < 2 {
      let told = "\(best.system.sources.map(\.name)) → \(best.system.targets.map(\.name))"
      kind.notes.append(.init(.source, "\(describe(lead)): \(told), not \(best.gold.sources) → \(best.gold.targets)"))
    }
    if !modalityIsRight {
      kind.notes.append(
        .init(.wrong, "\(describe(lead)): \(best.system.modality.rawValue), not \(best.gold.modality ?? "")"))
    }
  }

  // MARK: What is right

  private func accepts(_ expected: GoldRecord.Event, _ event: EventLine) -> Bool {
    expected.accept.contains { $0.type == event.plover.type }
  }

  private func hasRightMode(_ expected: GoldRecord.Event, _ event: EventLine) -> Bool {
    expected.accept.contains { $0.type == event.plover.type && ($0.mode == nil || $0.mode == event.plover.mode) }
  }

  private func hasRightDate(_ expected: GoldRecord.Event, _ event: EventLine) -> Bool {
    guard let date = expected.date else { return true }
    return event.time?.value == date || event.time?.begin == date
  }

  private func rightSides(_ telling: (gold: GoldRecord.Event, system: EventLine)) -> Int {
    (names.areSame(telling.gold.sources, telling.system.sources) ? 1 : 0)
      + (names.areSame(telling.gold.targets, telling.system.targets) ? 1 : 0)
  }

  // MARK: Spurious

  private func noteSpurious(besides used: Set<Int>, in kind: inout RecordReport.Kind) {
    let known = Set(used.map { lead(system[$0]) })
    var told = known
    for (index, event) in system.enumerated() where !used.contains(index) {
      guard told.insert(lead(event)).inserted, !isOptional(event) else { continue }
      kind.spurious += 1
      kind.notes.append(
        .init(.spurious, "\(event.trigger.text) \(event.plover.type) in “\(event.span.text.prefix(90))”"))
    }
  }

  private func lead(_ event: EventLine) -> String { event.sameAs ?? event.id }

  /// A clause that the gold allows but does not ask for.
  private func isOptional(_ event: EventLine) -> Bool {
    gold.notEvents.contains { phrase in
      guard phrase.contains("(optional") else { return false }
      let words = phrase.prefix { $0 != "(" }.split(separator: " ")
      return words.contains { $0 == event.trigger.text || event.trigger.text.hasPrefix("\($0) ") }
        && words.count { event.span.text.contains($0) } * 2 >= words.count
    }
  }

  private func describe(_ event: GoldRecord.Event) -> String {
    "\(event.id) \(event.trigger.text) \(event.accept.map(\.type).first ?? "")"
  }
}
