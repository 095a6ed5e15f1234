import Findings
import LanguageAnalysis
import Lexicons

/// Which alert level or state of emergency holds where, and how it changed.
struct AlertLevelFinder: Sendable {
  let frames: FrameTable
  private let words: WordKinds

  init(root: DataRoot) throws {
    frames = try FrameTable(root: root, "levels.frames")
    words = try WordKinds(root: root, "levels.words")
  }

  func find(in reading: Reading) -> [FactFinding] {
    var told: [FactFinding] = []
    for match in reading.matcher.matches(frames) {
      for level in reading.matcher.fillers("level", of: match) {
        told += findings(of: match, level: level, told: told, in: reading)
      }
    }
    return told
  }

  private func findings(
    of match: FrameMatch, level head: Int, told: [FactFinding], in reading: Reading
  ) -> [FactFinding] {
    guard let level = level(head, of: match, in: reading) else { return [] }
    var change = FactLine.Change(rawValue: match.frame.label)
    if change == .began, !level.isState { change = .is }
    return subjects(of: match, level: head, regime: level, told: told, in: reading).map { subject in
      FactFinding(
        relation: "alert-level", subject: subject, object: .word(level.of), change: change, value: level.value,
        fromValue: level.from, toValue: level.to, tokens: reading.text.sentence(of: match.head), head: match.head,
        asWritten: reading.text.text(of: level.tokens), modality: reading.modality(of: match.head),
        rule: match.frame.rule, confidence: 0.85)
    }
  }

  /// The level that a phrase names; "it" is the regime that was named last.
  private func level(_ head: Int, of match: FrameMatch, in reading: Reading) -> AlertLevel? {
    guard reading.text.tokens[head].lower == "it" else {
      return AlertLevel(head, carriedBy: match.head, words: words, reading: reading)
    }
    let start = reading.text.sentences[max(0, reading.text.sentenceIndex(of: head) - 1)].lowerBound
    return (start..<head).reversed().lazy.filter { reading.text.tokens[$0].pos == .noun }
      .compactMap { AlertLevel($0, carriedBy: match.head, words: words, reading: reading) }.first { $0.isState }
  }

  /// Where it holds: the places that the clause names, else whoever decides, a government standing for its country.
  private func subjects(
    of match: FrameMatch, level: Int, regime: AlertLevel, told: [FactFinding], in reading: Reading
  ) -> [FactFinding.Party] {
    for token in [match.head, level] {
      for preposition in Self.prepositions + (match.frame.slots["at"]?.functions ?? []) {
        let heads = reading.grammar.objects(of: token, preposition: preposition)
        let isAt = !Self.prepositions.contains(preposition)
        let places = heads.filter {
          self.place($0, in: reading) != nil || isAt && reading.text.tokens[$0].pos == .propn
        }
        // One place of a list is known for one: so are its neighbours.
        if !places.isEmpty {
          return heads.filter { reading.text.tokens[$0].pos == .propn || self.place($0, in: reading) != nil }
            .map { self.place($0, in: reading) ?? reading.phrases.party($0) }
        }
      }
    }
    // "The curfew was lifted": where it was declared before.
    if regime.isState, match.frame.label != "began", reading.text.children(of: level, "poss").isEmpty {
      let last = told.last { $0.object == .word(regime.of) }
      if let last { return told.filter { $0.object == last.object && $0.head == last.head }.map(\.subject) }
    }
    guard let decider = decider(of: match, level: level, in: reading) else { return [] }
    let kind = decider.actor.map { reading.actors.actors[$0].kind }
    // "the government" of nobody knows where
    let isNameless = decider.actor == nil && reading.text.tokens[decider.head].pos != .propn
    return [
      kind == .person || kind == .government || isNameless
        ? reading.lastCountry(before: match.head, within: 6) ?? reading.mainCountry ?? decider : decider
    ]
  }

  private static let prepositions = ["in", "for", "across", "throughout", "over"]

  private func decider(of match: FrameMatch, level: Int, in reading: Reading) -> FactFinding.Party? {
    let owners = reading.text.children(of: level, "poss").filter { reading.text.tokens[$0].tag != "PRP$" }
    let deciders = owners + reading.matcher.fillers("by", of: match) + reading.grammar.doers(match.head)
    let named = deciders.first { [.country, .government].contains(reading.phrases.actor($0)?.kind) } ?? deciders.first
    guard let decider = named else { return reading.lastCountry(before: match.head) }
    guard reading.canBeNamed(decider) else { return nil }
    return reading.country(of: reading.phrases.party(decider))
  }

  /// "Kenya", "the city of Bamako", "the provinces of Mara and Tula"; not "the capital".
  private func place(_ head: Int, in reading: Reading) -> FactFinding.Party? {
    if reading.isPlace(head) { return reading.phrases.party(head) }
    let isArea = words.isWord(reading.lemma(head), of: "town") || words.isWord(reading.lemma(head), of: "region")
    let inner = reading.grammar.objects(of: head, preposition: "of").first {
      reading.isPlace($0) || (isArea && reading.text.tokens[$0].pos == .propn)
    }
    guard let inner else { return nil }
    if words.isWord(reading.lemma(head), of: "town") { return reading.phrases.party(inner) }
    let tokens = reading.phrases.full(head, prepositions: ["of"])
    return FactFinding.Party(tokens: tokens, head: head, name: reading.text.text(of: tokens))
  }
}
