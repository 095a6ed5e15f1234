import LanguageAnalysis
import TextModel

/// "“…,” she said": a cue that follows the marked words.
extension GapJoin {
  mutating func joinAfter(_ index: Int) -> Bool {
    let gap = gapAfter(index)
    guard let first = gap.first(where: { isWord($0) }) else { return false }
    if endsSentence(index), text.tokens[first].isSentenceStart || startsUpper(first) {
      guard isAttributionOnly(gap) else { return false }
    }
    for token in gap where isMainVerb(token) {
      if let attribution = usable(token, in: gap) { return take(index, attribution) }
      if text.tokens[token].tag == "VBD" || text.tokens[token].tag == "VBZ" || text.tokens[token].tag == "VBP" {
        return joinUnlisted(index, verb: token, gap: gap)
      }
    }
    return false
  }

  private func isMainVerb(_ token: Int) -> Bool {
    guard text.tokens[token].pos == .verb || text.tokens[token].pos == .aux else { return false }
    return text.tokens[token].relation != "aux" && text.tokens[token].relation != "auxpass"
  }

  /// From the closing mark to the next sibling mark, the sentence's end, or far enough.
  private func gapAfter(_ index: Int) -> TokenRange {
    let end = draft.spans[index].outer.upperBound
    let block = blocks[draft.spans[index].lastBlock]
    let next = draft.spans[(index + 1)...].first {
      $0.outer.lowerBound >= end && $0.parent == draft.spans[index].parent
    }
    let limit = min(
      next?.outer.lowerBound ?? block.upperBound, enclosingEnd(index) ?? block.upperBound, block.upperBound)
    let tokens = text.tokens(in: end..<max(end, limit))
    var high = tokens.lowerBound
    while high < tokens.upperBound, high < tokens.lowerBound + 40 {
      if [".", ";", "?", "!"].contains(text.tokens[high].lower), high > tokens.lowerBound { break }
      high += 1
    }
    return tokens.lowerBound..<high
  }

  private func enclosingEnd(_ index: Int) -> Int? { draft.spans[index].parent.map { draft.spans[$0].end } }

  private func endsSentence(_ index: Int) -> Bool {
    let end = draft.spans[index].end
    guard end > 0, end <= text.source.bytes.count else { return false }
    return text.source.bytes[end - 1] == UInt8(ascii: ".")
  }

  private func startsUpper(_ token: Int) -> Bool {
    text.tokens[token].text.unicodeScalars.first?.properties.isUppercase == true
  }

  /// "Smith said" and no more: it may follow a full stop inside the marks.
  private func isAttributionOnly(_ gap: TokenRange) -> Bool {
    gap.count { isWord($0) } <= 6
      && !(gap.last.map { text.tokens[$0].lower == ":" || text.tokens[$0].lower == "," } ?? false)
  }

  /// A cue for marked words, with its subject, that reports nothing else.
  private func usable(_ verb: Int, in gap: TokenRange) -> Attribution? {
    guard var attribution = reader.bareCue(at: verb) else { return nil }
    if draft.quotationOfCue[verb] == nil, hasOwnClause(verb, in: gap) { return nil }
    if attribution.speaker == nil || !isNear(attribution.speaker, gap) {
      attribution.speaker = nearSubject(verb, gap) ?? attribution.speaker
    }
    return attribution
  }

  private func hasOwnClause(_ verb: Int, in gap: TokenRange) -> Bool {
    text.children(of: verb, "ccomp").contains { $0 > verb && gap.contains($0) }
  }

  private func isNear(_ speaker: SpeakerPhrase?, _ gap: TokenRange) -> Bool {
    speaker.map { gap.contains($0.head) } ?? false
  }

  /// The noun phrase right before or after the verb, where the parser was led astray by the marks.
  private func nearSubject(_ verb: Int, _ gap: TokenRange) -> SpeakerPhrase? {
    let nominal: Set<PartOfSpeech> = [.propn, .pron, .noun]
    for token in (gap.lowerBound..<verb).reversed() where nominal.contains(text.tokens[token].pos) {
      let head = text.tokens[token].head
      if gap.contains(head), head < verb, nominal.contains(text.tokens[head].pos) { continue }
      return reader.speakers.phrase(headedBy: token)
    }
    for token in (verb + 1)..<max(verb + 1, gap.upperBound) where nominal.contains(text.tokens[token].pos) {
      if text.tokens[token].relation == "compound" || text.tokens[token].relation == "pobj" { continue }
      return reader.speakers.phrase(headedBy: token)
    }
    return nil
  }

  /// A verb that is in no list stands where only a cue can stand: "“…,” she deadpanned."
  private mutating func joinUnlisted(_ index: Int, verb: Int, gap: TokenRange) -> Bool {
    guard !endsSentence(index), draft.isClause(index), let subject = text.children(of: verb, "nsubj").first,
      gap.contains(subject), abs(subject - verb) <= 8, text.tokens[verb].lemma != "be",
      text.children(of: verb, "dobj", "ccomp", "auxpass").isEmpty, !draft.isCapitalised(index)
    else { return false }
    let entry = CueEntry(
      words: [text.tokens[verb].lemma[...]], kind: .speech, frames: [.quote], prepositions: [], rule: "position")
    return take(
      index,
      Attribution(
        cue: [verb..<(verb + 1)], cueHead: verb, speaker: reader.speakers.phrase(headedBy: subject), content: [],
        entry: entry, confidence: 0.7))
  }
}
