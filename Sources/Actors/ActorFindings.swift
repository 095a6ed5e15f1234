package import Findings
package import LanguageAnalysis

/// What the actor finder gives for one text.
package struct ActorFindings: Sendable {
  package var table: ActorTable
  package var offices: [OfficeFinding]
  /// Every name in text order, places and nationalities among them: the model's names as corrected here.
  package var names: [NamedEntity]
  /// The country that the report is mostly about, by its code, where one plainly stands out.
  package var mainCountry: String?
}

/// A name with the type that text and lexicons give it.
package struct NamedEntity: Sendable, Hashable {
  package enum NameType: String, Sendable, Hashable, CaseIterable {
    case person
    case organisation
    case place
    /// A country's adjective or people: "Kazakh", "Russians".
    case nationality
    /// A name of something else: an event, a law, a work.
    case other
  }

  package var tokens: TokenRange
  package var type: NameType

  package init(tokens: TokenRange, type: NameType) {
    self.tokens = tokens
    self.type = type
  }
}

/// That a person holds, held or takes an office, or what somebody is that is no office.
package struct OfficeFinding: Sendable, Hashable {
  /// Index into the actor table.
  package var person: Int
  /// The canonical office, "Prime Minister", or the description without its country, "first cosmonaut".
  package var office: String
  /// The body or country, as an index into the actor table where it is an actor there, and by name.
  package var body: Int?
  package var bodyName: String?
  /// `current`, `former`, `acting`, `elect`, `designate` or `appointed`.
  package var status: String
  package var rank: String?
  package var isDescription: Bool
  /// The words that give the office.
  package var tokens: TokenRange
  package var asWritten: String
  package var change: FactLine.Change?
  package var confidence: Double
}
