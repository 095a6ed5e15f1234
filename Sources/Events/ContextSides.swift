import Findings
import LanguageAnalysis

/// Gives an act whose sentence does not name a side the side that the report's other tellings of such acts name:
/// “The *strikes* killed ten” after “Israel bombed the camp”.
struct ContextSides {
  let text: AnalysedText

  func filled(_ events: [CodedEvent]) -> [CodedEvent] {
    var filled = events
    for index in events.indices where !events[index].isReciprocal {
      if events[index].sources.isEmpty, let other = telling(of: \.sources, beside: index, among: events) {
        filled[index].sources = fitting(events[other].sources, against: events[index].targets)
        explain(&filled[index], "source", filled[index].sources)
      }
      if events[index].targets.isEmpty, let other = telling(of: \.targets, beside: index, among: events) {
        filled[index].targets = fitting(events[other].targets, against: filled[index].sources)
        explain(&filled[index], "target", filled[index].targets)
      }
    }
    return filled
  }

  /// The nearest telling of an act of that type that names the side: before it, else after it.
  private func telling(
    of side: KeyPath<CodedEvent, [Participant]>, beside index: Int, among events: [CodedEvent]
  ) -> Int? {
    let event = events[index]
    func fits(_ other: CodedEvent) -> Bool {
      other.type == event.type && !other.isReciprocal && other.confidence >= Self.leastConfidence
        && other[keyPath: side].contains { $0.actor != nil }
        && abs(text.sentenceIndex(of: other.head) - text.sentenceIndex(of: event.head)) <= Self.reach
    }
    return events[..<index].lastIndex(where: fits) ?? events[(index + 1)...].firstIndex(where: fits)
  }

  private static let reach = 12
  private static let leastConfidence = 0.5

  private func fitting(_ parties: [Participant], against others: [Participant]) -> [Participant] {
    parties.filter { party in !others.contains { $0.actor != nil && $0.actor == party.actor } }
  }

  private func explain(_ event: inout CodedEvent, _ side: String, _ parties: [Participant]) {
    guard !parties.isEmpty else { return }
    let names = parties.map { "“\($0.name)”" }.joined(separator: ", ")
    event.explanation.append("\(side) \(names): from another telling in the report")
  }
}
