/// A document's attributed quotations: FORMATS.md, section 2.
package struct QuoteDocument: CorpusDocument {
  package struct Quote: Decodable, Sendable {
    package var content: [Range<Int>]
    package var source: [Range<Int>]
    package var cue: [Range<Int>]
    package var speaker: String?
    package var direct: Bool

    package init(
      content: [Range<Int>], source: [Range<Int>] = [], cue: [Range<Int>] = [], speaker: String? = nil,
      direct: Bool = false
    ) {
      self.content = content
      self.source = source
      self.cue = cue
      self.speaker = speaker
      self.direct = direct
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      func spans(_ key: CodingKeys) throws -> [Range<Int>] {
        guard container.contains(key) else { return [] }
        let pairs =
          (try? container.decode([[Int]].self, forKey: key))
          ?? (try? container.decode([Int].self, forKey: key)).map { [$0] } ?? []
        return pairs.compactMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]..<$0[1] : nil }
      }
      content = try spans(.content)
      source = try spans(.source)
      cue = try spans(.cue)
      speaker = try container.decodeIfPresent(String.self, forKey: .speaker)
      direct = try container.decodeIfPresent(Bool.self, forKey: .direct) ?? false
    }

    private enum CodingKeys: String, CodingKey { case content, source, cue, speaker, direct }
  }

  package var id: String
  package var text: String
  package var quotes: [Quote]

  package init(id: String, text: String = "", quotes: [Quote]) {
    self.id = id
    self.text = text
    self.quotes = quotes
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.looseString(.id) ?? ""
    text = try container.decodeIfPresent(String.self, forKey: .text) ?? ""
    quotes = try container.decodeIfPresent([Quote].self, forKey: .quotes) ?? []
  }

  private enum CodingKeys: String, CodingKey { case id, text, quotes }
}

/// Quotations with their sources and cues, aligned one-to-one by the characters that their contents share.
package enum QuoteScorer {
  package static func score(gold: [QuoteDocument], system: [QuoteDocument], directOnly: Bool = false) -> ScoreReport {
    var tally = QuoteTally()
    let answers = system.byID
    for document in gold {
      let text = ScalarText(document.text)
      func prepared(_ quotes: [QuoteDocument.Quote]) -> [QuoteCharacters] {
        quotes.filter { !directOnly || $0.direct }.map { QuoteCharacters($0, in: text) }.filter { !$0.key.isEmpty }
      }
      tally.add(document.id, text, prepared(document.quotes), prepared(answers[document.id]?.quotes ?? []))
    }
    return tally.report(documents: gold.count, missing: system.countMissing(of: gold))
  }
}

/// The characters of a quotation's parts, without white space and without marks at their edges; ascending.
struct QuoteCharacters {
  var content: [Int]
  var source: [Int]
  var cue: [Int]
  /// What it is aligned by.
  var key: [Int]
  var speaker: String?

  private static let edges = Set("\"'“”‘’«»`,.;:!? \t\n\r\u{A0}—–-".unicodeScalars)

  init(_ quote: QuoteDocument.Quote, in text: ScalarText) {
    content = Self.characters(quote.content, text)
    source = Self.characters(quote.source, text)
    cue = Self.characters(quote.cue, text)
    key = content.isEmpty ? (cue.isEmpty ? source : cue) : content
    speaker = quote.speaker
  }

  static func characters(_ spans: [Range<Int>], _ text: ScalarText) -> [Int] {
    let scalars = text.scalars
    let all = Set(spans.flatMap { $0.clamped(to: 0..<scalars.count) }).sorted()
      .filter { !scalars[$0].properties.isWhitespace }
    guard let first = all.firstIndex(where: { !edges.contains(scalars[$0]) }),
      let last = all.lastIndex(where: { !edges.contains(scalars[$0]) })
    else { return all }
    return Array(all[first...last])
  }
}

/// How many numbers two ascending lists share.
func sharedCount(_ first: [Int], _ second: [Int]) -> Int {
  guard let low = first.first, let high = first.last, let start = second.first, let end = second.last, low <= end,
    start <= high
  else { return 0 }
  var count = 0
  var i = 0
  var j = 0
  while i < first.count, j < second.count {
    if first[i] == second[j] {
      count += 1
      i += 1
      j += 1
    } else if first[i] < second[j] {
      i += 1
    } else {
      j += 1
    }
  }
  return count
}
