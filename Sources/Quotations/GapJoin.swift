import Findings
import LanguageAnalysis
import TextModel

/// Gives marked words that no tree claimed the cue beside them: after, before, or the last speaker's.
struct GapJoin {
  let text: AnalysedText
  let reader: CueReader
  let blocks: [ByteRange]
  let names: MarkedNames
  var draft: QuotationDraft

  mutating func join() {
    for index in draft.spans.indices where !draft.isTaken(index) && !names.isName(index, in: draft) {
      if let parent = draft.spans[index].parent, !draft.isTaken(parent), draft.isClause(parent) { continue }
      if joinAfter(index) || joinBefore(index) || joinColon(index) { continue }
      joinLast(index)
    }
  }

  // MARK: A cue after the words

  private mutating func joinAfter(_ index: Int) -> Bool {
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
    let next = draft.spans.first { $0.outer.lowerBound >= end && $0.parent == draft.spans[index].parent }
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
      gap.contains(subject), abs(subject - verb) <= 8, text.tokens[verb].lemma != "be"
    else { return false }
    let entry = CueEntry(
      words: [text.tokens[verb].lemma[...]], kind: .speech, frames: [.quote], prepositions: [], rule: "position")
    return take(
      index,
      Attribution(
        cue: [verb..<(verb + 1)], cueHead: verb, speaker: reader.speakers.phrase(headedBy: subject), content: [],
        entry: entry, confidence: 0.7))
  }

  private mutating func take(_ index: Int, _ attribution: Attribution) -> Bool {
    if let quotation = draft.quotationOfCue[attribution.cueHead] {
      switch draft.quotations[quotation].form {
      case .direct:
        // A name in marks beside a quotation is no part of it.
        guard draft.isClause(index) || draft.wordCount(index) > 3 && !draft.isCapitalised(index) else { return false }
        draft.append(span: index, to: quotation)
      case .partial where draft.quotations[quotation].within == nil && draft.isClause(index):
        draft.add(attribution, content: draft.spans[index].parts, form: .direct, spans: [index])
      default:
        draft.add(
          attribution, content: draft.spans[index].parts, form: form(of: index), spans: [index], confidence: 0.7)
      }
    } else {
      let parent = draft.spans[index].parent.flatMap { draft.ownerOfSpan[$0] }
      draft.add(
        attribution, content: draft.spans[index].parts, form: form(of: index), spans: [index], within: parent,
        confidence: draft.wordCount(index) > 1 ? attribution.confidence : 0.5)
    }
    return true
  }

  private func form(of index: Int) -> QuoteLine.Form { draft.isClause(index) ? .direct : .partial }

  // MARK: A cue before the words

  private mutating func joinBefore(_ index: Int) -> Bool {
    let gap = gapBefore(index)
    guard !gap.isEmpty else { return false }
    for token in gap.reversed() where isWord(token) {
      let distance = draft.tokens(of: index).lowerBound - token
      if let attribution = reader.bareCue(at: token), text.tokens[token].pos == .verb {
        let isAdjacent = distance <= 3 || draft.isSentence(index) || draft.wordCount(index) > 1
        guard isAdjacent, draft.wordCount(index) > 1 || attribution.entry.kind == .speech && distance <= 4 else {
          return false
        }
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
  private func gapBefore(_ index: Int) -> TokenRange {
    let start = draft.spans[index].outer.lowerBound
    let block = blocks[draft.spans[index].firstBlock]
    let low =
      draft.spans[..<index].filter { $0.parent == draft.spans[index].parent && $0.outer.upperBound <= start }
      .map(\.outer.upperBound).max() ?? block.lowerBound
    let inner = draft.spans[index].parent.map { draft.spans[$0].start } ?? block.lowerBound
    let tokens = text.tokens(in: min(max(low, inner, block.lowerBound), start)..<start)
    var first = tokens.upperBound
    while first > tokens.lowerBound, ![".", ";", "?", "!"].contains(text.tokens[first - 1].lower) { first -= 1 }
    return first..<tokens.upperBound
  }

  // MARK: A name and a colon

  /// "Torvik: “…”", also where the colon ends the paragraph before.
  private mutating func joinColon(_ index: Int) -> Bool {
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

  // MARK: No cue: the last speaker goes on

  private mutating func joinLast(_ index: Int) {
    let span = draft.spans[index]
    guard span.parent == nil, draft.isSentence(index) || draft.isClause(index) && draft.wordCount(index) > 4,
      startsSentence(index)
    else { return }
    if let last = lastQuotation(before: index) {
      if draft.quotations[last].form == .direct, draft.quotations[last].within == nil {
        draft.append(span: index, to: last)
      } else {
        draft.add(span: index, speakerOf: last, form: .direct, confidence: 0.6, rule: "continued")
      }
    } else {
      draft.add(span: index, speakerOf: nil, form: .direct, confidence: 0.6, rule: "marks")
    }
  }

  private func startsSentence(_ index: Int) -> Bool {
    let block = blocks[draft.spans[index].firstBlock]
    let before = text.source[block.lowerBound..<max(block.lowerBound, draft.spans[index].outer.lowerBound)]
    guard let last = before.last(where: { !$0.isWhitespace }) else { return true }
    return ".:?!”\"".contains(last)
  }

  /// The quotation after which nothing but its own attribution stands before these words.
  private func lastQuotation(before index: Int) -> Int? {
    let start = draft.spans[index].outer.lowerBound
    let block = draft.spans[index].firstBlock
    let candidates = draft.quotations.indices.filter { place in
      let quotation = draft.quotations[place]
      guard quotation.within == nil, quotation.act == .speech, let end = quotation.content.last?.upperBound else {
        return false
      }
      // "said Berg, who noted that …": the next words are Berg's.
      if let cue = quotation.cueHead, text.tokens[cue].relation == "relcl" { return false }
      return end <= start && end >= blocks[max(0, block - 1)].lowerBound
    }
    guard let last = candidates.max(by: { end(of: $0) < end(of: $1) }) else { return nil }
    // At most the sentence of the cue may stand between.
    let between = text.tokens(in: end(of: last)..<start)
    let sentences = between.filter { text.tokens[$0].isSentenceStart && isWord($0) }
    let cueSentence = draft.quotations[last].cueHead.map { text.sentence(of: $0) }
    let strangers = sentences.filter { token in
      guard let cueSentence else { return true }
      return !cueSentence.contains(token) && token > (draft.quotations[last].cueHead ?? 0)
    }
    return strangers.isEmpty ? last : nil
  }

  private func end(of quotation: Int) -> Int { draft.quotations[quotation].content.last?.upperBound ?? 0 }

  private func isWord(_ token: Int) -> Bool { text.tokens[token].pos != .punct && text.tokens[token].pos != .space }
}
