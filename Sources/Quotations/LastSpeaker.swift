import Findings
import LanguageAnalysis
import TextModel

/// Marked sentences without a cue of their own go on with what the last speaker said.
extension GapJoin {
  mutating func joinLast(_ index: Int) {
    let span = draft.spans[index]
    guard span.parent == nil, draft.isSentence(index) || draft.isClause(index) && draft.wordCount(index) > 4,
      startsSentence(index), !goesOn(after: index)
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

  /// "“Where is he?” signs": the narrator's sentence goes on.
  private func goesOn(after index: Int) -> Bool {
    let end = draft.spans[index].outer.upperBound
    guard end < blocks[draft.spans[index].lastBlock].upperBound else { return false }
    let next = text.tokens(in: end..<blocks[draft.spans[index].lastBlock].upperBound).first {
      text.tokens[$0].pos != .space
    }
    return next.map { text.tokens[$0].text.unicodeScalars.first?.properties.isLowercase == true } ?? false
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
    return strangers.isEmpty ? directBeside(last, among: candidates) ?? last : nil
  }

  /// "“I noticed it,” he wrote, recalling the meeting. “He was calm.”": it is the direct words that go on.
  private func directBeside(_ last: Int, among candidates: [Int]) -> Int? {
    guard draft.quotations[last].form != .direct, let cue = draft.quotations[last].cueHead else { return nil }
    return candidates.last { place in
      draft.quotations[place].form == .direct
        && draft.quotations[place].cueHead.map { other in
          text.sentence(of: other) == text.sentence(of: cue)
            && (draft.quotations[place].speakerHead == draft.quotations[last].speakerHead
              || text.tokens[other].relation == "ROOT")
        } == true
    }
  }

  private func end(of quotation: Int) -> Int { draft.quotations[quotation].content.last?.upperBound ?? 0 }
}
