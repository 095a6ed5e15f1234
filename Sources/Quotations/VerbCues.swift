import LanguageAnalysis

extension CueReader {
  /// What the verb at `verb` reports, by the first frame that the tree fills; longer cues come first.
  func verbal(at verb: Int) -> Attribution? {
    let relation = text.tokens[verb].relation
    guard relation != "amod", relation != "compound", relation != "aux" else { return nil }
    let all = entries(ofVerb: verb)
    for length in Set(all.map { $0.entry.words.count }).sorted(by: >) {
      let entries = all.filter { $0.entry.words.count == length }
      for filler in Self.fillers {
        for (entry, cue) in entries {
          if let filled = filler(self, verb, entry) {
            let found = attribution(entry, cue, verb, filled)
            return filled.isClausal || isWorthTelling(found, verb) ? found : nil
          }
        }
      }
    }
    return nil
  }

  /// Whether an attitude belongs to somebody: not "it focuses on", "who asked not to be named", "called it".
  private func isWorthTelling(_ attribution: Attribution, _ verb: Int) -> Bool {
    if attribution.entry.frames.contains(.seeming) { return true }
    guard let speaker = attribution.speaker else { return text.tokens[verb].relation != "relcl" }
    if speaker.tokens.count == 1, ["it", "that", "this"].contains(text.tokens[speaker.head].lower) { return false }
    // "issued a statement" tells nothing of it.
    if attribution.content.count == 1, let object = attribution.content.first, object.count <= 3,
      lexicon.wordLists["issuing-verbs"]?.contains(text.tokens[verb].lemma[...]) == true,
      lexicon.wordLists["authored"]?.contains(text.tokens[object.upperBound - 1].lemma[...]) == true
    {
      return false
    }
    if text.tokens[verb].relation == "relcl", let content = attribution.content.first,
      content.prefix(5).contains(where: { ["named", "identified"].contains(text.tokens[$0].lower) })
    {
      return false
    }
    return true
  }

  private func attribution(_ entry: CueEntry, _ cue: [TokenRange], _ verb: Int, _ filled: Filled) -> Attribution {
    let subject = filled.isRaised ? nil : subjects.subject(of: verb)
    return Attribution(
      cue: filled.preposition.map { joined(cue.flatMap { Array($0) } + [$0]) } ?? cue, cueHead: verb,
      speaker: phrase(subject, cue: verb), content: filled.content, entry: entry,
      isDenied: isNegated(verb) || entry.frames.contains(.denial), isClausal: filled.isClausal,
      confidence: filled.isClausal ? confidence(of: entry, at: verb) : entry.frames.contains(.seeming) ? 0.3 : 0.45,
      through: relays(of: verb),
      audience: audience(of: verb, entry))
  }

  /// A cue that has no subject of its own and hangs on a noun or another verb tells less surely of words.
  private func confidence(of entry: CueEntry, at verb: Int) -> Double {
    guard text.children(of: verb, "nsubj", "nsubjpass").isEmpty else { return entry.kind.confidence }
    switch text.tokens[verb].relation {
    case "xcomp", "acl", "pcomp", "relcl", "csubj": return min(entry.kind.confidence, 0.7)
    default: return entry.kind.confidence
    }
  }

  /// "Interfax quoted the ministry as saying that …": who quotes stands between the reader and the ministry.
  private func relays(of verb: Int) -> [TokenRange] {
    let preposition = text.tokens[verb].head
    guard text.tokens[verb].relation == "pcomp", text.tokens[preposition].lower == "as" else { return [] }
    let quoting = text.tokens[preposition].head
    guard entries(ofVerb: quoting).contains(where: { $0.entry.prepositions.contains("as") }) else { return [] }
    let relay = subjects.isPassive(quoting) ? subjects.agent(of: quoting) : subjects.subject(of: quoting)
    return phrase(relay).map { [$0.tokens] } ?? []
  }

  /// A cue without content of its own in the tree, for marked words beside it: "“…,” she said."
  func bareCue(at verb: Int) -> Attribution? {
    guard text.tokens[verb].relation != "amod" else { return nil }
    for (entry, cue) in entries(ofVerb: verb) where entry.frames.contains(.quote) {
      if entry.prepositions.contains("as"), let inner = verbAfterAs(verb) { return bareCue(at: inner) }
      return Attribution(
        cue: cue, cueHead: verb, speaker: phrase(subjects.subject(of: verb), cue: verb), content: [], entry: entry,
        isDenied: isNegated(verb), confidence: entry.kind.confidence, through: relays(of: verb),
        audience: audience(of: verb, entry))
    }
    return nil
  }

  /// "is quoted as saying"
  private func verbAfterAs(_ verb: Int) -> Int? {
    text.children(of: verb, "prep").first { text.tokens[$0].lower == "as" }
      .flatMap { text.children(of: $0, "pcomp").first }
  }

  private struct Filled {
    var content: [TokenRange]
    var isClausal = true
    var isRaised = false
    /// A preposition that belongs to the cue: "warned of".
    var preposition: Int?
  }

  /// The frames in the order in which they are tried.
  private static let fillers: [@Sendable (CueReader, Int, CueEntry) -> Filled?] = [
    { $2.frames.contains(.raising) ? $0.raised($1) : nil },
    { $2.frames.contains(.seeming) ? $0.seeming($1) : nil },
    { $2.frames.contains(.clause) ? $0.clause(of: $1) : nil },
    { $2.frames.contains(.objectInfinitive) ? $0.objectAndInfinitive(of: $1, $2) : nil },
    { $2.frames.contains(.predicate) ? $0.predication(of: $1) : nil },
    { $2.frames.contains(.infinitive) ? $0.infinitive(of: $1) : nil },
    { $2.frames.contains(.object) ? $0.object(of: $1, $2) : nil },
    { $2.prepositions.isEmpty || $2.prepositions.contains("as") ? nil : $0.prepositional(of: $1, $2) },
    { $2.words.count > 1 ? $0.particleObject(of: $1, $2) : nil },
    { $2.frames.isDisjoint(with: [.clause, .quote]) ? nil : $0.parenthesis(at: $1, $2) },
  ]

  /// "said that …", "…, the minister added".
  private func clause(of verb: Int) -> Filled? {
    let clauses = text.children(of: verb, "ccomp").filter { isFinite($0) && !isSmall($0) }
    guard
      let content = clauses.last(where: { $0 > verb }) ?? clauses.last ?? questionAfter(verb)
    else { return nil }
    let spans = contents.clause(below: content, cue: verb)
    return spans.isEmpty ? nil : Filled(content: spans)
  }

  /// "Asked if the army fired, the general …", "asked by a caller why the army fired": the question, whatever the parser
  /// hung it on.
  private func questionAfter(_ verb: Int) -> Int? {
    let end = text.sentence(of: verb).upperBound
    var start = verb + 1
    if let agent = text.children(of: verb, "agent", "dobj", "dative").first(where: { $0 >= verb }) {
      let inner = text.children(of: agent, "pobj").first ?? agent
      start =
        ((start..<max(start, min(end, inner + 8))).prefix { text.tokens[$0].lower != "," }.first {
          lexicon.wordLists["question-words"]?.contains(text.tokens[$0].lower[...]) == true && $0 > inner
        }) ?? start
    }
    guard start < end, lexicon.wordLists["question-words"]?.contains(text.tokens[start].lower[...]) == true else {
      return nil
    }
    return text.ancestors(of: start).first {
      (text.tokens[$0].pos == .verb || text.tokens[$0].pos == .aux) && $0 > start
        && text.subtree(of: $0).lowerBound == start && isFinite($0)
    }
  }

  /// "found him guilty": a verdict, no clause.
  private func isSmall(_ head: Int) -> Bool {
    [.adj, .noun].contains(text.tokens[head].pos) && text.children(of: head, "cop", "aux", "mark", "expl").isEmpty
      && !text.children(of: head).contains { text.tokens[$0].pos == .aux || text.tokens[$0].pos == .verb }
  }

  /// Not "want them to go": that is an object with an infinitive.
  private func isFinite(_ verb: Int) -> Bool {
    switch text.tokens[verb].tag {
    case "VB": return !isInfinitive(verb) && !text.children(of: verb, "aux", "mark").isEmpty
    case "VBG": return !isInfinitive(verb) && !text.children(of: verb, "aux", "nsubj", "mark", "advmod").isEmpty
    // "ordered the polls closed" has no clause of its own.
    case "VBN": return !isInfinitive(verb) && !text.children(of: verb, "aux", "auxpass").isEmpty
    default: return true
    }
  }

  func isInfinitive(_ verb: Int) -> Bool {
    text.children(of: verb, "aux").contains { text.tokens[$0].lower == "to" }
  }

  /// "The plan, he said, will fail"; "as the minister put it".
  private func parenthesis(at verb: Int, _ entry: CueEntry) -> Filled? {
    let token = text.tokens[verb]
    let isParenthesis = token.relation == "parataxis" && !text.children(of: verb, "nsubj").isEmpty
    let isAs =
      token.relation == "advcl" && entry.frames.contains(.clause) && text.children(of: verb, "dobj", "prt").isEmpty
      && text.children(of: verb, "mark").contains { text.tokens[$0].lower == "as" }
    guard isParenthesis || isAs, text.children(of: verb, "ccomp").isEmpty else { return nil }
    let spans = contents.around(verb, below: token.head)
    return spans.isEmpty ? nil : Filled(content: spans)
  }

  /// "promised to leave".
  private func infinitive(of verb: Int) -> Filled? {
    guard
      let action = text.children(of: verb, "xcomp", "advcl", "ccomp").first(where: {
        $0 > verb && takesInfinitive($0, of: verb)
      })
    else { return nil }
    let whole = text.subtree(of: action)
    let start = text.children(of: action, "aux").first.map { max(whole.lowerBound, min($0, action)) } ?? action
    return Filled(
      content: [contents.trimmed(min(max(whole.lowerBound, verb + 1), start)..<whole.upperBound)], isClausal: false)
  }

  private func takesInfinitive(_ action: Int, of verb: Int) -> Bool {
    if text.tokens[action].relation == "xcomp" { return isInfinitive(action) || text.tokens[action].tag == "VBG" }
    return isInfinitive(action) && text.tokens[action].relation != "advcl"
  }

  /// "urged the parties to stop", "called on Norland to leave", "want them to go".
  private func objectAndInfinitive(of verb: Int, _ entry: CueEntry) -> Filled? {
    if let clause = text.children(of: verb, "ccomp").first(where: { $0 > verb && isInfinitive($0) }) {
      let start = entry.frames.contains(.audience) ? infinitiveStart(clause) : verb + 1
      return Filled(content: [contents.trimmed(from(start, text.subtree(of: clause)))], isClausal: false)
    }
    guard let object = objectHead(of: verb, entry) else { return nil }
    let span = text.subtree(of: object)
    if let action = text.children(of: verb, "xcomp", "advcl", "ccomp").first(where: { $0 > object && isInfinitive($0) })
    {
      // Who is told is the audience; who is urged is part of what is urged.
      let start = entry.frames.contains(.audience) ? infinitiveStart(action) : span.lowerBound
      let end = max(start, span.upperBound, text.subtree(of: action).upperBound)
      return Filled(content: [contents.trimmed(start..<end)], isClausal: false)
    }
    let holds = text.children(of: object, "acl", "relcl").contains { isInfinitive($0) }
    return holds ? Filled(content: [contents.trimmed(span)], isClausal: false) : nil
  }

  /// At "to", or "not to".
  private func infinitiveStart(_ action: Int) -> Int {
    let opening = text.children(of: action, "aux", "neg").filter { $0 < action }
    return opening.first ?? action
  }

  /// The object, or that of the cue's own preposition: "call on Norland".
  private func objectHead(of verb: Int, _ entry: CueEntry) -> Int? {
    if let last = entry.words.last, entry.words.count > 1,
      let preposition = text.children(of: verb, "prep").first(where: { $0 > verb && text.tokens[$0].lower == last })
    {
      return text.children(of: preposition, "pobj").first
    }
    return text.children(of: verb, "dobj", "dative").first { $0 > verb && !isTime($0) }
  }

  /// "called the strike a crime", "described it as wrong".
  private func predication(of verb: Int) -> Filled? {
    let predicates = text.children(of: verb, "oprd", "ccomp", "xcomp", "acomp").filter { $0 > verb }
    let asPhrases = text.children(of: verb, "prep").filter { $0 > verb && text.tokens[$0].lower == "as" }
    guard let predicate = asPhrases.last ?? predicates.last else { return nil }
    let end = text.subtree(of: predicate).upperBound
    let object = text.children(of: verb, "dobj").first { $0 > verb }
    let start = object.map { text.subtree(of: $0).lowerBound } ?? text.subtree(of: predicate).lowerBound
    guard start > verb, start < end else { return nil }
    let subject = subjects.isPassive(verb) ? text.children(of: verb, "nsubjpass").first : nil
    let spans = (subject.map { [contents.trimmed(text.subtree(of: $0))] } ?? []) + [contents.trimmed(start..<end)]
    return Filled(content: spans, isClausal: false)
  }

  /// "praised the decision", "accused Norland of lying", "was condemned by the union".
  private func object(of verb: Int, _ entry: CueEntry) -> Filled? {
    if subjects.isPassive(verb) {
      guard subjects.agent(of: verb) != nil, let subject = text.children(of: verb, "nsubjpass").first else {
        return nil
      }
      return Filled(content: [contents.trimmed(text.subtree(of: subject))], isClausal: false)
    }
    guard let object = text.children(of: verb, "dobj").first(where: { $0 > verb && !isTime($0) }) else { return nil }
    if entry.kind == .report, !isDocument(subjects.subject(of: verb)) { return nil }
    if entry.prepositions.contains("as"), verbAfterAs(verb) != nil { return nil }
    var span = text.subtree(of: object)
    for preposition in text.children(of: verb, "prep") where preposition >= span.upperBound {
      if entry.prepositions.contains(text.tokens[preposition].lower[...]) {
        span = span.lowerBound..<text.subtree(of: preposition).upperBound
      }
    }
    if entry.kind == .report { span = span.lowerBound..<max(span.upperBound, text.subtree(of: verb).upperBound) }
    return Filled(content: [contents.trimmed(from(verb + 1, span))], isClausal: false)
  }

  /// "The survey shows a fall": people show other things.
  private func isDocument(_ subject: Int?) -> Bool {
    subject.map { lexicon.wordLists["documents"]?.contains(text.tokens[$0].lemma[...]) == true } ?? false
  }

  /// "warned of a famine": the preposition belongs to the cue.
  private func prepositional(of verb: Int, _ entry: CueEntry) -> Filled? {
    for preposition in text.children(of: verb, "prep", "agent", "dative") where preposition > verb {
      guard entry.prepositions.contains(text.tokens[preposition].lower[...]),
        let object = text.children(of: preposition, "pobj", "pcomp").first,
        lexicon.wordLists["no-content"]?.contains(text.tokens[object].lemma[...]) != true
      else { continue }
      let span = text.subtree(of: object)
      return Filled(
        content: [contents.trimmed(from(preposition + 1, span))], isClausal: false, preposition: preposition)
    }
    return nil
  }

  /// "called for talks", "ruled out a deal".
  private func particleObject(of verb: Int, _ entry: CueEntry) -> Filled? {
    guard !entry.frames.contains(.audience), entry.prepositions.isEmpty else { return nil }
    guard entry.frames.contains(.object) else { return nil }
    // "called for him to be dismissed": the parser takes the particle for the mark of a clause.
    if let last = entry.words.last,
      let clause = text.children(of: verb, "advcl", "ccomp", "xcomp").first(where: { clause in
        text.children(of: clause, "mark").contains { $0 > verb && text.tokens[$0].lower == last }
      }), let mark = text.children(of: clause, "mark").first
    {
      return Filled(content: [contents.trimmed(from(mark + 1, text.subtree(of: clause)))], isClausal: false)
    }
    guard let object = objectHead(of: verb, entry) ?? clauseAfterPreposition(of: verb, entry) else { return nil }
    return Filled(content: [contents.trimmed(from(verb + 1, text.subtree(of: object)))], isClausal: false)
  }

  private func clauseAfterPreposition(of verb: Int, _ entry: CueEntry) -> Int? {
    text.children(of: verb, "prep").first { $0 > verb && text.tokens[$0].lower == entry.words.last.map(String.init) }
      .flatMap { text.children(of: $0, "pcomp").first }
  }

  /// "The vote is expected to be close": subject and infinitive together are what is held.
  private func raised(_ verb: Int) -> Filled? {
    guard subjects.agent(of: verb) == nil,
      let subject = text.children(of: verb, "nsubjpass", "nsubj").first,
      subjects.isPassive(verb) || text.tokens[verb].tag != "VBN"
    else { return nil }
    guard subjects.isPassive(verb),
      let action = text.children(of: verb, "xcomp").first(where: { $0 > verb && isInfinitive($0) })
    else { return nil }
    let spans = [contents.trimmed(text.subtree(of: subject)), contents.trimmed(text.subtree(of: action))]
    return Filled(content: spans.filter { !$0.isEmpty }, isRaised: true)
  }

  /// "The race seemed to be over", "he appears ready to leave", "it seems that nobody came".
  private func seeming(_ verb: Int) -> Filled? {
    guard let subject = text.children(of: verb, "nsubj", "expl").first else { return nil }
    let predicates = text.children(of: verb, "xcomp", "acomp", "oprd", "ccomp", "advcl", "prep").filter { $0 > verb }
    guard
      let predicate = predicates.first(where: {
        text.tokens[$0].relation != "prep" || ["like", "as"].contains(text.tokens[$0].lower)
      }), text.tokens[predicate].relation != "xcomp" || isInfinitive(predicate)
    else { return nil }
    let whole = text.subtree(of: predicate)
    let isExpletive =
      text.tokens[subject].relation == "expl"
      || text.tokens[subject].lower == "it" && text.tokens[predicate].relation != "acomp"
    let spans =
      (isExpletive ? [] : [contents.trimmed(text.subtree(of: subject))]) + [contents.trimmed(from(verb + 1, whole))]
    return Filled(content: spans.filter { !$0.isEmpty }, isClausal: false, isRaised: true)
  }

  func from(_ start: Int, _ range: TokenRange) -> TokenRange {
    max(start, range.lowerBound)..<max(start, range.upperBound)
  }
}

extension CueClass {
  /// How often a clause under such a cue is somebody's words or mind, by reading.
  var confidence: Double {
    switch self {
    case .speech: 0.9
    case .report: 0.8
    case .thought: 0.75
    case .plan, .attitude: 0.65
    }
  }
}
