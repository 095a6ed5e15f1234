import Findings

/// The bodies named last before a word, for "the alliance", "the party", "the group".
struct RecentBodies {
  /// The actor of each country that the report names, by the country's index.
  let actorOfCountry: [Int: Int]
  /// Named actors in text order: first word, actor, the words that may stand for it.
  private let sightings: [(word: Int, actor: Int, kinds: [String])]
  private var next = 0
  private var last: [String: Int] = [:]

  init(builder: ActorBuilder, names: NameIndex, actors: [Int?], words: WordSequence) {
    var countries: [Int: Int] = [:]
    var sightings: [(word: Int, actor: Int, kinds: [String])] = []
    for (name, actor) in zip(names.names, actors) {
      guard let actor else { continue }
      let entry = builder.entries[actor]
      if let country = entry.country { countries[country] = actor }
      let kinds = Self.kinds(of: entry)
      if !kinds.isEmpty { sightings.append((name.words.lowerBound, actor, kinds)) }
    }
    actorOfCountry = countries
    self.sightings = sightings
  }

  /// Takes in the names before a word; words only go forward.
  mutating func advance(to word: Int) {
    while next < sightings.count, sightings[next].word < word {
      for kind in sightings[next].kinds { last[kind] = sightings[next].actor }
      next += 1
    }
  }

  func latest(_ kind: String) -> Int? { last[kind] }

  private static func kinds(of entry: ActorBuilder.Entry) -> [String] {
    let code = entry.code ?? ""
    if code.hasPrefix("IGO") || code.hasPrefix("EUR") { return ["international"] }
    if code.contains("PTY") || code.contains("OPP") { return ["party"] }
    if code.contains("BUS") || code.contains("MNC") || code.contains("JRN") { return ["company"] }
    if entry.kind == .group { return ["group"] }
    return entry.kind == .organisation && code.isEmpty ? ["company"] : []
  }
}
