package import Diagnostics
import Lexicons

/// What is wrong with event rules among each other: rules that an earlier one keeps from ever firing, two classes for
/// the same words, and rules that do not fire on their own examples.
package struct RuleCheck {
  private let coder: EventCoder
  /// Our rules, or those of a user's folder.
  private let precedence: Int
  /// Where each rule file lies, by its name.
  private let paths: [String: String]

  package init(_ coder: EventCoder, isOwn: Bool, paths: [String]) {
    self.coder = coder
    precedence = isOwn ? 1000 : 0
    self.paths = Dictionary(
      paths.map { (String($0.split(separator: "/").last ?? ""), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private var rules: [Rule] { coder.table.rules.filter { $0.precedence == precedence } }

  /// Rules of which every trigger stands, with the same conditions, in a rule that is tried first.
  package var shadowed: [Diagnostic] {
    struct Key: Hashable {
      var trigger: Trigger
      var conditions: Set<Condition>
    }
    var owners: [Key: Rule] = [:]
    var found: [Diagnostic] = []
    for rule in rules.sorted(by: { $0.options.priority > $1.options.priority }) {
      var earlier: [Rule] = []
      for trigger in Set(rule.triggers) {
        let key = Key(trigger: trigger, conditions: Set(rule.conditions))
        if let owner = owners[key] { earlier.append(owner) } else { owners[key] = rule }
      }
      guard let first = earlier.min(by: { $0.name < $1.name }) else { continue }
      if first.code != rule.code {
        found.append(
          complaint(
            rule.name,
            "the same words and conditions are \(first.code.text) in \(first.name) and \(rule.code.text) here"))
      } else if earlier.count == Set(rule.triggers).count {
        found.append(complaint(rule.name, "the rule never fires: \(first.name) has the same words and conditions"))
      }
    }
    return found.sorted { ($0.source, $0.line ?? 0) < ($1.source, $1.line ?? 0) }
  }

  /// The rules' examples by rule; `isNothing` says that the rule takes words away and fires by giving no event.
  package var examples: [(rule: String, isNothing: Bool, examples: [ExampleCheck])] {
    rules.map { rule in
      (
        rule.name, rule.options.isNothing || rule.examples.allSatisfy { $0.expected.isEmpty },
        rule.examples.map { ExampleCheck(place: $0.place, sentence: $0.text, expected: $0.expected) }
      )
    }
  }

  /// A complaint about `request.rules:41`.
  package func complaint(_ place: String, _ message: String, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
    let parts = place.split(separator: ":")
    let file = parts.first.map(String.init) ?? place
    return Diagnostic(severity, source: paths[file] ?? file, line: parts.last.flatMap { Int($0) }, message: message)
  }
}

extension EventClass {
  fileprivate var text: String {
    [mode.map { "\(type)/\($0)" } ?? type, cameo].compactMap(\.self).joined(separator: " ")
  }
}
