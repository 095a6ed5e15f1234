import LanguageAnalysis

/// Finds who performs a verb, also where the subject stands at another verb.
struct Subjects {
  let text: AnalysedText
  let lexicon: CueLexicon

  /// The head of the noun phrase that performs `verb`, or nothing.
  func subject(of verb: Int) -> Int? {
    var current = verb
    // A tree is shallow; the bound keeps a damaged one from costing much.
    for _ in 0..<8 {
      if let own = ownSubject(of: current) { return own }
      if isPassive(current) {
        // Whoever is poised to argue argues; a passive cue has only its agent.
        return current == verb ? agent(of: current) : text.children(of: current, "nsubjpass").last ?? agent(of: current)
      }
      guard let next = governor(of: current) else { return current == verb ? subjectByPlace(of: verb) : nil }
      switch next {
      case .performer(let token): return token
      case .verb(let token): current = token
      }
    }
    return nil
  }

  func isPassive(_ verb: Int) -> Bool {
    !text.children(of: verb, "auxpass", "nsubjpass", "csubjpass").isEmpty
      || text.tokens[verb].tag == "VBN"
        && (!text.children(of: verb, "agent").isEmpty
          || text.tokens[verb].relation == "advcl" && text.children(of: verb, "aux", "nsubj").isEmpty)
  }

  /// The "by" phrase's noun.
  func agent(of verb: Int) -> Int? {
    for preposition in text.children(of: verb, "agent") {
      if let noun = text.children(of: preposition, "pobj").first { return noun }
    }
    return nil
  }

  private func ownSubject(of verb: Int) -> Int? {
    if isPassive(verb) { return nil }
    // Where the parser gives two, the nearer one is the subject.
    return text.children(of: verb, "nsubj").filter { text.tokens[$0].lower != "there" }
      .min { abs($0 - verb) < abs($1 - verb) }
  }

  private enum Step {
    case performer(Int)
    case verb(Int)
  }

  /// Where the missing subject of `verb` is to be looked for.
  private func governor(of verb: Int) -> Step? {
    let token = text.tokens[verb]
    let head = token.head
    guard head != verb else { return nil }
    if isTrailingParticiple(verb), let reporting = reportingVerb(above: verb) { return .verb(reporting) }
    switch token.relation {
    case "conj":
      if let cue = cue(ofStray: verb) { return .verb(cue) }
      return isVerb(head) ? .verb(head) : nil
    case "advcl", "dep", "parataxis":
      if let object = controller(of: verb, below: head) { return .performer(object) }
      return isVerb(head) ? .verb(head) : nil
    case "xcomp", "ccomp":
      guard isVerb(head), isInfinitiveOrParticiple(verb) else { return nil }
      // "asked them to say": the object performs it.
      if let object = controller(of: verb, below: head) { return .performer(object) }
      return .verb(head)
    case "acl":
      if token.tag == "VBG", lexicon.wordLists["subject-nouns"]?.contains(text.tokens[head].lemma[...]) == true {
        return holder(ofNoun: head)
      }
      if token.tag == "VBG" || token.tag == "VBD" { return .performer(head) }
      return possessor(of: head).map { .performer($0) } ?? (isToInfinitive(verb) ? holder(ofNoun: head) : nil)
    case "pcomp": return governor(ofPreposition: head)
    case "relcl": return .performer(head)
    case "aux": return .verb(head)
    // "went so far as to say"
    default: return isToInfinitive(verb) ? text.ancestors(of: verb).first { isVerb($0) }.map { .verb($0) } : nil
    }
  }

  /// "said he will stay and insisted that …": "insisted" goes with "said".
  private func cue(ofStray verb: Int) -> Int? {
    var current = verb
    for _ in 0..<8 where text.tokens[current].relation == "conj" { current = text.tokens[current].head }
    guard current != verb, text.tokens[current].relation == "ccomp" else { return nil }
    let cue = text.tokens[current].head
    return cue < current
      && text.isStrayConjunct(verb, of: current, cue: cue, isReporting: lexicon.isReporting(verb, in: text))
      ? cue : nil
  }

  /// "asked them to say", "led the allies to worry": the object says and worries; "took the stage to say": the subject.
  private func controller(of verb: Int, below head: Int) -> Int? {
    guard isVerb(head), let object = text.children(of: head, "dobj", "dative").first(where: { $0 > head && $0 < verb })
    else { return nil }
    let lemma = text.tokens[head].lemma
    let isListed = lexicon.wordLists["object-control"]?.contains(lemma[...]) == true
    let isCue = lexicon.entries(ofVerb: lemma)?.contains {
      !$0.frames.isDisjoint(with: [.objectInfinitive, .audience])
    }
    return isListed || isCue == true && isToInfinitive(verb) ? object : nil
  }

  /// "quoted the ministry as saying": the object; "began by saying": the verb's own subject.
  private func governor(ofPreposition preposition: Int) -> Step? {
    let head = text.tokens[preposition].head
    // "a history of blaming others": the noun's owner, or who has it.
    if text.tokens[head].pos == .noun { return possessor(of: head).map { .performer($0) } ?? holder(ofNoun: head) }
    guard isVerb(head) else { return nil }
    if text.tokens[preposition].lower == "as" {
      if let object = text.children(of: head, "dobj").first { return .performer(object) }
      if let subject = text.children(of: head, "nsubjpass").first { return .performer(subject) }
    }
    return .verb(head)
  }

  /// Who makes an effort, has a history, is the first: the subject of the verb that the noun is object or predicate of.
  private func holder(ofNoun noun: Int) -> Step? {
    let head = text.tokens[noun].head
    switch text.tokens[noun].relation {
    case "dobj", "attr": return isVerb(head) ? .verb(head) : nil
    case "pobj": return isVerb(text.tokens[head].head) ? .verb(text.tokens[head].head) : nil
    default: return nil
    }
  }

  /// ", saying that …" goes with who speaks, whatever noun or clause the parser hung it on.
  private func isTrailingParticiple(_ verb: Int) -> Bool {
    let token = text.tokens[verb]
    return token.tag == "VBG" && text.isAfterComma(verb)
      && (token.relation == "advcl" || token.relation == "acl")
      && lexicon.entries(ofVerb: token.lemma)?.contains { $0.kind == .speech } == true
  }

  /// The nearest verb above that reports words and stands before the participle; else that of the main clause.
  private func reportingVerb(above verb: Int) -> Int? {
    let verbs = text.ancestors(of: verb).filter { isVerb($0) && $0 < verb && text.tokens[$0].relation != "relcl" }
    return verbs.first { isReporting($0) } ?? verbs.first
  }

  private func isReporting(_ verb: Int) -> Bool {
    lexicon.entries(ofVerb: text.tokens[verb].lemma)?.contains { $0.kind == .speech && $0.frames.contains(.clause) }
      == true
      && text.children(of: verb, "ccomp", "nsubj").count > 1
  }

  func possessor(of noun: Int) -> Int? { text.children(of: noun, "poss").first }

  func isVerb(_ token: Int) -> Bool { text.tokens[token].pos == .verb || text.tokens[token].pos == .aux }

  private func isToInfinitive(_ verb: Int) -> Bool {
    text.tokens[verb].tag == "VB" && text.children(of: verb, "aux").contains { text.tokens[$0].lower == "to" }
  }

  private func isInfinitiveOrParticiple(_ verb: Int) -> Bool {
    text.tokens[verb].tag == "VBG" || text.tokens[verb].tag == "VB" || text.tokens[verb].tag == "VBN"
  }
}
