import Diagnostics
import Lexicons

/// Which acts a word may tell, read from `triggers.txt`: hints for the event model, not rules.
struct TriggerLexicon: Sendable {
  struct Entry: Sendable, Hashable {
    var code: EventClass
    /// Tells it in some company only.
    var isWeak: Bool
    /// `ASSAULT weak`, as features spell it.
    var name: String
  }

  private var entries: [Trigger.Kind: [String: [Entry]]] = [.verb: [:], .noun: [:]]
  private var roots: [String: EventClass] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: ResourceFile) {
    for line in file.lines {
      guard let (head, words) = line.text.halves(at: ":"), let (entry, kind) = Self.entry(head.words) else {
        diagnostics.append(file.diagnostic(line, "expected “TYPE/mode CAMEO verb|noun [weak]: word, word, …”"))
        continue
      }
      if entry.code.mode == nil, roots[entry.code.type] == nil { roots[entry.code.type] = entry.code }
      for word in words.listItems { entries[kind]?[word, default: []].append(entry) }
    }
  }

  func entries(of word: String, _ kind: Trigger.Kind) -> [Entry] { entries[kind]?[word] ?? [] }

  /// The type's own class, without a mode: that of its first line.
  func root(of type: String) -> EventClass { roots[type] ?? EventClass(type: type) }

  private static func entry(_ words: [String]) -> (Entry, Trigger.Kind)? {
    guard words.count == 3 || words.count == 4 && words[3] == "weak", words[2] == "verb" || words[2] == "noun" else {
      return nil
    }
    let type = words[0].halves(at: "/")
    let code = EventClass(type: type?.before ?? words[0], mode: type?.after, cameo: words[1])
    let isWeak = words.count == 4
    return (
      Entry(code: code, isWeak: isWeak, name: isWeak ? code.type + " weak" : code.type),
      words[2] == "verb" ? .verb : .noun
    )
  }
}
