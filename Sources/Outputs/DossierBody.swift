import Findings
import Records
import TextModel

/// The dossier's sections, from the merged record of its reports.
struct DossierBody {
  let reports: [(record: Record, text: SourceText)]
  let chronicle: Chronicle
  private let numbers: [String: Int]

  init(reports: [(record: Record, text: SourceText)]) {
    self.reports = reports
    chronicle = Chronicle(reports.map(\.record))
    numbers = Dictionary(
      reports.enumerated().map { ($1.record.report.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Head

  func header(title: String, _ parts: [Part]) -> String {
    let days = chronicle.reports.compactMap(\.published).sorted()
    let range = days.first.map { first in
      days.last.flatMap { $0 == first ? nil : "\(first) to \($0)" } ?? first
    }
    let facts = [reports.count == 1 ? "One report" : "\(reports.count) reports", range.map { "published \($0)" }]
    return """
      <header>
      <p class="kicker">Dossier</p>
      <h1>\(HTML.escaped(title))</h1>
      <p class="facts">\(HTML.escaped(facts.compactMap(\.self).joined(separator: ", ")))</p>
      </header>
      <nav aria-label="Sections"><ul>\(navigation(parts))</ul></nav>
      <p class="filter"><input id="filter" type="search" placeholder="Show only items with these words" \
      aria-label="Show only items with these words"></p>
      """
  }

  private func navigation(_ parts: [Part]) -> String {
    parts.filter { !$0.items.isEmpty }.map {
      "<li><a href=\"#\($0.id)\">\($0.title)</a> <span class=\"count\">\($0.items.count)</span></li>"
    }.joined()
  }

  // MARK: Sections

  struct Part {
    var id: String
    var title: String
    var items: [String]
    var html: String
  }

  func sections(_ parts: [Part]) -> String {
    parts.filter { !$0.items.isEmpty }.map {
      "<section id=\"\($0.id)\" aria-labelledby=\"\($0.id)-h\"><h2 id=\"\($0.id)-h\">\($0.title)</h2>\n\($0.html)</section>\n"
    }.joined()
  }

  func parts() -> [Part] {
    let events = chronicle.events.map(item)
    let quotes = chronicle.quotes.map(item)
    let people = chronicle.actors.actors.filter { $0.kind == .person }.map(item)
    let bodies = chronicle.actors.actors.filter { $0.kind != .person && $0.isNamed }.map(item)
    let figures = chronicle.figures.rows.map(row)
    let contradictions = chronicle.contradictions.map(item)
    return [
      Part(id: "chronology", title: "Chronology", items: events, html: list("events", events, isOrdered: true)),
      Part(id: "quotations", title: "Who said what", items: quotes, html: list("quotes", quotes)),
      Part(id: "people", title: "People", items: people, html: list("people", people)),
      ledgerPart,
      Part(
        id: "figures", title: "Figures", items: figures,
        html: table(caption: nil, ["What", "Figure", "When", "According to", ""], figures)),
      Part(
        id: "contradictions", title: "Where reports disagree", items: contradictions,
        html: list("quotes", contradictions)),
      Part(id: "bodies", title: "Countries and bodies", items: bodies, html: list("people", bodies)),
    ]
  }

  private func list(_ style: String, _ items: [String], isOrdered: Bool = false) -> String {
    let tag = isOrdered ? "ol" : "ul"
    return "<\(tag) class=\"\(style)\">\n\(items.joined(separator: "\n"))\n</\(tag)>\n"
  }

  func table(caption: String?, _ columns: [String], _ rows: [String]) -> String {
    guard !rows.isEmpty else { return "" }
    let head = columns.map { $0.isEmpty ? "<td></td>" : "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined()
    return "<div class=\"table\"><table>\(HTML.element("caption", text: caption))<thead><tr>\(head)</tr></thead>"
      + "<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table></div>\n"
  }

  // MARK: Links into the texts

  func meta(_ notes: [String?]) -> String {
    "<p class=\"meta\">\(notes.compactMap(\.self).filter { !$0.isEmpty }.joined())</p>"
  }

  func link(_ evidence: Evidence, _ spans: [Span], label: String) -> String {
    guard let number = numbers[evidence.report.id] else { return "" }
    let places = spans.map { "\($0.start) \($0.end)" }.joined(separator: " ")
    let words = String((spans.first?.text ?? "").prefix(60))
    return "<a href=\"#\(anchor(evidence))\" data-at=\"r\(number) \(places)\" "
      + "aria-label=\"\(HTML.escaped("\(label): \(words)"))\">\(label)</a>"
  }

  private func anchor(_ evidence: Evidence) -> String {
    "s\(numbers[evidence.report.id] ?? 0)-\(evidence.line.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })"
  }

  /// The texts, each with the anchors of the items that rest on it.
  func sources() -> String {
    reports.enumerated().map { index, report in
      let record = report.record
      let reference = ReportReference(record.report)
      func target(_ id: String, _ spans: [Span]) -> (anchor: String, spans: [Span]) {
        (anchor(Evidence(report: reference, line: id, span: spans[0])), spans)
      }
      let items =
        record.events.map { target($0.id, [$0.span]) }
        + record.quotes.map { target($0.id, $0.content.isEmpty ? [$0.span] : $0.content) }
        + record.facts.map { target($0.id, [$0.span]) } + record.actors.map { target($0.id, [$0.span]) }
      return SourcePane(number: index + 1, report: record.report, text: report.text, items: items).html()
    }.joined()
  }
}
