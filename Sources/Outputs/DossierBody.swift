import Findings
import Records
import TextModel

/// The dossier's sections, from the merged record of its reports.
struct DossierBody {
  private let reports: [(record: Record, text: SourceText)]
  private let chronicle: Chronicle
  private let numbers: [String: Int]

  init(reports: [(record: Record, text: SourceText)]) {
    self.reports = reports
    chronicle = Chronicle(reports.map(\.record))
    numbers = Dictionary(
      reports.enumerated().map { ($1.record.report.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Head

  func header(title: String) -> String {
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
      <nav aria-label="Sections"><ul>\(navigation())</ul></nav>
      <p class="filter"><input id="filter" type="search" placeholder="Show only items with these words" \
      aria-label="Show only items with these words"></p>
      """
  }

  private func navigation() -> String {
    parts.filter { !$0.items.isEmpty }.map {
      "<li><a href=\"#\($0.id)\">\($0.title)</a> <span class=\"count\">\($0.items.count)</span></li>"
    }.joined()
  }

  // MARK: Sections

  private struct Part {
    var id: String
    var title: String
    var items: [String]
    var html: String
  }

  func sections() -> String {
    parts.filter { !$0.items.isEmpty }.map {
      "<section id=\"\($0.id)\" aria-labelledby=\"\($0.id)-h\"><h2 id=\"\($0.id)-h\">\($0.title)</h2>\n\($0.html)</section>\n"
    }.joined()
  }

  private var parts: [Part] {
    let events = chronicle.events.map(item)
    let quotes = chronicle.quotes.map(item)
    let people = chronicle.actors.actors.filter { $0.kind == .person }.map(item)
    let bodies = chronicle.actors.actors.filter { $0.kind != .person && !isBare($0) }.map(item)
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

  private func table(caption: String?, _ columns: [String], _ rows: [String]) -> String {
    guard !rows.isEmpty else { return "" }
    let head = columns.map { $0.isEmpty ? "<td></td>" : "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined()
    return "<div class=\"table\"><table>\(HTML.element("caption", text: caption))<thead><tr>\(head)</tr></thead>"
      + "<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table></div>\n"
  }

  // MARK: Items

  private func item(_ event: MergedEvent) -> String {
    let line = event.lead.line
    let quad = line.quad?.value ?? quadClass(of: line.plover.type)
    let notes = [
      line.modality == .asserted ? nil : "<span class=\"flag\">\(line.modality.rawValue)</span>",
      line.place.map { HTML.element("span", text: "in \($0.name)") },
      line.attribution.map { HTML.element("span", text: "according to \($0.name)") },
      event.sourcesCount > 1 ? "<span>\(event.sourcesCount) sources</span>" : nil,
    ]
    let links = event.mentions.enumerated().map {
      link($1, [$1.span], label: event.mentions.count > 1 ? "source \($0 + 1)" : "source")
    }
    let type = ([line.plover.type] + [line.plover.mode].compactMap(\.self)).joined(separator: " · ")
    return """
      <li data-item class="q\(min(4, max(0, quad)))"><span class="when">\(HTML.escaped(line.time?.value ?? "undated"))</span>\
      <div><p class="what"><span class="type">\(HTML.escaped(type))</span>\(sides(line))</p>\
      <p class="words">\(HTML.escaped(line.span.text))</p>\(meta(notes + links))</div></li>
      """
  }

  private func sides(_ event: EventLine) -> String {
    func names(_ references: [ActorReference]) -> String {
      HTML.element("span", "who", text: references.map(\.name).joined(separator: ", "))
    }
    if event.reciprocal == true { return names(event.sources + event.targets.filter { !event.sources.contains($0) }) }
    if event.targets.isEmpty { return names(event.sources) }
    return names(event.sources) + "<span class=\"arrow\" aria-label=\"towards\">→</span>" + names(event.targets)
  }

  private func quadClass(of type: String) -> Int {
    switch type {
    case "AGREE", "CONSULT", "SUPPORT", "CONCEDE": 1
    case "COOPERATE", "AID", "RETREAT": 2
    case "REQUEST", "ACCUSE", "REJECT", "THREATEN": 3
    case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT": 4
    default: 0
    }
  }

  private func item(_ quote: Sourced<QuoteLine>) -> String {
    let line = quote.line
    let speaker = line.speaker.map { chronicle.actors.actor($0.actor ?? "", in: quote.report.id)?.name ?? $0.name }
    let content = line.content.map(\.text).joined(separator: " … ")
    let marked = line.form == .indirect ? content : "“\(content)”"
    let notes = [
      HTML.element("span", "speaker", text: speaker ?? line.speakerSpan?.text ?? "speaker unknown"),
      HTML.element("span", text: line.said),
      HTML.element("span", text: line.form.rawValue),
      line.through.isEmpty
        ? nil : HTML.element("span", text: "through " + line.through.map(\.name).joined(separator: ", ")),
      link(Evidence(report: quote.report, line: line.id, span: line.span), line.content, label: "source"),
    ]
    return "<li data-item><blockquote class=\"\(line.form.rawValue)\">\(HTML.escaped(marked))</blockquote>\(meta(notes))</li>"
  }

  private func item(_ actor: MergedActor) -> String {
    let offices = chronicle.ledgers.rows.filter { $0.relation == "office" && $0.subject == actor.name }
    let mentions = actor.members.reduce(0) { $0 + max(1, $1.line.mentions.count) }
    let kind = actor.kind == .person ? nil : actor.kind.rawValue
    let evidence = actor.members.first.map { member in
      link(Evidence(report: member.report, line: member.line.id, span: member.line.span), [member.line.span], label: "source")
    }
    let lines = offices.map { row in
      let links = row.evidence.prefix(1).map { link($0, [$0.span], label: "source") }
      return "<p>\(HTML.escaped(title(of: row))) <span class=\"meta\">\(links.joined())</span></p>"
    }
    let aliases = actor.aliases.isEmpty ? nil : "also " + actor.aliases.joined(separator: ", ")
    return "<li data-item>\(HTML.element("p", "name", text: actor.name))\(lines.joined())"
      + HTML.element("p", "aka", text: aliases)
      + meta([
        HTML.element("span", text: kind), HTML.element("span", text: actor.code),
        "<span>\(mentions == 1 ? "one mention" : "\(mentions) mentions")</span>", offices.isEmpty ? evidence : nil,
      ]) + "</li>"
  }

  /// Whether nothing is known of an actor but a description ("the protesters").
  private func isBare(_ actor: MergedActor) -> Bool {
    actor.members.allSatisfy { member in
      !member.line.mentions.isEmpty && member.line.mentions.allSatisfy { $0.form != .name }
    }
  }

  private func title(of row: LedgerRow) -> String {
    let title = [row.rank, row.object].compactMap(\.self).joined(separator: ", ")
    let status = row.status.flatMap { $0 == "current" ? nil : "\($0) " } ?? ""
    return status + title + (row.of.map { ", \($0)" } ?? "")
  }

  // MARK: Ledgers

  private var ledgerPart: Part {
    let members = chronicle.ledgers.members
    var bodies: [String] = []
    for row in members where !bodies.contains(row.object) { bodies.append(row.object) }
    let memberships = bodies.map { body in
      table(caption: body, ["Member", "From", "Until", ""], members.filter { $0.object == body }.map { row($0) })
    }
    let commands = chronicle.ledgers.rows.filter { $0.relation == "command" }
    let commandTable = table(
      caption: "Commands", ["Commander", "Force", "From", "Until", ""], commands.map { row($0, showsObject: true) })
    return Part(
      id: "ledgers", title: "Memberships and commands", items: (members + commands).map(\.subject),
      html: memberships.joined() + commandTable)
  }

  private func row(_ row: LedgerRow, showsObject: Bool = false) -> String {
    func dates(_ kinds: Set<FactLine.Change>) -> String {
      var seen: Set<String> = []
      return row.changes.filter { kinds.contains($0.kind) }.compactMap { $0.date?.description }
        .filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
    let began = dates([.began, .resumed])
    let from = began.isEmpty ? dates([.is]).isEmpty ? "" : "by \(dates([.is]))" : began
    let links = row.evidence.prefix(4).enumerated().map {
      link($1, [$1.span], label: row.evidence.count > 1 ? "source \($0 + 1)" : "source")
    }
    return "<tr data-item><td>\(HTML.escaped(row.subject))</td>\(showsObject ? "<td>\(HTML.escaped(row.object))</td>" : "")"
      + "<td class=\"n\">\(HTML.escaped(from))</td><td class=\"n\">\(HTML.escaped(dates([.ended, .suspended])))</td>"
      + "<td class=\"meta\">\(links.joined())</td></tr>"
  }

  private func row(_ figure: Figure) -> String {
    let line = figure.fact.line
    let what = [line.relation, figure.subject, line.object?.text].compactMap(\.self).joined(separator: ", ")
    let alternative = line.alternative.map { " (\($0.text))" } ?? ""
    let value = (line.figureText.isEmpty ? line.change?.rawValue ?? "" : line.figureText) + alternative
    return "<tr data-item><td>\(HTML.escaped(what))</td><td class=\"n\">\(HTML.escaped(value))</td>"
      + "<td class=\"n\">\(HTML.escaped(figure.date?.description ?? ""))</td>"
      + "<td>\(HTML.escaped(line.attribution?.name ?? ""))</td>"
      + "<td class=\"meta\">\(link(figure.evidence, [line.span], label: "source"))</td></tr>"
  }

  private func item(_ contradiction: Contradiction) -> String {
    let sides = zip(contradiction.values, [contradiction.a, contradiction.b]).map { value, evidence in
      "<p class=\"words\">\(HTML.escaped(value)): \(HTML.escaped(evidence.span.text)) "
        + "<span class=\"meta\">\(link(evidence, [evidence.span], label: "source"))</span></p>"
    }
    return "<li data-item>\(HTML.element("p", "speaker", text: contradiction.about))\(sides.joined())</li>"
  }

  // MARK: Links into the texts

  private func meta(_ notes: [String?]) -> String {
    "<p class=\"meta\">\(notes.compactMap(\.self).filter { !$0.isEmpty }.joined())</p>"
  }

  private func link(_ evidence: Evidence, _ spans: [Span], label: String) -> String {
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
