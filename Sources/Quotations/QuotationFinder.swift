package import Findings
package import LanguageAnalysis
package import Lexicons
package import TextModel

/// Finds the quotations and quoted terms of a report.
package struct QuotationFinder: Sendable {
  package let lexicon: CueLexicon

  package init(root: DataRoot) throws { lexicon = try CueLexicon(root: root) }

  /// The quotations of `text`, each with its speaker as written and, where `actors` knows it, as an actor.
  package func find(in text: AnalysedText, document: Document, actors: ActorTable) -> QuotationFindings {
    let blocks = document.blocks.map(\.range)
    let reader = CueReader(text: text, lexicon: lexicon)
    let spans = QuotationMarks.spans(in: text.source, blocks: blocks)
    var draft = QuotationDraft(text: text, spans: spans)
    BlockQuotations(text: text, document: document, actors: actors, lexicon: lexicon).add(to: &draft)
    let names = MarkedNames(text: text, lexicon: lexicon)
    var trees = TreeJoin(text: text, names: names, draft: draft)
    trees.join(reader.attributions())
    var gaps = GapJoin(text: text, reader: reader, blocks: blocks, names: names, draft: trees.draft)
    gaps.join()
    draft = gaps.draft
    let terms = QuotedTerms(text: text, names: names).terms(in: draft)
    var quotations = Nesting(text: text).arranged(draft.quotations)
    keepLinks(&quotations)
    for index in quotations.indices { quotations[index].source = source(of: quotations[index], reader) }
    var speakers = SpeakerActors(text: text, actors: actors, lexicon: lexicon, quotations: quotations)
    let added = speakers.resolve(&quotations)
    return QuotationFindings(quotations: quotations, terms: terms, added: added)
  }

  /// "Reuters reported that Torvik had said …": what Torvik said reaches the reader through Reuters.
  private func keepLinks(_ quotations: inout [Quotation]) {
    for index in quotations.indices {
      guard let place = quotations[index].within, place < index else { continue }
      let outer = quotations[place]
      guard outer.form == .indirect, outer.act == .speech, quotations[index].through.isEmpty else { continue }
      let isOwnCue = outer.cueHead == quotations[index].cueHead
      quotations[index].through = outer.through + (isOwnCue ? [] : [outer.speaker].compactMap { $0 })
    }
  }

  private func source(of quotation: Quotation, _ reader: CueReader) -> TokenRange? {
    guard let speaker = quotation.speaker, let head = quotation.speakerHead else { return nil }
    let others = quotation.content.map { reader.text.tokens(in: $0) } + quotation.cue
    return reader.speakers.source(
      SpeakerPhrase(tokens: speaker, head: head), without: others, isReport: { reader.reportsClause($0) })
  }
}
