/// One option of a command. From this table come parsing, help, completions and "Did you mean".
struct Flag: Sendable, Hashable {
  /// With its dashes: `--format`.
  let name: String
  let short: String?
  /// What stands after it, as `FILE`; nothing where it is a switch.
  let argument: String?
  /// The words that the argument may be, where there are few.
  let choices: [String]
  let help: String

  /// A switch.
  init(_ name: String, _ help: String) { self.init(name, nil, help) }

  init(_ name: String, short: String? = nil, _ argument: String?, choices: [String] = [], _ help: String) {
    self.name = name
    self.short = short
    self.argument = argument
    self.choices = choices
    self.help = help
  }
}

/// One command: what it takes, what it says of itself, and what it does.
struct Command: Sendable {
  let name: String
  let usage: String
  let summary: String
  let flags: [Flag]
  let examples: [String]
  /// How many words besides options it takes.
  let operands: ClosedRange<Int>
  let run: @Sendable (Invocation, Console) async throws -> ExitStatus
}

/// 0 all well; 1 some input could not be read; 2 wrong use.
enum ExitStatus: Int32, Sendable {
  case success = 0
  case someInputUnread = 1
  case wrongUse = 2
}

enum CommandTable {
  static let commands: [Command] = [
    Command(name: "read", usage: "read", summary: "", flags: [], examples: [], operands: 1...100, run: Trial.run),
    Command(
      name: "model", usage: "model info | model import DIR --name NAME",
      summary: "the language models at hand; pack one from a spaCy pipeline",
      flags: [Flag("--name", "NAME", "what to call the packed model")],
      examples: ["annals model info"], operands: 1...2, run: ModelCommand.run),
    Command(
      name: "gazetteer", usage: "gazetteer info | gazetteer import DIR",
      summary: "the places at hand; pack them from the registry packages in a folder",
      flags: [], examples: ["annals gazetteer info"], operands: 1...2, run: GazetteerCommand.run),
  ]

  static let inputFlags = [
    Flag("--input", "KIND", choices: ["text", "jsonl"], "what the input is (by its name)"),
    Flag("--date", "DATE", "the day of publication, YYYY-MM-DD"),
    Flag("--model", "NAME", choices: ["en-md", "en-sm"], "language model (en-md)"),
    Flag("--jobs", short: "-j", "N", "how many reports to read at once (the machine's cores)"),
    Flag("--min-confidence", "X", "leave out findings below this confidence (0)"),
  ]

  static let storeFlag = Flag("--store", "FILE", "the store (annals.db)")
  static let jsonFlag = Flag("--json", "print JSON Lines instead of a table")

  static let queryFlags = [
    Flag("--person", "NAME", "only with this person or body"),
    Flag("--place", "NAME", "only at this place"),
    Flag("--from", "DATE", "from this day on"),
    Flag("--to", "DATE", "up to this day"),
    Flag("--type", "TYPE", "only of this event type or relation"),
    Flag("--report", "ID", "only from this report"),
    Flag("--min-confidence", "X", "leave out findings below this confidence (0)"),
    Flag("--limit", "N", "at most so many lines"),
    Flag("--format", short: "-f", "FORMAT", choices: ["text", "jsonl", "csv"], "what to print (text)"),
    storeFlag, jsonFlag,
  ]

  static let ledgerFlags = [Flag("--as-of", "DATE", "as things stood on this day"), storeFlag, jsonFlag]

  static func command(named name: String) -> Command? { commands.first { $0.name == name } }
}
