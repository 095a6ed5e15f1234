import Findings
import LanguageAnalysis
import TextModel

/// Names the kind of marked words that are nobody's words: titles, nicknames, terms, scare quotes.
struct QuotedTerms {
  let text: AnalysedText
  let lexicon: CueLexicon

  func terms(in draft: QuotationDraft) -> [QuotedTerm] {
    draft.spans.indices.compactMap { index in
      let span = draft.spans[index]
      guard !draft.isTaken(index), span.firstBlock == span.lastBlock, draft.wordCount(index) <= 12 else { return nil }
      return QuotedTerm(range: span.start..<span.end, kind: kind(of: index, in: draft), confidence: 0.7)
    }
  }

  private func kind(of index: Int, in draft: QuotationDraft) -> QuotedTermLine.Kind {
    let range = draft.tokens(of: index)
    if isBetweenNames(draft.spans[index], range) { return .nickname }
    let before = words(before: range.lowerBound)
    if before.contains(where: { lexicon.wordLists["nickname-words"]?.contains($0[...]) == true }) { return .nickname }
    if isTitle(range, before) { return .title }
    if before.contains(where: { lexicon.wordLists["term-words"]?.contains($0[...]) == true }) { return .term }
    return .scare
  }

  /// The lemmas of the few words before the mark.
  private func words(before token: Int) -> [String] {
    let sentence = text.sentence(of: min(token, max(0, text.tokens.count - 1)))
    return (max(sentence.lowerBound, token - 5)..<token).map { text.tokens[$0].lemma }
  }

  /// John “Jack” Smith.
  private func isBetweenNames(_ span: MarkedSpan, _ range: TokenRange) -> Bool {
    let before = range.lowerBound - 2
    let after = range.upperBound + 1
    guard text.tokens.indices.contains(before), text.tokens.indices.contains(after) else { return false }
    return text.tokens[before].pos == .propn && text.tokens[after].pos == .propn
      && text.sentence(of: before) == text.sentence(of: after) && range.count <= 4
  }

  /// Words with capitals throughout, or after the word for a work.
  private func isTitle(_ range: TokenRange, _ before: [String]) -> Bool {
    let isWork = before.contains { lexicon.wordLists["work-words"]?.contains($0[...]) == true }
    let content = range.filter { [.noun, .propn, .verb, .adj, .pron, .num].contains(text.tokens[$0].pos) }
    let capitals = content.allSatisfy {
      text.tokens[$0].text.unicodeScalars.first.map { $0.properties.isUppercase || ("0"..."9").contains($0) } ?? false
    }
    return capitals && !content.isEmpty && (range.count > 1 || isWork)
  }
}
