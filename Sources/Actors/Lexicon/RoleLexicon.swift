import Diagnostics
import Findings
import Lexicons

/// Nouns that make a noun phrase an actor: "army", "security source".
struct RoleLexicon: Sendable {
  struct Role: Sendable, Hashable {
    /// PLOVER role code; nothing where the modifier decides alone.
    var code: String?
    var kind: ActorLine.Kind
    /// Whether the singular means one human being.
    var isHuman: Bool
  }

  private var roles: [String: Role] = [:]
  /// Singular nouns that "they" may stand for.
  private(set) var plurals: Set<String> = []
  /// Singular nouns for bodies that need no article.
  private(set) var bareNouns: Set<String> = []

  /// What stands in the first of the files counts.
  init(_ files: [ResourceFile]) throws {
    let entries = try files.flatMap { file in try file.entries(columns: 3).map { (file: file, line: $0) } }
    let human = Set(entries.filter { $0.line.fields[0] == "human" }.flatMap { splitBars($0.line.fields[2]) })
    for (file, entry) in entries {
      let words = splitBars(entry.fields[2])
      switch entry.fields[0] {
      case "human": continue
      case "plural":
        plurals.formUnion(words)
        continue
      case "bare":
        bareNouns.formUnion(words)
        continue
      default: break
      }
      guard let kind = ActorLine.Kind(rawValue: String(entry.fields[1])) else {
        throw AnnalsError(.resource, "\(file.diagnostic(entry, "\(entry.fields[1]) is no kind of actor"))")
      }
      let code = entry.fields[0] == "-" ? nil : String(entry.fields[0])
      for phrase in words where roles[phrase] == nil {
        roles[phrase] = Role(code: code, kind: kind, isHuman: human.contains(phrase))
      }
    }
    for phrase in human where roles[phrase] == nil {
      roles[phrase] = Role(code: nil, kind: .person, isHuman: true)
    }
  }

  func role(_ phrase: String) -> Role? { roles[phrase] }
}
