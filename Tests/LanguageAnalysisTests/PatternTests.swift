import Lexicons
import Testing

@testable import LanguageAnalysis

/// The part of Python's regular expressions that the models use, and that the rest is refused.
@Suite struct PatternTests {
  private static let classes = try? PatternClasses(
    CodePointTable(ResourceFile(path: DataRoot.find().resource("LanguageAnalysis", "unicode.txt"))))

  private func pattern(_ source: String, remembers: Bool) throws -> Pattern {
    Pattern(try PatternParser.parse(source, classes: try #require(Self.classes)), remembers: remembers)
  }

  /// Pattern, text, and where Python's `re.match` at 0 ends (-1: not at all).
  @Test(arguments: [
    ("a|ab", "ab", 1), ("ab|a", "ab", 2), ("a*b", "aaab", 4), ("a{2,3}", "aaaa", 3), ("a{2,3}", "a", -1),
    ("a?a", "a", 1),
    ("(?:a|ab)(?:c|bcd)", "abcd", 4), ("[^a-c]+", "xyzb", 3), ("[]a]+", "a]b", 2), ("[a-]+", "a-b", 2),
    ("\\.\\.+", "...", 3),
    ("a(?=b)", "ab", 1), ("a(?!b)", "ab", -1), ("a(?<=a)b", "ab", 2), ("a(?<!a)b", "ab", -1), ("a$", "a\n", 1),
    ("^a", "a", 1),
    ("\\w+", "aé_9-", 4), ("\\d+", "12٣²", 3), ("\\S+", "ab\u{A0}c", 2), ("(?u)[\\u00e0-\\u00ff]", "é", 1),
    ("a{,2}", "a", -2),
    ("(a|b)*c", "abababc", 7), ("a+?", "a", -2), ("(?P<x>a)", "a", -2), ("a**", "a", -2), (".", "a", -2),
    ("(a", "a", -2),
    ("a)", "a", -2), ("[a", "a", -2), ("((a{999}){999}){999}", "a", -2), ("(?:a*)*", "a", -2), ("\\b", "a", -2),
    ("\\", "a", -2),
  ])
  func matching(_ source: String, _ text: String, _ end: Int) throws {
    let points = text.unicodeScalars.map(\.value)
    for remembers in [false, true] {
      guard end > -2 else {
        #expect(throws: (any Error).self) { try pattern(source, remembers: remembers) }
        continue
      }
      let found = try pattern(source, remembers: remembers).end(at: 0, in: points, bounds: 0..<points.count)
      #expect(found ?? -1 == end)
    }
  }
}
