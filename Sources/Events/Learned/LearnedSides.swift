import LanguageAnalysis

/// Gives an act its sides by the role model.
struct LearnedSides {
  let model: EventModel
  let grammar: Grammar

  /// Heads of the phrases that stand on each side.
  func sides(of trigger: Int, words: [Int], type: UInt8, draft: EventDraft?) -> (sources: [Int], targets: [Int]) {
    let reader = RoleFeatures(grammar: grammar)
    let kind = Trigger.Kind(of: trigger, in: grammar.phrases.text) ?? .noun
    let places = reader.places(around: trigger, kind)
    let weighed = reader.candidates(around: trigger, words: words).map { candidate in
      let features = reader.features(of: candidate, in: places, draft: draft)
      return (head: candidate, shares: model.role.probabilities(features, with: type))
    }
    let bystanders = kind == .noun ? self.bystanders(of: trigger) : []
    return (
      chosen(
        weighed.filter { !bystanders.contains($0.head) }
          .map { ($0.head, $0.shares[Role.source] + $0.shares[Role.both]) }),
      chosen(weighed.map { ($0.head, $0.shares[Role.target] + $0.shares[Role.both]) })
    )
  }

  /// “*the authorities* dealt with the protests”: whoever does something about an act does not do the act.
  private func bystanders(of noun: Int) -> [Int] {
    guard let verb = grammar.governor(of: noun), !grammar.phrases.isToken(verb, in: grammar.phrases.known.support)
    else {
      return []
    }
    return grammar.conjuncts(of: grammar.subject(of: verb))
  }

  /// All that are more likely than not on the side; where none is, the likeliest and what comes near it: few acts that
  /// readers mark lack a side that the sentence names.
  private func chosen(_ weighed: [(head: Int, share: Float)]) -> [Int] {
    let sure = weighed.filter { $0.share >= model.thresholds.side }
    if !sure.isEmpty { return withoutParts(sure.map(\.head)) }
    guard let most = weighed.map(\.share).max(), most >= model.thresholds.lastSide else { return [] }
    return withoutParts(weighed.filter { $0.share >= most * 0.8 }.map(\.head))
  }

  /// “the *Libyan* ambassador”, “*Navalny's* lawyer”: only the ambassador, only the lawyer.
  private func withoutParts(_ heads: [Int]) -> [Int] {
    let text = grammar.phrases.text
    return heads.filter { head in
      let word = text.tokens[head]
      return !(["amod", "compound", "nmod", "poss", "appos"].contains(word.relation) && heads.contains(word.head))
    }
  }
}

/// What a phrase is to an act: the role model's classes.
package enum Role {
  package static let none = 0
  package static let source = 1
  package static let target = 2
  package static let both = 3
}
