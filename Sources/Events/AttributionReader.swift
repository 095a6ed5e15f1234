import LanguageAnalysis

/// Finds who says that an act took place: “…, the ministry said”, “according to witnesses”.
struct AttributionReader {
  let grammar: Grammar
  let names: ParticipantNames
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  func attribution(of head: Int) -> Attribution? {
    var current = head
    var steps = 0
    while steps < 12 {
      steps += 1
      if let source = accordingTo(current) { return source }
      let next = text.tokens[current].head
      guard next != current else { return nil }
      let relation = text.tokens[current].relation
      if relation == "ccomp" || relation == "parataxis" || relation == "xcomp",
        phrases.isToken(next, in: phrases.known.reporting), let speaker = speaker(of: next)
      {
        return Attribution(speaker: speaker, cue: next)
      }
      current = next
    }
    return nil
  }

  private func speaker(of verb: Int) -> Participant? {
    guard let subject = grammar.subject(of: verb).first, phrases.names(subject, .actor) || isSource(subject) else {
      return nil
    }
    return names.participant(subject)
  }

  private func accordingTo(_ verb: Int) -> Attribution? {
    for child in text.children(of: verb) where text.tokens[child].lower == "according" {
      for preposition in text.children(of: child, "prep") {
        if let source = text.children(of: preposition, "pobj").first {
          return Attribution(speaker: names.participant(source), cue: child)
        }
      }
    }
    return nil
  }

  /// Papers and reports speak too.
  private func isSource(_ token: Int) -> Bool { text.tokens[token].pos == .noun || text.tokens[token].pos == .propn }
}
