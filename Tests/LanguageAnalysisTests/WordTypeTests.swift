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

  /// Over all code points: how many are in each class, and the sum of them, as CPython 3.11 says.
  @Test(
    arguments: [
      (.alpha, 131_756, 13_903_637_152), (.upper, 1_951, 95_541_008), (.digit, 788, 34_551_904),
      (.decimal, 660, 30_806_570), (.space, 29, 141_704), (.word, 133_548, 14_002_814_312),
      (.cased, 4_253, 198_510_512),
      (.ignorable, 2_602, 398_257_921),
    ] as [(CodePointTable.Classes, Int, Int)])
  func classesOverAllCodePoints(_ classes: CodePointTable.Classes, _ count: Int, _ sum: Int) throws {
    let table = try #require(Self.points)
    let found = (0..<UInt32(0x110000)).filter { table[$0].contains(classes) }
    #expect(found.count == count)
    #expect(found.reduce(0) { $0 + Int($1) } == sum)
  }

  /// Every code point in lower case, each weighed by its place, summed up: as CPython 3.11 does.
  @Test func lowerCaseOverAllCodePoints() throws {
    let table = try #require(Self.points)
    var sum = 0
    for point in 0..<UInt32(0x110000) {
      for (place, lower) in table.lowercased([point]).enumerated() { sum += Int(lower) * (place + 1) }
    }
    #expect(sum == 620_624_910_626)
  }
}
