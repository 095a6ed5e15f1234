import Lexicons

/// Given names with their gender.
struct PersonNameLexicon: Sendable {
  private var genders: [String: Gender?] = [:]

  init(_ file: ResourceFile) throws {
    for entry in try file.entries(columns: 2) {
      let gender = Gender(rawValue: String(entry.fields[0]))
      for name in entry.fields[1].split(separator: " ") {
        let name = String(name)
        if let known = genders[name], known != gender {
          genders[name] = .some(nil)
        } else {
          genders[name] = .some(gender)
        }
      }
    }
  }

  func isGivenName(_ name: String) -> Bool { genders[name] != nil }

  func gender(_ name: String) -> Gender? { genders[name] ?? nil }
}

/// Words inside a name that tell what kind of thing it names: "Ministry", "Province".
struct NameWordLexicon: Sendable {
  enum Kind: String, Sendable {
    case organisation
    case government
    case armedForce = "armed-force"
    case group
    case place
    case event
  }

  private var last: [String: Kind] = [:]
  private var first: [String: Kind] = [:]

  init(_ file: ResourceFile) throws {
    for entry in try file.entries(columns: 3) {
      guard let kind = Kind(rawValue: String(entry.fields[0])) else { continue }
      for word in splitBars(entry.fields[2]) {
        if entry.fields[1] == "first" { first[word] = first[word] ?? kind } else { last[word] = last[word] ?? kind }
      }
    }
  }

  func kind(last word: String) -> Kind? { last[word] }

  func kind(first word: String) -> Kind? { first[word] }
}

/// Words that a report sets right before a person's name and that are no part of it: "Democrat", "Vermont".
struct BeforeNameLexicon: Sendable {
  enum Kind: String, Sendable {
    case party
    case place
  }

  private var kinds: [String: Kind] = [:]

  init(_ file: ResourceFile) throws {
    for entry in try file.entries(columns: 2) {
      guard let kind = Kind(rawValue: String(entry.fields[0])) else { continue }
      for words in splitBars(entry.fields[1]) { kinds[words] = kind }
    }
  }

  func kind(_ words: String) -> Kind? { kinds[words] }
}
