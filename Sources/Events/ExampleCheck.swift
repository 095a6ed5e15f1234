package import Findings
package import LanguageAnalysis

/// Compares what the coder found in an example sentence with what the rule file says it should find.
///
/// `TYPE/mode source + source -> target (modality)`; `_` for an empty side; the modality is left out where `asserted`.
/// A side may be given without the words before and after its noun (“rebels” for “ten armed rebels”).
package struct ExampleCheck: Sendable {
  /// Where the example stands: `request.rules:42`.
  package let place: String
  package let sentence: String
  package let expected: [String]

  package init(place: String, sentence: String, expected: [String]) {
    self.place = place
    self.sentence = sentence
    self.expected = expected
  }

  /// What is wrong, or nothing.
  package func failure(of events: [CodedEvent]) -> String? {
    var found = events.map(\.exampleForm)
    var missed: [String] = []
    for one in expected {
      if let index = found.firstIndex(where: { Self.matches($0, one) }) {
        found.remove(at: index)
      } else {
        missed.append(one)
      }
    }
    if missed.isEmpty, found.isEmpty { return nil }
    return "missed \(missed.isEmpty ? "nothing" : missed.joined(separator: "; ")), "
      + "found besides \(found.isEmpty ? "nothing" : found.joined(separator: "; "))"
  }

  private static func matches(_ found: String, _ expected: String) -> Bool {
    guard let found = Parts(found), let expected = Parts(expected) else { return false }
    return found.type == expected.type && found.modality == expected.modality
      && matches(found.sources, expected.sources) && matches(found.targets, expected.targets)
  }

  private static func matches(_ found: [String], _ expected: [String]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { " \($0) ".contains(" \($1) ") }
  }

  private struct Parts {
    var type: String
    var sources: [String]
    var targets: [String]
    var modality = ""

    init?(_ text: String) {
      guard let (left, right) = text.halves(at: " -> "), let (type, source) = left.halves(at: " ") else { return nil }
      self.type = type
      sources = source.split(separator: "+").map(\.trimmed)
      var target = right
      if target.last == ")", let (before, after) = right.halves(at: " (") {
        target = before
        modality = after
      }
      targets = target.split(separator: "+").map(\.trimmed)
    }
  }
}

extension CodedEvent {
  /// The event as the examples of the rule files write it.
  package var exampleForm: String {
    func side(_ participants: [Participant]) -> String {
      participants.isEmpty ? "_" : participants.map(\.name).joined(separator: " + ")
    }
    let type = mode.map { "\(self.type)/\($0)" } ?? self.type
    let certainty = modality == .asserted ? "" : " (\(modality.rawValue))"
    return "\(type) \(side(sources)) -> \(side(targets))\(certainty)"
  }
}

extension ActorTable {
  /// The names that the language model found, each its own actor: enough for sentences that stand alone.
  package convenience init(namesIn text: AnalysedText) {
    var actors: [ActorTable.Actor] = []
    var mentions: [ActorTable.Mention] = []
    let kinds: [EntityLabel: ActorLine.Kind] = ["PERSON": .person, "ORG": .organisation, "GPE": .country]
    for entity in text.entities {
      guard let kind = kinds[entity.label] else { continue }
      let words = entity.tokens.drop { text.tokens[$0].pos == .det }.filter { text.tokens[$0].tag != "POS" }
      guard let first = words.first, let last = words.last else { continue }
      let tokens = first..<(last + 1)
      mentions.append(.init(actor: actors.count, tokens: tokens, head: text.head(of: tokens), form: .name))
      actors.append(.init(name: text.text(of: tokens), kind: kind, confidence: 0.5))
    }
    self.init(actors: actors, mentions: mentions, tokenCount: text.tokens.count)
  }
}

extension EventCoder {
  /// All examples of the rule files, to run as tests.
  package var examples: [ExampleCheck] {
    table.rules.flatMap { rule in
      rule.examples.map { ExampleCheck(place: $0.place, sentence: $0.text, expected: $0.expected) }
    }
  }
}

extension EventCoder {
  /// The head words of all triggers, by PLOVER type.
  package var triggersByType: [String: Set<String>] {
    var words: [String: Set<String>] = [:]
    for rule in table.rules where !rule.options.isNothing {
      for trigger in rule.triggers { words[rule.code.type, default: []].insert(trigger.head) }
    }
    return words
  }
}
