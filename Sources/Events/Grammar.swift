import Findings
import LanguageAnalysis

/// Who is subject and object of a verb where the sentence does not put them there itself: passives, coordination,
/// relative and participial clauses, raising and control.
///
/// Answers are heads of phrases as they stand in the text; pronouns like “who” are led back to their noun.
struct Grammar {
  let phrases: Phrases
  private var text: AnalysedText { phrases.text }
  /// Chains of governors longer than this are no longer followed.
  private let reach = 6

  init(_ phrases: Phrases) { self.phrases = phrases }

  func isPassive(_ verb: Int, _ reach: Int = 20) -> Bool {
    let token = text.tokens[verb]
    guard token.tag == "VBN" || token.tag == "VBD" else { return false }
    var hasActiveSign = false
    for child in text.children(of: verb) {
      switch text.tokens[child].relation {
      case "auxpass", "nsubjpass", "agent", "csubjpass": return true
      case "dobj", "aux": hasActiveSign = true
      default: break
      }
    }
    guard !hasActiveSign else { return false }
    // “were rounded up and shot”: the second participle may look like a past tense.
    if token.relation == "conj", text.children(of: verb, "nsubj").isEmpty {
      return reach > 0 && isPassive(token.head, reach - 1)
    }
    guard token.tag == "VBN" else { return false }
    switch token.relation {
    case "acl", "advcl": return true
    // Headlines leave out the auxiliary: “Three killed in bombing”.
    case "ROOT": return isHeadline(verb)
    case "ccomp": return text.children(of: verb, "mark").isEmpty && isHeadline(verb)
    default: return false
    }
  }

  /// Who does it.
  func subject(of verb: Int) -> [Int] {
    if isPassive(verb) {
      return text.children(of: verb, "agent", "prep").filter { text.tokens[$0].lower == "by" }
        .flatMap { text.children(of: $0, "pobj") }.filter { !phrases.isToken($0, in: phrases.known.time) }
    }
    return surfaceSubject(of: verb, reach)
  }

  /// To whom or what it is done.
  func object(of verb: Int) -> [Int] {
    if isPassive(verb) { return surfaceSubject(of: verb, reach) }
    let objects = text.children(of: verb, "dobj").filter { !isReflexive($0) }
    if !objects.isEmpty { return resolved(objects) }
    if let antecedent = objectGap(of: verb) { return [antecedent] }
    // “attacked and burned the village”: the object stands with the last verb.
    for next in text.children(of: verb, "conj") where text.tokens[next].pos == .verb && !isPassive(next) {
      let shared = text.children(of: next, "dobj")
      if text.children(of: next, "nsubj").isEmpty, !shared.isEmpty,
        text.children(of: verb).allSatisfy({ $0 < next || text.tokens[$0].pos == .punct })
      {
        return resolved(shared)
      }
    }
    return []
  }

  /// The verbs of clauses that complete `head`: “asked them to leave”, “said that it would leave”, “a call to leave”.
  func clauses(of head: Int) -> [Int] {
    var found: [Int] = []
    for child in text.children(of: head) {
      let token = text.tokens[child]
      switch token.relation {
      case "xcomp", "ccomp":
        if child > head || token.pos == .verb { found.append(child) }
      case "acl": if isInfinitive(child) || !text.children(of: child, "mark").isEmpty { found.append(child) }
      case "advcl":

        if isInfinitive(child),
          phrases.isToken(head, in: phrases.known.clauseTaker)
            || text.children(of: child, "mark").contains(where: isFor)
        {
          found.append(child)
        }
      case "prep": found += text.children(of: child, "pcomp")
      case "dobj" where text.tokens[head].pos != .noun:
        found += text.children(of: child, "acl", "relcl").filter(isInfinitive)
      default: break
      }
    }
    return found + found.flatMap { text.children(of: $0, "conj") }.filter { text.tokens[$0].pos == .verb }
  }

  /// The verb that a noun serves: “launched an *attack*”, “the *attack* was launched”.
  func governor(of noun: Int) -> Int? {
    let first = firstConjunct(of: noun)
    switch text.tokens[first].relation {
    case "dobj", "nsubjpass", "attr", "nsubj", "oprd": return text.tokens[first].head
    case "pobj":
      let preposition = text.tokens[first].head
      return text.tokens[preposition].head
    default: return nil
    }
  }

  func firstConjunct(of token: Int) -> Int {
    var current = token
    var steps = 0
    while text.tokens[current].relation == "conj", steps < 20 {
      current = text.tokens[current].head
      steps += 1
    }
    return current
  }

  /// `heads` with all that is joined to them by “and”; “who” is led back to its noun.
  func conjuncts(of heads: [Int]) -> [Int] {
    var found: [Int] = []
    var waiting = resolved(heads)
    while let next = waiting.first, found.count < 40 {
      waiting.removeFirst()
      if found.contains(next) { continue }
      found.append(next)
      let conjuncts =
        text.listedBefore(next) + text.children(of: next, "conj").filter { isNominal($0) } + relatives(of: next)
      waiting.insert(contentsOf: conjuncts, at: 0)
    }
    return found
  }

  /// “called the raid *a crime*”: such a verb does not do what its object tells.
  func isNaming(_ verb: Int) -> Bool {
    !text.children(of: verb, "oprd").isEmpty && !isPassive(verb)
  }

  /// “the president, *his wife* and his son”: the parser takes the wife for an apposition.
  private func relatives(of head: Int) -> [Int] {
    text.children(of: head, "appos").filter { listed in
      !text.children(of: listed, "conj").isEmpty
        && text.children(of: listed, "poss").contains { text.tokens[$0].pos == .pron }
    }
  }

  func isInfinitive(_ verb: Int) -> Bool {
    text.children(of: verb, "aux").contains { text.tokens[$0].lower == "to" }
  }

  // MARK: - Where the subject is not the verb's own

  private func surfaceSubject(of verb: Int, _ reach: Int) -> [Int] {
    let own = text.children(of: verb, "nsubj", "nsubjpass").filter { text.tokens[$0].relation != "expl" }
    if !own.isEmpty { return resolved(own) }
    guard reach > 0 else { return [] }
    let token = text.tokens[verb]
    guard token.head != verb else { return [] }
    let head = token.head
    switch token.relation {
    case "conj":
      return text.tokens[head].pos == .verb || text.tokens[head].pos == .aux
        ? surfaceSubject(of: head, reach - 1) : []
    case "xcomp", "ccomp": return controller(from: head, reach - 1)
    case "advcl": return isVerbal(head) ? surfaceSubject(of: head, reach - 1) : []
    case "acl", "relcl":
      if isInfinitive(verb) { return holder(of: head, reach - 1) }
      if token.relation == "acl", !phrases.names(head, .actor), !isPassive(verb) {
        let holders = holder(of: head, reach - 1)
        if !holders.isEmpty { return holders }
      }
      return [head]
    case "pcomp": return subjectThroughPreposition(head, reach - 1)
    case "aux", "auxpass", "dep", "parataxis": return []
    default: return []
    }
  }

  /// Whose act an infinitive below `verb` is: “told them to leave”, “was told to leave”, “wants to leave”.
  private func controller(from verb: Int, _ reach: Int) -> [Int] {
    if text.tokens[verb].pos == .adj {
      let head = text.tokens[verb].head
      return head != verb && isVerbal(head) ? surfaceSubject(of: head, reach) : []
    }
    if !isVerbal(verb) { return holder(of: verb, reach) }
    if !isPassive(verb) {
      let objects = text.children(of: verb, "dobj", "dative").filter { isNominal($0) }
      if !objects.isEmpty, phrases.isToken(verb, in: phrases.known.objectControl) { return resolved(objects) }
    }
    return surfaceSubject(of: verb, reach)
  }

  private func subjectThroughPreposition(_ preposition: Int, _ reach: Int) -> [Int] {
    let head = text.tokens[preposition].head
    guard isVerbal(head) else { return isNominal(head) ? holder(of: head, reach) : [] }
    if ["of", "from", "for"].contains(text.tokens[preposition].lower) {
      let objects = object(of: head)
      if !objects.isEmpty { return objects }
    }
    return surfaceSubject(of: head, reach)
  }

  /// Whose a noun is: its possessor, “of …”, or who does the verb that it serves.
  func holder(of noun: Int, _ reach: Int = 4) -> [Int] {
    let owners = text.children(of: noun, "poss")
    if !owners.isEmpty { return resolved(owners) }
    for preposition in text.children(of: noun, "prep")
    where text.tokens[preposition].lower == "of" || text.tokens[preposition].lower == "by" {
      let owners = text.children(of: preposition, "pobj").filter { phrases.names($0, .actor) }
      if !owners.isEmpty { return owners }
    }
    let adjectives = text.children(of: noun, "amod", "compound", "nmod").filter {
      phrases.actors.mention(headedBy: $0) != nil || phrases.entity(at: $0) == "NORP" || phrases.entity(at: $0) == "GPE"
    }
    if !adjectives.isEmpty { return adjectives }
    guard reach > 0, let verb = governor(of: noun), isVerbal(verb) else { return [] }
    let first = firstConjunct(of: noun)
    guard text.tokens[first].relation != "nsubj" else { return [] }
    return isPassive(verb) ? subject(of: verb) : surfaceSubject(of: verb, reach - 1)
  }

  /// “the town *that rebels attacked*”: the noun before a relative clause whose own object is missing.
  private func objectGap(of verb: Int) -> Int? {
    guard text.tokens[verb].relation == "relcl" else { return nil }
    let subjects = text.children(of: verb, "nsubj")
    let isStranded = text.children(of: verb, "prep").contains { text.children(of: $0, "pobj", "pcomp").isEmpty }
    guard let subject = subjects.first, !isStranded, !phrases.isToken(subject, in: phrases.known.relative) else {
      return nil
    }
    return text.tokens[verb].head
  }

  /// Relative pronouns led back to the noun before their clause.
  private func resolved(_ heads: [Int]) -> [Int] {
    heads.map { head in
      if text.tokens[head].lower == "it", phrases.actors.mention(headedBy: head) == nil {
        return sayer(above: head) ?? head
      }
      guard phrases.isToken(head, in: phrases.known.relative), text.tokens[head].pos != .noun else { return head }
      let clause = text.ancestors(of: head).prefix(4).first { text.tokens[$0].relation == "relcl" }
      return clause.map { text.tokens[$0].head } ?? head
    }
  }

  /// “The ministry said *it* would leave”: where the report's actors do not tell, “it” is whoever says so.
  private func sayer(above pronoun: Int) -> Int? {
    for ancestor in text.ancestors(of: pronoun).prefix(4) where phrases.isToken(ancestor, in: phrases.known.reporting) {
      return text.children(of: ancestor, "nsubj").first {
        $0 != pronoun && phrases.names($0, .actor) && !phrases.isPlural($0) && !phrases.names($0, .person)
      }
    }
    return nil
  }

  private func isVerbal(_ token: Int) -> Bool { text.tokens[token].pos == .verb || text.tokens[token].pos == .aux }

  func isNominal(_ token: Int) -> Bool {
    switch text.tokens[token].pos {
    case .noun, .propn, .pron, .num, .adj, .det, .x, .sym: true
    default: false
    }
  }

  private func isReflexive(_ token: Int) -> Bool { text.tokens[token].lower.hasSuffix("self") }

  /// A sentence without a full stop at its end.
  private func isHeadline(_ verb: Int) -> Bool {
    let last = text.sentence(of: verb).last { text.tokens[$0].pos != .space } ?? verb
    return ![".", "!", "?", "”", "\"", "''"].contains(text.tokens[last].text)
  }

  private func isFor(_ token: Int) -> Bool { text.tokens[token].lower == "for" }
}
