import Testing
import TextModel

/// Two spellings of one name fold to the same words.
@Suite struct FoldedNameTests {
  @Test(arguments: [
    ("Alma-Ata", "alma ata"), ("ALMA ATA", "alma ata"), ("São Tomé", "sao tome"), ("N'Djamena", "ndjamena"),
    ("N’Djamena", "ndjamena"), ("Łódź", "lodz"), ("Ærø", "aero"), ("Weißenfels", "weissenfels"),
    ("e\u{301}", "e"), ("İzmir", "izmir"), ("  St.  John's ", "st johns"), ("Київ", "київ"), ("", ""), ("—", ""),
  ])
  func folds(name: String, expected: String) {
    #expect(name.foldedName == expected)
  }
}
