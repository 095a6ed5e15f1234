import Findings
import Records
import TextModel

/// Events, quotations, actors and contradictions as the dossier lists them.
extension DossierBody {
  func item(_ event: MergedEvent) -> String {
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
      <p class="words">\(clause(line))</p>\(meta(notes + links))</div></li>
      """
  }

  /// The clause with its trigger marked.
  private func clause(_ event: EventLine) -> String {
    let scalars = Array(event.span.text.unicodeScalars)
    let low = event.trigger.start - event.span.start
    let high = event.trigger.end - event.span.start
    guard 0 <= low, low < high, high <= scalars.count else { return HTML.escaped(event.span.text) }
    let parts = [scalars[..<low], scalars[low..<high], scalars[high...]].map {
      HTML.escaped(String(String.UnicodeScalarView($0)))
    }
    return "\(parts[0])<b>\(parts[1])</b>\(parts[2])"
  }

  private func sides(_ event: EventLine) -> String {
    func names(_ references: [ActorReference]) -> String {
      HTML.element("span", "who", text: references.map(\.name).joined(separator: ", "))
    }
    if event.reciprocal == true { return names(event.sources + event.targets.filter { !event.sources.contains($0) }) }
    if event.targets.isEmpty { return names(event.sources) }
    let sources = event.sources.isEmpty ? "<span class=\"meta\">somebody</span>" : names(event.sources)
    return sources + "<span class=\"arrow\" aria-label=\"towards\">→</span>" + names(event.targets)
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

  func item(_ quote: Sourced<QuoteLine>) -> String {
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
    return
      "<li data-item><blockquote class=\"\(line.form.rawValue)\">\(HTML.escaped(marked))</blockquote>\(meta(notes))</li>"
  }

  func item(_ actor: MergedActor) -> String {
    let offices = chronicle.ledgers.rows.filter { $0.relation == "office" && $0.subject == actor.name }
    let mentions = actor.members.reduce(0) { $0 + max(1, $1.line.mentions.count) }
    let kind = actor.kind == .person ? nil : actor.kind.rawValue
    let evidence = actor.members.first.map { member in
      link(
        Evidence(report: member.report, line: member.line.id, span: member.line.span), [member.line.span],
        label: "source")
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

  private func title(of row: LedgerRow) -> String {
    let title = [row.rank, row.object].compactMap(\.self).joined(separator: ", ")
    let status = row.status.flatMap { $0 == "current" ? nil : "\($0) " } ?? ""
    return status + title + (row.of.map { ", \($0)" } ?? "")
  }

  func item(_ contradiction: Contradiction) -> String {
    let sides = zip(contradiction.values, [contradiction.a, contradiction.b]).map { value, evidence in
      "<p class=\"words\">\(HTML.escaped(value)): \(HTML.escaped(evidence.span.text)) "
        + "<span class=\"meta\">\(link(evidence, [evidence.span], label: "source"))</span></p>"
    }
    return "<li data-item>\(HTML.element("p", "speaker", text: contradiction.about))\(sides.joined())</li>"
  }
}
