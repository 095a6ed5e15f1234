import Findings

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
    Command(
      name: "read", usage: "read FILE…|DIR|-",
      summary: "read reports and print their records; nothing is stored",
      flags: inputFlags + coderFlags + [
        lexiconFlag, rulesFlag,
        Flag(
          "--format", short: "-f", "FORMAT", choices: ReadCommand.formats,
          "what to print (text on a terminal, jsonl otherwise)"),
        Flag("--with-text", "give the report's text in every report line"),
        Flag("--timing", "say on standard error how long each part took, in processor time"),
      ],
      examples: [
        "annals read report.txt", "annals read --format jsonl folder/ | jq 'select(.type==\"event\")'",
        "curl -s … | annals read -",
      ],
      operands: 1...Int.max, run: ReadCommand.run),
    Command(
      name: "parse", usage: "parse FILE…|-",
      summary: "language analysis alone, as CoNLL-U",
      flags: inputFlags, examples: ["annals parse report.txt", "echo 'It rains.' | annals parse -"],
      operands: 1...Int.max, run: ParseCommand.run),
    Command(
      name: "add", usage: "add FILE…|DIR|-",
      summary: "read reports and keep their records in the store",
      flags: inputFlags + coderFlags + [lexiconFlag, rulesFlag, storeFlag],
      examples: ["annals add reports/", "annals add --store crisis.db one.txt two.txt"],
      operands: 1...Int.max, run: AddCommand.run),
    Command(
      name: "timeline", usage: "timeline", summary: "what happened, by date",
      flags: [modalityFlag] + queryFlags, examples: ["annals timeline --from 2022-01-01 --place Almaty"],
      operands: 0...0, run: TimelineCommand.run),
    Command(
      name: "quotes", usage: "quotes", summary: "who said what",
      flags: [
        Flag("--by", "NAME", "only what this person or body said"),
        Flag("--about", "WORD", "only quotations with these words, or that name this actor"),
        Flag("--form", "A,B", "only of these forms: direct, block, partial, indirect"),
        Flag(
          "--format", short: "-f", "FORMAT", choices: ["text", "jsonl", "csv", "gdelt"],
          "what to print (text); gdelt: the quotations of GDELT's GKG 2.1"),
      ] + queryFlags.filter { !["--format", "--place", "--type"].contains($0.name) },
      examples: [
        "annals quotes --by Tokayev --from 2022-01-01", "annals quotes --about gas --json",
        "annals quotes --form direct,block --format csv > quotes.csv",
      ],
      operands: 0...0, run: QuotesCommand.run),
    Command(
      name: "who", usage: "who NAME", summary: "one person or body: names, offices, words, acts, reports",
      flags: [storeFlag, jsonFlag], examples: ["annals who Blinken"], operands: 1...Int.max, run: WhoCommand.run),
    Command(
      name: "events", usage: "events", summary: "coded events: type, actors, place, time, and the rule",
      flags: [
        Flag(
          "--count", "A,B",
          "count asserted events, each once, by: day, month, year, source, target, source-country, target-country, "
            + "type, mode, cameo, quad, place"),
        Flag("--zeros", "with --count: rows of 0 for periods without events"),
        Flag("--one-a-day", "with --count: one event a day of one source, target and kind"),
        modalityFlag,
      ] + queryFlags,
      examples: [
        "annals events --type PROTEST", "annals events --format csv > events.csv",
        "annals events --count month,source,target,type --zeros --format csv > panel.csv",
      ],
      operands: 0...0, run: EventsCommand.run),
    Command(
      name: "figures", usage: "figures", summary: "prices, casualties, detentions and other numbers",
      flags: queryFlags, examples: ["annals figures --from 2022-01-01"], operands: 0...0, run: FiguresCommand.run),
    Command(
      name: "members", usage: "members ORG", summary: "who belonged to a body or treaty",
      flags: ledgerFlags, examples: ["annals members \"Collective Security Treaty\" --as-of 1995-01-01"],
      operands: 1...Int.max, run: MembersCommand.run),
    Command(
      name: "offices", usage: "offices [ORG|NAME]", summary: "who held which office",
      flags: ledgerFlags, examples: ["annals offices Kazakhstan --as-of 2022-01-07"],
      operands: 0...Int.max, run: OfficesCommand.run),
    Command(
      name: "commands", usage: "commands [FORCE|NAME]", summary: "who commanded which force or mission",
      flags: ledgerFlags, examples: ["annals commands peacekeepers"], operands: 0...Int.max, run: CommandsCommand.run),
    Command(
      name: "levels", usage: "levels [PLACE]", summary: "alert levels and when they changed",
      flags: ledgerFlags, examples: ["annals levels Kazakhstan"], operands: 0...Int.max, run: LevelsCommand.run),
    Command(
      name: "merge", usage: "merge NAME NAME", summary: "correct by hand: two names are one, called by the first",
      flags: correctionFlags,
      examples: ["annals merge \"Viktor Orlov\" \"V. Orlow\"", "annals merge Kyiv Kiev --place"],
      operands: 2...2, run: MergeCommand.run),
    Command(
      name: "split", usage: "split NAME --report ID | --alias SPELLING",
      summary: "correct by hand: somebody else is meant in a report, or by a spelling",
      flags: [
        Flag("--report", "ID", "in this report somebody else is meant"),
        Flag("--alias", "SPELLING", "by this spelling somebody else is meant"),
        Flag("--as", "NAME", "what the other is called (NAME with the report's id)"),
      ] + correctionFlags,
      examples: ["annals split \"John Smith\" --report r17 --as \"John Smith (banker)\""],
      operands: 1...Int.max, run: SplitCommand.run),
    Command(
      name: "rename", usage: "rename NAME --to NAME", summary: "correct by hand: what an actor or place is called",
      flags: [Flag("--to", "NAME", "the new name")] + correctionFlags,
      examples: ["annals rename Tokaev --to \"Kassym-Jomart Tokayev\""], operands: 1...Int.max,
      run: RenameCommand.run),
    Command(
      name: "reject", usage: "reject NAME", summary: "correct by hand: this is no actor, or no place",
      flags: [Flag("--report", "ID", "only in this report")] + correctionFlags,
      examples: ["annals reject \"Monday Night\"", "annals reject \"Monday Night\" --undo"], operands: 1...Int.max,
      run: RejectCommand.run),
    Command(
      name: "corrections", usage: "corrections", summary: "what was corrected by hand, by whom and when",
      flags: [
        Flag("--all", "those that were undone too"), Flag("--undo", "NUMBER", "take this one out of force"),
        Flag("--by", "NAME", "who undoes it ($USER)"), storeFlag, jsonFlag,
      ],
      examples: ["annals corrections", "annals corrections --undo 3"], operands: 0...0, run: CorrectionsCommand.run),
    Command(
      name: "contradictions", usage: "contradictions", summary: "where reports disagree",
      flags: [storeFlag, jsonFlag], examples: ["annals contradictions"], operands: 0...0,
      run: ContradictionsCommand.run),
    Command(
      name: "explain", usage: "explain ID", summary: "why a line stands in the record",
      flags: coderFlags + [storeFlag], examples: ["annals explain kazakhstan-2022-01-07:e5"],
      operands: 1...1, run: ExplainCommand.run),
    Command(
      name: "dossier", usage: "dossier", summary: "one self-contained HTML page of the whole store",
      flags: [
        storeFlag, Flag("--output", short: "-o", "FILE", "where to write it (standard output)"),
        Flag("--title", "TEXT", "the page's title"),
      ],
      examples: ["annals dossier -o dossier.html"], operands: 0...0, run: DossierCommand.run),
    Command(
      name: "model", usage: "model info [NAME] | model import DIR --name NAME",
      summary: "the language models at hand; pack one from a spaCy pipeline",
      flags: [Flag("--name", "NAME", "what to call the packed model")],
      examples: ["annals model info"], operands: 1...2, run: ModelCommand.run),
    Command(
      name: "gazetteer", usage: "gazetteer info | gazetteer import DIR",
      summary: "the places at hand; pack them from the registry packages in a folder",
      flags: [], examples: ["annals gazetteer info"], operands: 1...2, run: GazetteerCommand.run),
    Command(
      name: "lexicon", usage: "lexicon check [DIR] | lexicon info [DIR] | lexicon import-petrarch FILE…|DIR -o DIR",
      summary: "check lexicons and event rules and run their examples; take over PETRARCH's dictionaries",
      flags: [Flag("--output", short: "-o", "DIR", "import-petrarch: the folder to write, for --lexicon")],
      examples: [
        "annals lexicon check", "annals lexicon check mylexicon/",
        "annals lexicon import-petrarch Phoenix.Countries.actors.txt -o petrarch/",
      ], operands: 1...Int.max, run: LexiconCommand.run),
    Command(
      name: "codebook", usage: "codebook",
      summary: "what each event type and mode means, its scores, and the rules that find it, as Markdown",
      flags: [rulesFlag],
      examples: ["annals codebook > codebook.md", "annals codebook --rules mine/ > codebook.md"],
      operands: 0...0, run: CodebookCommand.run),
    Command(
      name: "eval", usage: "eval KIND GOLD [SYSTEM]",
      summary:
        "score against gold: record, time, quotes, speakers, coreference, entities, events, event-sentences, places, "
        + "parse, names, offices",
      flags: [
        Flag("--model", "NAME", "language model (en-md)"),
        Flag("--json", "print the figures as JSON"),
        Flag("--errors", "N", "list up to N that are missed or spurious"),
        Flag("--list", "list all of them"),
        Flag(
          "--corpora", "DIR",
          "speakers, coreference, event-sentences, offices: where the texts lie (../shared/corpora/dev)"),
        Flag("--half", "HALF", choices: ["a", "b"], "only the documents of one half (by SHA-1 parity of the id)"),
        Flag("--types", "A,B", "entities: only these types"),
        Flag(
          "--names", "WHOSE", choices: ["record", "all", "model"],
          "entities: the record's names, all its mentions, or the language model's names"),
        Flag("--map", "FILE", "entities, events: JSON that unifies type names"),
        Flag("--actors", "HOW", choices: ["full", "country", "ignore"], "events: how actors are compared"),
        Flag("--no-date", "events: leave dates out"),
        Flag("--direct-only", "quotes: direct quotations alone"),
      ] + coderFlags,
      examples: [
        "annals eval record gold.json report.txt", "annals eval time tempeval3.jsonl",
        "annals eval quotes gold.jsonl system.jsonl", "annals eval parse treebank.conllu",
      ],
      operands: 2...3, run: EvalCommand.run),
  ]

  static let inputFlags = [
    Flag("--input", "KIND", choices: ["text", "jsonl"], "what the input is (by its name)"),
    Flag("--date", "DATE", "the day of publication, YYYY-MM-DD"),
    Flag("--model", "NAME", "language model, en-md, en-sm or one that you imported (en-md)"),
    Flag("--jobs", short: "-j", "N", "how many reports to read at once (the machine's cores)"),
    Flag("--min-confidence", "X", "leave out findings below this confidence (0)"),
  ]

  static let lexiconFlag = Flag(
    "--lexicon", "DIR", "your own lexicons and event rules, which go before ours (Docs/Lexicons.md)")

  static let rulesFlag = Flag("--rules", "DIR", "your own event rules, which go before ours (Docs/Rules.md)")

  static let coderFlags = [
    Flag("--coder", "CODER", choices: ["annals", "petrarch"], "what codes the events: our rules, or --dictionaries"),
    Flag(
      "--dictionaries", "LIST",
      "PETRARCH dictionaries, FILE,FILE… or a folder: verbs, actors, agents, discards, issues"),
  ]

  static let storeFlag = Flag("--store", "FILE", "the store (annals.db)")
  static let jsonFlag = Flag("--json", "print JSON Lines instead of a table")

  static let correctionFlags = [
    Flag("--place", "a place is meant, not an actor"), Flag("--undo", "take the correction out of force again"),
    Flag("--by", "NAME", "who makes the correction ($USER)"), storeFlag,
  ]

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

  static let modalityFlag = Flag(
    "--modality", "M", choices: Modality.allCases.map(\.rawValue) + ["all"], "only events of this modality")

  static let ledgerFlags = [Flag("--as-of", "DATE", "as things stood on this day"), storeFlag, jsonFlag]

  static func command(named name: String) -> Command? { commands.first { $0.name == name } }
}
