import Testing
import TextModel

@testable import Quotations

/// Marked words stand in ⟦ ⟧, paragraphs are parted by ¶.
@Test(
  "marks pair",
  arguments: [
    "She said “⟦we will not leave,⟧” and left.",
    "She said \"⟦we will not leave,⟧\" and left.",
    "Elle a dit « ⟦nous restons⟧ » hier.",
    "Er sagte „⟦wir bleiben⟧“ und ging.",
    "‟⟦We stay⟧” they said.",
    "''⟦We stay,⟧'' they said.",
    "They need to go in the near future: “⟦They need it soon, ⟧”Torvik said.",
    "She called it ‘⟦a farce⟧’ and the workers’ union agreed.",
    "It isn't the '90s, and the players' union wouldn't pay.",
    "He is 6'2\" tall and the rock'n'roll band's van is 12' long.",
    "“⟦I heard ‘⟦never again⟧’ there,⟧” he said.",
    "The “⟦lesson⟧” and the “⟦clan⟧” were named.",
    "”⟦We are ashamed,⟧“ she said.",
    "“⟦We will go on.⟧¶“⟦We have no choice,⟧” she said.",
    "“⟦We will go on, he said.⟧¶The vote was on Monday.",
    "A stray” mark and nothing else.",
  ])
func marksPair(marked: String) {
  let wanted = marked.filter { $0 != "¶" }
  let text = String(marked.filter { !"⟦⟧".contains($0) })
  let source = SourceText(text.replacing("¶", with: "\n"))
  var blocks: [ByteRange] = []
  var start = 0
  for part in text.split(separator: "¶") {
    blocks.append(start..<(start + part.utf8.count))
    start += part.utf8.count + 1
  }
  let spans = QuotationMarks.spans(in: source, blocks: blocks)
  var opens: [Int: Int] = [:]
  var closes: [Int: Int] = [:]
  for part in spans.flatMap(\.parts) {
    opens[part.lowerBound, default: 0] += 1
    closes[part.upperBound, default: 0] += 1
  }
  var found = ""
  for (offset, byte) in zip(0..., source.bytes) where !byte.isContinuation {
    found += String(repeating: "⟧", count: closes[offset] ?? 0) + String(repeating: "⟦", count: opens[offset] ?? 0)
    let scalar = source.scalar(at: offset).scalar
    if scalar != "\n" { found.unicodeScalars.append(scalar) }
  }
  found += String(repeating: "⟧", count: closes[source.bytes.count] ?? 0)
  // White space before a closing mark is not among the words.
  #expect(found.replacing("⟧ ”", with: " ⟧”") == wanted.replacing("⟧ ”", with: " ⟧”"))
}

extension UInt8 {
  fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }
}
