import Diagnostics
import Lexicons

/// Reads one `.rules` file. What is wrong in it becomes a diagnostic with its line, and the other rules stand.
///
/// A rule is a line `TYPE/mode CAMEO options` and, indented below it, lines `property: …` and examples
/// `> sentence => TYPE/mode source -> target`. `Docs/Rules.md` explains it for those who write them.
struct RuleFile {
  private(set) var rules: [Rule] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let file: ResourceFile
  private let classes: WordClasses
  private let precedence: Int

  init(_ file: ResourceFile, classes: WordClasses, precedence: Int = 0) {
    self.file = file
    self.classes = classes
    self.precedence = precedence
    var current: Rule?
    for line in file.lines {
      if line.text.first?.isWhitespace == false {
        finish(&current)
        current = header(line)
      } else if current != nil {
        read(line, into: &current!)
      }
    }
    finish(&current)
  }

  private mutating func finish(_ rule: inout Rule?) {
    guard var done = rule else { return }
    rule = nil
    if done.triggers.isEmpty { return complain(done.name, "the rule has no “verb:” or “noun:” line") }
    if done.examples.isEmpty, precedence == 0 { complain(done.name, "the rule has no example") }
    if done.sources.isEmpty { done.sources = [[[.subject]]] }
    if done.targets.isEmpty { done.targets = [[[.object]]] }
    rules.append(done)
  }

  private mutating func header(_ line: ResourceFile.Line) -> Rule? {
    let words = line.text.words
    let named = words[0].split(separator: "/", maxSplits: 1).map(String.init)
    guard let type = named.first, type == type.uppercased() else {
      diagnostics.append(file.diagnostic(line, "a rule begins with “TYPE/mode CAMEO”"))
      return nil
    }
    var code = EventClass(type: type, mode: named.count > 1 ? named[1] : nil)
    var options = RuleOptions()
    options.isNothing = type == "NOTHING"
    for word in words.dropFirst() {
      let value = word.halves(at: "=")?.after
      switch word.halves(at: "=")?.before ?? word {
      case "mutual": options.isMutual = true
      case "pair": (options.isMutual, options.needsPair) = (true, true)
      case "alone": options.standsAlone = true
      case "as-listed": options.targetsAsListed = true
      case "actors": options.isBetweenActors = true
      case "firm": options.isFirm = true
      case "at-clause": options.isShownAtClause = true
      case "modality": options.modality = value
      case "confidence": options.confidence = value.flatMap(Double.init) ?? options.confidence
      case "priority": options.priority = value.flatMap { Int($0) } ?? 0
      case "context": code.contexts = value?.split(separator: "+").map(String.init) ?? []
      case let number where number.allSatisfy(\.isNumber): code.cameo = number
      default: diagnostics.append(file.diagnostic(line, "“\(word)” is no option of a rule"))
      }
    }
    return Rule(
      name: "\(file.name):\(line.number)", code: code, triggers: [], sources: [], targets: [], conditions: [],
      options: options, examples: [], precedence: precedence)
  }

  private mutating func read(_ line: ResourceFile.Line, into rule: inout Rule) {
    let text = line.text.trimmed
    if text.first == ">" { return readExample(text.dropFirst().trimmed, line, into: &rule) }
    guard let (property, value) = text.halves(at: ":") else {
      diagnostics.append(file.diagnostic(line, "expected “property: value” or “> example => result”"))
      return
    }
    switch property {
    case "verb": rule.triggers += value.listItems.flatMap { triggers($0, .verb, line) }
    case "noun": rule.triggers += value.listItems.flatMap { triggers($0, .noun, line) }
    case "source": rule.sources = sides(value)
    case "target": rule.targets = sides(value)
    case "if": condition(value, negative: false, line, into: &rule)
    case "unless": condition(value, negative: true, line, into: &rule)
    default: diagnostics.append(file.diagnostic(line, "“\(property)” is no property of a rule"))
    }
  }

  private mutating func readExample(_ text: String, _ line: ResourceFile.Line, into rule: inout Rule) {
    guard let (sentence, result) = text.halves(at: "=>") else {
      diagnostics.append(file.diagnostic(line, "an example reads “> sentence => TYPE/mode source -> target”"))
      return
    }
    let expected = result == "nothing" ? [] : result.split(separator: ";").map(\.trimmed)
    rule.examples.append(RuleExample(text: sentence, expected: expected, place: "\(file.name):\(line.number)"))
  }

  /// “make @proposal”: the first word is the head; a class there stands for each of its words.
  private mutating func triggers(_ text: String, _ kind: Trigger.Kind, _ line: ResourceFile.Line) -> [Trigger] {
    let words = text.words
    guard let head = words.first else { return [] }
    let others = words.dropFirst().compactMap { wordTest($0, line) }
    guard head.first == "@" else { return [Trigger(kind: kind, head: head, others: others)] }
    guard let number = classes.number(head.dropFirst()) else {
      diagnostics.append(file.diagnostic(line, "there is no word class “\(head)”"))
      return []
    }
    return classes.words(of: number).map { Trigger(kind: kind, head: $0, others: others) }
  }

  /// “object, to + on”: the first of the alternatives that is filled; what is joined by `+` counts together.
  private func sides(_ text: String) -> [[SlotPath]] {
    text == "none" ? [[]] : text.listItems.map { $0.split(separator: "+").map { path($0.trimmed) } }
  }

  private func path(_ text: String) -> SlotPath {
    text.split(separator: ".").map { step -> Slot in
      switch step.trimmed {
      case "subject": .subject
      case "object": .object
      case "indirect": .indirectObject
      case "clause": .clause
      case "owner": .possessor
      case "adjective": .adjective
      case "modifier": .modifier
      case "holder": .holder
      case "governor": .governor
      case "trigger": .trigger
      case "word": .word
      case "own-subject": .ownSubject
      case "auxiliary": .auxiliary
      case "negation": .negation
      case "infinitive": .infinitive
      case "purpose": .purpose
      case "sentence": .sentence
      case let words: .preposition(words.words)
      }
    }
  }

  private mutating func condition(
    _ text: String, negative: Bool, _ line: ResourceFile.Line, into rule: inout Rule
  ) {
    let slots: String
    let test: Condition.Test
    if let (before, after) = text.halves(at: " mentions ") {
      (slots, test) = (before, .mentions(after.listItems.compactMap { wordTest($0, line) }))
    } else if let (before, after) = text.halves(at: " is ") {
      (slots, test) = (before, .isOneOf(after.listItems.compactMap { wordTest($0, line) }))
    } else {
      (slots, test) = (text, .isFilled)
    }
    rule.conditions.append(Condition(slots: slots.listItems.map(path), test: test, isNegative: negative))
  }

  private mutating func wordTest(_ text: String, _ line: ResourceFile.Line) -> WordTest? {
    if text.first == "@" {
      if let number = classes.number(text.dropFirst()) { return .wordClass(number) }
      diagnostics.append(file.diagnostic(line, "there is no word class “\(text)”"))
      return nil
    }
    if let kind = FillerKind(rawValue: text) { return .kind(kind) }
    return .word(text)
  }

  private mutating func complain(_ rule: String, _ message: String) {
    let line = rule.split(separator: ":").last.flatMap { Int($0) }
    diagnostics.append(Diagnostic(.error, source: file.path, line: line, message: message))
  }
}
