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
    for index in draft.spans.indices
    where !draft.isTaken(index) && !names.isName(index, in: draft) && !isMereWord(index) {
      if let parent = draft.spans[index].parent, !draft.isTaken(parent), draft.isClause(parent) { continue }
      if joinAfter(index) || joinBefore(index) || joinColon(index) { continue }
      joinLast(index)
    }
  }

  mutating func take(_ index: Int, _ attribution: Attribution) -> Bool {
    if let quotation = draft.quotationOfCue[attribution.cueHead] {
      switch draft.quotations[quotation].form {
      case .direct:
        // A name in marks beside a quotation is no part of it.
        guard
          draft.isClause(index) || draft.wordCount(index) > 3 && !draft.isCapitalised(index)
            || isOpening(index, of: quotation)
        else { return false }
        draft.append(span: index, to: quotation)
      case .partial where draft.quotations[quotation].within == nil && draft.isClause(index):
        draft.add(attribution, content: draft.spans[index].parts, form: .direct, spans: [index])
      default:
        guard draft.isClause(index) || isGoverned(index, by: attribution) else { return false }
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

  /// A phrase in marks under a cue that has told something already: it hangs on the cue, which tells of words.
  private func isGoverned(_ index: Int, by attribution: Attribution) -> Bool {
    guard attribution.entry.kind == .speech, draft.wordCount(index) > 1, let first = draft.tokens(of: index).first
    else { return false }
    return text.isToken(first, below: attribution.cueHead)
  }

  /// "“However,” he said, “the study …”": a marked word with its comma, right before what it opens.
  private func isOpening(_ index: Int, of quotation: Int) -> Bool {
    guard
      let next = draft.spans.indices.dropFirst(index + 1).first(where: {
        draft.spans[$0].parent == draft.spans[index].parent
      })
    else { return false }
    guard draft.ownerOfSpan[next] == quotation, draft.spans[next].firstBlock == draft.spans[index].lastBlock else {
      return false
    }
    let isComma = text.source[draft.spans[index].start..<draft.spans[index].end].last == ","
    return isComma || text.source.scalar(at: draft.spans[next].start).scalar.properties.isLowercase
  }

  /// One word without a stop inside its marks is a term.
  private func isMereWord(_ index: Int) -> Bool {
    draft.wordCount(index) <= 1
      && text.source[draft.spans[index].start..<draft.spans[index].end].last.map { $0.isLetter || $0.isNumber } ?? true
  }

  func form(of index: Int) -> QuoteLine.Form { draft.isClause(index) ? .direct : .partial }

  func isWord(_ token: Int) -> Bool { text.tokens[token].pos != .punct && text.tokens[token].pos != .space }
}
