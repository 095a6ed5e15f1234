import LanguageAnalysis

extension CueReader {
  /// To whom it was said: the object of "told", whoever "was told", and "to the press" after any verb of saying.
  func audience(of verb: Int, _ entry: CueEntry) -> TokenRange? {
    guard entry.kind == .speech else { return nil }
    if entry.frames.contains(.audience) {
      let relations: [DependencyRelation] = subjects.isPassive(verb) ? ["nsubjpass"] : ["dobj", "dative"]
      let object = text.children(of: verb).first {
        relations.contains(text.tokens[$0].relation) && text.tokens[$0].pos != .adp && !isTime($0)
      }
      if let object { return speakers.phrase(headedBy: object).tokens }
    }
    for preposition in text.children(of: verb, "prep", "dative") where text.tokens[preposition].lower == "to" {
      if let hearer = text.children(of: preposition, "pobj").first, canHear(hearer) {
        return speakers.phrase(headedBy: hearer).tokens
      }
    }
    return nil
  }

  /// Names and persons hear; "said to great applause" has no hearer.
  private func canHear(_ noun: Int) -> Bool {
    let token = text.tokens[noun]
    switch token.pos {
    case .propn: return !isTime(noun)
    case .pron: return ["me", "us", "him", "her", "them", "you"].contains(token.lower)
    case .noun:
      return ["person-words", "office-words", "hearers"].contains {
        lexicon.wordLists[$0[...]]?.contains(token.lemma[...]) == true
      }
    default: return false
    }
  }
}
