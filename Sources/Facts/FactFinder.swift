package import Findings
package import LanguageAnalysis
package import Lexicons
package import TextModel

/// Analysed text and the report's actors in; rows for the ledgers out: memberships, commands, alert levels, prices,
/// counts of people and money, each on the words that carry it.
///
/// Offices come from the actor finder. It anchors no time, resolves no quotation and merges nothing across reports.
package struct FactFinder: Sendable {
  private let countries: CountryTable
  private let quantities: QuantityReader
  private let modalities: ModalityReader
  private let memberships: MembershipFinder
  private let commands: CommandFinder
  private let alerts: AlertLevelFinder
  private let prices: PriceFinder
  private let counts: CountFinder
  private let aid: AidFinder
  /// The words at which a frame may begin.
  private var keywords: Set<String> = []

  package init(root: DataRoot) throws {
    try self.init(root: root, countries: CountryTable(root: root))
  }

  /// Shares a table of countries that is loaded already.
  package init(root: DataRoot, countries: CountryTable) throws {
    self.countries = countries
    quantities = try QuantityReader(root: root, countries: countries)
    modalities = try ModalityReader(root: root)
    memberships = try MembershipFinder(root: root)
    commands = try CommandFinder(root: root)
    alerts = try AlertLevelFinder(root: root)
    prices = try PriceFinder(root: root)
    counts = try CountFinder(root: root)
    aid = try AidFinder(root: root)
    keywords = tables.reduce(into: []) { $0.formUnion($1.keywords) }
  }

  /// The facts of one report in text order.
  package func find(in text: AnalysedText, document: Document, actors: ActorTable) -> [FactFinding] {
    let reading = Reading(
      text: text, document: document, actors: actors, countries: countries,
      quantities: quantities.quantities(in: text), modalities: modalities, keywords: keywords)
    let found =
      memberships.find(in: reading) + commands.find(in: reading) + alerts.find(in: reading)
      + prices.find(in: reading) + counts.find(in: reading) + aid.find(in: reading)
    return firstOfEach(found).sorted { ($0.head, $0.subject.head) < ($1.head, $1.subject.head) }
  }

  /// The frames of all files, whose examples run as tests.
  var frames: [Frame] { tables.flatMap(\.frames) }

  private var tables: [FrameTable] {
    [memberships.frames, commands.frames, alerts.frames, prices.frames, counts.frames, aid.frames]
  }

  /// Two frames may fit one clause: what the first of them says of a party stands.
  private func firstOfEach(_ findings: [FactFinding]) -> [FactFinding] {
    struct Key: Hashable {
      var relation: String
      var subject: Int
      var object: String
      var change: FactLine.Change?
      var value: FactLine.Value?
    }
    var seen: Set<Key> = []
    return findings.filter { finding in
      let object: String
      switch finding.object {
      case .party(let party): object = party.name
      case .word(let word): object = word
      case nil: object = ""
      }
      // A toll is told once in a sentence, whatever words carry it.
      let isCount = finding.relation == "casualties"
      return seen.insert(
        Key(
          relation: finding.relation, subject: isCount ? finding.tokens.lowerBound : finding.subject.head,
          object: object, change: finding.change,
          value: finding.value)
      ).inserted
    }
  }
}
