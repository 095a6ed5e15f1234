import Findings
import LanguageAnalysis
import Quotations
import TextModel

extension RecordAssembler {
  var quoteLines: [QuoteLine] {
    findings.quotations.quotations.enumerated().map { index, quotation in
      let cue = quotation.cue.map { span(of: $0) }
      let content = quotation.content.map { document.text.span($0) }
      let speaker = quotation.speaker.map { span(of: $0) }
      return QuoteLine(
        id: quoteID(index), report: report, span: hull(of: content + cue + [speaker].compactMap { $0 }),
        content: content, form: quotation.form, speaker: quotation.actor.map { reference(toActor: $0) },
        speakerSpan: speaker, cue: cue, said: findings.speech[index].day?.description,
        through: quotation.through.map { tokens in
          let actor = findings.table.mention(at: text.head(of: tokens))?.actor
          return reference(actor: actor, name: text.text(of: tokens), tokens: tokens)
        },
        within: quotation.within.map { quoteID($0) }, confidence: quotation.confidence)
    }
  }

  var quotedTermLines: [QuotedTermLine] {
    findings.quotations.terms.enumerated().map { index, term in
      QuotedTermLine(
        id: "k\(index + 1)", report: report, span: document.text.span(term.range), kind: term.kind,
        confidence: term.confidence)
    }
  }

  /// From the first to the last of some spans.
  private func hull(of spans: [Span]) -> Span {
    let start = spans.map(\.start).min() ?? 0
    let end = spans.map(\.end).max() ?? 0
    return document.text.span(
      document.text.byteOffset(ofCodePoint: start)..<document.text.byteOffset(ofCodePoint: end))
  }
}
