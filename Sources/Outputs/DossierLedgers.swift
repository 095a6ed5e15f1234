import Findings
import Records
import TextModel

/// Memberships, commands and figures as the dossier's tables.
extension DossierBody {
  var ledgerPart: Part {
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

  func row(_ row: LedgerRow, showsObject: Bool = false) -> String {
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
    return
      "<tr data-item><td>\(HTML.escaped(row.subject))</td>\(showsObject ? "<td>\(HTML.escaped(row.object))</td>" : "")"
      + "<td class=\"n\">\(HTML.escaped(from))</td><td class=\"n\">\(HTML.escaped(dates([.ended, .suspended])))</td>"
      + "<td class=\"meta\">\(links.joined())</td></tr>"
  }

  func row(_ figure: Figure) -> String {
    let line = figure.fact.line
    let what = [line.relation, figure.subject, line.object?.text].compactMap(\.self).joined(separator: ", ")
    let alternative = line.alternative.map { " (\($0.text))" } ?? ""
    let value = (line.figureText.isEmpty ? line.change?.rawValue ?? "" : line.figureText) + alternative
    return "<tr data-item><td>\(HTML.escaped(what))</td><td class=\"n\">\(HTML.escaped(value))</td>"
      + "<td class=\"n\">\(HTML.escaped(figure.date?.description ?? ""))</td>"
      + "<td>\(HTML.escaped(line.attribution?.name ?? ""))</td>"
      + "<td class=\"meta\">\(link(figure.evidence, [line.span], label: "source"))</td></tr>"
  }
}
