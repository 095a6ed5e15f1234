import Lexicons

/// Offices, ranks, forms of address, and the words that give, take or state them.
struct OfficeLexicon: Sendable {
  struct Office: Sendable, Hashable {
    var canonical: String
    /// PLOVER role code of who holds it.
    var role: String
    /// Whether it is an office of a country where no body is named.
    var isOfState: Bool
  }

  /// A phrase that may stand before a name.
  enum Title: Sendable, Hashable {
    case office(Office)
    case rank(String)
    /// A form of address with the gender that it shows.
    case address(Gender?)
  }

  private(set) var titles = PhraseTable<Title>()
  private(set) var addresses = PhraseTable<Gender?>()
  /// Status by word: "former" for "ex".
  private(set) var statuses: [String: String] = [:]
  /// What a verb does to an office, by lemma: began, is, ended, appoint, dismiss.
  private(set) var verbs: [String: String] = [:]
  /// Nouns beside a name that are neither office nor description.
  private(set) var plainNouns: Set<String> = []

  init(offices: ResourceFile, ranks: ResourceFile, titles: ResourceFile, cues: ResourceFile) throws {
    for entry in try offices.entries(columns: 4) {
      let fields = entry.fields
      let isOfState = fields[3] == "state"
      for phrase in splitBars(fields[1]) {
        let canonical = fields[0] == "*" ? (isOfState ? Self.inCapitals(phrase) : phrase) : String(fields[0])
        let office = Office(canonical: canonical, role: String(fields[2]), isOfState: isOfState)
        self.titles.add(phrase, .office(office))
        self.titles.add(phrase + "s", .office(office))
      }
    }
    for entry in try ranks.entries(columns: 2) {
      for phrase in splitBars(entry.fields[1]) { self.titles.add(phrase, .rank(String(entry.fields[0]))) }
    }
    for entry in try titles.entries(columns: 2) {
      let gender = Gender(rawValue: String(entry.fields[0]))
      for phrase in splitBars(entry.fields[1]) {
        self.titles.add(phrase, .address(gender))
        addresses.add(phrase, gender)
      }
    }
    for entry in try cues.entries(columns: 2) {
      let kind = String(entry.fields[0])
      for word in splitBars(entry.fields[1]) {
        if kind.hasPrefix("status:") {
          statuses[word] = String(kind.dropFirst("status:".count))
        } else if kind == "kin" {
          plainNouns.insert(word)
        } else {
          verbs[word] = kind
        }
      }
    }
  }
}

extension OfficeLexicon {
  /// "transport minister" as "Transport Minister"; short words stay as they are.
  fileprivate static func inCapitals(_ phrase: String) -> String {
    phrase.split(separator: " ").map { word in
      ["of", "the", "for", "and", "to"].contains(word) ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }
}

enum Gender: String, Sendable, Hashable {
  case male = "m"
  case female = "f"
}
