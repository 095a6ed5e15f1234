import LanguageAnalysis

/// Cues that are no verbs: nouns, adjectives, prepositions.
extension CueReader {
  /// "The claim that …", "his promise to leave", "her criticism of the plan".
  func nominal(at noun: Int) -> Attribution? {
    for entry in lexicon.nouns[text.tokens[noun].lemma[...]] ?? [] {
      if let attribution = attribution(entry, ofNoun: noun) { return attribution }
    }
    return nil
  }

  private func attribution(_ entry: CueEntry, ofNoun noun: Int) -> Attribution? {
    guard let filled = fill(entry, ofNoun: noun) else { return nil }
    let speaker = holder(of: noun)
    if !filled.isClausal, speaker == nil || text.tokens[noun].relation == "pobj" { return nil }
    return Attribution(
      cue: joined([noun] + filled.preposition), cueHead: noun, speaker: phrase(speaker), content: [filled.content],
      entry: entry, isDenied: entry.frames.contains(.denial), isClausal: filled.isClausal,
      confidence: filled.isClausal ? entry.kind.confidence - 0.1 : 0.4)
  }

  private func fill(
    _ entry: CueEntry, ofNoun noun: Int
  ) -> (content: TokenRange, isClausal: Bool, preposition: [Int])? {
    for clause in text.children(of: noun, "acl", "ccomp", "relcl", "xcomp") where clause > noun {
      let span = contents.trimmed(from(noun + 1, text.subtree(of: clause)))
      if entry.frames.contains(.infinitive), isInfinitive(clause) { return (span, false, []) }
      let opensWithThat = !span.isEmpty && ["that", "whether"].contains(text.tokens[span.lowerBound].lower)
      if entry.frames.contains(.clause), opensWithThat, !isRelative(clause, of: noun) { return (span, true, []) }
    }
    for preposition in text.children(of: noun, "prep")
    where entry.prepositions.contains(text.tokens[preposition].lower[...]) {
      guard let object = text.children(of: preposition, "pobj", "pcomp").first else { continue }
      return (contents.trimmed(from(preposition + 1, text.subtree(of: object))), false, [preposition])
    }
    return nil
  }

  /// "the claim that he made": its "that" stands for the claim itself.
  private func isRelative(_ clause: Int, of noun: Int) -> Bool {
    text.tokens[clause].relation == "relcl"
      && text.children(of: clause, "nsubj", "dobj").contains {
        text.tokens[$0].lower == "that" && text.tokens[$0].tag == "WDT"
      }
  }

  /// Whose claim it is: the possessor, the author after "by", or who makes it ("made the claim").
  private func holder(of noun: Int) -> Int? {
    if let possessor = subjects.possessor(of: noun) { return possessor }
    for preposition in text.children(of: noun, "prep") where ["by", "from"].contains(text.tokens[preposition].lower) {
      if let author = text.children(of: preposition, "pobj").first { return author }
    }
    let head = text.tokens[noun].head
    guard text.tokens[noun].relation == "dobj",
      lexicon.wordLists["light-verbs"]?.contains(text.tokens[head].lemma[...]) == true
    else { return nil }
    return subjects.subject(of: head)
  }

  /// "confident that …", "worried about …".
  func adjectival(at adjective: Int) -> Attribution? {
    for entry in lexicon.adjectives[text.tokens[adjective].lower[...]] ?? [] {
      if let attribution = attribution(entry, ofAdjective: adjective) { return attribution }
    }
    return nil
  }

  private func attribution(_ entry: CueEntry, ofAdjective adjective: Int) -> Attribution? {
    var content: TokenRange?
    var isClausal = true
    var cue = [adjective]
    if entry.frames.contains(.clause),
      let clause = text.children(of: adjective, "ccomp").first(where: { $0 > adjective })
    {
      content = text.subtree(of: clause)
    } else if entry.frames.contains(.infinitive),
      let action = text.children(of: adjective, "xcomp").first(where: { isInfinitive($0) })
    {
      content = text.subtree(of: action)
      isClausal = false
    } else if let preposition = text.children(of: adjective, "prep").first(where: {
      entry.prepositions.contains(text.tokens[$0].lower[...])
    }),
      let object = text.children(of: preposition, "pobj", "pcomp").first
    {
      content = text.subtree(of: object)
      isClausal = false
      cue.append(preposition)
    }
    guard let content else { return nil }
    let head = text.tokens[adjective].head
    return Attribution(
      cue: joined(cue), cueHead: adjective, speaker: phrase(subjects.subject(of: head)),
      content: [contents.trimmed(from(adjective + 1, content))], entry: entry, isDenied: isNegated(head),
      isClausal: isClausal, confidence: isClausal ? entry.kind.confidence - 0.1 : 0.4)
  }

  /// "According to the ministry, …", "in the words of …", "in his view, …".
  func prepositional(at index: Int) -> Attribution? {
    if let poll = poll(at: index) { return poll }
    guard let entries = lexicon.prepositions[text.tokens[index].lower[...]] else { return nil }
    if let opening = openingAccordingTo(index, entries) { return opening }
    for entry in entries {
      guard let match = matchPhrase(entry.words, at: index) else { continue }
      let own = text.subtree(of: index)
      let head = clauseHead(of: index)
      guard head != index else { continue }
      let phrase = speakers.phrase(headedBy: match.speaker)
      let spans = contents.around(index, below: head).filter {
        $0.lowerBound >= own.upperBound || $0.upperBound <= own.lowerBound
      }
      guard !spans.isEmpty else { continue }
      return Attribution(
        cue: match.cue, cueHead: index, speaker: phrase, content: spans, entry: entry,
        confidence: entry.kind.confidence)
    }
    return nil
  }

  /// "According to editor Keni Lesa, the movement was …" where the parser takes the name for the subject: the name ends at
  /// the comma and the rest of the sentence is said.
  private func openingAccordingTo(_ index: Int, _ entries: [CueEntry]) -> Attribution? {
    guard text.tokens[index].lower == "according", text.tokens[index].isSentenceStart, index + 2 < text.tokens.count,
      text.tokens[index + 1].lower == "to", text.children(of: index + 1, "pobj").isEmpty, let entry = entries.first
    else { return nil }
    let sentence = text.sentence(of: index)
    guard let comma = sentence.dropFirst(3).prefix(16).first(where: { text.tokens[$0].lower == "," }) else {
      return nil
    }
    let content = contents.trimmed((comma + 1)..<sentence.upperBound)
    guard content.count > 1 else { return nil }
    let name = (index + 2)..<comma
    let head = text.head(of: name)
    return Attribution(
      cue: [index..<(index + 2)], cueHead: index, speaker: SpeakerPhrase(tokens: name, head: head), content: [content],
      entry: entry, confidence: entry.kind.confidence - 0.1)
  }

  /// "In a recent poll, the party led by ten points": the poll says so.
  private func poll(at index: Int) -> Attribution? {
    guard text.tokens[index].lower == "in", let object = text.children(of: index, "pobj").first,
      lexicon.wordLists["polls"]?.contains(text.tokens[object].lemma[...]) == true
    else { return nil }
    let head = clauseHead(of: index)
    let own = text.subtree(of: index)
    let isFinite = text.finiteForm(of: head) != nil
    let isReporting = lexicon.entries(ofVerb: text.tokens[head].lemma)?.contains { $0.kind == .speech } == true
    guard isFinite, !isReporting, text.tokens[index].head == head else { return nil }
    let spans = contents.around(index, below: head).filter {
      $0.lowerBound >= own.upperBound || $0.upperBound <= own.lowerBound
    }
    guard !spans.isEmpty, let entry = lexicon.prepositions["according"]?.first else { return nil }
    return Attribution(
      cue: [index..<(index + 1)], cueHead: index, speaker: speakers.phrase(headedBy: object), content: spans,
      entry: entry, confidence: 0.6)
  }

  /// The words of a phrase in a row; `*` is the possessor, otherwise the speaker is the last word's object.
  private func matchPhrase(_ words: [Substring], at start: Int) -> (cue: [TokenRange], speaker: Int)? {
    var place = start
    var cue: [Int] = []
    var possessor: Int?
    for (number, word) in words.enumerated() {
      guard place < text.tokens.count else { return nil }
      if word == "*" {
        guard number + 1 < words.count,
          let noun = ((place + 1)..<min(place + 12, text.tokens.count)).first(where: {
            text.tokens[$0].lower == words[number + 1]
          }),
          let owner = subjects.possessor(of: noun), text.subtree(of: noun).lowerBound == place
        else { return nil }
        possessor = owner
        place = noun
        continue
      }
      guard text.tokens[place].lower == word else { return nil }
      cue.append(place)
      place += 1
    }
    if let possessor { return (joined(cue), possessor) }
    guard let last = cue.last, let object = text.children(of: last, "pobj").first else { return nil }
    return (joined(cue), object)
  }
}
