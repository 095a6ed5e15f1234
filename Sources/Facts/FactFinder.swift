package import Findings
package import LanguageAnalysis
package import Lexicons
package import TextModel

/// Analysed text and the report's actors in; rows for the ledgers out: memberships, commands, alert levels, prices,
/// counts of people and money, each on the words that carry it.
///
/// Offices come from the actor finder. It anchors no time, resolves no quotation and merges nothing across reports.
package struct FactFinder: Sendable {
  package init(root: DataRoot) throws {}

  /// The facts of one report in text order.
  package func find(in text: AnalysedText, document: Document, actors: ActorTable) -> [FactFinding] { [] }
}
