import Diagnostics
import Findings
import RecordStore
import Records
import TextModel

/// `annals who NAME`: all that the reports say of one person or body.
enum WhoCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let profile = try requireKnown(invocation.name, in: invocation.store())
    if invocation.has("--json") {
      printJSON(profile, console)
    } else {
      printText(profile, console)
    }
    return .success
  }

  /// All that is known of a name, or an error that offers the names that are near.
  @discardableResult
  static func requireKnown(_ name: String, in store: any RecordStore) throws -> Profile {
    let profile = try store.profile(of: name)
    guard !profile.actors.isEmpty else {
      throw AnnalsError(
        .usage, "no report names '\(name)'",
        remedy: profile.didYouMean.isEmpty ? nil : "did you mean \(profile.didYouMean.joined(separator: ", "))?")
    }
    return profile
  }

  private static func printJSON(_ profile: Profile, _ console: Console) {
    for member in profile.actors.flatMap(\.members) { console.print(member.line.jsonLine) }
    for row in profile.offices { console.print(row.jsonLine) }
    for quote in profile.quotes { console.print(quote.line.jsonLine) }
    for event in profile.events { console.print(event.jsonLine) }
  }

  private static func printText(_ profile: Profile, _ console: Console) {
    for actor in profile.actors {
      let also = actor.aliases.filter { $0 != actor.name }
      console.print([actor.name, actor.kind.rawValue, actor.code].compactMap { $0 }.joined(separator: " · "))
      if !also.isEmpty { console.print("  also: \(also.joined(separator: ", "))") }
    }
    section("Offices", profile.offices, console) { row in
      let dates = [row.from?.description, row.to?.description].compactMap { $0 }.joined(separator: " – ")
      return [row.rank, row.object, row.of.map { "of \($0)" }, row.status, dates, row.evidence.first?.id]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
    section("Said", profile.quotes, console) { quote in
      "\(quote.line.said ?? "") \(quote.line.content.map(\.text).joined(separator: " … ")) (\(quote.report.id):\(quote.line.id))"
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
