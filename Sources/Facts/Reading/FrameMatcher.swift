import Findings
import LanguageAnalysis

/// A frame that fits at one place in the text.
struct FrameMatch {
  var frame: Frame
  /// The token that carries the fact.
  var head: Int
  /// The tokens of the frame's word, outermost first.
  var parts: [Int]
}

/// Frames and a tree in; matches and what fills their slots out.
struct FrameMatcher {
  let text: AnalysedText
  let grammar: Grammar
  /// The tokens at which a frame of any table may begin.
  private let places: [Int]

  init(text: AnalysedText, grammar: Grammar, keywords: Set<String>) {
    self.text = text
    self.grammar = grammar
    places = text.tokens.indices.filter { index in
      let token = text.tokens[index]
      return [.verb, .aux, .noun, .propn, .adj].contains(token.pos)
        && (keywords.contains(token.lowerLemma) || keywords.contains(token.lower))
    }
  }

  /// All matches of a table in text order; of one file's frames each that fits.
  func matches(_ table: FrameTable) -> [FrameMatch] {
    var found: [FrameMatch] = []
    for token in places {
      let pos = text.tokens[token].pos
      let isNoun = pos == .noun || pos == .propn
      func consider(_ word: String) {
        for (frame, word) in table.candidates(word) {
          guard word.isNoun ? isNoun : !isNoun || text.tokens[token].tag.rawValue.hasPrefix("VB"),
            let parts = parts(word, at: token)
          else { continue }
          found.append(FrameMatch(frame: table.frames[frame], head: token, parts: parts))
        }
      }
      let (lemma, lower) = (lemma(token), text.tokens[token].lower)
      consider(lemma)
      // A form that the lemmatizer does not know is listed as it is written.
      if lower != lemma { consider(lower) }
    }
    return found
  }

  private func lemma(_ token: Int) -> String { text.tokens[token].lowerLemma }

  /// The tokens of a word of several parts, each a child of one before it.
  private func parts(_ word: Frame.Word, at token: Int) -> [Int]? {
    var parts = [token]
    for part in word.parts.dropFirst() {
      let next = parts.reversed().lazy.compactMap { holder in
        child(of: holder, part)
          // "left 300 people dead": the tree may hang the state on the noun.
          ?? text.children(of: holder, "dobj").lazy.compactMap { child(of: $0, part) }.first
      }.first
      guard let next else { return nil }
      parts.append(next)
    }
    return parts
  }

  private func child(of holder: Int, _ part: String) -> Int? {
    text.children(of: holder).first { child in
      (lemma(child) == part || text.tokens[child].lower == part) && !isSubject(child)
    }
  }

  private func isSubject(_ token: Int) -> Bool {
    // What a passive is said of is its object: "its membership was suspended".
    text.tokens[token].relation == "nsubj"
  }

  /// The heads that fill `slot`, coordinated ones each: those of the first function that is filled.
  func fillers(_ slot: String, of match: FrameMatch) -> [Int] {
    guard let slot = match.frame.slots[slot] else { return [] }
    for function in slot.functions {
      let heads = fillers(function: function, of: match)
      if !heads.isEmpty { return heads }
    }
    return []
  }

  private func fillers(function: String, of match: FrameMatch) -> [Int] {
    let innermost = match.parts.last { grammar.isVerb($0) && text.tokens[$0].relation == "xcomp" } ?? match.head
    switch function {
    case "subject": return grammar.doers(match.head)
    case "object": return grammar.undergoers(innermost)
    case "surface": return grammar.surfaceSubjects(match.head)
    // What is held, taken …: only of a passive, where the active says too little.
    case "held": return grammar.isPassive(match.head) ? grammar.undergoers(match.head) : []
    case "agent": return grammar.agents(match.head)
    case "before":
      let before = match.head - 1
      let isNumber = before >= 0 && (text.tokens[before].pos == .num || text.tokens[before].tag == "NNS")
      return isNumber && text.tokens[before].relation != "nummod" ? [before] : []
    case "bearer":
      let isOutside = ["appos", "compound", "amod", "nmod"].contains(text.tokens[match.head].relation.rawValue)
      return isOutside ? grammar.coordination(text.tokens[match.head].head).filter { $0 != match.head } : []
    case "poss": return children(match, "poss", "nmod", "compound")
    case "complement":
      let own = children(match, "oprd", "attr", "acomp")
      // "the losses are 404 men": of a noun it stands behind its verb.
      let verb = text.tokens[match.head].head
      guard own.isEmpty, !grammar.isVerb(match.head), text.tokens[match.head].relation == "nsubj" else { return own }
      return text.children(of: verb, "attr").flatMap(grammar.conjuncts)
    default:
      return match.parts.reversed().lazy.map { grammar.objects(of: $0, preposition: function) }.first { !$0.isEmpty }
        ?? []
    }
  }

  private func children(_ match: FrameMatch, _ relations: String...) -> [Int] {
    match.parts.reversed().lazy.map { part in
      text.children(of: part).filter {
        relations.contains(text.tokens[$0].relation.rawValue) && !match.parts.contains($0)
      }
      .flatMap(grammar.conjuncts)
    }.first { !$0.isEmpty } ?? []
  }
}
