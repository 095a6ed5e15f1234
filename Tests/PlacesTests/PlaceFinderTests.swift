import Findings
import LanguageAnalysis
import Lexicons
import Places
import Testing
import TextModel

/// Names in text and the places that a reader would put on the map for them.
@Suite(.enabled(if: PlaceFixture.shared != nil, "needs the packed model and gazetteer: run 'make setup'"))
struct PlaceFinderTests {
  @Test(arguments: [
    ("Shelling hit Homs in Syria overnight.", ["Homs SY city", "Syria SY country"]),
    ("The mayor of Paris, Texas, apologised.", ["Paris US city", "Texas US admin1"]),
    ("Ministers met in Paris on Monday.", ["Paris FR city"]),
    ("Crowds gathered in Alma-Ata, the largest city of Kazakhstan.", ["Almaty KZ city", "Kazakhstan KZ country"]),
    (
      "Ships crossed the Black Sea towards Odesa in Ukraine.",
      ["Black Sea - feature", "Odesa UA city", "Ukraine UA country"]
    ),
    ("Mali and Niger closed the border.", ["Mali ML country", "Niger NE country"]),
  ])
  func placesOfSentence(sentence: String, expected: [String]) throws {
    let fixture = try #require(PlaceFixture.shared)
    #expect(fixture.places(in: sentence).map { "\($0.name) \($0.country ?? "-") \($0.precision ?? "-")" } == expected)
  }

  /// The act stands where its own clause puts it, not at the nearest name.
  @Test(arguments: [
    ("Police in Lagos arrested a man from Ghana.", "arrested", nil as String?),
    ("Gunmen killed three officers near Kano on Friday.", "killed", "Kano"),
    ("In Almaty, shops were looted and the airport was seized.", "seized", "Almaty"),
    ("The blast in Kabul wounded a visitor from Delhi.", "blast", "Kabul"),
  ])
  func governingPlace(sentence: String, act: String, expected: String?) throws {
    let fixture = try #require(PlaceFixture.shared)
    let text = fixture.pipeline.analyse(SourceText(sentence))
    let places = fixture.places(in: text)
    let token = try #require(text.tokens.firstIndex { $0.text == act })
    let place = fixture.finder.governingPlace(of: token, in: text, places: places).map { places[$0].name }
    #expect(place == expected)
  }

  @Test func namesAreFoundWhateverTheirMarks() throws {
    let fixture = try #require(PlaceFixture.shared)
    for name in ["São Paulo", "Sao Paulo", "SÃO PAULO", "sao-paulo"] {
      #expect(fixture.gazetteer.matches(name).contains { $0.place.country == "BR" && $0.place.population > 10_000_000 })
    }
    #expect(fixture.gazetteer.matches("Xyzzyville").isEmpty)
    #expect(fixture.gazetteer.matches("").isEmpty)
  }
}

/// The model and the gazetteer, loaded once.
struct PlaceFixture: Sendable {
  let pipeline: LanguagePipeline
  let gazetteer: Gazetteer
  let finder: PlaceFinder

  static let shared: PlaceFixture? = {
    guard let root = try? DataRoot.find() else { return nil }
    return try? PlaceFixture(
      pipeline: LanguagePipeline.load(root: root), gazetteer: Gazetteer(root: root), finder: PlaceFinder(root: root))
  }()

  func places(in sentence: String) -> [PlaceFinding] { places(in: pipeline.analyse(SourceText(sentence))) }

  func places(in text: AnalysedText) -> [PlaceFinding] {
    let document = Document(
      id: "r", source: "r", text: text.source, blocks: [Document.Block(.paragraph, text.source.range)], sha256: "")
    return finder.find(
      in: text, document: document, actors: ActorTable(actors: [], mentions: [], tokenCount: text.tokens.count))
  }
}
