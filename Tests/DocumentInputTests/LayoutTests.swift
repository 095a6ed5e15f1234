import DocumentInput
import Testing
import TextModel

/// Each text beside the parts that a reader sees in it, one a line.
@Suite struct LayoutTests {
  @Test(arguments: [
    // A date glued to the first sentence.
    (
      " date 2031-03-04 Prime Minister Ana Torvik spoke in Orlin. It rained.\n\nShe left.",
      "dateline|date 2031-03-04\nparagraph|Prime Minister Ana Torvik spoke in Orlin. It rained.\nparagraph|She left."
    ),
    ("Published: 4 March 2031 The vote was held.", "dateline|Published: 4 March 2031\nparagraph|The vote was held."),
    // Agencies' datelines.
    ("OSLO, 4 May (Agency) – The talks began.", "dateline|OSLO, 4 May (Agency) –\nparagraph|The talks began."),
    ("KYIV (Reuters) - Shells fell.", "dateline|KYIV (Reuters) -\nparagraph|Shells fell."),
    ("KYIV, Ukraine (AP) — Shells fell.", "dateline|KYIV, Ukraine (AP) —\nparagraph|Shells fell."),
    (
      "MOSCOW, January 7. /TASS/. The ministry spoke.",
      "dateline|MOSCOW, January 7. /TASS/.\nparagraph|The ministry spoke."
    ),
    ("BEIJING, Jan. 7 (Xinhua) -- Talks began.", "dateline|BEIJING, Jan. 7 (Xinhua) --\nparagraph|Talks began."),
    ("(Reuters) - Shells fell.", "dateline|(Reuters) -\nparagraph|Shells fell."),
    ("July 7 (UPI) -- Shells fell.", "dateline|July 7 (UPI) --\nparagraph|Shells fell."),
    ("WASHINGTON/KYIV - Shells fell.", "dateline|WASHINGTON/KYIV -\nparagraph|Shells fell."),
    ("Geneva, 4 May 2031 – The council met.", "dateline|Geneva, 4 May 2031 –\nparagraph|The council met."),
    ("Colombo, 15 July 2031\n\nThe house met.", "dateline|Colombo, 15 July 2031\nparagraph|The house met."),
    (
      "LIMA - Sunday, 22 January 2031\n\nPolice went in.",
      "dateline|LIMA - Sunday, 22 January 2031\nparagraph|Police went in."
    ),
    (
      "Orlin4 May 2031 20:15Straits Bulletin\n\nThe talks began.",
      "dateline|Orlin4 May 2031 20:15Straits Bulletin\nparagraph|The talks began."
    ),
    // Sentences that only look like one.
    ("Peace came on 4 May 2031\n\nIt held.", "title|Peace came on 4 May 2031\nparagraph|It held."),
    ("January 5, 2031, was a cold day.", "paragraph|January 5, 2031, was a cold day."),
    ("On 5 May 2031 The Hague fell silent.", "paragraph|On 5 May 2031 The Hague fell silent."),
    ("NATO-led forces left the city.", "paragraph|NATO-led forces left the city."),
    ("Orlin – the capital – was quiet.", "paragraph|Orlin – the capital – was quiet."),
    ("Dr. (Ana) Torvik spoke.", "paragraph|Dr. (Ana) Torvik spoke."),
    ("By Monday, the army had left the town.", "paragraph|By Monday, the army had left the town."),
    ("UN says talks failed.", "paragraph|UN says talks failed."),
    ("May said she would resign.", "paragraph|May said she would resign."),
    // Title, date line, byline, headings.
    (
      "Talks fail in Orlin\nSunday, January 20, 2031\nBy Ana Torvik\nThe talks in Orlin failed.\nWhat comes next\nNobody knows.",
      """
      title|Talks fail in Orlin
      dateline|Sunday, January 20, 2031
      dateline|By Ana Torvik
      paragraph|The talks in Orlin failed.
      heading|What comes next
      paragraph|Nobody knows.
      """
    ),
    (
      "It began at dawn.\n\nWe are ready.\n\nAna Torvik, Prime Minister of Norland\n\nThe talks went on.",
      """
      paragraph|It began at dawn.
      paragraph|We are ready.
      paragraph|Ana Torvik, Prime Minister of Norland
      paragraph|The talks went on.
      """
    ),
    ("Only a line", "paragraph|Only a line"),
    ("\u{FEFF}One.\r\n\r\nTwo.\r\n", "paragraph|One.\nparagraph|Two."),
    ("", ""),
    (" \n\n ", ""),
  ])
  func blocks(text: String, expected: String) throws {
    #expect(dump(try reader().document(text: text)) == expected)
  }

  @Test func hardWrappedLinesAreJoined() throws {
    let text = """
      Talks fail in Orlin

      The talks between the two governments in Orlin failed on Sunday after
      three days, and both delegations left the city without any statement
      to the press.

      The prime minister said that she would return as soon as the other side
      was ready to speak about the river, the bridges and the harbour.
      """
    let document = try reader().document(text: text)
    #expect(document.blocks.map(\.kind) == [.title, .paragraph, .paragraph])
    #expect(document.text[document.blocks[1].range].hasSuffix("to the press."))
  }

  @Test func linesOfOneParagraphEachStayApart() throws {
    let text = "One sentence here.\nAnother, which is quite a bit longer than the first.\nA third.\nShort again."
    #expect(try reader().document(text: text).blocks.count == 4)
  }

  @Test func blocksNeverOverlapAndLoseNoWords() throws {
    for text in [
      "a\rb\r\rc", "OSLO, 4 May (Agency) – x", "date 2031-03-04 X y.\n\nH\n\nz.", "\u{2028}a \u{A0} b\u{A0}",
    ] {
      let document = try reader().document(text: text)
      var end = 0
      for block in document.blocks {
        #expect(block.range.lowerBound >= end)
        #expect(document.text.trimmed(end..<block.range.lowerBound).isEmpty)
        end = block.range.upperBound
      }
      #expect(document.text.trimmed(end..<document.text.bytes.count).isEmpty)
    }
  }
}
