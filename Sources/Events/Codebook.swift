package import Lexicons

/// What the coder finds and by which rules, for those who use its data: meanings and scores of every type and mode, and
/// below each the rules with their examples. Made from the rule files, so it cannot fall behind them.
package struct Codebook: Sendable {
  package struct Entry: Sendable {
    package var type: String
    package var mode: String?
    package var meaning: String
    package var score: Double?
    /// Quad class in PLOVER's scheme.
    package var quad: Int?
    package var rules: [Rule]
  }

  package struct Rule: Sendable {
    /// File and line: `request.rules:41`.
    package var name: String
    package var cameo: String?
    package var goldstein: Double?
    /// The words that fire it, as `open fire` or `make @proposal`.
    package var words: [String]
    /// `sentence => result`.
    package var examples: [String]
  }

  package let entries: [Entry]
  /// The words of each class that rules name with `@`.
  package let classes: [(name: String, words: [String])]

  package init(_ coder: EventCoder, root: DataRoot) throws {
    let rules = Dictionary(grouping: coder.table.rules.filter { !$0.options.isNothing }) {
      "\($0.code.type)/\($0.code.mode ?? "")"
    }
    entries = try ResourceFile(path: root.resource("Events", "codebook.tsv")).lines.compactMap { line in
      guard line.fields.count == 3 else { return nil }
      let (type, mode) = (String(line.fields[0]), String(line.fields[1]))
      return Entry(
        type: type, mode: mode.isEmpty ? nil : mode, meaning: String(line.fields[2]),
        score: coder.scores.plover(type, mode.isEmpty ? nil : mode), quad: coder.scores.quad(type),
        rules: (rules["\(type)/\(mode)"] ?? []).map { Self.rule($0, coder) })
    }
    let named = Set(coder.table.rules.flatMap { $0.triggers.flatMap { $0.others.compactMap(\.classNumber) } })
    classes = named.sorted().map { (coder.table.classes.name(of: $0), coder.table.classes.words(of: $0).sorted()) }
  }

  private static func rule(_ rule: Events.Rule, _ coder: EventCoder) -> Rule {
    var words: [String] = []
    for trigger in rule.triggers {
      let text = ([trigger.head] + trigger.others.map { name(of: $0, coder) }).joined(separator: " ")
      if !words.contains(text) { words.append(text) }
    }
    return Rule(
      name: rule.name, cameo: rule.code.cameo, goldstein: coder.scores.goldstein(rule.code.cameo), words: words,
      examples: rule.examples.map { example in
        "\(example.text) => \(example.expected.isEmpty ? "nothing" : example.expected.joined(separator: "; "))"
      })
  }

  private static func name(of test: WordTest, _ coder: EventCoder) -> String {
    switch test {
    case .word(let word): word
    case .wordClass(let number): "@\(coder.table.classes.name(of: number))"
    case .kind(let kind): kind.rawValue
    }
  }
}

extension WordTest {
  fileprivate var classNumber: Int? {
    if case .wordClass(let number) = self { return number }
    return nil
  }
}
