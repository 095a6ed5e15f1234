import Findings
import LanguageAnalysis
import Lexicons
import TextModel

/// Runs of tokens that may name a place, with all places that bear the name.
struct PlaceMentions: Sendable {
  struct Candidate {
    var tokens: TokenRange
    var matches: [Gazetteer.Match]
    /// Whether the language model itself read a place there.
    var isNamedByModel: Bool
    var words: String
    var form: PlaceFinding.Form?
  }

  let gazetteer: Gazetteer
  let words: PlaceWords
  let countries: CountryTable

  func find(in text: AnalysedText, actors: ActorTable) -> [Candidate] {
    var isTaken = [Bool](repeating: false, count: text.tokens.count)
    var found: [Candidate] = []
    for entity in text.entities where Self.placeLabels.contains(entity.label) {
      for part in parts(of: entity.tokens, in: text) {
        guard let candidate = candidate(at: part, in: text, isNamedByModel: true) else { continue }
        found.append(candidate)
        for token in candidate.tokens { isTaken[token] = true }
      }
    }
    for entity in text.entities where !Self.placeLabels.contains(entity.label) {
      if let country = country(in: entity, of: text) {
        found.append(country)
        for token in country.tokens { isTaken[token] = true }
        continue
      }
      for token in entity.tokens where !isNamedOnlyInPart(token, of: entity, in: text) { isTaken[token] = true }
    }
    found += properNamesAfterPrepositions(in: text, actors: actors, isTaken: isTaken)
    found += namesThatAreFoundElsewhere(in: text, found: found)
    found += placesInNames(in: text, found: found)
    found += adjectives(in: text, found: found)
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// A country's name that the model took for a body or a thing ("Niger" as an organisation).
  private func country(in entity: EntityMention, of text: AnalysedText) -> Candidate? {
    guard entity.label != "PERSON", entity.tokens.allSatisfy({ text.tokens[$0].pos == .propn }),
      let candidate = candidate(at: entity.tokens, in: text, isNamedByModel: true),
      candidate.tokens == entity.tokens,
      candidate.matches.contains(where: { $0.place.kind == .country && $0.isMainName })
    else { return nil }
    return candidate
  }

  private static let placeLabels: Set<EntityLabel> = ["GPE", "LOC", "FAC"]

  /// Whether an entity that the model took for something else is, as a whole, a place name after a place preposition.
  private func isNamedOnlyInPart(_ token: Int, of entity: EntityMention, in text: AnalysedText) -> Bool {
    let head = text.head(of: entity.tokens)
    guard entity.label == "PERSON" || entity.label == "ORG", text.tokens[head].relation == "pobj" else { return false }
    let preposition = text.tokens[head].head
    return words.containing.contains(text.tokens[preposition].lower) && preposition == entity.tokens.lowerBound - 1
  }

  /// A name that the model left out or took for another kind, where it stands right after "in", "near" …
  private func properNamesAfterPrepositions(
    in text: AnalysedText, actors: ActorTable, isTaken: [Bool]
  ) -> [Candidate] {
    var found: [Candidate] = []
    var index = 1
    while index < text.tokens.count {
      defer { index += 1 }
      guard text.tokens[index].pos == .propn, !isTaken[index],
        words.containing.contains(text.tokens[index - 1].lower), text.tokens[index - 1].pos == .adp
      else { continue }
      var end = index + 1
      while end < text.tokens.count, !isTaken[end], end - index < 4,
        text.tokens[end].pos == .propn || (text.tokens[end].text == "-" && text.tokens[end - 1].hasSpaceAfter == false)
      { end += 1 }
      if let actor = actors.actor(at: index), actor.kind == .person { continue }
      guard let candidate = candidate(at: index..<end, in: text, isNamedByModel: false),
        candidate.tokens == index..<end, candidate.matches.contains(where: { $0.place.isWellKnown })
      else { continue }
      found.append(candidate)
      index = end - 1
    }
    return found
  }

  /// "Mali and Niger" or "Paris, Texas" in one entity are two names.
  private func parts(of tokens: TokenRange, in text: AnalysedText) -> [TokenRange] {
    if !gazetteer.matches(text.text(of: tokens)).isEmpty { return [tokens] }
    var parts: [TokenRange] = []
    var start = tokens.lowerBound
    for index in tokens where [",", "and", "/", "–"].contains(text.tokens[index].lower) {
      if index > start { parts.append(start..<index) }
      start = index + 1
    }
    if start < tokens.upperBound { parts.append(start..<tokens.upperBound) }
    return parts
  }

  /// The name without article, possessive and words for its part or kind, where some place bears it.
  private func candidate(at range: TokenRange, in text: AnalysedText, isNamedByModel: Bool) -> Candidate? {
    var tokens = range
    while let first = tokens.first, isSpareBefore(text.tokens[first]), tokens.count > 1 { tokens.removeFirst() }
    while let last = tokens.last, isSpareAfter(text.tokens[last]), tokens.count > 1 { tokens.removeLast() }
    for attempt in readings(of: tokens, within: range, in: text) {
      let name = text.text(of: attempt)
      guard !words.notPlace.contains(name.foldedName) || name.foldedName.contains(" ") else { continue }
      let matches = gazetteer.matches(name)
      if !matches.isEmpty {
        return Candidate(tokens: attempt, matches: matches, isNamedByModel: isNamedByModel, words: name)
      }
    }
    guard isNamedByModel, text.tokens[tokens.lowerBound].isCapitalised else { return nil }
    return Candidate(tokens: tokens, matches: [], isNamedByModel: true, words: text.text(of: tokens))
  }

  /// The whole, then without its words for part and kind ("northern Iraq", "Idlib province", "city of Homs").
  private func readings(of tokens: TokenRange, within range: TokenRange, in text: AnalysedText) -> [TokenRange] {
    var readings = [tokens]
    var core = tokens
    while let first = core.first, core.count > 1, isModifier(text.tokens[first]) { core.removeFirst() }
    if core != tokens { readings.append(core) }
    var bare = core
    while let last = bare.last, bare.count > 1, words.type.contains(text.tokens[last].lower) { bare.removeLast() }
    if bare != core { readings.append(bare) }
    return readings
  }

  private func isModifier(_ token: Token) -> Bool {
    words.direction.contains(token.lower) || words.type.contains(token.lower) || token.lower == "of"
  }

  private func isSpareBefore(_ token: Token) -> Bool {
    token.tag == "DT" || token.pos == .punct || token.pos == .space
      || (token.pos == .adp && token.text.first?.isLowercase == true)
  }

  private func isSpareAfter(_ token: Token) -> Bool {
    token.tag == "POS" || token.pos == .punct || token.pos == .space
  }
}

extension Gazetteer.Place {
  /// Likely enough to be meant where only a preposition speaks for it.
  var isWellKnown: Bool { kind != .city || population >= 20_000 }
}
