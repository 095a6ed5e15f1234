import Lexicons
import Testing

@Suite struct CountryTableTests {
  static let table = try? CountryTable(root: TestData.root)

  @Test(arguments: [
    ("Kazakhstan", "KAZ"), ("Kazakh", "KAZ"), ("Kazakhs", "KAZ"), ("UK", "GBR"), ("Dutch", "NLD"), ("Kosovar", "KOS"),
    ("U.S.", "USA"), ("North Korean", "PRK"), ("RUSSIA", "RUS"), ("Abkhaz", "GEOPRE"), ("Côte d'Ivoire", "CIV"),
  ])
  func names(_ words: String, _ code: String) throws {
    #expect(try #require(Self.table).country(words)?.code == code)
  }

  @Test(arguments: ["us", "turkey", "chad", "Atlantis", ""])
  func noNames(_ words: String) throws {
    #expect(try #require(Self.table).country(words) == nil)
  }

  @Test func kinds() throws {
    let table = try #require(Self.table)
    #expect(table.senses(of: "Kremlin").map(\.kind) == [.metonym])
    #expect(table.senses(of: "Astana").map(\.kind) == [.capital])
    #expect(table.country(iso2: "KZ")?.capitals.first == "Astana")
    #expect(table.country(code: "KOS")?.iso2 == "XK")
  }

  /// The 193 members of the United Nations and two observers stand here, each once.
  @Test func everyStateOnce() throws {
    let codes = try #require(Self.table).countries.compactMap(\.iso2)
    #expect(Set(codes).count == codes.count)
    #expect(codes.count >= 195)
  }
}
