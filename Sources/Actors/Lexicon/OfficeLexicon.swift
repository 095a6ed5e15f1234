import Lexicons

/// Offices, ranks, forms of address, and the words that give, take or state them.
struct OfficeLexicon: Sendable {
  struct Office: Sendable, Hashable {
    var canonical: String
    /// PLOVER role code of who holds it.
    var role: String
    /// Whether it is an office of a country where no body is named.
    var isOfState: Bool
    /// Whether a country has one, though other bodies have such offices too: "chief justice".
    var isNational = false
    /// Codes of the only countries that have it, the best known first; empty for what every country may have.
    var homes: [String] = []
  }

  /// A phrase that may stand before a name.
  enum Title: Sendable, Hashable {
    case office(Office)
    case rank(String)
    /// A form of address with the gender that it shows.
    case address(Gender?)

    /// Whether it is an office or a rank.
    var isPost: Bool { if case .address = self { false } else { true } }
  }

  private(set) var titles = PhraseTable<Title>()
  private(set) var addresses = PhraseTable<Gender?>()
  /// Status by word: "former" for "ex".
  private(set) var statuses: [String: String] = [:]
  /// What a verb does to an office, by lemma: began, is, ended, appoint, dismiss.
  private(set) var verbs: [String: String] = [:]
  /// Verbs that say which office their subject has over their object: "chair", "command".
  private(set) var leadingVerbs: [String: Office] = [:]
  /// Nouns for the office itself: "presidency", "defence portfolio".
  private(set) var posts = PhraseTable<Office>()
  /// Verbs by which somebody begins or ends to hold such a post.
  private(set) var postVerbs: [String: String] = [:]
  /// Verbs whose subject takes an office that follows with "as": "took over as".
  private(set) var accessionVerbs: Set<String> = []
  /// Verbs whose subject takes the place of their object.
  private(set) var successionVerbs: Set<String> = []
  /// Nouns beside a name that are neither office nor description.
  private(set) var plainNouns: Set<String> = []

  /// What stands in the first of the files counts.
  init(offices: [ResourceFile], ranks: [ResourceFile], titles: [ResourceFile], cues: ResourceFile) throws {
    var officeOfName: [String: Office] = [:]
    for entry in try offices.flatMap({ try $0.entries(columns: 4) }) {
      let fields = entry.fields
      let level = fields[3].split(separator: ":", maxSplits: 1)
      let isOfState = level.first == "state"
      let homes = level.count > 1 ? splitBars(level[1]) : []
      for phrase in splitBars(fields[1]) {
        let canonical = fields[0] == "*" ? (isOfState ? Self.inCapitals(phrase) : phrase) : String(fields[0])
        let office = Office(
          canonical: canonical, role: String(fields[2]), isOfState: isOfState,
          isNational: isOfState || fields[3] == "nation", homes: homes)
        self.titles.add(phrase, .office(office))
        self.titles.add(phrase + "s", .office(office))
        if let plural = Self.pluralHead(phrase) { self.titles.add(plural, .office(office)) }
        officeOfName[canonical] = officeOfName[canonical] ?? office
        if phrase.hasSuffix(" minister") { posts.add(phrase.dropLast("minister".count) + "portfolio", office) }
      }
    }
    for entry in try ranks.flatMap({ try $0.entries(columns: 2) }) {
      for phrase in splitBars(entry.fields[1]) { self.titles.add(phrase, .rank(String(entry.fields[0]))) }
    }
    for entry in try titles.flatMap({ try $0.entries(columns: 2) }) {
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
        } else if kind.hasPrefix("leads:") {
          leadingVerbs[word] = officeOfName[String(kind.dropFirst("leads:".count))]
        } else if kind.hasPrefix("post-of:") {
          if let office = officeOfName[String(kind.dropFirst("post-of:".count))] { posts.add(word, office) }
        } else if kind.hasPrefix("post:") {
          postVerbs[word] = String(kind.dropFirst("post:".count))
        } else if kind == "accession" {
          accessionVerbs.insert(word)
        } else if kind == "succession" {
          successionVerbs.insert(word)
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
  /// "ministers of finance" for "minister of finance".
  fileprivate static func pluralHead(_ phrase: String) -> String? {
    let words = phrase.split(separator: " ", omittingEmptySubsequences: false)
    guard let link = words.firstIndex(where: { $0 == "of" || $0 == "for" }), link > 0 else { return nil }
    return (words[..<(link - 1)] + [words[link - 1] + "s"] + words[link...]).joined(separator: " ")
  }

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
