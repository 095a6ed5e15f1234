import LanguageAnalysis

/// Gives an act its sides by the role model.
struct LearnedSides {
  let model: EventModel
  let grammar: Grammar

  /// Heads of the phrases that stand on each side, and why.
  func sides(of trigger: Int, words: [Int], type: UInt8, draft: EventDraft?) -> (sources: [Int], targets: [Int]) {
    let reader = RoleFeatures(grammar: grammar)
    let kind = Trigger.Kind(of: trigger, in: grammar.phrases.text) ?? .noun
    var sources: [Int] = []
    var targets: [Int] = []
    for candidate in reader.candidates(around: trigger, words: words) {
      let features = reader.features(of: candidate, around: trigger, kind: kind, draft: draft)
      let shares = model.role.probabilities(features, with: type)
      if shares[Role.source] + shares[Role.both] >= model.thresholds.source { sources.append(candidate) }
      if shares[Role.target] + shares[Role.both] >= model.thresholds.target { targets.append(candidate) }
    }
    return (sources, targets)
  }
}

/// What a phrase is to an act: the role model's classes.
package enum Role {
  package static let none = 0
  package static let source = 1
  package static let target = 2
  package static let both = 3
}
