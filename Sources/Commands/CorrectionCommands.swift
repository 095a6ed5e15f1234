import Diagnostics
import Findings
import RecordStore
import Records
import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `annals merge A B`: two names are one actor (or place), which is called A.
enum MergeCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let desk = try CorrectionDesk(invocation, console)
    let (name, other) = (invocation.operands[0], invocation.operands[1])
    if invocation.has("--undo") {
      return try desk.undo(.merge) { $0.isNamed(name) && $0.isOther(other) || $0.isNamed(other) && $0.isOther(name) }
    }
    let (first, second) = (try desk.known(name), try desk.known(other))
    guard first != second || desk.count(first) > 1 else {
      throw AnnalsError(.usage, "'\(name)' and '\(other)' are one already: \(first)")
    }
    return try desk.keep([desk.correction(.merge, name: first, other: second)])
  }
}

/// `annals rename NAME --to NAME`: what an actor or place is to be called.
enum RenameCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let desk = try CorrectionDesk(invocation, console)
    let name = invocation.name
    if invocation.has("--undo") { return try desk.undo(.rename) { $0.isNamed(name) || $0.isOther(name) } }
    guard let new = invocation["--to"], !NameKey(new).folded.isEmpty else {
      throw AnnalsError(.usage, "annals rename needs the new name", remedy: "add --to NAME")
    }
    let known = try desk.known(name)
    if desk.count(new) > 0, NameKey(new).folded != NameKey(known).folded {
      throw AnnalsError(
        .usage, "there is a \(new) already", remedy: "if they are one: annals merge \"\(new)\" \"\(known)\"")
    }
    return try desk.keep([desk.correction(.rename, name: known, other: new)])
  }
}

/// `annals reject NAME`: this is no actor (no place); the answers leave it out.
enum RejectCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let desk = try CorrectionDesk(invocation, console)
    let name = invocation.name
    if invocation.has("--undo") { return try desk.undo(.reject) { $0.isNamed(name) } }
    let known = try desk.known(name)
    if let report = invocation["--report"] { _ = try desk.spellings(of: known, in: report) }
    return try desk.keep([desk.correction(.reject, name: known, report: invocation["--report"])])
  }
}

/// `annals split NAME --report ID | --alias NAME`: somebody else is meant there, or by that spelling.
enum SplitCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let desk = try CorrectionDesk(invocation, console)
    let name = invocation.name
    if invocation.has("--undo") {
      let report = invocation["--report"]
      return try desk.undo(.split) {
        ($0.isNamed(name) || $0.isOther(name)) && (report == nil || $0.report == report)
      }
    }
    let (report, alias) = (invocation["--report"], invocation["--alias"])
    guard report != nil || alias != nil else {
      throw AnnalsError(
        .usage, "annals split needs to know what to take out", remedy: "add --report ID, or --alias SPELLING")
    }
    let known = try desk.known(name)
    let new = invocation["--as"] ?? alias ?? "\(known) (\(report ?? ""))"
    guard NameKey(new).folded != NameKey(known).folded else {
      throw AnnalsError(.usage, "the two would both be called \(known)", remedy: "name the other with --as NAME")
    }
    let spellings = try desk.spellings(of: known, in: report)
    if let alias {
      guard spellings.contains(where: { NameKey($0).folded == NameKey(alias).folded }) else {
        throw AnnalsError(
          .usage, "'\(alias)' is no spelling of \(known)\(report.map { " in \($0)" } ?? "")",
          remedy: "it goes by: \(spellings.joined(separator: ", "))")
      }
      return try desk.keep([desk.correction(.split, name: known, other: new, part: alias, report: report)])
    }
    return try desk.keep(
      try desk.ownNames(of: known, in: report).map { own in
        desk.correction(.split, name: known, other: new, part: own, report: report)
      })
  }
}

/// `annals corrections`: what was corrected by hand, by whom and when.
enum CorrectionsCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let store = try invocation.store()
    let all = try store.corrections()
    if let number = try invocation.integer("--undo") {
      guard let correction = all.first(where: { $0.number == number }) else {
        throw AnnalsError(.usage, "there is no correction \(number)", remedy: "'annals corrections' lists them")
      }
      guard correction.isInForce else { throw AnnalsError(.usage, "correction \(number) was undone already") }
      try store.undo(number, by: invocation.author, at: currentTime())
      console.print("undone: \(correction.text)")
      return .success
    }
    let shown = invocation.has("--all") ? all : all.filter(\.isInForce)
    if invocation.has("--json") {
      for correction in shown { console.print(correction.jsonLine) }
      return .success
    }
    var table = Table("number", "what", "says", "by", "at", "undone")
    table.rows = shown.map { correction in
      [
        String(correction.number), "\(correction.action.rawValue) \(correction.subject.rawValue)", correction.text,
        correction.author, correction.made,
        [correction.undoneBy, correction.undone].compactMap { $0 }.joined(separator: " "),
      ]
    }
    table.print(to: console, whenEmpty: "no corrections")
    return .success
  }
}

/// Where corrections are checked and kept: names are settled, mistakes are met with what to do.
private struct CorrectionDesk {
  private let invocation: Invocation
  private let console: Console
  private let store: any RecordStore
  private let subject: Correction.Subject
  private let entries: [Entry]

  /// An actor or place as one report has it.
  private struct Entry {
    /// Its name over all reports.
    var name: String
    /// Its name in the report.
    var own: String
    var spellings: [String]
    var report: String
    /// Which of the actors it is.
    var group: Int
  }

  init(_ invocation: Invocation, _ console: Console) throws {
    self.invocation = invocation
    self.console = console
    store = try invocation.store()
    let isPlace = invocation.has("--place")
    subject = isPlace ? .place : .actor
    if isPlace {
      entries = try store.places(named: nil).map { place in
        Entry(
          name: place.line.name, own: place.line.name, spellings: [place.line.name, place.line.span.text],
          report: place.report.id, group: 0)
      }
    } else {
      entries = try ActorMerging(store.actors(named: nil)).actors.enumerated().flatMap { number, actor in
        actor.members.map {
          Entry(
            name: actor.name, own: $0.line.name, spellings: [$0.line.name] + $0.line.aliases, report: $0.report.id,
            group: number)
        }
      }
    }
  }

  /// The full name of the one actor or place that goes by `name`.
  func known(_ name: String) throws -> String {
    let key = NameKey(name)
    func names(where fits: (Entry) -> Bool) -> [String] { Set(entries.filter(fits).map(\.name)).sorted() }
    let full = names { NameKey($0.name).folded == key.folded }
    if let only = full.first { return only }
    let partial = names { $0.spellings.contains { NameKey($0).folded == key.folded } }
    guard partial.count < 2 else {
      throw AnnalsError(
        .usage, "'\(name)' may be \(partial.joined(separator: ", or "))", remedy: "give the full name of one")
    }
    if let only = partial.first { return only }
    throw AnnalsError(.usage, "no report names '\(name)'", remedy: try remedy(for: name))
  }

  private func remedy(for name: String) throws -> String? {
    if subject == .actor, try !store.places(named: name).isEmpty { return "for the place of this name add --place" }
    if subject == .place, try !store.actors(named: name).isEmpty { return "for the actor leave out --place" }
    let near = Suggestions.near(name, among: entries.flatMap { [$0.name] + $0.spellings })
    return near.isEmpty ? "'annals who NAME' shows who is known" : "did you mean \(near.joined(separator: ", "))?"
  }

  /// How many actors have exactly this name; of places, whether there is one.
  func count(_ name: String) -> Int {
    Set(entries.filter { NameKey($0.name).folded == NameKey(name).folded }.map(\.group)).count
  }

  private func entries(of name: String, in report: String?) throws -> [Entry] {
    let all = entries.filter { $0.name == name }
    let found = all.filter { report == nil || $0.report == report }
    guard !found.isEmpty else {
      let reports = Set(all.map(\.report)).sorted()
      throw AnnalsError(
        .usage, "\(report ?? "no report") does not name \(name)",
        remedy: "\(reports.count == 1 ? "this does" : "these do"): \(reports.prefix(8).joined(separator: ", "))")
    }
    return found
  }

  /// All spellings by which an actor or place goes.
  func spellings(of name: String, in report: String?) throws -> [String] {
    Set(try entries(of: name, in: report).flatMap(\.spellings)).sorted()
  }

  /// The names under which a report has it.
  func ownNames(of name: String, in report: String?) throws -> [String] {
    Set(try entries(of: name, in: report).map(\.own)).sorted()
  }

  func correction(
    _ action: Correction.Action, name: String, other: String? = nil, part: String? = nil, report: String? = nil
  ) -> Correction {
    Correction(
      action, subject, name: name, other: other, part: part, report: report, author: invocation.author,
      made: currentTime())
  }

  func keep(_ corrections: [Correction]) throws -> ExitStatus {
    for correction in corrections {
      let kept = try store.add(correction)
      console.print("\(kept.number): \(kept.text)")
    }
    return .success
  }

  /// Takes the latest correction out of force that `fits`.
  func undo(_ action: Correction.Action, _ fits: (Correction) -> Bool) throws -> ExitStatus {
    let found = try store.corrections().last {
      $0.isInForce && $0.action == action && $0.subject == subject && fits($0)
    }
    guard let found else {
      throw AnnalsError(
        .usage, "there is no such \(action.rawValue) to undo", remedy: "'annals corrections' lists them")
    }
    try store.undo(found.number, by: invocation.author, at: currentTime())
    console.print("undone: \(found.text)")
    return .success
  }
}

extension Correction {
  fileprivate func isNamed(_ text: String) -> Bool { NameKey(name).folded == NameKey(text).folded }
  fileprivate func isOther(_ text: String) -> Bool { other.map { NameKey($0).folded } == NameKey(text).folded }
}

extension Invocation {
  /// Who makes a correction: `--by`, or the user's name.
  fileprivate var author: String {
    self["--by"] ?? getenv("USER").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "unknown"
  }
}

/// Now, in UTC, as ISO 8601 has it.
private func currentTime() -> String {
  let seconds = Int(time(nil))
  let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(CalendarDate(dayNumber: day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
}
