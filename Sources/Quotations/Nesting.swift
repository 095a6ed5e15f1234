import Findings
import LanguageAnalysis
import TextModel

/// Puts quotations in text order, says which lies within which, and drops what is told twice.
struct Nesting {
  let text: AnalysedText

  func arranged(_ quotations: [Quotation]) -> [Quotation] {
    let order = quotations.indices.sorted { left, right in
      let (a, b) = (quotations[left], quotations[right])
      let (first, second) = (start(of: a), start(of: b))
      return first != second ? first < second : length(of: a) > length(of: b)
    }
    var kept: [Quotation] = []
    var place: [Int: Int] = [:]
    for index in order {
      var quotation = quotations[index]
      quotation.within = quotation.within.flatMap { place[$0] } ?? container(of: quotation, in: kept)
      if let outer = quotation.within, !isWorthALine(quotation, within: kept[outer]) { continue }
      place[index] = kept.count
      kept.append(quotation)
    }
    return kept
  }

  /// The innermost quotation so far in whose words this one's cue stands.
  private func container(of quotation: Quotation, in kept: [Quotation]) -> Int? {
    guard let cue = quotation.cueHead else { return nil }
    let byte = text.tokens[cue].range.lowerBound
    // What is around a cue began not long before it.
    return kept.indices.suffix(64).last { index in
      kept[index].content.contains { $0.contains(byte) } && kept[index].cueHead != cue
    }
  }

  /// Within another's words only words count, and not those of the same cue told again.
  private func isWorthALine(_ quotation: Quotation, within outer: Quotation) -> Bool {
    guard quotation.form == .indirect else { return true }
    guard quotation.act == .speech, quotation.content != outer.content, quotation.confidence > 0.5,
      let speaker = quotation.speakerHead
    else { return false }
    return outer.form == .indirect || !["i", "we", "you"].contains(text.tokens[speaker].lower)
  }

  private func start(of quotation: Quotation) -> Int { quotation.content.first?.lowerBound ?? 0 }

  private func length(of quotation: Quotation) -> Int { quotation.content.reduce(0) { $0 + $1.count } }
}
