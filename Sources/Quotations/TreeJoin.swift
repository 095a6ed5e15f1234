import Findings
import LanguageAnalysis
import TextModel

/// Joins what the trees say with what the marks say: direct, partial and indirect quotations under a cue.
struct TreeJoin {
  let text: AnalysedText
  let names: MarkedNames
  var draft: QuotationDraft

  mutating func join(_ attributions: [Attribution]) {
    for attribution in attributions {
      let host = draft.span(around: text.tokens[attribution.cueHead].range.lowerBound)
      join(attribution, host: host)
    }
  }

  private mutating func join(_ attribution: Attribution, host: Int?) {
    let ranges = attribution.content.map { text.bytes(of: $0) }.filter { !$0.isEmpty }
    guard !ranges.isEmpty, attribution.content.allSatisfy({ !$0.contains(attribution.cueHead) }) else { return }
    let marked = spans(overlapping: ranges, below: host)
    if marked.isEmpty {
      addIndirect(attribution, ranges, host: host)
    } else if unmarkedWords(attribution.content, outside: marked) == 0 {
      addMarked(attribution, marked, host: host)
    } else if attribution.isClausal {
      addMixed(attribution, ranges, marked, host: host)
    } else {
      addPartials(attribution, ranges, marked, host: host)
    }
  }

  /// The marked spans at the cue's own level that share bytes with the content.
  private func spans(overlapping ranges: [ByteRange], below host: Int?) -> [Int] {
    guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() else { return [] }
    // Siblings do not overlap, so at most one that opens before the content reaches into it.
    let first = draft.firstSpan(from: start)
    var before = first > 0 ? first - 1 : nil
    while let index = before, draft.spans[index].parent != host { before = draft.spans[index].parent }
    let after = draft.spans[first...].prefix { $0.outer.lowerBound < end }.indices
    return ([before].compactMap { $0 } + after).filter { index in
      let span = draft.spans[index]
      return span.parent == host && !draft.isTaken(index) && ranges.contains { $0.overlaps(span.outer) }
    }
  }

  /// Words of the content that stand outside the marks; a leading "But" is none.
  private func unmarkedWords(_ content: [TokenRange], outside marked: [Int]) -> Int {
    var count = 0
    for range in content {
      for (place, token) in range.enumerated() {
        let word = text.tokens[token]
        guard word.pos != .punct, word.pos != .space else { continue }
        if place == 0, word.pos == .cconj { continue }
        if !marked.contains(where: { draft.spans[$0].outer.contains(word.range.lowerBound) }) { count += 1 }
      }
    }
    return count
  }

  private mutating func addIndirect(_ attribution: Attribution, _ ranges: [ByteRange], host: Int?) {
    // Within another's words only further words are worth a line, not every attitude.
    let owner = host.flatMap { draft.ownerOfSpan[$0] }
    if host != nil, attribution.entry.kind != .speech { return }
    draft.add(attribution, content: ranges, form: .indirect, within: owner)
  }

  private mutating func addMarked(_ attribution: Attribution, _ marked: [Int], host: Int?) {
    if !attribution.isClausal, let only = marked.first, marked.count == 1, isMereTerm(only, attribution) { return }
    let isDirect = attribution.isClausal || marked.contains { draft.isClause($0) }
    draft.add(
      attribution, content: marked.flatMap { draft.spans[$0].parts }, form: isDirect ? .direct : .partial,
      spans: marked, within: host.flatMap { draft.ownerOfSpan[$0] },
      confidence: min(0.95, attribution.confidence + 0.05))
  }

  /// "a pattern called “glider”", "accepting “them”": nobody is said to have said so.
  private func isMereTerm(_ span: Int, _ attribution: Attribution) -> Bool {
    if draft.isClause(span) { return false }
    return attribution.speaker == nil || draft.wordCount(span) == 1 && attribution.entry.kind != .speech
      || names.isName(span, in: draft)
  }

  /// A reported clause with marked words in it: the clause, and each marked part within it.
  private mutating func addMixed(
    _ attribution: Attribution, _ ranges: [ByteRange], _ marked: [Int], host: Int?
  ) {
    // "In a statement, Berg said, “…”": the part outside the marks is the narrator's.
    let isApart = attribution.content.contains { unmarkedWords([$0], outside: marked) == 0 }
    if isApart, marked.contains(where: { draft.isClause($0) }) {
      addMarked(attribution, marked, host: host)
      return
    }
    if let direct = directPart(attribution, ranges, marked) ?? openingDirectPart(ranges, marked) {
      addMarked(attribution, direct, host: host)
      return
    }
    let content = ranges.map { extend($0, over: marked) }
    let whole = draft.add(
      attribution, content: content, form: .indirect, within: host.flatMap { draft.ownerOfSpan[$0] })
    // A single marked word in a reported clause is a term.
    for span in marked where draft.wordCount(span) > 1 && !names.isName(span, in: draft) {
      draft.add(
        attribution, content: draft.spans[span].parts, form: .partial, spans: [span], within: whole,
        confidence: attribution.confidence - 0.05)
    }
  }

  /// Marked words that stand right beside the cue and are a clause: the rest of the parser's clause is the narrator's.
  private func directPart(_ attribution: Attribution, _ ranges: [ByteRange], _ marked: [Int]) -> [Int]? {
    let cue = text.tokens[attribution.cueHead].range
    guard let last = marked.last, draft.spans[last].outer.upperBound <= cue.lowerBound, draft.isClause(last) else {
      return nil
    }
    let between = text.tokens(in: draft.spans[last].outer.upperBound..<cue.lowerBound)
    let words = between.filter { text.tokens[$0].pos != .punct }
    let speaker = attribution.speaker?.tokens ?? 0..<0
    guard
      words.allSatisfy({
        speaker.contains($0) || text.isToken($0, below: attribution.cueHead) && $0 > between.lowerBound - 1
      }),
      ranges.allSatisfy({ $0.upperBound <= draft.spans[last].outer.upperBound })
    else { return nil }
    let before = text.source[ranges[0].lowerBound..<max(ranges[0].lowerBound, draft.spans[last].outer.lowerBound)]
    // "The plan “is bad,” he said" stays one reported clause.
    let isSeparate = before.last { $0 != " " }.map { ".:!?".contains($0) } ?? true
    return isSeparate || draft.isSentence(last) ? [last] : nil
  }

  /// "said, “We will see,” when asked": what follows the marked clause outside of its marks is the narrator's.
  private func openingDirectPart(_ ranges: [ByteRange], _ marked: [Int]) -> [Int]? {
    guard let first = marked.first, let start = ranges.first?.lowerBound, draft.spans[first].outer.lowerBound <= start,
      start <= draft.spans[first].start, draft.isClause(first),
      let last = text.source[draft.spans[first].start..<draft.spans[first].end].last,
      ",.?!".contains(last)
    else { return nil }
    return marked.filter { draft.isClause($0) }
  }

  private func extend(_ range: ByteRange, over marked: [Int]) -> ByteRange {
    var low = range.lowerBound
    var high = range.upperBound
    for span in marked where draft.spans[span].outer.overlaps(range) {
      low = min(low, draft.spans[span].outer.lowerBound)
      let marks = draft.spans[span]
      if marks.outer.upperBound > high {
        // The closing mark stays unless a full stop stands before it.
        high = endsWithStop(marks) ? lastWordEnd(marks) : marks.outer.upperBound
      }
    }
    return low..<max(low, high)
  }

  private func endsWithStop(_ span: MarkedSpan) -> Bool {
    span.end > span.start
      && [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(text.source.bytes[span.end - 1])
  }

  private func lastWordEnd(_ span: MarkedSpan) -> Int { span.end - 1 }

  private mutating func addPartials(
    _ attribution: Attribution, _ ranges: [ByteRange], _ marked: [Int], host: Int?
  ) {
    let kept = marked.filter {
      !names.isName($0, in: draft) && (draft.wordCount($0) > 1 || attribution.entry.kind == .speech && !isLabel($0))
    }
    if kept.isEmpty || attribution.speaker == nil && !kept.contains(where: { draft.isClause($0) }) {
      addIndirect(attribution, ranges, host: host)
      return
    }
    let owner = host.flatMap { draft.ownerOfSpan[$0] }
    let whole = draft.add(
      attribution, content: ranges.map { extend($0, over: marked) }, form: .indirect, within: owner,
      confidence: min(attribution.confidence, 0.45))
    for span in kept {
      draft.add(
        attribution, content: draft.spans[span].parts, form: draft.isClause(span) ? .direct : .partial, spans: [span],
        within: whole, confidence: draft.wordCount(span) > 1 ? 0.85 : 0.55)
    }
  }

  /// Whether the marked words are a name, or what something is called: the “clan” of the president.
  private func isLabel(_ span: Int) -> Bool {
    let range = draft.tokens(of: span)
    let hasArticle = range.lowerBound > 1 && text.tokens[range.lowerBound - 2].pos == .det
    return hasArticle || range.allSatisfy { text.tokens[$0].pos == .propn || text.tokens[$0].pos == .punct }
  }
}
