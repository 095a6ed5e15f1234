import Findings
import Records
import TextModel

/// A report's text for the dossier, cut wherever a span of an item begins or ends, so that each item can be marked.
struct SourcePane {
  private let text: SourceText
  private let number: Int
  private let report: ReportLine
  private let cuts: [Int]
  private let targets: [Int: [String]]

  /// The article's id in the page.
  var id: String { "r\(number)" }

  /// `items` are the items' anchors with the spans that they rest on.
  init(number: Int, report: ReportLine, text: SourceText, items: [(anchor: String, spans: [Span])]) {
    self.number = number
    self.report = report
    self.text = text
    var cuts: Set<Int> = []
    var targets: [Int: [String]] = [:]
    for item in items {
      for span in item.spans {
        guard let range = text.range(of: span) else { continue }
        cuts.insert(range.lowerBound)
        cuts.insert(range.upperBound)
      }
      guard let first = item.spans.first.flatMap({ text.range(of: $0) }) else { continue }
      targets[first.lowerBound, default: []].append(item.anchor)
    }
    self.cuts = cuts.sorted()
    self.targets = targets
  }

  func html() -> String {
    let facts = [report.publisher, report.published, report.title == nil ? nil : report.id].compactMap(\.self)
    let heading = HTML.element("h2", text: report.title ?? report.id)
    let link = webAddress.map { " · <a href=\"\(HTML.escaped($0))\" rel=\"noreferrer\">original</a>" } ?? ""
    let paragraphs = paragraphRanges()
    // Lines that are far wider than a column were never wrapped by hand: each is a paragraph of its own.
    let style = paragraphs.contains { $0.count > 110 } ? "t pre" : "t"
    return "<article id=\"\(id)\" aria-label=\"\(HTML.escaped(report.title ?? report.id))\">\n\(heading)\n"
      + "<p class=\"facts\">\(HTML.escaped(facts.joined(separator: " · ")))\(link)</p>\n"
      + paragraphs.map { "<p class=\"\(isHeading($0) ? "t h" : style)\">\(pieces(of: $0))</p>\n" }.joined()
      + "</article>\n"
  }

  /// A short line without a mark at its end.
  private func isHeading(_ paragraph: ByteRange) -> Bool {
    let words = text.trimmed(paragraph)
    return words.count <= 90 && !words.isEmpty && !".!?,:;”\"".contains(text[words].last ?? ".")
  }

  /// Only the web's own schemes: a report's address must not be a script.
  private var webAddress: String? {
    report.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
  }

  /// The text between blank lines.
  private func paragraphRanges() -> [ByteRange] {
    var ranges: [ByteRange] = []
    var start = 0
    var isBlank = true
    var blankFrom = 0
    for (index, byte) in text.bytes.enumerated() {
      guard byte == 0x0A else {
        if byte != 0x0D && byte != 0x20 && byte != 0x09 { isBlank = false }
        continue
      }
      if isBlank, blankFrom > start { ranges.append(start..<blankFrom) }
      if isBlank { start = index + 1 }
      blankFrom = index + 1
      isBlank = true
    }
    ranges.append(start..<text.bytes.count)
    return ranges.filter { !text.trimmed($0).isEmpty }
  }

  private func pieces(of paragraph: ByteRange) -> String {
    let inner = cuts.filter { $0 > paragraph.lowerBound && $0 < paragraph.upperBound }
    let borders = [paragraph.lowerBound] + inner + [paragraph.upperBound]
    return zip(borders, borders.dropFirst()).map { start, end in
      let anchors = (targets[start] ?? []).map { "<a id=\"\($0)\"></a>" }
      // The last anchor's id goes to the words themselves, so that a page without script marks them.
      let id = targets[start]?.last.map { " id=\"\($0)\"" } ?? ""
      let span = (text.codePointOffset(ofByte: start), text.codePointOffset(ofByte: end))
      return anchors.dropLast().joined()
        + "<span\(id) data-s=\"\(span.0)\" data-e=\"\(span.1)\">\(HTML.escaped(text[start..<end]))</span>"
    }.joined()
  }
}
