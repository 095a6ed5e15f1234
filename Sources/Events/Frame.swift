import Findings
import LanguageAnalysis

/// The surroundings of one trigger: which phrases stand in which slot around it.
struct Frame {
  let grammar: Grammar
  let kind: Trigger.Kind
  /// The head word first, then the words that hang on it.
  let words: [Int]
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }
  private var head: Int { words[0] }

  /// Heads of the phrases at the end of `path`, those joined by “and” among them.
  func fillers(of path: SlotPath) -> [Int] {
    guard let first = path.first else { return [] }
    if path == [.trigger] { return [head] }
    var heads = grammar.conjuncts(of: fillers(of: first))
    for slot in path.dropFirst() {
      let next = heads.flatMap {
        Frame(grammar: grammar, kind: Self.kind(of: $0, in: text), words: [$0]).fillers(of: slot)
      }
      // “warned that *it* would leave”: the rules ask for the word itself.
      heads = slot == .ownSubject ? next + next.flatMap { text.children(of: $0, "conj") } : grammar.conjuncts(of: next)
    }
    return heads
  }

  private static func kind(of token: Int, in text: AnalysedText) -> Trigger.Kind {
    text.tokens[token].pos == .verb || text.tokens[token].pos == .aux ? .verb : .noun
  }

  private func fillers(of slot: Slot) -> [Int] {
    switch slot {
    case .subject: kind == .verb ? grammar.subject(of: head) : nounSubject
    case .object: kind == .verb ? verbObject : nounObject
    case .indirectObject: text.children(of: head, "dative").flatMap { nominal($0) }
    case .clause: words.flatMap { grammar.clauses(of: $0) }.filter { !words.contains($0) }
    case .possessor: words.flatMap { text.children(of: $0, "poss") }
    case .adjective: adjectives
    case .modifier: words.flatMap { text.children(of: $0, "amod", "compound", "nmod") }
    case .holder: holder
    case .governor: grammar.governor(of: head).map { [$0] } ?? []
    case .preposition(let names): prepositional(names)
    case .trigger: words
    case .word: Array(words.dropFirst())
    case .ownSubject: text.children(of: head, "nsubj", "nsubjpass")
    case .auxiliary: text.children(of: head, "aux", "auxpass")
    case .negation: text.children(of: head, "neg")
    case .infinitive: words.flatMap { grammar.clauses(of: $0) }.filter(grammar.isInfinitive)
    case .purpose: words.flatMap { text.children(of: $0, "advcl", "xcomp") }.filter(grammar.isInfinitive)
    case .sentence: [head]
    }
  }

  /// The object that is no word of the trigger itself: in “make a proposal” there is none.
  private var verbObject: [Int] { grammar.object(of: head).filter { !words.contains($0) } }

  /// Whose act a noun tells: “Russia's invasion”, “Russian invasion”, “invasion by Russia”, “Russia launched an invasion”.
  private var nounSubject: [Int] {
    let owners = text.children(of: head, "poss")
    if !owners.isEmpty { return owners }
    let agents = prepositional(["by"])
    if !agents.isEmpty { return agents }
    let names = adjectives.filter(isDoer)
    if !names.isEmpty { return names }
    let claimants = responsible
    if !claimants.isEmpty { return claimants }
    return holder
  }

  /// “Israeli strike”, “US strike”, but not “Oslo bombing”: a town before a noun is where it happened.
  private func isDoer(_ name: Int) -> Bool {
    switch phrases.entity(at: name) {
    case "FAC", "LOC", "EVENT", "DATE": return false
    case "GPE":
      guard text.tokens[name].pos != .adj, let actor = phrases.actors.actor(at: name) else { return true }
      return actor.kind == .country && (actor.code?.utf8.count ?? 3) == 3
    default: return true
    }
  }

  /// “claimed *responsibility for* the attack”.
  private var responsible: [Int] {
    guard text.tokens[head].relation == "pobj" else { return [] }
    let noun = text.tokens[text.tokens[head].head].head
    guard phrases.lemmas[noun] == "responsibility" else { return [] }
    return Frame(grammar: grammar, kind: .noun, words: [noun]).holder
  }

  private var holder: [Int] {
    guard let verb = grammar.governor(of: head), phrases.isToken(verb, in: phrases.known.support),
      !grammar.isNaming(verb),
      ["dobj", "nsubjpass", "attr", "oprd"].contains(text.tokens[grammar.firstConjunct(of: head)].relation)
    else { return [] }
    return grammar.subject(of: verb)
  }

  private var nounObject: [Int] {
    for preposition in ["on", "against", "of", "upon"] {
      let fillers = prepositional([preposition])
      if !fillers.isEmpty { return fillers }
    }
    return []
  }

  /// Names and demonyms before a noun.
  private var adjectives: [Int] {
    text.children(of: head, "amod", "compound", "nmod").filter {
      phrases.entity(at: $0) == "NORP" || phrases.actors.mention(headedBy: $0) != nil
    }
  }

  /// What stands behind a preposition (or several in a row, “out of”) that hangs on the trigger, or on its object
  /// where the parser put it there: “asked the government for help”.
  private func prepositional(_ names: [String]) -> [Int] {
    let near = words.flatMap { behind(names, of: $0) }
    if !near.isEmpty { return near }
    if kind == .noun {
      // “the torture of detainees *by guards*”: the parser may hang “by” on the detainees.
      return names == ["by"] ? behind(["of"], of: head).flatMap { behind(names, of: $0) } : []
    }
    for object in text.children(of: head, "dobj", "nsubjpass")
    where !words.contains(object) && (names != ["of"] || phrases.isToken(head, in: phrases.known.ofVerb)) {
      let far = behind(names, of: object)
      if !far.isEmpty { return far }
    }
    return []
  }

  private func behind(_ names: [String], of token: Int) -> [Int] {
    guard let first = names.first else { return [] }
    return text.children(of: token, "prep", "agent", "dative", "prt", "advmod").flatMap { child -> [Int] in
      guard text.tokens[child].lower == first else { return [] }
      if names.count > 1 { return behind(Array(names.dropFirst()), of: child) }
      return text.children(of: child, "pobj", "pcomp")
    }
  }

  /// A dative is a noun or the preposition before one.
  private func nominal(_ token: Int) -> [Int] {
    text.tokens[token].pos == .adp ? text.children(of: token, "pobj") : [token]
  }
}
