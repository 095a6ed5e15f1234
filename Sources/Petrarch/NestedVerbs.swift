import LanguageAnalysis

/// Verbs under verbs, as PETRARCH-2 reads them: “wants to help” is one act, and so is “said it would not give”.
extension SentenceCoder {
  /// What a verb comes to together with the verb that completes it.
  func reading(of found: VerbFinder.Found, verb: Int, depth: Int = 0) -> Reading {
    guard dictionary.hasBrackets else { return ownReading(of: found, verb: verb) }
    let reading = joined(found, verb: verb, depth: depth)
    return tree.isNegated(verb) && !reading.isDenied ? negated(reading) : reading
  }

  private func joined(_ found: VerbFinder.Found, verb: Int, depth: Int) -> Reading {
    guard depth < 6, let complement = tree.complement(of: verb) else { return ownReading(of: found, verb: verb) }
    let own = ownReading(of: found, verb: verb, limit: text.tokens[complement].leftEdge)
    guard !own.isByPattern || own.codes.isNone, let inner = inner(complement, depth) else { return own }
    // “was reported to have attacked” is nobody's word.
    if CodeArithmetic.root(own.codes.forth ?? "01") == "01", tree.isPassive(verb) { return inner }
    if let transformed = transformed(own, inner, complement) { return transformed }
    guard let governor = own.codes.forth else {
      return !own.isByPattern && dictionary.refuses(found.entry.block) ? negated(inner) : inner
    }
    guard let act = inner.codes.forth else { return own }
    switch CodeArithmetic.root(governor) {
    case "01": return said(own, inner, complement)
    case "02", "03", "10":
      guard let code = arithmetic.combined(governor, act) else {
        var joined = inner
        joined.codes.back = nil
        return joined
      }
      var joined = own
      joined.codes = CodePair(forth: code)
      joined.isByPattern = inner.isByPattern
      return joined
    default: return own
    }
  }

  private func inner(_ complement: Int, _ depth: Int) -> Reading? {
    let index = wordIndex(atOrAfter: complement)
    guard index < words.count, words[index].token == complement, let found = verbs.verb(at: index) else { return nil }
    var reading = reading(of: found, verb: complement, depth: depth + 1)
    if text.tokens[complement].relation == "xcomp" { reading.codes.back = nil }
    return reading
  }

  /// By the dictionaries' own transformations.
  private func transformed(_ own: Reading, _ inner: Reading, _ complement: Int) -> Reading? {
    guard let act = inner.codes.forth, !tree.isNegated(inner.verb) else { return nil }
    let other = tree.ownSubject(of: complement)
    for rule in dictionary.transformations {
      guard rule.fits(hasOtherSubject: other != nil), dictionary.isEntry(own.found.entry, besides: rule.governor),
        rule.act.map({ dictionary.isAct(act, like: $0) }) ?? true
      else { continue }
      // A report of somebody else's act is that act, unless a line makes more of it.
      guard let code = rule.code else { return nil }
      var joined = rule.targetIsInnerSource ? own : inner
      joined.codes = CodePair(forth: code)
      joined.rule = self.rule(rule.file, rule.line)
      joined.isByPattern = true
      joined.verb = rule.targetIsInnerSource ? own.verb : inner.verb
      joined.target = rule.targetIsInnerSource ? other : nil
      return joined
    }
    return nil
  }

  /// What somebody says of himself is his act, what he says of another's violence accuses him.
  private func said(_ own: Reading, _ inner: Reading, _ complement: Int) -> Reading {
    guard let act = inner.codes.forth else { return own }
    let isViolent = ["18", "19", "20"].contains(CodeArithmetic.root(act))
    var joined = inner
    if let other = tree.ownSubject(of: complement) {
      guard isViolent else { return inner }
      joined = own
      joined.codes = CodePair(forth: "112")
      joined.target = other
      return joined
    }
    if isViolent {
      joined.codes = CodePair(forth: "015")
    } else if tree.isFuture(complement), arithmetic.isKindness(act), let code = arithmetic.combined("03", act) {
      joined.codes = CodePair(forth: code)
    }
    return joined
  }

  /// An act that is denied: a kindness is refused, anything else is none.
  private func negated(_ reading: Reading) -> Reading {
    guard let act = reading.codes.forth else { return reading }
    var negated = reading
    negated.codes = CodePair(forth: arithmetic.negated(act))
    negated.isDenied = true
    return negated
  }
}
