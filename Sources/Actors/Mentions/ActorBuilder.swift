import Findings
import LanguageAnalysis

/// The actors and mentions of a report while they are gathered.
struct ActorBuilder {
  struct Entry {
    var kind: ActorLine.Kind
    var code: String?
    var confidence: Double
    /// Spellings in order of appearance.
    var spellings: [String] = []
    /// Whether the name is one by which the report names it, not a description.
    var isNamed: Bool
    var gender: Gender?
    /// Whether a plural pronoun may stand for it.
    var isPlural = false
    /// For a country, its index in the country table and its usual name.
    var country: Int?
    var usualName: String?
    /// The head noun and numeral or article of a description, by which later ones are matched.
    var role: String?
  }

  private(set) var entries: [Entry] = []
  private(set) var mentions: [ActorTable.Mention] = []
  private var mentionedTokens: Set<Int> = []

  mutating func addActor(_ entry: Entry) -> Int {
    entries.append(entry)
    return entries.count - 1
  }

  mutating func addMention(
    _ actor: Int, _ tokens: TokenRange, head: Int, form: ActorLine.Mention.Form, spelling: String
  ) {
    guard !tokens.isEmpty else { return }
    mentions.append(ActorTable.Mention(actor: actor, tokens: tokens, head: head, form: form))
    for token in tokens { mentionedTokens.insert(token) }
    let counts = form == .name || (form == .description && !entries[actor].isNamed)
    if counts, !entries[actor].spellings.contains(spelling) { entries[actor].spellings.append(spelling) }
  }

  mutating func update(_ actor: Int, _ change: (inout Entry) -> Void) { change(&entries[actor]) }

  func isMentioned(_ token: Int) -> Bool { mentionedTokens.contains(token) }

  /// The table, with the actors in order of their first mention; `renumbered[old]` is the new number.
  func table(tokenCount: Int) -> (table: ActorTable, renumbered: [Int?]) {
    let ordered = mentions.sorted {
      ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
    }
    var renumbered = [Int?](repeating: nil, count: entries.count)
    var actors: [ActorTable.Actor] = []
    for mention in ordered where renumbered[mention.actor] == nil {
      renumbered[mention.actor] = actors.count
      actors.append(actor(entries[mention.actor]))
    }
    let kept = ordered.compactMap { mention in
      renumbered[mention.actor].map {
        ActorTable.Mention(actor: $0, tokens: mention.tokens, head: mention.head, form: mention.form)
      }
    }
    return (ActorTable(actors: actors, mentions: kept, tokenCount: tokenCount), renumbered)
  }

  private func actor(_ entry: Entry) -> ActorTable.Actor {
    let name = fullest(entry)
    return ActorTable.Actor(
      name: name, kind: entry.kind, code: entry.code, aliases: entry.spellings.filter { $0 != name },
      confidence: entry.confidence)
  }

  /// The first spelling with the most words; a description's first.
  private func fullest(_ entry: Entry) -> String {
    guard entry.isNamed else { return entry.spellings.first ?? "" }
    if let usual = entry.usualName, entry.spellings.contains(usual) { return usual }
    var best = ""
    var bestScore = (-1, -1)
    for spelling in entry.spellings {
      let score = (spelling.split(separator: " ").count, entry.kind == .person ? 0 : spelling.utf8.count)
      if score > bestScore {
        best = spelling
        bestScore = score
      }
    }
    return best
  }
}
