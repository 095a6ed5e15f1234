import Diagnostics
import LanguageAnalysis
import Lexicons

/// PLOVER's contexts, found by the words of the clause that tells an event.
struct ContextWords: Sendable {
  private var contextsOfWord: [String: [String]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Lines `context: word, word, …`.
  init(_ file: ResourceFile) {
    for line in file.lines {
      guard let (context, words) = line.text.halves(at: ":") else {
        diagnostics.append(file.diagnostic(line, "expected “context: word, word, …”"))
        continue
      }
      for word in words.listItems { contextsOfWord[word, default: []].append(context) }
    }
  }

  /// `given` by the rule, then the two that most words of the clause speak for.
  func contexts(of clause: TokenRange, given: [String], in phrases: Phrases) -> [String] {
    var counts: [(context: String, count: Int)] = []
    for token in clause.prefix(80) {
      for context in contextsOfWord[phrases.lemmas[token]] ?? [] {
        if let known = counts.firstIndex(where: { $0.context == context }) {
          counts[known].count += 1
        } else {
          counts.append((context, 1))
        }
      }
    }
    let found = counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    var contexts = given
    for (_, item) in found where contexts.count < max(2, given.count) && !contexts.contains(item.context) {
      contexts.append(item.context)
    }
    return contexts
  }
}
