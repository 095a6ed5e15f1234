import LanguageAnalysis

/// Who does what in the tree: a verb's subject wherever it stands, its agent, its reach.
struct ClauseTree {
  let text: AnalysedText
  let sentence: TokenRange

  enum Subject {
    /// The head of the phrase.
    case phrase(Int)
    /// Only “it” and “they”, up to the sentence's root.
    case pronoun
    case none
  }

  /// The subject of `verb`, also where it stands at a verb above: “is about to restore”, “the army that fired”.
  func subject(of verb: Int) -> Subject {
    var current = verb
    var hasPronoun = false
    for _ in 0..<16 {
      let token = text.tokens[current]
      if let own = text.children(of: current).prefix(100).first(where: { isSubject($0) }) {
        switch text.tokens[own].pos {
        case .pron where token.relation == "relcl" && token.head != current:
          return .phrase(token.head)
        case .pron, .det: hasPronoun = true
        default: return .phrase(own)
        }
      }
      let above = token.head
      guard above != current, sentence.contains(above) else { break }
      switch token.relation {
      case "xcomp", "ccomp":
        if !hasPronoun, let asked = text.children(of: above).prefix(100).first(where: { isObject($0) && $0 < current }),
          token.relation == "xcomp", !isPronoun(asked)
        {
          return .phrase(asked)
        }
        current = above
      case "acl" where token.tag == "VBG" || token.tag == "VBN": return .phrase(above)
      case "relcl" where !hasPronoun: return .phrase(above)
      case "advcl" where above > current && !hasPronoun: return .none
      case "conj", "acomp", "advcl", "acl", "relcl", "pcomp", "prep", "dobj", "attr", "aux", "dep", "pobj", "parataxis":
        current = above
      default: return hasPronoun ? .pronoun : .none
      }
    }
    return hasPronoun ? .pronoun : .none
  }

  private func isSubject(_ token: Int) -> Bool {
    ["nsubj", "nsubjpass", "csubj"].contains(text.tokens[token].relation)
  }

  private func isObject(_ token: Int) -> Bool { text.tokens[token].relation == "dobj" }

  private func isPronoun(_ token: Int) -> Bool { text.tokens[token].pos == .pron }

  /// Whether something is done to the subject of `verb`.
  func isPassive(_ verb: Int) -> Bool {
    guard text.tokens[verb].tag == "VBN" else { return false }
    if text.children(of: verb).contains(where: { text.tokens[$0].relation == "auxpass" }) { return true }
    let relation = text.tokens[verb].relation
    if relation == "conj" { return text.tokens[verb].head != verb && isPassiveHead(text.tokens[verb].head) }
    return relation == "acl" || relation == "advcl" || relation == "ccomp" && !hasAuxiliary(verb)
  }

  private func isPassiveHead(_ verb: Int) -> Bool {
    text.children(of: verb).prefix(100).contains { text.tokens[$0].relation == "auxpass" }
  }

  private func hasAuxiliary(_ verb: Int) -> Bool {
    text.children(of: verb).contains { text.tokens[$0].relation == "aux" }
  }

  /// The noun behind “by”.
  func agent(of verb: Int) -> Int? {
    for child in text.children(of: verb) where text.tokens[child].relation == "agent" {
      if let noun = text.children(of: child).first(where: { text.tokens[$0].relation == "pobj" }) { return noun }
    }
    return nil
  }

  func object(of verb: Int) -> Int? { text.children(of: verb).first { isObject($0) && $0 > verb } }

  /// The token behind the last that stands under `verb`, verbs beside it (“chided … and ousted”) left out.
  func end(of verb: Int, stopsAtClauses: Bool) -> Int {
    let token = text.tokens[verb]
    var end = token.rightEdge + 1
    for child in text.children(of: verb) where child > verb {
      let below = text.tokens[child]
      let isVerb = below.pos == .verb || below.pos == .aux
      if below.relation == "conj" && isVerb
        || stopsAtClauses && (below.relation == "advcl" || below.relation == "parataxis")
      {
        end = min(end, max(verb + 1, below.leftEdge))
      }
    }
    return end
  }

  /// The verb that a modal belongs to; the verb itself otherwise.
  func clauseVerb(of token: Int) -> Int { text.tokens[token].tag == "MD" ? text.tokens[token].head : token }

  /// The verb that completes `verb`: “wants *to help*”, “said that it *would go*”.
  func complement(of verb: Int) -> Int? {
    var complement: Int?
    for child in text.children(of: verb) where child > verb {
      let token = text.tokens[child]
      guard token.relation == "xcomp" || token.relation == "ccomp" else { continue }
      guard token.tag.rawValue.hasPrefix("VB"), !isAdverbial(child) else { continue }
      if complement == nil { complement = child }
    }
    return complement
  }

  /// “… *after* rebels attacked”, whatever the tree calls it.
  private func isAdverbial(_ verb: Int) -> Bool {
    text.children(of: verb).contains {
      text.tokens[$0].relation == "mark" && !["that", "whether", "if", "to"].contains(text.tokens[$0].lower)
    }
  }

  /// “…, expanding its campaign”, “to discuss efforts”: an adverbial clause without a subject of its own.
  private func isBareAdverbial(_ verb: Int) -> Bool {
    guard text.tokens[verb].relation == "advcl" else { return false }
    return !text.children(of: verb).contains { isSubject($0) }
  }

  /// “jailed … to help young men *join*”: an infinitive beside a participle is no second act of the subject.
  private func isFalseConjunct(_ verb: Int) -> Bool {
    let token = text.tokens[verb]
    guard token.relation == "conj", token.tag == "VB" else { return false }
    let first = text.tokens[token.head].tag
    return first == "VBN" || first == "VBD" || first == "VBZ"
  }

  /// Whether `verb` tells what the sentence tells, not what only describes somebody or goes with another act.
  func isMainLine(_ verb: Int) -> Bool {
    text.tokens[verb].relation != "relcl" && !isFalseConjunct(verb) && !isBareAdverbial(verb)
  }

  func isNegated(_ verb: Int) -> Bool { text.children(of: verb).contains { text.tokens[$0].relation == "neg" } }

  func isFuture(_ verb: Int) -> Bool {
    text.children(of: verb).contains {
      text.tokens[$0].relation == "aux" && ["will", "would", "'ll", "wo"].contains(text.tokens[$0].lower)
    }
  }

  /// The subject that `verb` has itself, if that is no pronoun.
  func ownSubject(of verb: Int) -> Int? {
    text.children(of: verb).first { isSubject($0) && text.tokens[$0].pos != .pron }
  }

  /// Whether a clause stands between `token` and the verb above it.
  func isInClause(_ token: Int, below verb: Int) -> Bool {
    hasAbove(token, below: verb) {
      ["acl", "relcl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis"].contains($0)
    }
  }

  /// “the group that seized parts of *Iraq*” is not Iraq.
  func isInRelativeClause(_ token: Int, below noun: Int) -> Bool { hasAbove(token, below: noun) { $0 == "relcl" } }

  /// “met *in Moscow*”: whether `noun` only tells where.
  func isWhere(_ noun: Int, of verb: Int) -> Bool {
    let preposition = text.tokens[noun].head
    return text.tokens[noun].relation == "pobj" && ["in", "at", "near"].contains(text.tokens[preposition].lower)
      && text.tokens[preposition].head == verb
  }

  private func hasAbove(_ token: Int, below top: Int, _ isWanted: (DependencyRelation) -> Bool) -> Bool {
    var current = token
    for _ in 0..<40 where current != top {
      if isWanted(text.tokens[current].relation) { return true }
      let above = text.tokens[current].head
      if above == current { break }
      current = above
    }
    return false
  }
}
