import LanguageAnalysis

/// Makes one event of what one sentence tells twice, and leaves out what is only the content of a request, threat,
/// promise or refusal.
struct DraftFolding {
  let grammar: Grammar
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  func folded(_ drafts: [EventDraft]) -> [EventDraft] {
    var kept = withoutOverlaps(drafts)
    kept = withoutContents(kept)
    kept = nounsTakingTheirVerbs(kept)
    kept = withoutConsequences(kept)
    return withoutRepetitions(kept)
  }

  /// A word that belongs to another trigger (“open *fire*”) tells nothing of its own.
  private func withoutOverlaps(_ drafts: [EventDraft]) -> [EventDraft] {
    let taken = Set(drafts.flatMap { $0.words.dropFirst() })
    return drafts.filter { !taken.contains($0.head) }
  }

  private func withoutContents(_ drafts: [EventDraft]) -> [EventDraft] {
    let contents = self.contents(of: drafts)
    return drafts.filter { draft in
      !contents.contains(draft.head) && !contents.contains(grammar.firstConjunct(of: draft.head))
    }
  }

  /// The words that only say what a request, threat, promise or refusal is about.
  func contents(of drafts: [EventDraft]) -> Set<Int> {
    var contents = Set<Int>()
    for draft in drafts {
      let words = draft.words
      // What somebody is sent, ordered or asked to do.
      var heads = words.flatMap { grammar.clauses(of: $0) }.filter { isContent($0, of: draft) }
      for word in words {
        heads += text.children(of: word, "advcl", "acl").filter(grammar.isInfinitive)
      }
      if Self.speechTypes.contains(draft.rule.code.type) {
        for path in Self.contentPaths { heads += draft.frame.fillers(of: path) }
        heads += draft.frame.fillers(of: [.object]).filter { !phrases.names($0, .actor) }
      }
      for head in heads where !words.contains(head) {
        contents.insert(head)
        // “refused to launch an *attack*”, “called for an *end* to the attacks”
        for inner in grammar.object(of: head) + text.children(of: head, "xcomp")
        where phrases.isToken(head, in: phrases.known.support) || text.tokens[inner].relation == "xcomp" {
          contents.insert(inner)
        }
      }
    }
    return contents
  }

  private func isContent(_ clause: Int, of draft: EventDraft) -> Bool {
    let token = text.tokens[clause]
    // “rejected the junta's decision to *scrap* the pact”: that is done.
    if token.relation == "acl", phrases.lemmas[token.head] == "decision" { return false }
    return Self.speechTypes.contains(draft.rule.code.type)
      || (token.relation == "xcomp" || token.relation == "ccomp") && grammar.isInfinitive(clause)
  }

  /// “killed in *strikes*”, “the *attack* killed ten”: the noun tells the act, the verb gives its target.
  private func nounsTakingTheirVerbs(_ drafts: [EventDraft]) -> [EventDraft] {
    var drafts = drafts
    var gone = Set<Int>()
    for (index, verb) in drafts.enumerated() where verb.frame.kind == .verb && verb.rule.code.type == "ASSAULT" {
      let arguments = Set(
        [
          [Slot.subject], [.preposition(["in"])], [.preposition(["by"])], [.preposition(["during"])],
          [.preposition(["with"])],
        ]
        .flatMap { verb.frame.fillers(of: $0) })
      guard
        let noun = drafts.firstIndex(where: {
          $0.frame.kind == .noun && $0.rule.code.type == "ASSAULT" && arguments.contains($0.head)
        })
      else { continue }
      gone.insert(index)
      if drafts[noun].targets.isEmpty || !drafts[noun].targets.contains(where: { phrases.names($0, .actor) }) {
        drafts[noun].targets = verb.targets
        drafts[noun].targetSlot = "\(verb.targetSlot) of “\(text.tokens[verb.head].text)”"
      }
      if drafts[noun].sources.isEmpty {
        drafts[noun].sources = verb.sources.filter { $0 != drafts[noun].head }
        drafts[noun].sourceSlot = verb.sourceSlot
      }
    }
    return drafts.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }

  /// “attacked the camp, and two soldiers *were killed*”: by nobody else than who attacked.
  private func withoutConsequences(_ drafts: [EventDraft]) -> [EventDraft] {
    drafts.filter { draft in
      guard draft.rule.code.cameo == "180", draft.frame.kind == .verb, draft.sources.isEmpty else { return true }
      return !drafts.contains { other in
        other.rule.code.type == "ASSAULT" && other.head < draft.head && !other.sources.isEmpty
      }
    }
  }

  /// “attacked and killed”, “met for talks”: one act of one type between the same sides is one event.
  private func withoutRepetitions(_ drafts: [EventDraft]) -> [EventDraft] {
    var kept: [EventDraft] = []
    for draft in drafts {
      let isTold = kept.contains { other in
        guard other.rule.code.type == draft.rule.code.type, !other.rule.options.isNothing else { return false }
        // “declared an emergency and a *curfew*”
        if text.tokens[draft.head].relation == "conj", other.rule.code.mode != draft.rule.code.mode { return false }
        if text.isToken(draft.head, below: other.head), draft.frame.kind == .noun, isNear(draft, other) {
          return draft.targets.isEmpty || draft.targets == other.targets || draft.sources == other.sources
        }
        return draft.frame.kind == .verb && draft.sources == other.sources && draft.targets == other.targets
          && !draft.targets.isEmpty
      }
      if !isTold { kept.append(draft) }
    }
    return kept
  }

  /// Whether one depends on the other with at most two words between.
  private func isNear(_ lower: EventDraft, _ upper: EventDraft) -> Bool {
    text.ancestors(of: lower.head).prefix(3).contains(upper.head)
  }

  private static let speechTypes: Set<String> = ["REQUEST", "THREATEN", "AGREE", "REJECT", "CONCEDE"]
  private static let contentPaths: [SlotPath] = [
    [.preposition(["for"])], [.preposition(["to"])], [.preposition(["with"])], [.preposition(["of"])],
    [.preposition(["against"])],
  ]
}
