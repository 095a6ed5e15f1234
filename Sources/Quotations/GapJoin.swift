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

  mutating func take(_ index: Int, _ attribution: Attribution) -> Bool {
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

  func form(of index: Int) -> QuoteLine.Form { draft.isClause(index) ? .direct : .partial }

  func isWord(_ token: Int) -> Bool { text.tokens[token].pos != .punct && text.tokens[token].pos != .space }
}
