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
        content: content, form: quotation.form, speaker: self.speaker(of: quotation), speakerSpan: speaker,
        sourceSpan: quotation.source.flatMap { $0 == quotation.speaker ? nil : span(of: $0) }, cue: cue,
        said: findings.speech[index].day?.description, audience: quotation.audience.map { party($0) },
        through: quotation.through.map { party($0) },
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

  /// The actor, or the document that speaks.
  private func speaker(of quotation: Quotation) -> ActorReference? {
    quotation.actor.map { reference(toActor: $0) } ?? quotation.speakerName.map { ActorReference(name: $0) }
  }

  private func party(_ tokens: TokenRange) -> ActorReference {
    let actor = findings.table.mention(at: text.head(of: tokens))?.actor
    return reference(actor: actor, name: text.text(of: tokens), tokens: tokens)
  }

  /// From the first to the last of some spans.
  private func hull(of spans: [Span]) -> Span {
    let start = spans.map(\.start).min() ?? 0
    let end = spans.map(\.end).max() ?? 0
    return document.text.span(
      document.text.byteOffset(ofCodePoint: start)..<document.text.byteOffset(ofCodePoint: end))
  }
}
