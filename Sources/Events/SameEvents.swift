import LanguageAnalysis

/// Finds tellings of one and the same event in a report and points them to the fullest.
enum SameEvents {
  static func linked(_ events: [CodedEvent], in text: AnalysedText) -> [CodedEvent] {
    var events = events
    var groups: [[Int]] = []
    for index in events.indices {
      if let group = groups.firstIndex(where: { isSame(events[$0[0]], events[index], text) }) {
        groups[group].append(index)
      } else {
        groups.append([index])
      }
    }
    for group in groups where group.count > 1 {
      guard let fullest = group.max(by: { fullness(events[$0]) < fullness(events[$1]) }) else { continue }
      for index in group where index != fullest { events[index].sameAs = fullest }
    }
    return events
  }

  private static func isSame(_ left: CodedEvent, _ right: CodedEvent, _ text: AnalysedText) -> Bool {
    guard left.type == right.type, left.mode == right.mode, left.modality == right.modality else { return false }
    // “the protests”: what was told before, by a noun alone.
    let isNamed = isMention(left, text) || isMention(right, text)
    func agree(_ one: [Participant], _ other: [Participant]) -> Bool {
      overlap(one, other) || isNamed && (one.isEmpty || other.isEmpty)
    }
    return agree(left.sources, right.sources) && agree(left.targets, right.targets)
  }

  private static func isMention(_ event: CodedEvent, _ text: AnalysedText) -> Bool {
    text.tokens[event.head].pos == .noun
      && text.children(of: event.head, "det").contains {
        ["the", "this", "that", "these", "those"].contains(text.tokens[$0].lower)
      }
  }

  private static func overlap(_ left: [Participant], _ right: [Participant]) -> Bool {
    left.isEmpty && right.isEmpty || left.contains { one in right.contains { isSame(one, $0) } }
  }

  private static func isSame(_ left: Participant, _ right: Participant) -> Bool {
    if let one = left.actor, let other = right.actor { return one == other }
    return left.name.lowercased() == right.name.lowercased()
  }

  private static func fullness(_ event: CodedEvent) -> Int {
    10 * (event.sources.count + event.targets.count) + event.clause.count
  }
}
