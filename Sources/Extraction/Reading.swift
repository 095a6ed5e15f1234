package import Diagnostics
package import Findings
package import LanguageAnalysis
import TextModel
import TimeExpressions

/// One report as read: its record, the analysis under it, and the reasons for each line.
package struct Reading: Sendable {
  package var record: Record
  package let analysis: AnalysedText
  /// For each line's id, why it stands there: rule, anchor, sides.
  package var reasons: [String: [String]]
  package var diagnostics: [Diagnostic] = []
  package var partTimes = PartTimes()

  /// The gate: a finding that does not equal the text at its offsets is dropped and reported.
  mutating func keepOnlyVerbatim(in text: SourceText) {
    func holds(_ spans: [Span]) -> Bool { spans.allSatisfy { text.range(of: $0) != nil } }
    var dropped: [String] = []
    func kept<Line>(_ lines: [Line], id: (Line) -> String, spans: (Line) -> [Span]) -> [Line] {
      lines.filter { line in
        let isVerbatim = holds(spans(line))
        if !isVerbatim { dropped.append(id(line)) }
        return isVerbatim
      }
    }
    record.times = kept(record.times, id: \.id) { [$0.span] }
    record.places = kept(record.places, id: \.id) { [$0.span] }
    record.actors = kept(record.actors, id: \.id) { [$0.span] + $0.mentions.map(\.span) }
    record.quotes = kept(record.quotes, id: \.id) {
      [$0.span] + $0.content + $0.cue + [$0.speakerSpan, $0.sourceSpan, $0.audience?.span].compactMap { $0 }
    }
    record.quotedTerms = kept(record.quotedTerms, id: \.id) { [$0.span] }
    record.events = kept(record.events, id: \.id) {
      [$0.span, $0.trigger] + ($0.sources + $0.targets).compactMap(\.span)
    }
    record.facts = kept(record.facts, id: \.id) { [$0.span] }
    for id in dropped {
      diagnostics.append(
        Diagnostic(.warning, source: record.report.id, message: "\(id) was dropped: not verbatim in the text"))
    }
  }

  /// Without a day of publication relative times stay open: said once for a report.
  mutating func complainOfMissingDate(_ times: [ResolvedTime], published: CalendarDate?) {
    guard published == nil else { return }
    let open = times.filter { $0.value.hasPrefix("XX") && ($0.class == .date || $0.class == .time) }.count
    guard open > 0 else { return }
    diagnostics.append(
      Diagnostic(
        .warning, source: record.report.id,
        message: "no date of publication is known: \(open) \(open == 1 ? "time stays" : "times stay") open "
          + "(give one with --date)"))
  }

  /// Leaves out findings below `minimum`; actors that others name stay.
  mutating func dropBelow(_ minimum: Double) {
    guard minimum > 0 else { return }
    record.times.removeAll { $0.confidence < minimum }
    record.places.removeAll { $0.confidence < minimum }
    record.quotes.removeAll { $0.confidence < minimum }
    record.quotedTerms.removeAll { $0.confidence < minimum }
    record.events.removeAll { $0.confidence < minimum }
    record.facts.removeAll { $0.confidence < minimum }
  }
}
