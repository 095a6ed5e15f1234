import LanguageAnalysis
import TextModel

/// "She said: “…”", "Torvik: “…”": a cue or a name that stands before the marked words.
extension GapJoin {
  mutating func joinBefore(_ index: Int) -> Bool {
    let gap = gapBefore(index)
    guard !gap.isEmpty else { return false }
    for token in gap.reversed() where isWord(token) {
      let distance = draft.tokens(of: index).lowerBound - token
      if let attribution = reader.bareCue(at: token), text.tokens[token].pos == .verb {
        let isAdjacent = distance <= 3 || draft.isSentence(index) || draft.wordCount(index) > 1
        guard isAdjacent, draft.wordCount(index) > 1 || attribution.entry.kind == .speech && distance <= 4 else {
          return false
        }
        // A phrase that nobody is said to say is a term: "is called “Super Tuesday”".
        guard attribution.speaker != nil || draft.isClause(index) else { return false }
        guard attribution.entry.kind == .speech || draft.isClause(index) || distance <= 12 else { return false }
        return take(index, attribution)
      }
      if let attribution = nounBefore(token, index) { return take(index, attribution) }
    }
    return false
  }

  /// "His words about the “lesson of history”".
  private func nounBefore(_ token: Int, _ index: Int) -> Attribution? {
    guard text.tokens[token].pos == .noun, let entry = reader.lexicon.nouns[text.tokens[token].lemma[...]]?.first,
      entry.frames.contains(.quote), let owner = reader.subjects.possessor(of: token)
    else { return nil }
    return Attribution(
      cue: [token..<(token + 1)], cueHead: token, speaker: reader.speakers.phrase(headedBy: owner), content: [],
      entry: entry, isClausal: false, confidence: 0.7)
  }

  /// Back to the sentence's start or the end of the marks before it.
  func gapBefore(_ index: Int) -> TokenRange {
    let start = draft.spans[index].outer.lowerBound
    let block = blocks[draft.spans[index].firstBlock]
    let low =
      draft.spans[..<index].last {
        $0.parent == draft.spans[index].parent && $0.outer.upperBound <= start
      }?.outer.upperBound ?? block.lowerBound
    let inner = draft.spans[index].parent.map { draft.spans[$0].start } ?? block.lowerBound
    let tokens = text.tokens(in: min(max(low, inner, block.lowerBound), start)..<start)
    var first = tokens.upperBound
    while first > tokens.lowerBound, ![".", ";", "?", "!"].contains(text.tokens[first - 1].lower) { first -= 1 }
    return first..<tokens.upperBound
  }

  /// "Torvik: “…”", also where the colon ends the paragraph before.
  mutating func joinColon(_ index: Int) -> Bool {
    guard draft.spans[index].parent == nil, draft.isClause(index) || draft.wordCount(index) > 3 else { return false }
    let gap = introduction(index)
    guard let last = gap.last(where: { text.tokens[$0].pos != .space }), text.tokens[last].lower == ":" else {
      return false
    }
    let sentence = text.sentence(of: last)
    let root = text.head(of: sentence)
    let verbs = sentence.filter { text.tokens[$0].pos == .verb && $0 < last }
    for verb in verbs.reversed() {
      if let attribution = reader.bareCue(at: verb) { return take(index, attribution) }
    }
    let subject = verbs.isEmpty ? root : reader.subjects.subject(of: root)
    guard let subject, [.propn, .noun, .pron].contains(text.tokens[subject].pos) else { return false }
    let entry = CueEntry(words: [":"], kind: .speech, frames: [.quote], prepositions: [], rule: "colon")
    draft.add(
      Attribution(
        cue: [], cueHead: last, speaker: reader.speakers.phrase(headedBy: subject), content: [], entry: entry,
        confidence: 0.65),
      content: draft.spans[index].parts, form: form(of: index), spans: [index])
    return true
  }

  private func introduction(_ index: Int) -> TokenRange {
    let gap = gapBefore(index)
    if !gap.isEmpty { return gap }
    let block = draft.spans[index].firstBlock
    guard block > 0, text.tokens(in: blocks[block].lowerBound..<draft.spans[index].outer.lowerBound).isEmpty else {
      return gap
    }
    return text.tokens(in: blocks[block - 1])
  }
}
