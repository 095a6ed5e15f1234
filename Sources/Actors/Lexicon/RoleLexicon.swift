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

  init(_ file: ResourceFile) throws {
    let entries = try file.entries(columns: 3)
    let human = Set(entries.filter { $0.fields[0] == "human" }.flatMap { splitBars($0.fields[2]) })
    for entry in entries where entry.fields[0] != "human" {
      guard let kind = ActorLine.Kind(rawValue: String(entry.fields[1])) else {
        throw AnnalsError(.resource, "\(file.diagnostic(entry, "\(entry.fields[1]) is no kind of actor"))")
      }
      let code = entry.fields[0] == "-" ? nil : String(entry.fields[0])
      for phrase in splitBars(entry.fields[2]) where roles[phrase] == nil {
        roles[phrase] = Role(code: code, kind: kind, isHuman: human.contains(phrase))
      }
    }
    for phrase in human where roles[phrase] == nil {
      roles[phrase] = Role(code: nil, kind: .person, isHuman: true)
    }
  }

  func role(_ phrase: String) -> Role? { roles[phrase] }
}
