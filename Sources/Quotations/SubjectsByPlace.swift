import LanguageAnalysis

/// Who performs a finite verb that the parser left without a subject, by place: "“…,” tweeted former aide Ken Gold".
extension Subjects {
  func subjectByPlace(of verb: Int) -> Int? {
    let tag = text.tokens[verb].tag.rawValue
    if tag == "VBN", text.children(of: verb, "aux", "auxpass").isEmpty { return nounAfterMarks(verb) }
    guard ["VBD", "VBZ", "VBP"].contains(tag), !isPassive(verb) else { return nil }
    return nounBefore(verb) ?? nounAfterMarks(verb) ?? nounAfterComma(before: verb)
  }

  /// The noun right before the verb: "the union, a big one, said".
  private func nounBefore(_ verb: Int) -> Int? {
    let start = text.sentence(of: verb).lowerBound
    var place = verb - 1
    while place >= start,
      text.tokens[place].pos == .adv || text.tokens[place].pos == .aux || text.tokens[place].lower == ","
    {
      place -= 1
    }
    guard place >= start, isNominal(place) else { return nil }
    var noun = place
    for ancestor in text.ancestors(of: place).prefix(8) {
      guard ancestor < verb, ancestor >= start else { break }
      if isNominal(ancestor) { noun = ancestor } else if text.tokens[ancestor].pos != .adp { break }
    }
    return isTaken(noun, before: verb) ? nil : noun
  }

  /// The noun phrase right after a verb that itself stands right after closing marks.
  private func nounAfterMarks(_ verb: Int) -> Int? {
    // "“…,” said Ana Torvik"; "Remarked Ana Torvik, “…”".
    guard verb + 1 < text.tokens.count, text.tokens[verb].isSentenceStart || followsMarks(verb),
      text.sentence(of: verb).contains(verb + 1)
    else { return nil }
    let start = verb + 1
    var noun: Int? = isNominal(start) && text.subtree(of: start).lowerBound >= start ? start : nil
    for ancestor in text.ancestors(of: start).prefix(8) {
      guard ancestor > verb, text.subtree(of: ancestor).lowerBound >= start else { break }
      if isNominal(ancestor) { noun = ancestor }
    }
    return noun
  }

  private func followsMarks(_ verb: Int) -> Bool {
    verb > 0 && ["”", "\"", "''", "’", "»"].contains(text.tokens[verb - 1].text)
  }

  /// "Calling it a farce, Ana Torvik of the union, a big one, told …": the last name that follows a comma or opens.
  private func nounAfterComma(before verb: Int) -> Int? {
    let sentence = text.sentence(of: verb)
    for place in stride(from: verb - 1, to: max(sentence.lowerBound, verb - 40) - 1, by: -1)
    where place == sentence.lowerBound || text.tokens[place - 1].lower == "," {
      var noun: Int? = isNominal(place) ? place : nil
      for ancestor in text.ancestors(of: place).prefix(8) {
        guard ancestor < verb, text.subtree(of: ancestor).lowerBound >= place else { break }
        if isNominal(ancestor) { noun = ancestor }
      }
      guard let noun, text.tokens[noun].pos == .propn, text.tokens[noun].relation != "appos",
        !isTaken(noun, before: verb)
      else { continue }
      return noun
    }
    return nil
  }

  private func isNominal(_ token: Int) -> Bool { [.noun, .propn, .pron].contains(text.tokens[token].pos) }

  /// Whether the noun has a place of its own elsewhere in the sentence.
  private func isTaken(_ noun: Int, before verb: Int) -> Bool {
    let token = text.tokens[noun]
    switch token.relation {
    case "pobj": return true
    // What follows the cue is said; a subject of it that stands before the cue is the cue's.
    case "nsubj", "nsubjpass": return token.head < verb && isVerb(token.head) && token.head != noun
    case "dobj": return token.head != verb && isVerb(token.head)
    default: return false
    }
  }
}
