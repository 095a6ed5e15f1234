import Findings
import LanguageAnalysis
import TextModel

/// Collects quotations while cues and marks are joined; knows which marked span and which cue is taken.
struct QuotationDraft {
  let text: AnalysedText
  let spans: [MarkedSpan]
  var quotations: [Quotation] = []
  /// The quotation that a marked span belongs to.
  private(set) var ownerOfSpan: [Int: Int] = [:]
  private(set) var quotationOfCue: [Int: Int] = [:]

  init(text: AnalysedText, spans: [MarkedSpan]) {
    self.text = text
    self.spans = spans
  }

  @discardableResult
  mutating func add(
    _ attribution: Attribution, content: [ByteRange], form: QuoteLine.Form, spans claimed: [Int] = [],
    within: Int? = nil, confidence: Double? = nil
  ) -> Int {
    let index = quotations.count
    quotations.append(
      Quotation(
        content: content, form: form, speaker: attribution.speaker?.tokens, speakerHead: attribution.speaker?.head,
        source: nil,
        actor: nil, speakerName: nil, cue: attribution.cue, cueHead: attribution.cueHead,
        audience: attribution.audience, through: attribution.through, within: within, act: attribution.entry.kind,
        isDenied: attribution.isDenied,
        confidence: confidence ?? attribution.confidence, rule: attribution.entry.rule))
    for span in claimed { ownerOfSpan[span] = index }
    if within == nil || quotationOfCue[attribution.cueHead] == nil { quotationOfCue[attribution.cueHead] = index }
    return index
  }

  /// A quotation without a cue of its own.
  @discardableResult
  mutating func add(span: Int, speakerOf other: Int?, form: QuoteLine.Form, confidence: Double, rule: String) -> Int {
    let index = quotations.count
    let from = other.map { quotations[$0] }
    quotations.append(
      Quotation(
        content: spans[span].parts, form: form, speaker: from?.speaker, speakerHead: from?.speakerHead,
        source: from?.source, actor: nil,
        speakerName: nil, cue: [], cueHead: nil, audience: from?.audience, through: from?.through ?? [], within: nil,
        act: .speech, isDenied: false,
        confidence: confidence, rule: rule))
    ownerOfSpan[span] = index
    return index
  }

  mutating func append(span: Int, to quotation: Int) {
    quotations[quotation].content.append(contentsOf: spans[span].parts)
    quotations[quotation].content.sort { $0.lowerBound < $1.lowerBound }
    ownerOfSpan[span] = quotation
  }

  func isTaken(_ span: Int) -> Bool { ownerOfSpan[span] != nil }

  /// The tokens inside the marks.
  func tokens(of span: Int) -> TokenRange {
    let marked = spans[span]
    return text.tokens(in: marked.start..<marked.end)
  }

  /// Index of the first marked span that opens at `byte` or later.
  func firstSpan(from byte: Int) -> Int { spans.partitioningIndex { $0.outer.lowerBound >= byte } }

  /// The innermost marked span around a byte. O(log spans + depth).
  func span(around byte: Int) -> Int? {
    let low = firstSpan(from: byte + 1)
    var current = low > 0 ? low - 1 : nil
    while let index = current, !spans[index].outer.contains(byte) { current = spans[index].parent }
    return current
  }

  /// Whether the marked words are a clause of their own rather than a phrase.
  func isClause(_ span: Int) -> Bool {
    let range = tokens(of: span)
    let hasSubject = range.contains { index in
      let token = text.tokens[index]
      return ["nsubj", "nsubjpass", "expl", "csubj"].contains(token.relation) && range.contains(token.head)
        && isFinite(token.head)
    }
    return hasSubject || isSentence(span)
  }

  /// Whether the marked words begin with a capital and end with a full stop or its like.
  func isSentence(_ span: Int) -> Bool {
    let words = text.source[spans[span].start..<spans[span].end].unicodeScalars
    guard let first = words.first, let last = words.last, wordCount(span) > 1 else { return false }
    return first.properties.isUppercase && (".!?…".unicodeScalars.contains(last) || last == "," && wordCount(span) > 2)
  }

  /// Whether every word of weight has a capital, as in titles and names.
  func isCapitalised(_ span: Int) -> Bool {
    let weighty = tokens(of: span).filter { [.noun, .propn, .verb, .adj, .pron, .num].contains(text.tokens[$0].pos) }
    return weighty.allSatisfy {
      text.tokens[$0].text.unicodeScalars.first.map { $0.properties.isUppercase || ("0"..."9").contains($0) } ?? false
    }
  }

  func wordCount(_ span: Int) -> Int {
    tokens(of: span).count { text.tokens[$0].pos != .punct && text.tokens[$0].pos != .space }
  }

  private func isFinite(_ verb: Int) -> Bool {
    let tag = text.tokens[verb].tag
    if tag == "VBD" || tag == "VBP" || tag == "VBZ" || tag == "MD" { return true }
    return !text.children(of: verb, "aux", "auxpass").isEmpty
  }
}
