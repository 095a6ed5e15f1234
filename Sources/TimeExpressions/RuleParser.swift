import Diagnostics
import Lexicons

/// Reads `.times` files into rules. `Docs/TimeRules.md` has the notation.
///
///     kind day < date                       a day is a date
///     day  month-day                        the kind that the rule builds, and its name
///       : MONTH DAYNUMBER (,? YEAR)?        a pattern; several lines are alternatives
///       = date month:MONTH day:DAYNUMBER    what it means
///       ? not-before MONTH                  when it holds
///       + 2022-01-07 | On ⟦3 May|DATE 2022-05-03⟧ they met.
struct RuleParser {
  var symbols: SymbolTable
  var lexicon: TimeLexicon
  private(set) var rules: [Rule] = []
  private var parents: [String: String] = [:]

  init(symbols: SymbolTable, lexicon: TimeLexicon) {
    self.symbols = symbols
    self.lexicon = lexicon
  }

  mutating func read(_ file: ResourceFile) throws {
    for line in file.lines {
      do {
        try read(line.text, citation: "\(file.name):\(line.number)")
      } catch let problem as RuleProblem {
        throw AnnalsError(.resource, "\(file.name):\(line.number): \(problem.message)")
      }
    }
  }

  private mutating func read(_ line: Substring, citation: String) throws {
    let content = Substring(line.utf8.drop { $0 == 0x20 || $0 == 0x09 })
    guard content.startIndex != line.startIndex else { return try readHeader(Self.words(content), citation) }
    guard let last = rules.indices.last, let sign = content.utf8.first else {
      throw RuleProblem("no rule begins above")
    }
    let rest = Substring(content.utf8.dropFirst())
    switch sign {
    case UInt8(ascii: ":"): rules[last].sequences += try sequences(of: rest)
    case UInt8(ascii: "="): rules[last].action = try action(Self.words(rest)[...], rules[last])
    case UInt8(ascii: "?"): rules[last].guards.append(try condition(Self.words(rest)[...]))
    case UInt8(ascii: "+"): rules[last].examples.append(Rule.Example(citation: citation, line: rest))
    default: throw RuleProblem("a line begins with : = ? or +")
    }
  }

  private static func words(_ text: Substring) -> [Substring] {
    text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { Substring($0) }
  }

  private mutating func readHeader(_ words: [Substring], _ citation: String) throws {
    if words.count == 4, words[0] == "kind", words[2] == "<" {
      parents[String(words[1])] = String(words[3])
      return
    }
    guard words.count == 2 else { throw RuleProblem("expected KIND NAME") }
    var kinds: [SymbolTable.Symbol] = []
    var kind: String? = String(words[0])
    while let name = kind, kinds.count < 4 {
      kinds.append(symbols.intern("{\(name)}"))
      kind = parents[name]
    }
    rules.append(
      Rule(
        citation: citation, name: String(words[1]), kinds: kinds, isReported: !words[0].hasPrefix("_"), sequences: [],
        action: Rule.Action(operation: "same", arguments: []), guards: [], examples: []))
  }

  private mutating func sequences(of text: Substring) throws -> [Rule.Sequence] {
    var parser = PatternParser(text)
    let paths = try parser.parse()
    return try paths.map { path in
      var steps: [Rule.Step] = []
      var start = 0
      var end: Int?
      for element in path {
        switch element.name {
        case "\\": start = steps.count
        case "/": end = steps.count
        default: steps.append(step(element))
        }
      }
      guard let first = steps.first, !first.isGlued, start < end ?? steps.count else {
        throw RuleProblem("an empty pattern")
      }
      return Rule.Sequence(steps: steps, span: start..<(end ?? steps.count))
    }
  }

  private mutating func step(_ element: PatternParser.Element) -> Rule.Step {
    Rule.Step(symbol: symbol(of: element.name), isGlued: element.isGlued, label: element.label ?? element.name)
  }

  /// Enters the words of a holiday's name: its first word carries the class, the others must follow.
  mutating func addHoliday(_ name: [String], _ index: Int) {
    var steps = name.map { Rule.Step(symbol: symbol(of: $0), isGlued: false, label: $0) }
    guard !steps.isEmpty else { return }
    steps[0].label = "first"
    rules.append(
      Rule(
        citation: "holidays.txt", name: name.joined(separator: "-"), kinds: [symbols.intern("{_holiday}")],
        isReported: false, sequences: [Rule.Sequence(steps: steps, span: 0..<steps.count)],
        action: Rule.Action(operation: "date", arguments: [("holiday", .constant("\(index)"))]), guards: [],
        examples: []))
  }

  /// The number of a class, a kind or a word; a word is entered into the lexicon as itself.
  private mutating func symbol(of name: String) -> SymbolTable.Symbol {
    let symbol = symbols.intern(name)
    if !isClassOrKind(name) { lexicon.add(name, symbol, 0) }
    return symbol
  }

  private func isClassOrKind(_ name: String) -> Bool {
    name.utf8.allSatisfy { (0x41...0x5A).contains($0) } || name.hasPrefix("{")
  }

  private func action(_ words: ArraySlice<Substring>, _ rule: Rule) throws -> Rule.Action {
    guard let operation = words.first else { throw RuleProblem("expected = OPERATION key:value …") }
    // A plain word of the pattern is no slot: `direction:last` names a direction beside the word "last".
    let steps = rule.sequences.flatMap(\.steps)
    let labels = Set(
      steps.filter { $0.label != symbols.names[Int($0.symbol)] || isClassOrKind($0.label) }.map(\.label))
    let arguments = try words.dropFirst().map { word in
      guard let colon = word.firstIndex(of: ":") else { throw RuleProblem("expected key:value, not \(word)") }
      let value = word[word.index(after: colon)...]
      let argument = labels.contains(String(value)) ? Rule.Argument.slot(String(value)) : .constant(value)
      return (key: String(word[..<colon]), value: argument)
    }
    return Rule.Action(operation: String(operation), arguments: arguments)
  }

  private mutating func condition(_ words: ArraySlice<Substring>) throws -> Rule.Guard {
    guard let name = words.first else { throw RuleProblem("expected ? CONDITION …") }
    let rest = words.dropFirst().map(String.init)
    switch name {
    case "after", "not-after": return .previous(Set(rest.map { symbol(of: $0) }), holds: name == "after")
    case "before", "not-before": return .next(Set(rest.map { symbol(of: $0) }), holds: name == "before")
    case "tag", "not-tag": return .firstTag(Set(rest), holds: name == "tag")
    case "next-tag", "not-next-tag": return .nextTag(Set(rest), holds: name == "next-tag")
    default:
      guard let predicate = GuardPredicate(rawValue: String(name)) else {
        throw RuleProblem("no condition is called \(name)")
      }
      return .predicate(predicate)
    }
  }
}

struct RuleProblem: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
