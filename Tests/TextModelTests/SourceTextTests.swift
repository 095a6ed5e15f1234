import Testing
import TextModel

/// Offsets leave the program in code points; inside it they are bytes.
@Suite struct SourceTextTests {
  /// The words in ⟦⟧ and the code points before and up to their end, counted by hand.
  @Test(arguments: [
    ("⟦é⟧", 0, 1), ("a ⟦“b”⟧ c", 2, 5), ("😀 ⟦😀⟧", 2, 3), ("cafe\u{301} ⟦x⟧", 6, 7), ("cafe⟦\u{301}⟧", 4, 5),
    ("\u{FEFF}⟦a⟧", 1, 2), ("a\r\n⟦b⟧", 3, 4), ("👩‍👩‍👧⟦!⟧", 5, 6), ("北京⟦会⟧", 2, 3), ("⟦⟧abc", 0, 0), ("abc⟦⟧", 3, 3),
  ])
  func spansCountCodePoints(_ marked: String, _ start: Int, _ end: Int) throws {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "⟦" || $0 == "⟧" }.map(String.init)
    // Graphemes may swallow a mark, so the text is put together from its scalars.
    let pieces = marked.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "⟦" || $0 == "⟧" }
    try #require(pieces.count == 3, "\(parts)")
    let text = SourceText(pieces.map { String(String.UnicodeScalarView($0)) }.joined())
    let low = String(String.UnicodeScalarView(pieces[0])).utf8.count
    let range = low..<(low + String(String.UnicodeScalarView(pieces[1])).utf8.count)
    let span = text.span(range)
    #expect(span.start == start)
    #expect(span.end == end)
    #expect(span.text.unicodeScalars.elementsEqual(pieces[1]))
    #expect(text.range(of: span) == range)
  }

  /// Both ways, over a text that is longer than the stride of the table of offsets.
  @Test func everyOffsetOfALongTextGoesBothWays() {
    let pieces = ["a", "é", "“", "😀", "e\u{301}", "\r\n", "\u{FEFF}", "ß", "中", " "]
    let text = SourceText((0..<400).map { pieces[($0 * 7 + $0 / 10) % pieces.count] }.joined())
    var count = 0
    for (offset, byte) in text.bytes.enumerated() {
      if byte & 0xC0 == 0x80 { continue }
      #expect(text.codePointOffset(ofByte: offset) == count)
      #expect(text.byteOffset(ofCodePoint: count) == offset)
      count += 1
    }
    #expect(text.codePointCount == count)
    #expect(text.codePointOffset(ofByte: text.bytes.count) == count)
    #expect(text.byteOffset(ofCodePoint: count) == text.bytes.count)
    #expect(text.byteOffset(ofCodePoint: count + 10) == text.bytes.count)
    #expect(text.byteOffset(ofCodePoint: -1) == 0)
  }

  @Test func malformedBytesBecomeReplacementCharacters() {
    let text = SourceText(utf8: [0x61, 0xFF, 0xC3, 0x62, 0xE2, 0x80])
    #expect(text[text.range].unicodeScalars.allSatisfy { $0 == "a" || $0 == "b" || $0 == "\u{FFFD}" })
    #expect(text.codePointCount == 5)
  }

  @Test(arguments: [
    ("  a b \n", "a b"), ("\u{FEFF}a\u{200B}", "a"), ("\u{A0}é\u{3000}", "é"), ("   ", ""), ("", ""), ("x", "x"),
  ])
  func trimming(_ raw: String, _ trimmed: String) {
    let text = SourceText(raw)
    #expect(text[text.trimmed(text.range)] == trimmed)
  }

  @Test func aSpanWhoseWordsAreNotThereIsRefused() {
    let text = SourceText("Torvik spoke.")
    #expect(text.range(of: Span(start: 0, end: 6, text: "Torvik")) == 0..<6)
    #expect(text.range(of: Span(start: 0, end: 6, text: "Halloran")) == nil)
    #expect(text.range(of: Span(start: 5, end: 99, text: "k spoke.")) == nil)
    #expect(text.range(of: Span(start: 6, end: 2, text: "")) == nil)
    #expect(text.range(of: Span(start: -1, end: 2, text: "To")) == nil)
  }

  @Test func scalarsAreDecodedWithTheirWidth() {
    let text = SourceText("aé“😀")
    var index = 0
    var found: [(Unicode.Scalar, Int)] = []
    while index < text.bytes.count {
      found.append(text.scalar(at: index))
      index += found[found.count - 1].1
    }
    #expect(found.map(\.0) == ["a", "é", "“", "😀"])
    #expect(found.map(\.1) == [1, 2, 3, 4])
  }
}
