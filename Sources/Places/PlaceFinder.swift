package import Findings
package import LanguageAnalysis
package import Lexicons
package import TextModel

/// One mention of a place by name, with the place that is meant.
package struct PlaceFinding: Sendable, Hashable {
  package var tokens: TokenRange
  package var name: String
  package var geonames: Int?
  package var country: String?
  package var admin1: String?
  package var latitude: Double?
  package var longitude: Double?
  /// `city`, `region` (a county or district), `admin1`, `country` or `feature`.
  package var precision: String?
  /// How a place is named that is not named by itself: nothing happens there.
  package enum Form: String, Sendable {
    /// "Russian", "Egyptians".
    case adjective
    /// In a body's name: "Kentucky State Police".
    case part
  }

  package var form: Form?
  package var confidence: Double
}

/// Names of places in a report, each put on the map by the report's own context. It never reads another report, and
/// a person or body that bears a place's name is no place.
package struct PlaceFinder: Sendable {
  private let mentions: PlaceMentions
  private let resolver: PlaceResolver
  private let words: PlaceWords

  package init(root: DataRoot) throws { try self.init(root: root, countries: CountryTable(root: root)) }

  /// Shares a table of countries that is already loaded.
  package init(root: DataRoot, countries: CountryTable, own: LexiconFolder? = nil) throws {
    let gazetteer = try Gazetteer(root: root, own: own)
    words = try PlaceWords(root: root)
    mentions = PlaceMentions(gazetteer: gazetteer, words: words, countries: countries)
    resolver = PlaceResolver(gazetteer: gazetteer, countries: countries)
  }

  /// In text order, without overlaps. Cost: linear in the tokens and the names' readings.
  package func find(in text: AnalysedText, document: Document, actors: ActorTable) -> [PlaceFinding] {
    resolver.resolve(mentions.find(in: text, actors: actors), in: text)
  }

  /// The index of the place in which the act at `token` happens, by the tree alone: a locative phrase of the act, of
  /// the noun or clause that it belongs to, or of the verb that it is coordinated with.
  package func governingPlace(of token: Int, in text: AnalysedText, places: [PlaceFinding]) -> Int? {
    GoverningPlaces(text: text, places: places, words: words).place(of: token)
  }
}
