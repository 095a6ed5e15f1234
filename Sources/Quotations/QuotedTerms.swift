import Findings
import LanguageAnalysis
import TextModel

/// Lists the marked words that are nobody's words.
struct QuotedTerms {
  let text: AnalysedText
  let names: MarkedNames

  func terms(in draft: QuotationDraft) -> [QuotedTerm] {
    draft.spans.indices.compactMap { index in
      let span = draft.spans[index]
      guard !draft.isTaken(index), span.firstBlock == span.lastBlock, draft.wordCount(index) <= 12 else { return nil }
      return QuotedTerm(
        range: span.start..<span.end, kind: names.kind(of: index, in: draft),
        confidence: names.isName(index, in: draft) ? 0.8 : 0.7)
    }
  }
}
