import Findings
import LanguageAnalysis

/// Who does what in a clause, as the tree says it: subjects and objects behind passives, relatives and infinitives.
struct Grammar {
  let text: AnalysedText

  /// How far a subject is looked for up the tree; a hostile tree must not send us round.
  private static let reach = 8

  subscript(token: Int) -> Token { text.tokens[token] }

  func isVerb(_ token: Int) -> Bool { self[token].pos == .verb || self[token].pos == .aux }

  func isPassive(_ verb: Int) -> Bool {
    if text.children(of: verb).contains(where: { ["auxpass", "nsubjpass"].contains(self[$0].relation.rawValue) }) {
      return true
    }
    guard self[verb].tag == "VBN" || self[verb].tag == "VBD", text.children(of: verb, "dobj", "aux").isEmpty
    else { return false }
    let hasSubject = !text.children(of: verb, "nsubj").isEmpty
    if self[verb].relation == "acl" { return self[verb].tag == "VBN" && !hasSubject }
    // "were killed and 61 others injured": the auxiliary stands once.
    return self[verb].relation == "conj" && isVerb(self[verb].head) && (hasSubject || self[verb].tag == "VBN")
      && isPassive(self[verb].head)
  }

  // MARK: Sides

  /// Who does it: the subject, or the agent of a passive.
  func doers(_ verb: Int) -> [Int] { isPassive(verb) ? agents(verb) : surfaceSubjects(verb) }

  /// To whom it is done: the object, or the subject of a passive.
  func undergoers(_ verb: Int) -> [Int] {
    if isPassive(verb) { return surfaceSubjects(verb) }
    let own = text.children(of: verb, "dobj")
    // "whom the council appointed minister"
    if let object = own.first, isRelativePronoun(object), let antecedent = antecedent(of: verb) { return [antecedent] }
    return (own.isEmpty ? sharedObjects(verb) : own).flatMap(conjuncts)
  }

  /// "killed or wounded 40 soldiers": the object stands once, behind the second verb.
  private func sharedObjects(_ verb: Int) -> [Int] {
    let next = text.children(of: verb, "conj").first { isVerb($0) && $0 == verb + 2 }
    return next.map { text.children(of: $0, "dobj") } ?? []
  }

  func agents(_ verb: Int) -> [Int] {
    text.children(of: verb, "agent").flatMap { text.children(of: $0, "pobj") }.flatMap(conjuncts)
      + (text.children(of: verb, "agent").isEmpty ? objects(of: verb, preposition: "by").filter { !isAmount($0) } : [])
  }

  /// "extended by 60 days"
  private func isAmount(_ token: Int) -> Bool {
    self[token].pos == .num || !text.children(of: token, "nummod").isEmpty
  }

  /// What hangs on `token` by a preposition, also through another: "pulled out of the pact".
  func objects(of token: Int, preposition: String) -> [Int] {
    text.children(of: token).filter {
      ["prep", "agent", "dative", "prt", "advmod"].contains(self[$0].relation.rawValue)
    }
    .flatMap { child -> [Int] in
      if self[child].lower == preposition { return text.children(of: child, "pobj").flatMap(conjuncts) }
      return text.children(of: child, "prep").filter { self[$0].lower == preposition }
        .flatMap { text.children(of: $0, "pobj") }.flatMap(conjuncts)
    }
  }

  /// `head` and what is coordinated with it, in text order.
  func conjuncts(_ head: Int) -> [Int] {
    var all = [head]
    var next = 0
    while next < all.count, all.count < 64 {
      all += text.children(of: all[next], "conj").filter { !isVerb($0) } + text.listedBefore(all[next])
      next += 1
    }
    return all.sorted()
  }

  /// All that `member` is coordinated with, whichever of them it is.
  func coordination(_ member: Int) -> [Int] {
    var first = member
    for _ in 0..<32 where self[first].relation == "conj" && !isVerb(self[first].head) { first = self[first].head }
    return conjuncts(first)
  }

  /// The grammatical subject, borrowed from the clause above where the verb has none of its own.
  func surfaceSubjects(_ verb: Int) -> [Int] { surfaceSubjects(verb, reach: Self.reach) }

  private func surfaceSubjects(_ verb: Int, reach: Int) -> [Int] {
    guard reach > 0 else { return [] }
    let own = text.children(of: verb, "nsubj", "nsubjpass")
    if let subject = own.first {
      return isRelativePronoun(subject) ? [antecedent(of: verb)].compactMap { $0 } : own.flatMap(conjuncts)
    }
    let head = self[verb].head
    guard head != verb else { return [] }
    switch self[verb].relation.rawValue {
    case "conj" where isVerb(head): return surfaceSubjects(head, reach: reach - 1)
    case "xcomp" where isVerb(head):
      let controllers = text.children(of: head, "dobj")
      return controllers.isEmpty ? surfaceSubjects(head, reach: reach - 1) : controllers.flatMap(conjuncts)
    case "advcl" where isVerb(head): return surfaceSubjects(head, reach: reach - 1)
    case "pcomp": return subjectsAbovePreposition(head, reach: reach)
    case "relcl": return [head]
    case "acl": return self[verb].tag == "VB" ? owners(head, reach: reach) : conjuncts(head)
    default: return []
    }
  }

  private func subjectsAbovePreposition(_ preposition: Int, reach: Int) -> [Int] {
    let above = self[preposition].head
    return isVerb(above) ? surfaceSubjects(above, reach: reach - 1) : owners(above, reach: reach)
  }

  /// Whose decision it is: "Norland's decision to leave", "the decision of Norland", "Norland made a decision".
  private func owners(_ noun: Int, reach: Int) -> [Int] {
    let owners = text.children(of: noun, "poss") + objects(of: noun, preposition: "of")
    if !owners.isEmpty { return owners.flatMap(conjuncts) }
    let above = self[noun].head
    return above != noun && isVerb(above) ? surfaceSubjects(above, reach: reach - 1) : []
  }

  private func isRelativePronoun(_ token: Int) -> Bool {
    ["WDT", "WP"].contains(self[token].tag.rawValue)
  }

  /// The noun that a relative clause hangs on.
  private func antecedent(of verb: Int) -> Int? {
    guard self[verb].relation == "relcl" || self[verb].relation == "acl" else {
      let head = self[verb].head
      return self[verb].relation == "conj" && self[head].relation == "relcl" ? self[head].head : nil
    }
    return self[verb].head
  }
}
