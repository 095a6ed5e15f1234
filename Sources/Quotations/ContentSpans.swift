import LanguageAnalysis

/// Cuts what is said out of the tree: whole clauses, without the cue that stands between their parts.
struct ContentSpans {
  let text: AnalysedText
  let lexicon: CueLexicon

  /// The clause below `head`, in up to two parts where `cue` and its own words stand inside it.
  func clause(below head: Int, cue: Int) -> [TokenRange] {
    let whole = text.subtree(of: head)
    let own = cueClause(cue, without: head)
    if own.lowerBound >= whole.upperBound || own.upperBound <= whole.lowerBound {
      var clause = whole
      if head > cue {
        clause = cutBeforeParticiple(extended(fromThat(whole, head), cue: cue), cue: cue)
        clause = cutBeforeStrayConjunct(clause, head, cue: cue)
        clause = withSecondClause(cutBeforeOtherReport(clause, cue: cue), head, cue: cue)
        clause = withOpeningAdjunct(clause, cue: cue)
      }
      return [trimmed(clause)].filter { !$0.isEmpty }
    }
    let left = whole.lowerBound..<max(whole.lowerBound, own.lowerBound)
    let right = min(own.upperBound, whole.upperBound)..<whole.upperBound
    if head > cue, !holdsArgument(left, of: head) {
      return [trimmed(cutBeforeParticiple(right, cue: cue))].filter { !$0.isEmpty }
    }
    let opensWithParticiple = head < cue && right.first { isWord($0) }.map { text.tokens[$0].tag == "VBG" } ?? false
    return (opensWithParticiple ? [trimmed(left)] : [trimmed(left), trimmed(right)]).filter { !$0.isEmpty }
  }

  /// Whether a subject or object of `head` stands in `range`: an adjunct alone is the narrator's ("Asked why, he said …").
  private func holdsArgument(_ range: TokenRange, of head: Int) -> Bool {
    text.children(of: head).contains {
      range.contains($0) && ["nsubj", "nsubjpass", "expl", "csubj", "dobj", "attr"].contains(text.tokens[$0].relation)
    }
  }

  /// The sentence of `cue` without the words of the cue's own clause: "The plan, he said, will fail".
  func around(_ cue: Int, below head: Int) -> [TokenRange] {
    let whole = text.subtree(of: head)
    let own = text.subtree(of: cue)
    let left = whole.lowerBound..<max(whole.lowerBound, own.lowerBound)
    let right = min(own.upperBound, whole.upperBound)..<whole.upperBound
    return [trimmed(left), trimmed(right)].filter { range in range.contains { isWord($0) } }
  }

  /// From the first word of the cue's clause to its last, the content's side left out.
  private func cueClause(_ cue: Int, without content: Int) -> TokenRange {
    var low = cue
    var high = cue + 1
    for child in text.children(of: cue) where child != content && isWord(child) {
      let subtree = text.subtree(of: child)
      guard !subtree.contains(content) else { continue }
      if content > cue, subtree.lowerBound > content { continue }
      if content < cue, text.tokens[child].relation == "advcl", child > cue { continue }
      low = min(low, subtree.lowerBound)
      high = max(high, subtree.upperBound)
    }
    if content > cue { high = min(high, content) }
    return low..<max(high, cue + 1)
  }

  /// "said he will stay and insisted that …": a finite verb cannot be joined to "will stay", so it goes with "said".
  private func cutBeforeStrayConjunct(_ range: TokenRange, _ head: Int, cue: Int) -> TokenRange {
    var current = head
    for _ in 0..<8 {
      guard let next = text.children(of: current, "conj").first(where: { $0 > current && range.contains($0) }) else {
        break
      }
      if text.isStrayConjunct(next, of: head, cue: cue, isReporting: lexicon.isReporting(next, in: text)) {
        let start = text.subtree(of: next).lowerBound
        var end = min(start, next)
        while end > range.lowerBound + 1, text.tokens[end - 1].pos == .cconj || text.tokens[end - 1].pos == .punct {
          end -= 1
        }
        return range.lowerBound..<max(range.lowerBound, end)
      }
      current = next
    }
    return range
  }

  /// "said it failed, while Torvik noted that …": the narrator goes on with what somebody else said.
  private func cutBeforeOtherReport(_ range: TokenRange, cue: Int) -> TokenRange {
    for token in range.dropFirst(2)
    where ["while", "whereas", "but", "and"].contains(text.tokens[token].lower) && text.isAfterComma(token) {
      guard let verb = reportBehind(token, in: range), text.finiteForm(of: verb) == text.finiteForm(of: cue) else {
        continue
      }
      return range.lowerBound..<(token - 1)
    }
    return range
  }

  /// "concluded that it was fair, but there were no grounds …", "said it is late and they are tired": a clause that the
  /// parser joins to the cue goes on with what is said where its tense or its "there" shows so.
  private func withSecondClause(_ range: TokenRange, _ head: Int, cue: Int) -> TokenRange {
    guard let next = text.children(of: cue, "conj").first(where: { $0 >= range.upperBound }),
      !lexicon.isReporting(next, in: text), !text.children(of: next, "nsubj", "nsubjpass", "expl").isEmpty
    else { return range }
    let clause = text.subtree(of: next)
    let gap = range.upperBound..<max(range.upperBound, clause.lowerBound)
    guard gap.count <= 3, gap.allSatisfy({ !isWord($0) || text.tokens[$0].pos == .cconj }),
      gap.contains(where: { text.tokens[$0].pos == .cconj })
    else { return range }
    return belongs(next, to: head, cue: cue) ? range.lowerBound..<clause.upperBound : range
  }

  private func belongs(_ clause: Int, to head: Int, cue: Int) -> Bool {
    guard text.finiteForm(of: cue) == "VBD" else { return false }
    if isPresent(clause), isPresent(head) { return true }
    return text.children(of: clause, "expl").contains { $0 < clause }
      || text.children(of: clause, "aux").contains {
        ["would", "could", "might", "had"].contains(text.tokens[$0].lower)
      }
  }

  private func isPresent(_ verb: Int) -> Bool {
    text.finiteForm(of: verb).map { $0 == "VBZ" || $0 == "VBP" } ?? false
  }

  /// "said despite the rain, the harvest would be good": what the parser hangs on the cue opens what is said.
  private func withOpeningAdjunct(_ range: TokenRange, cue: Int) -> TokenRange {
    let start = cue + 1
    guard start < range.lowerBound, range.lowerBound - start < 24,
      Self.openingWords.contains(text.tokens[start].lower),
      text.tokens[range.lowerBound - 1].lower == ",", text.isToken(start, below: cue)
    else { return range }
    return start..<range.upperBound
  }

  private static let openingWords: Set<String> = [
    "after", "despite", "because", "although", "unlike", "given", "without", "if", "unless", "while", "since", "until",
  ]

  /// A verb of saying with a named subject right behind a conjunction, which reports with a clause or marked words.
  private func reportBehind(_ conjunction: Int, in range: TokenRange) -> Int? {
    guard
      let verb = ((conjunction + 1)..<min(range.upperBound, conjunction + 12)).first(where: {
        text.finiteForm(of: $0) != nil && text.tokens[$0].pos == .verb
      }), lexicon.entries(ofVerb: text.tokens[verb].lemma)?.contains(where: { $0.kind == .speech }) == true,
      let subject = text.children(of: verb, "nsubj").first, subject > conjunction, text.tokens[subject].pos == .propn
    else { return nil }
    let hasMarks = ((verb + 1)..<min(range.upperBound, verb + 8)).contains { isOpeningMark($0) }
    return hasMarks || !text.children(of: verb, "ccomp").isEmpty ? verb : nil
  }

  /// What the parser put before "that" is the narrator's: "said on Monday that …".
  private func fromThat(_ range: TokenRange, _ head: Int) -> TokenRange {
    guard let mark = text.children(of: head, "mark").first(where: { text.tokens[$0].lower == "that" }) else {
      return range
    }
    return max(range.lowerBound, min(mark, head))..<range.upperBound
  }

  /// A clause that the parser hung on the cue though it follows what is said: "said it had closed, given the rain".
  private func extended(_ range: TokenRange, cue: Int) -> TokenRange {
    var high = range.upperBound
    for child in text.children(of: cue) where child >= high {
      let token = text.tokens[child]
      if token.pos == .punct { continue }
      let subtree = text.subtree(of: child)
      let follows = (high..<max(high, subtree.lowerBound)).allSatisfy { !isWord($0) }
      guard follows, token.relation == "advcl" || token.relation == "prep" && token.pos == .verb else { break }
      high = subtree.upperBound
    }
    return range.lowerBound..<high
  }

  /// ", adding that …" is a cue of its own, whatever the parser hangs it on.
  private func cutBeforeParticiple(_ range: TokenRange, cue: Int) -> TokenRange {
    for token in range.dropFirst(2) where text.tokens[token].tag == "VBG" && text.isAfterComma(token) {
      guard let entry = lexicon.entries(ofVerb: text.tokens[token].lemma)?.first, entry.kind == .speech,
        entry.frames.contains(.clause), text.tokens[token].relation == "advcl" || text.tokens[token].relation == "acl"
      else { continue }
      if text.isToken(text.tokens[token].head, below: cue) { return range.lowerBound..<(token - 1) }
    }
    return range
  }

  /// Without punctuation at the ends; a question mark and the marks of words quoted inside stay.
  func trimmed(_ range: TokenRange) -> TokenRange {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, isEdge(low) && !isOpeningMark(low) || isLooseConjunction(low) { low += 1 }
    while low < high {
      let last = high - 1
      if isStop(last) || text.tokens[last].pos == .space || text.tokens[last].pos == .cconj {
        high = last
      } else if isClosingMark(last), last > low, isStop(last - 1) {
        high = last
      } else {
        break
      }
    }
    return low..<high
  }

  /// "And now …" at a sentence's start joins it to the narrator's last one.
  private func isLooseConjunction(_ token: Int) -> Bool {
    text.tokens[token].pos == .cconj && text.tokens[token].isSentenceStart
  }

  func isWord(_ token: Int) -> Bool { text.tokens[token].pos != .punct && text.tokens[token].pos != .space }

  private func isEdge(_ token: Int) -> Bool {
    (text.tokens[token].pos == .punct || text.tokens[token].pos == .space) && text.tokens[token].lower != "("
  }

  private func isStop(_ token: Int) -> Bool {
    [".", ",", ";", ":", "—", "–", "--", "-"].contains(text.tokens[token].lower)
  }

  private func isOpeningMark(_ token: Int) -> Bool {
    ["“", "‘", "\"", "«", "„", "''", "``", "'"].contains(text.tokens[token].text)
  }

  private func isClosingMark(_ token: Int) -> Bool {
    ["”", "’", "\"", "»", "“", "''", "'"].contains(text.tokens[token].text)
  }
}

extension CueLexicon {
  /// Whether the verb reports words with a clause of its own.
  func reportsClause(_ verb: Int, in text: AnalysedText) -> Bool {
    text.children(of: verb).contains { text.tokens[$0].relation == "ccomp" && $0 > verb }
      && entries(ofVerb: text.tokens[verb].lemma)?.contains { $0.kind == .speech && $0.frames.contains(.clause) }
        == true
  }
}

extension CueLexicon {
  /// Whether the verb reports words with a clause or with marks behind it: "and called it “a joke”".
  func isReporting(_ verb: Int, in text: AnalysedText) -> Bool {
    if reportsClause(verb, in: text) { return true }
    let end = min(text.sentence(of: verb).upperBound, verb + 8)
    return ((verb + 1)..<max(verb + 1, end)).contains { ["“", "\"", "«", "``"].contains(text.tokens[$0].text) }
      && entries(ofVerb: text.tokens[verb].lemma)?.contains { $0.kind == .speech } == true
  }
}

extension AnalysedText {
  /// Whether a comma stands before the token, with closing marks between at most.
  func isAfterComma(_ token: Int) -> Bool {
    var before = token - 1
    while before > 0, ["”", "\"", "''", "’", "»"].contains(tokens[before].text) { before -= 1 }
    return before >= 0 && tokens[before].lower == ","
  }

  /// Whether `verb`, joined to the reported `head` by the parser, can only be joined to the cue: it is finite as the
  /// cue is, has no subject of its own, and `head` is finite in another way.
  func isStrayConjunct(_ verb: Int, of head: Int, cue: Int, isReporting: Bool) -> Bool {
    let form = tokens[verb].tag.rawValue
    // A participle in form, where the tagger thought of "had failed and called": what reports is finite.
    if isReporting, form == "VBN", finiteForm(of: cue) == "VBD",
      children(of: verb, "aux", "auxpass", "nsubj", "nsubjpass").isEmpty
    {
      return true
    }
    guard ["VBD", "VBZ", "VBP"].contains(form), finiteForm(of: cue) == form, finiteForm(of: verb) == form else {
      return false
    }
    guard children(of: verb, "nsubj", "nsubjpass", "expl").isEmpty else { return false }
    let other = finiteForm(of: head)
    // "said he was tired and added that …": two verbs that report go together even in one tense.
    return isReporting || other != nil && other != form
  }

  /// The tag of the word that carries the tense: the first auxiliary or the verb itself.
  func finiteForm(of verb: Int) -> String? {
    let first = children(of: verb, "aux", "auxpass").first { $0 < verb } ?? verb
    let tag = tokens[first].tag.rawValue
    return ["VBD", "VBZ", "VBP", "MD"].contains(tag) ? tag : nil
  }
}
