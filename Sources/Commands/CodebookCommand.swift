import Events
import Lexicons

/// `annals codebook`: the codebook of the event data, as Markdown.
enum CodebookCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let root = try DataRoot.find()
    let coder = try EventCoder(root: root, extraRules: [invocation["--rules"]].compactMap { $0 }, isTrained: false)
    for diagnostic in coder.diagnostics { console.complain(diagnostic) }
    let codebook = try Codebook(coder, root: root)
    console.print("# Codebook of events\n")
    console.print(
      """
      Made from the rules by `annals codebook`. Types and modes are PLOVER's; scores run from −10 (conflict) to 10 \
      (cooperation); quad classes in PLOVER's scheme: 1 verbal and 2 material cooperation, 3 verbal and 4 material \
      conflict; Goldstein's value follows the CAMEO code. What no rule names may be found by the event model \
      (`model:events` in the field `rule`) with a confidence of its own.
      """)
    for entry in codebook.entries { printEntry(entry, console) }
    console.print("\n## Word classes\n")
    for words in codebook.classes { console.print("- `@\(words.name)`: \(words.words.joined(separator: ", "))") }
    return .success
  }

  private static func printEntry(_ entry: Codebook.Entry, _ console: Console) {
    let title = entry.mode.map { "### \(entry.type)/\($0)" } ?? "## \(entry.type)"
    let facts = [
      entry.mode == nil ? entry.quad.map { "quad class \($0)" } : nil, entry.score.map { "score \(number($0))" },
    ].compactMap { $0 }
    console.print("\n\(title)\n\n\(entry.meaning)\(facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")")
    if !entry.rules.isEmpty { console.print("") }
    for rule in entry.rules {
      let code = rule.cameo.map { "CAMEO \($0)" + (rule.goldstein.map { ", Goldstein \(number($0))" } ?? "") }
      console.print("- `\(rule.name)` \(code.map { "(\($0)) " } ?? "")*\(rule.words.joined(separator: ", "))*")
      for example in rule.examples { console.print("  - \(example)") }
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
