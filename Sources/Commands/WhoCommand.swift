import Diagnostics
import Findings
import RecordStore
import Records
import TextModel

/// `annals who NAME`: all that the reports say of one person or body; of each, where several go by the name.
enum WhoCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let profiles = try requireKnown(invocation.name, in: invocation.store())
    for (index, profile) in profiles.enumerated() {
      if invocation.has("--json") {
        printJSON(profile, console)
      } else {
        if index > 0 { console.print("") }
        printText(profile, console)
      }
    }
    return .success
  }

  /// All that is known of a name, or an error that offers the names that are near.
  @discardableResult
  static func requireKnown(_ name: String, in store: any RecordStore) throws -> [Profile] {
    let profiles = try store.profiles(of: name)
    guard profiles.isEmpty else { return profiles }
    let near = try store.namesNear(name)
    throw AnnalsError(
      .usage, "no report names '\(name)'",
      remedy: near.isEmpty ? nil : "did you mean \(near.joined(separator: ", "))?")
  }

  private static func printJSON(_ profile: Profile, _ console: Console) {
    console.print(profile.jsonLine)
    for member in profile.actor.members { console.print(member.line.jsonLine) }
    for row in profile.offices + profile.memberships + profile.commands + profile.people { console.print(row.jsonLine) }
    for fact in profile.descriptions { console.print(fact.line.jsonLine) }
    for quote in profile.quotes { console.print(quote.line.jsonLine) }
    for event in profile.events { console.print(event.jsonLine) }
  }

  private static func printText(_ profile: Profile, _ console: Console) {
    let actor = profile.actor
    console.print([actor.name, actor.kind.rawValue, actor.code].compactMap { $0 }.joined(separator: " · "))
    let also = actor.aliases.filter { $0 != actor.name }
    if !also.isEmpty { console.print("  also: \(also.joined(separator: ", "))") }
    section("Offices", profile.offices, console) { row in
      row.onTimeLine([row.rank, row.object, row.of.map { "of \($0)" }].compactMap { $0 }.joined(separator: " "))
    }
    section("Member of", profile.memberships, console) { $0.onTimeLine($0.object) }
    section("Commands", profile.commands, console) { $0.onTimeLine($0.object) }
    section("Described as", profile.descriptions, console) { fact in
      "\(fact.line.asWritten ?? fact.line.object?.text ?? fact.line.span.text) (\(fact.report.id):\(fact.line.id))"
    }
    section("Members and officers", profile.people, console) { row in
      row.onTimeLine(
        [row.rank, row.subject, row.relation == "membership" ? nil : row.object].compactMap { $0 }.joined(
          separator: " · "))
    }
    section("Said", profile.quotes, console) { quote in
      let words = quote.line.content.map(\.text).joined(separator: " … ")
      return "\(quote.line.said ?? "") \(words) (\(quote.report.id):\(quote.line.id))"
    }
    section("Did, and had done to them", profile.events, console) { event in
      let line = event.lead.line
      return [
        line.time?.value, line.typeText, line.sources.text, "→", line.targets.text,
        "(\(event.lead.report.id):\(line.id))",
      ].compactMap { $0 }.joined(separator: " ")
    }
    section("Reports", profile.reports, console) { report in
      [report.published, report.title, report.publisher, report.id].compactMap { $0 }.joined(separator: " · ")
    }
  }

  private static func section<Row>(_ title: String, _ rows: [Row], _ console: Console, _ text: (Row) -> String) {
    guard !rows.isEmpty else { return }
    console.print("\n\(title)")
    for row in rows { console.print("  " + text(row).replacing(lineEnds: " ")) }
  }
}

extension LedgerRow {
  /// "2019-06 – 2022-01  President of Norland (former)  r1:f3, r2:f1"; an end that no report gives is a question mark,
  /// and where neither is given, the days for which reports show it.
  fileprivate func onTimeLine(_ what: String) -> String {
    var days = "\(from?.description ?? "?") – \(to?.description ?? "?")"
    if from == nil, to == nil, let seen {
      days = seen.first == seen.last ? "seen \(seen.first)" : "seen \(seen.first) – \(seen.last)"
    }
    let proof = evidence.map(\.id)
    let shown = proof.prefix(3).joined(separator: ", ") + (proof.count > 3 ? " and \(proof.count - 3) more" : "")
    return "\(days)  \(what)\(status.map { " (\($0))" } ?? "")  \(shown)"
  }
}
