import Diagnostics
import Findings
import RecordStore
import Records

/// `annals members`, `offices`, `commands`, `levels`: the ledgers, as of a day where one is given.
enum MembersCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let day = try invocation.day("--as-of", isEnd: true)
    let answer = try invocation.store().ledgers().members(of: invocation.name, asOf: day)
    return try LedgerAnswer(answer, invocation, console).print { "\($0.subject)" }
  }
}

enum OfficesCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let day = try invocation.day("--as-of", isEnd: true)
    let answer = try invocation.store().ledgers().offices(
      of: invocation.operands.isEmpty ? nil : invocation.name, asOf: day)
    return try LedgerAnswer(answer, invocation, console).print(columns: true)
  }
}

enum CommandsCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let day = try invocation.day("--as-of", isEnd: true)
    let answer = try invocation.store().ledgers().commands(
      of: invocation.operands.isEmpty ? nil : invocation.name, asOf: day)
    return try LedgerAnswer(answer, invocation, console).print(columns: true)
  }
}

enum LevelsCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let day = try invocation.day("--as-of", isEnd: true)
    let rows = try invocation.store().figures().rows("alert-level").filter { figure in
      (invocation.operands.isEmpty || NameKey(figure.subject).folded.contains(NameKey(invocation.name).folded))
        && (day == nil || figure.date.map { $0.first <= day! } ?? true)
    }
    if invocation.has("--json") {
      for row in rows { console.print(row.fact.line.jsonLine) }
      return .success
    }
    var table = Table("date", "where", "of", "level", "change", "id")
    table.rows = rows.map { row in
      let line = row.fact.line
      return [
        row.date?.description ?? "", row.subject, line.object?.text ?? "", line.figureText,
        line.change?.rawValue ?? "", row.evidence.id,
      ]
    }
    table.print(to: console)
    return .success
  }
}

/// Prints a ledger's answer: names a line, or a table with dates and evidence.
private struct LedgerAnswer {
  let answer: Ledgers.Answer
  let invocation: Invocation
  let console: Console

  init(_ answer: Ledgers.Answer, _ invocation: Invocation, _ console: Console) {
    self.answer = answer
    self.invocation = invocation
    self.console = console
  }

  /// One name a line, so that it pipes; nothing found is said on standard error.
  func print(_ text: (LedgerRow) -> String) throws -> ExitStatus {
    guard !printJSON() else { return .success }
    try complainWhenEmpty()
    for row in answer.rows { console.print(text(row)) }
    return .success
  }

  func print(columns: Bool) throws -> ExitStatus {
    guard !printJSON() else { return .success }
    try complainWhenEmpty()
    guard !answer.rows.isEmpty else { return .success }
    var table = Table("name", "what", "of", "status", "from", "to", "evidence")
    table.rows = answer.rows.map { row in
      [
        [row.rank, row.subject].compactMap { $0 }.joined(separator: " "), row.object, row.of ?? "", row.status ?? "",
        row.from?.description ?? "", row.to?.description ?? "", row.evidence.map(\.id).joined(separator: ", "),
      ]
    }
    table.print(to: console)
    return .success
  }

  private func printJSON() -> Bool {
    guard invocation.has("--json") else { return false }
    for row in answer.rows { console.print(row.jsonLine) }
    return true
  }

  private func complainWhenEmpty() throws {
    guard answer.rows.isEmpty else { return }
    guard answer.didYouMean.isEmpty else {
      throw AnnalsError(
        .usage, "no report has '\(invocation.name)' in this ledger",
        remedy: "did you mean \(answer.didYouMean.joined(separator: ", "))?")
    }
    console.complain("nothing found")
  }
}
