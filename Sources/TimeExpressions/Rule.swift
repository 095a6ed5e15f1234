/// One rule of a `.times` file: patterns over atoms, what they mean, when they hold.
struct Rule: Sendable {
  /// `relative.times:41`, as findings cite it.
  var citation: String
  var name: String
  /// The kind of expression that it builds, and that kind's parents.
  var kinds: [SymbolTable.Symbol]
  /// Whether the expression is reported, or only a part for other rules (kinds that begin with `_`).
  var isReported: Bool
  var sequences: [Sequence]
  var action: Action
  var guards: [Guard]
  var examples: [Example]

  /// One way through the rule's patterns, without options or alternatives.
  struct Sequence: Sendable {
    var steps: [Step]
    /// The steps that are the expression's own words; those before and after only have to stand there.
    var span: Range<Int>
  }

  struct Step: Sendable {
    var symbol: SymbolTable.Symbol
    var isGlued: Bool
    /// The slot's name in the action.
    var label: String
  }

  /// `operation key:value …`
  struct Action: Sendable {
    var operation: String
    var arguments: [(key: String, value: Argument)]
  }

  enum Argument: Sendable {
    case slot(String)
    case constant(Substring)
  }

  enum Guard: Sendable {
    case previous(Set<SymbolTable.Symbol>, holds: Bool)
    case next(Set<SymbolTable.Symbol>, holds: Bool)
    case firstTag(Set<String>, holds: Bool)
    case nextTag(Set<String>, holds: Bool)
    case predicate(GuardPredicate)
  }

  /// `+ 2022-01-07 | They met ⟦yesterday|DATE 2022-01-06⟧.`
  struct Example: Sendable {
    var citation: String
    var line: Substring

    /// The day of publication and the marked text; read only when somebody asks, which the program itself never does.
    var parts: (anchor: String, marked: String)? {
      let parts = line.split(separator: "|", maxSplits: 1)
      return parts.count == 2 ? (Self.trimmed(parts[0]), Self.trimmed(parts[1])) : nil
    }

    private static func trimmed(_ part: Substring) -> String {
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
