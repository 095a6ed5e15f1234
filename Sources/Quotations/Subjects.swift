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
      if isPassive(current) { return agent(of: current) }
      guard let next = governor(of: current) else { return nil }
      switch next {
      case .performer(let token): return token
      case .verb(let token): current = token
      }
    }
    return nil
  }

  func isPassive(_ verb: Int) -> Bool {
    !text.children(of: verb, "auxpass", "nsubjpass", "csubjpass").isEmpty
      || (text.tokens[verb].tag == "VBN" && !text.children(of: verb, "agent").isEmpty)
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
    return text.children(of: verb, "nsubj").first { text.tokens[$0].lower != "there" }
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
    case "conj", "advcl", "dep", "parataxis": return isVerb(head) ? .verb(head) : nil
    case "xcomp", "ccomp":
      guard isVerb(head), isInfinitiveOrParticiple(verb) else { return nil }
      // "asked them to say": the object performs it.
      if token.relation == "xcomp", let object = text.children(of: head, "dobj", "dative").first(where: { $0 < verb }) {
        return .performer(object)
      }
      return .verb(head)
    case "acl":
      return token.tag == "VBG" ? .performer(head) : possessor(of: head).map { .performer($0) }
    case "pcomp": return governor(ofPreposition: head)
    case "relcl": return .performer(head)
    case "aux": return .verb(head)
    // "went so far as to say"
    default: return isToInfinitive(verb) ? text.ancestors(of: verb).first { isVerb($0) }.map { .verb($0) } : nil
    }
  }

  /// "quoted the ministry as saying": the object; "began by saying": the verb's own subject.
  private func governor(ofPreposition preposition: Int) -> Step? {
    let head = text.tokens[preposition].head
    guard isVerb(head) else { return nil }
    if text.tokens[preposition].lower == "as" {
      if let object = text.children(of: head, "dobj").first { return .performer(object) }
      if let subject = text.children(of: head, "nsubjpass").first { return .performer(subject) }
    }
    return .verb(head)
  }

  /// ", saying that …" goes with who speaks, whatever noun or clause the parser hung it on.
  private func isTrailingParticiple(_ verb: Int) -> Bool {
    let token = text.tokens[verb]
    return token.tag == "VBG" && verb > 0 && text.tokens[verb - 1].lower == ","
      && (token.relation == "advcl" || token.relation == "acl")
      && lexicon.entries(ofVerb: token.lemma)?.contains { $0.kind == .speech } == true
  }

  /// The nearest verb above that reports words and stands before the participle; else that of the main clause.
  private func reportingVerb(above verb: Int) -> Int? {
    let verbs = text.ancestors(of: verb).filter { isVerb($0) && $0 < verb && text.tokens[$0].relation != "relcl" }
    return verbs.first { isReporting($0) } ?? verbs.last
  }

  private func isReporting(_ verb: Int) -> Bool {
    lexicon.entries(ofVerb: text.tokens[verb].lemma)?.contains { $0.kind == .speech && $0.frames.contains(.clause) }
      == true
      && text.children(of: verb, "ccomp", "nsubj").count > 1
  }

  func possessor(of noun: Int) -> Int? { text.children(of: noun, "poss").first }

  private func isVerb(_ token: Int) -> Bool { text.tokens[token].pos == .verb || text.tokens[token].pos == .aux }

  private func isToInfinitive(_ verb: Int) -> Bool {
    text.tokens[verb].tag == "VB" && text.children(of: verb, "aux").contains { text.tokens[$0].lower == "to" }
  }

  private func isInfinitiveOrParticiple(_ verb: Int) -> Bool {
    text.tokens[verb].tag == "VBG" || text.tokens[verb].tag == "VB" || text.tokens[verb].tag == "VBN"
  }
}
