/// Help texts, made from the command table.
enum Help {
  static var overview: String {
    let width = (CommandTable.commands.map(\.name.count).max() ?? 0) + 2
    let rows = CommandTable.commands.map { "  \(pad($0.name, width))\($0.summary)" }
    return """
      annals: reads news reports and keeps the record

      use: annals COMMAND …

      \(rows.joined(separator: "\n"))

      'annals help COMMAND' says more. Start with: annals read report.txt
      """
  }

  static func text(for command: Command) -> String {
    let heads = command.flags.map { flag in
      [flag.name, flag.argument].compactMap { $0 }.joined(separator: " ") + (flag.short.map { ", \($0)" } ?? "")
    }
    let width = (heads.map(\.count).max() ?? 0) + 2
    let options = zip(heads, command.flags).map { head, flag in
      let choices = flag.choices.isEmpty ? "" : " [\(flag.choices.joined(separator: "|"))]"
      return "  \(pad(head, width))\(flag.help)\(choices)"
    }
    return """
      annals \(command.name): \(command.summary)

      use: annals \(command.usage)\(command.flags.isEmpty ? "" : " [OPTION …]")

      options:
      \(options.joined(separator: "\n"))

      examples:
      \(command.examples.map { "  \($0)" }.joined(separator: "\n"))

      exit status: 0 all well, 1 some input could not be read, 2 wrong use
      """
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
