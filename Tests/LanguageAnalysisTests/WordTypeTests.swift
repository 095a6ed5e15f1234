import Lexicons
import Testing

@testable import LanguageAnalysis

/// What the models read of a word without context.
@Suite struct WordTypeTests {
  private static let ids = try? StringIDs(
    ResourceFile(path: DataRoot.find().resource("LanguageAnalysis", "symbols.txt")))
  private static let points = try? CodePointTable(
    ResourceFile(path: DataRoot.find().resource("LanguageAnalysis", "unicode.txt")))

  /// Reserved symbols have small numbers; "hello" is spaCy's own example.
  @Test(
    arguments: [
      ("", 0), ("hello", 5_983_625_672_228_268_878), ("nsubj", 429), ("punct", 445), ("NOUN", 92),
      ("noun", 16_833_663_260_455_505_849), ("verb", 6_360_137_228_241_296_794),
    ] as [(String, UInt64)])
  func stringIDs(_ string: String, _ id: UInt64) throws {
    #expect(try #require(Self.ids).id(of: string) == id)
  }

  @Test(arguments: [
    ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"), ("ΣΑΣ", "σας"), ("Σ", "σ"), ("ΑΣ'Α", "ασ'α"), ("ΑΣ.", "ας."), ("İ", "i\u{307}"),
    ("ẞ", "ß"), ("ǅ", "ǆ"), ("ⅧA", "ⅷa"), ("naïve", "naïve"), ("ÅNGSTRÖM", "ångström"),
  ])
  func lowerCase(_ word: String, _ lower: String) throws {
    let found = try #require(Self.points).lowercased(word.unicodeScalars.map(\.value)).asString
    #expect(found.unicodeScalars.elementsEqual(lower.unicodeScalars))
  }

  @Test(arguments: [
    ("²", true, false), ("①", true, false), ("Ⅷ", false, false), ("½", false, false), ("5", true, true),
    ("٣", true, true),
  ])
  func digits(_ text: String, _ isDigit: Bool, _ isDecimal: Bool) throws {
    let classes = try #require(Self.points)[text.unicodeScalars.first!.value]
    #expect(classes.contains(.digit) == isDigit)
    #expect(classes.contains(.decimal) == isDecimal)
  }

  @Test(
    arguments: [
      (0x1C, true), (0x85, true), (0xA0, true), (0x2003, true), (0x200B, false), (0xFEFF, false), (0x20, true),
      (0x41, false),
    ] as [(UInt32, Bool)])
  func spaces(_ point: UInt32, _ isSpace: Bool) throws {
    #expect(try #require(Self.points).isSpace(point) == isSpace)
  }
}
