import Diagnostics
import Findings
import LanguageAnalysis
import Lexicons

/// The words that make an act planned, ordered, possible, hypothetical or denied; read from `modality.txt`.
struct ModalityCues: Sendable {
  enum Place: String, Sendable, CaseIterable {
    /// An auxiliary or adverb that hangs on the verb.
    case beside
    /// A verb, noun or adjective that the act depends on.
    case above
    /// A word before the noun that tells the act.
    case before
    /// A verb whose subject tells the act: “the attempt *failed*”.
    case predicate
    /// A conjunction that opens the clause.
    case opening
  }

  private var cues: [Place: [String: [(particle: String?, modality: Modality)]]] = [:]
  private var duties: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: ResourceFile) {
    for line in file.lines {
      if let (head, words) = line.text.halves(at: ":"), head == "beside duty" {
        duties.formUnion(words.listItems)
        continue
      }
      guard let (head, words) = line.text.halves(at: ":"), head.words.count == 2,
        let place = Place(rawValue: head.words[0]), let modality = Modality(rawValue: head.words[1])
      else {
        diagnostics.append(
          file.diagnostic(line, "expected “beside|above|before|predicate|opening MODALITY: word, word, …”"))
        continue
      }
      for item in words.listItems {
        let parts = item.words
        cues[place, default: [:]][parts[0], default: []].append((parts.dropFirst().first, modality))
      }
    }
  }

  /// “should”, “must”: lines `beside duty`.
  func isDuty(_ token: Int, in phrases: Phrases) -> Bool { duties.contains(phrases.text.tokens[token].lower) }

  func modality(of token: Int, at place: Place, in phrases: Phrases) -> Modality? {
    guard let words = cues[place] else { return nil }
    let found = words[phrases.lemmas[token]] ?? words[phrases.text.tokens[token].lower]
    // A cue with its particle (“call off”) goes before the bare word.
    var bare: Modality?
    for cue in found ?? [] {
      guard let particle = cue.particle else {
        bare = cue.modality
        continue
      }
      if phrases.text.children(of: token).contains(where: { phrases.text.tokens[$0].lower == particle }) {
        return cue.modality
      }
    }
    return bare
  }
}

/// How far an act is said to be so, read off the words beside, before and above it.
struct ModalityReader {
  struct Reading {
    var modality: Modality
    /// The word that says so.
    var because: Int?
    /// Said to be right or needed, not to be so: “should be released”.
    var isOnlyDuty = false
    /// A bare infinitive that nobody plans: “the difficulty to release them”.
    var isBareInfinitive = false
    /// The verb that orders it, whose subject gives the order.
    var order: Int?
  }

  let cues: ModalityCues
  let grammar: Grammar
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  func read(_ words: [Int]) -> Reading {
    var reading = Reading(modality: .asserted)
    for word in words.dropFirst() { readBefore(word, into: &reading) }
    var current = words[0]
    var steps = 0
    while steps < 8 {
      steps += 1
      if isVerbal(current) { readBeside(current, into: &reading) } else { readBefore(current, into: &reading) }
      guard let next = step(from: current, into: &reading) else { break }
      current = next
    }
    return reading
  }

  /// The word above, where what is said of it holds of the act too.
  private func step(from current: Int, into reading: inout Reading) -> Int? {
    let token = text.tokens[current]
    guard token.head != current else { return nil }
    let head = token.head
    switch token.relation {
    case "conj": return head
    case "xcomp", "acl", "oprd", "acomp":
      if token.relation == "acl", !grammar.isInfinitive(current) { return nil }
      if !readAbove(head, into: &reading), token.relation == "acl" {
        reading.isBareInfinitive = true
        merge(.planned, current, into: &reading)
      }
      return head
    case "ccomp":
      // “…, she said”: what stands before its verb is told by it, not governed.
      guard current > head else { return nil }
      return readAbove(head, into: &reading) ? head : nil
    case "advcl":
      if grammar.isInfinitive(current), !hasMark(current), !readAbove(head, into: &reading) {
        reading.isBareInfinitive = true
        merge(.planned, current, into: &reading)
      }
      return nil
    case "pcomp": return through(head, into: &reading)
    case "pobj":
      return through(head, into: &reading)
    case "dobj" where grammar.isNaming(head): return nil
    case "dobj", "nsubjpass", "attr", "dative":
      return readAbove(head, into: &reading) || phrases.isToken(head, in: phrases.known.support) ? head : nil
    case "nsubj":
      if let modality = cues.modality(of: head, at: .predicate, in: phrases) { merge(modality, head, into: &reading) }
      return phrases.isToken(head, in: phrases.known.occurrence) ? head : nil
    default: return nil
    }
  }

  private func through(_ preposition: Int, into reading: inout Reading) -> Int? {
    let head = text.tokens[preposition].head
    return head != preposition && readAbove(head, into: &reading) ? head : nil
  }

  private func readBeside(_ verb: Int, into reading: inout Reading) {
    for child in text.children(of: verb) {
      let token = text.tokens[child]
      switch token.relation {
      case "aux", "neg", "advmod", "auxpass":
        if cues.isDuty(child, in: phrases) { reading.isOnlyDuty = true }
        if var modality = cues.modality(of: child, at: .beside, in: phrases) {
          if modality == .hypothetical, token.lower == "would" || token.lower == "'d", isReported(verb) {
            modality = .planned
          }
          merge(modality, child, into: &reading)
        }
      case "mark":
        if let modality = cues.modality(of: child, at: .opening, in: phrases) { merge(modality, child, into: &reading) }
      case "advcl":
        // “If the rebels attack, he will resign”: what depends on a condition is as open as the condition.
        if let mark = text.children(of: child, "mark").first,
          let modality = cues.modality(of: mark, at: .opening, in: phrases), modality == .hypothetical
        {
          merge(modality, mark, into: &reading)
        }
      case "nsubj", "nsubjpass", "dobj":
        if text.children(of: child, "det", "neg").contains(where: { text.tokens[$0].lower == "no" })
          || ["nobody", "none", "nothing"].contains(token.lower)
        {
          merge(.denied, child, into: &reading)
        }
      default: break
      }
    }
  }

  private func readBefore(_ noun: Int, into reading: inout Reading) {
    for child in text.children(of: noun, "amod", "det", "neg", "compound", "advmod") {
      if let modality = cues.modality(of: child, at: .before, in: phrases) { merge(modality, child, into: &reading) }
    }
  }

  private func readAbove(_ governor: Int, into reading: inout Reading) -> Bool {
    guard let modality = cues.modality(of: governor, at: .above, in: phrases) else { return false }
    if modality == .ordered { reading.order = governor }
    merge(modality, governor, into: &reading)
    return true
  }

  /// The reading that takes most away from the act wins.
  private func merge(_ modality: Modality, _ cue: Int, into reading: inout Reading) {
    guard Self.strength(modality) > Self.strength(reading.modality) else { return }
    reading.modality = modality
    reading.because = cue
  }

  private static func strength(_ modality: Modality) -> Int {
    switch modality {
    case .asserted: 0
    case .planned: 1
    case .ordered: 2
    case .possible: 3
    case .hypothetical: 4
    case .denied: 5
    }
  }

  private func isReported(_ verb: Int) -> Bool {
    let first = grammar.firstConjunct(of: verb)
    return text.tokens[first].relation == "ccomp"
  }

  private func hasMark(_ verb: Int) -> Bool { !text.children(of: verb, "mark").isEmpty }

  private func isVerbal(_ token: Int) -> Bool { text.tokens[token].pos == .verb || text.tokens[token].pos == .aux }
}
