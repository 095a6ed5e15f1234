package import Findings
/// Analysed text in; who said what out: quotations with their speakers and cues, and quoted terms that are none.
///
/// It reads marks, trees and a lexicon of cue words. It never reads the web, the date or another finder's results
/// except the table of actors, and it never gives words that do not stand in the text.
package import LanguageAnalysis
package import TextModel

/// Words that belong to somebody.
package struct Quotation: Sendable, Hashable {
  /// The words themselves, without outer marks; several where the quotation is interrupted.
  package var content: [ByteRange]
  package var form: QuoteLine.Form
  /// The noun phrase that names who speaks, without its relative clause or apposition.
  package var speaker: TokenRange?
  package var speakerHead: Int?
  /// The same phrase with its apposition and relative clause, where it has one.
  package var source: TokenRange?
  /// Index into `ActorTable.actors`, or after its end into `QuotationFindings.added`.
  package var actor: Int?
  /// The document that speaks, where no actor does.
  package var speakerName: String?
  package var cue: [TokenRange]
  package var cueHead: Int?
  /// To whom it was said: "told Reuters".
  package var audience: TokenRange?
  /// Who relays it, outermost first.
  package var through: [TokenRange]
  /// Index of the quotation that contains this one.
  package var within: Int?
  /// What kind of act the cue tells: words spoken, or a thought, a plan, a document's showing.
  package var act: CueClass
  /// Whether the cue is negated or itself a denial ("did not say", "denied"): the content is not claimed so.
  package var isDenied: Bool
  package var confidence: Double
  /// The file and line of the cue, or the name of the rule without one: `verbs.cues:12`, `block`.
  package var rule: String
}

/// Quotation marks that are no quotation.
package struct QuotedTerm: Sendable, Hashable {
  /// The words inside the marks.
  package var range: ByteRange
  package var kind: QuotedTermLine.Kind
  package var confidence: Double
}

/// All that marks and cues tell about one report, each in text order.
package struct QuotationFindings: Sendable {
  package var quotations: [Quotation] = []
  package var terms: [QuotedTerm] = []
  /// Speakers that the table of actors lacks.
  package var added = DescribedSpeakers.Added()

  package init(
    quotations: [Quotation] = [], terms: [QuotedTerm] = [], added: DescribedSpeakers.Added = DescribedSpeakers.Added()
  ) {
    self.quotations = quotations
    self.terms = terms
    self.added = added
  }
}
