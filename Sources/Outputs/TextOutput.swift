package import Findings
package import Records
package import TextModel

/// Records for a reader at a terminal: a chronology, who said what, people with their offices, ledgers.
package struct TextOutput: Sendable {
  package let layout: TextLayout
  private let dateColumn = 12

  package init(_ layout: TextLayout) { self.layout = layout }

  /// One report's whole record.
  package func text(of record: Record) -> String {
    let chronicle = Chronicle([record])
    let sections = [
      head(of: record.report),
      section("Chronology", timeline(chronicle.events, isOneReport: true)),
      section("Who said what", quotes(chronicle.quotes, isOneReport: true)),
      section("People and bodies", actors(chronicle.actors.actors, ledgers: chronicle.ledgers)),
      section("Memberships", memberships(chronicle.ledgers.members)),
      section("Commands", ledger(chronicle.ledgers.rows.filter { $0.relation == "command" })),
      section("Figures", figures(chronicle.figures.rows)),
      section("Contradictions", contradictions(chronicle.contradictions)),
    ]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func section(_ title: String, _ body: String) -> String {
    body.isEmpty ? "" : layout.heading(title) + body
  }

  private func head(of report: ReportLine) -> String {
    var lines = layout.styled(layout.clean(report.title ?? report.id), .bold) + "\n"
    let published = report.published.map { "published \($0)" } ?? "no publication date"
    let basis = ["line": "from its date line", "meta": "from its metadata", "option": "as given"][report.dateBasis]
    let facts = [
      report.title == nil ? nil : report.id, report.publisher, published + (basis.map { ", \($0)" } ?? ""),
      "\(report.characters) characters",
    ]
    lines += layout.wrapped(facts.compactMap(\.self).joined(separator: " · "), indent: 0, style: .dim)
    return lines
  }

  // MARK: Events

  package func timeline(_ events: [MergedEvent], isOneReport: Bool = false) -> String {
    events.map { self.event($0, isOneReport: isOneReport) }.joined()
  }

  private func event(_ event: MergedEvent, isOneReport: Bool) -> String {
    let line = event.lead.line
    let date = layout.padded(line.time?.value ?? "undated", to: dateColumn)
    let kind = ([line.plover.type] + (line.plover.mode.map { [$0] } ?? [])).joined(separator: " ")
    let first = layout.styled(date, .dim) + layout.styled(kind, .bold)
    let notes = [
      line.modality == .asserted ? nil : line.modality.rawValue, line.place.map { "in \($0.name)" },
      line.attribution.map { "according to \($0.name)" },
      event.mentions.count > 1 && isOneReport ? "told \(event.mentions.count) times" : nil,
      event.sourcesCount > 1 ? "\(event.sourcesCount) sources" : nil,
      isOneReport ? line.id : "\(event.lead.report.id):\(line.id)",
    ]
    return first + sidesAfter(date.count + kind.count, line)
      + layout.wrapped(notes.compactMap(\.self).joined(separator: " · "), indent: dateColumn, style: .dim)
      + layout.wrapped("“\(line.span.text)”", indent: dateColumn)
  }

  /// Who did it to whom: on the line that has `used` columns already, or below it.
  private func sidesAfter(_ used: Int, _ event: EventLine) -> String {
    let sides = layout.clean(sides(event))
    if sides.isEmpty { return "\n" }
    if used + 2 + sides.count <= layout.width { return "  " + layout.styled(sides, .name) + "\n" }
    return "\n" + layout.wrapped(sides, indent: dateColumn, style: .name)
  }

  private func sides(_ event: EventLine) -> String {
    func names(_ references: [ActorReference]) -> String { references.map(\.name).joined(separator: ", ") }
    if event.reciprocal == true { return names(event.sources + event.targets.filter { !event.sources.contains($0) }) }
    if event.targets.isEmpty { return names(event.sources) }
    return (event.sources.isEmpty ? "somebody" : names(event.sources)) + " → " + names(event.targets)
  }

  // MARK: Quotations

  package func quotes(_ quotes: [Sourced<QuoteLine>], isOneReport: Bool = false) -> String {
    quotes.map { quote in
      let line = quote.line
      let date = layout.padded(line.said ?? quote.report.published ?? "", to: dateColumn)
      let speaker = line.speaker?.name ?? line.speakerSpan?.text ?? "unknown"
      let notes = [
        line.form.rawValue, line.through.isEmpty ? nil : "through " + line.through.map(\.name).joined(separator: ", "),
        line.within.map { "within \($0)" }, isOneReport ? line.id : "\(quote.report.id):\(line.id)",
      ]
      let content = line.content.map(\.text).joined(separator: " … ")
      let marked = line.form == .indirect ? content : "“\(content)”"
      return layout.styled(date, .dim) + layout.styled(layout.clean(speaker), .name) + "  "
        + layout.styled(notes.compactMap(\.self).joined(separator: " · "), .dim) + "\n"
        + layout.wrapped(marked, indent: dateColumn)
    }.joined()
  }

  // MARK: People and bodies

  package func actors(_ actors: [MergedActor], ledgers: Ledgers) -> String {
    let width = min(36, (actors.map(\.name.count).max() ?? 0) + 2)
    return actors.filter(\.isNamed).map { actor in
      let offices = ledgers.rows.filter { $0.relation == "office" && $0.subject == actor.name }.map(office)
      let notes =
        [actor.kind == .person ? nil : actor.kind.rawValue, actor.code].compactMap(\.self)
        + offices + (actor.aliases.isEmpty ? [] : ["also “\(actor.aliases.joined(separator: "”, “"))”"])
      return entry(actor.name, notes.joined(separator: " · "), width: width, style: .name)
    }.joined()
  }

  /// A name and what is said of it in a second column; a name that is too long has its own line.
  private func entry(_ name: String, _ text: String, width: Int, style: TextLayout.Style? = nil) -> String {
    let name = layout.clean(name)
    let styled = style.map { layout.styled(name, $0) } ?? name
    if text.isEmpty { return styled + "\n" }
    guard name.count < width else { return styled + "\n" + layout.wrapped(text, indent: width) }
    return layout.wrapped(text, indent: width, first: styled + String(repeating: " ", count: width - name.count))
  }

  private func office(_ row: LedgerRow) -> String {
    let title = [row.rank, row.object].compactMap(\.self).joined(separator: ", ")
    let status = row.status.flatMap { $0 == "current" ? nil : "\($0) " } ?? ""
    return status + title + (row.of.map { " of \($0)" } ?? "")
  }

  // MARK: Ledgers

  /// Memberships by body.
  package func memberships(_ rows: [LedgerRow]) -> String {
    var bodies: [String] = []
    for row in rows where !bodies.contains(row.object) { bodies.append(row.object) }
    return bodies.map { body in
      layout.styled(layout.clean(body), .name) + "\n" + ledger(rows.filter { $0.object == body }, showsObject: false)
    }.joined()
  }

  /// Rows with their dates; on a day, with how each stands then.
  package func ledger(_ rows: [LedgerRow], asOf day: CalendarDate? = nil, showsObject: Bool = true) -> String {
    let width = min(36, (rows.map(\.subject.count).max() ?? 0) + 2)
    return rows.map { row in
      let object = showsObject ? office(row) : nil
      let standing = day.map { row.standing(on: $0) }
      let notes = [
        object, dates(of: row), standing.flatMap { $0 == .holds ? nil : $0.rawValue },
        row.evidence.first.map { row.evidence.count > 1 ? "\($0.id) and \(row.evidence.count - 1) more" : $0.id },
      ]
      return entry("  " + row.subject, notes.compactMap(\.self).joined(separator: " · "), width: width + 2)
    }.joined()
  }

  private func dates(of row: LedgerRow) -> String {
    let changes = row.changes.map { change in
      let date = change.date?.description ?? "undated"
      return switch change.kind {
      case .began: "from \(date)"
      case .ended: "until \(date)"
      case .is: "as of \(date)"
      default: "\(change.kind.rawValue) \(date)"
      }
    }
    var seen: Set<String> = []
    return changes.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }

  package func figures(_ rows: [Figure]) -> String {
    let width = min(30, (rows.map { label($0).count }.max() ?? 0) + 2)
    return rows.map { row in
      let line = row.fact.line
      let alternative = line.alternative.map { "(\($0.text))" }
      let notes = [
        line.figureText.isEmpty ? line.change?.rawValue : line.figureText, alternative, row.date?.description,
        line.modality == .asserted ? nil : line.modality.rawValue,
        line.attribution.map { "according to \($0.name)" }, row.evidence.id,
      ]
      return entry("  " + label(row), notes.compactMap(\.self).joined(separator: " · "), width: width + 2)
    }.joined()
  }

  private func label(_ row: Figure) -> String {
    let object = row.fact.line.object.map { ", \($0.text)" } ?? ""
    return "\(row.fact.line.relation): \(row.subject)\(object)"
  }

  package func contradictions(_ contradictions: [Contradiction]) -> String {
    contradictions.map { item in
      layout.styled(layout.clean(item.about), .warning) + "\n"
        + zip(item.values, [item.a, item.b]).map {
          layout.wrapped("\($0) · \($1.id): “\($1.span.text)”", indent: 2)
        }.joined()
    }.joined()
  }
}

extension Ledgers {
  package var members: [LedgerRow] { rows.filter { $0.relation == "membership" } }
}
