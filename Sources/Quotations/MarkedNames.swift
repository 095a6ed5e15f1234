import Findings
import LanguageAnalysis
import TextModel

/// Tells names in quotation marks – titles of works, nicknames, terms – from words that somebody says.
struct MarkedNames {
  let text: AnalysedText
  let lexicon: CueLexicon

  /// Whether the marked words name something, so that no cue beside them makes them a quotation.
  func isName(_ span: Int, in draft: QuotationDraft) -> Bool {
    let range = draft.tokens(of: span)
    if isBetweenNames(range) { return true }
    let before = words(before: range)
    guard draft.wordCount(span) <= 8, !draft.isSentence(span) else { return false }
    if before.suffix(2).contains(where: { isListed($0, "name-words") }) { return true }
    if isLabel(span, range, in: draft) { return true }
    return draft.isCapitalised(span) && followsSmallWord(range) && before.contains { isListed($0, "work-words") }
  }

  /// "the “Kiss & Fly” section", "their “fringe country” status": a name in capitals, or words that qualify the noun after.
  private func isLabel(_ span: Int, _ range: TokenRange, in draft: QuotationDraft) -> Bool {
    let before = range.lowerBound - 2
    if isSubjectInCapitals(span, range, in: draft) { return true }
    guard before >= 0, let last = text.source[draft.spans[span].start..<draft.spans[span].end].last,
      last.isLetter || last.isNumber, !draft.isClause(span),
      [.det, .adp, .adj, .noun, .propn, .cconj, .num].contains(text.tokens[before].pos)
        || text.tokens[before].tag == "PRP$" || text.tokens[before].tag == "POS"
    else { return false }
    if draft.isCapitalised(span), draft.wordCount(span) <= 5, followsSmallWord(range) { return true }
    let after = range.upperBound + 1
    guard draft.wordCount(span) <= 3, after < text.tokens.count, text.tokens[after].pos == .noun,
      text.tokens[before].pos != .adp
    else { return false }
    return range.contains { text.tokens[$0].head == after || text.tokens[$0].relation == "compound" }
  }

  /// "“Build Back Better” calls for …".
  private func isSubjectInCapitals(_ span: Int, _ range: TokenRange, in draft: QuotationDraft) -> Bool {
    let after = range.upperBound + 1
    guard draft.isCapitalised(span), draft.wordCount(span) > 1, draft.wordCount(span) <= 6, after < text.tokens.count,
      let last = text.source[draft.spans[span].start..<draft.spans[span].end].last, last.isLetter || last.isNumber
    else { return false }
    return ["VBZ", "VBD", "MD"].contains(text.tokens[after].tag.rawValue)
  }

  func kind(of span: Int, in draft: QuotationDraft) -> QuotedTermLine.Kind {
    let range = draft.tokens(of: span)
    let before = words(before: range)
    if isBetweenNames(range) || before.contains(where: { isListed($0, "nickname-words") }) { return .nickname }
    let isWork = before.contains { isListed($0, "work-words") }
    if draft.isCapitalised(span), draft.wordCount(span) > 1 || isWork { return .title }
    if before.contains(where: { isListed($0, "term-words") }) { return .term }
    return .scare
  }

  private func isListed(_ word: String, _ list: Substring) -> Bool {
    lexicon.wordLists[list]?.contains(word[...]) == true
  }

  /// The lemmas of the few words before the mark.
  private func words(before range: TokenRange) -> [String] {
    guard let first = range.first else { return [] }
    let sentence = text.sentence(of: first)
    return (max(sentence.lowerBound, first - 6)..<first).filter { text.tokens[$0].pos != .punct }.map {
      text.tokens[$0].lemma
    }
  }

  /// In a headline every word has a capital, so capitals tell nothing there.
  private func followsSmallWord(_ range: TokenRange) -> Bool {
    let word = range.lowerBound - 2
    guard text.tokens.indices.contains(word) else { return false }
    return text.tokens[word].text.unicodeScalars.first?.properties.isLowercase ?? false
  }

  /// John “Jack” Smith.
  private func isBetweenNames(_ range: TokenRange) -> Bool {
    let before = range.lowerBound - 2
    let after = range.upperBound + 1
    guard range.count <= 4, before >= 0, after < text.tokens.count else { return false }
    return text.tokens[before].pos == .propn && text.tokens[after].pos == .propn
      && text.sentence(of: before) == text.sentence(of: after)
  }
}
