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
    reading.matcher.matches(frames).flatMap { match in
      reading.matcher.fillers("level", of: match).compactMap { finding(of: match, level: $0, in: reading) }
    }
  }

  private func finding(of match: FrameMatch, level head: Int, in reading: Reading) -> FactFinding? {
    guard let level = AlertLevel(head, carriedBy: match.head, words: words, reading: reading),
      let subject = subject(of: match, level: head, in: reading)
    else { return nil }
    var change = FactLine.Change(rawValue: match.frame.label)
    if change == .began, !level.isState { change = .is }
    return FactFinding(
      relation: "alert-level", subject: subject, object: .word(level.of), change: change, value: level.value,
      fromValue: level.from, toValue: level.to, tokens: reading.text.sentence(of: match.head), head: match.head,
      asWritten: reading.text.text(of: level.tokens), modality: reading.modality(of: match.head),
      rule: match.frame.rule, confidence: 0.85)
  }

  /// Where it holds: the place that the clause names, else whoever decides, a government standing for its country.
  private func subject(of match: FrameMatch, level: Int, in reading: Reading) -> FactFinding.Party? {
    let places = [match.head, level].lazy.flatMap { token in
      ["in", "for", "across", "throughout", "over"].lazy.flatMap { reading.grammar.objects(of: token, preposition: $0) }
    }
    if let place = places.lazy.compactMap({ self.place($0, in: reading) }).first { return place }
    let owners = reading.text.children(of: level, "poss").filter { reading.text.tokens[$0].tag != "PRP$" }
    let deciders = owners + reading.matcher.fillers("by", of: match) + reading.grammar.doers(match.head)
    let named = deciders.first { [.country, .government].contains(reading.phrases.actor($0)?.kind) } ?? deciders.first
    guard let decider = named else { return lastCountry(before: match.head, in: reading) }
    guard reading.canBeNamed(decider) else { return nil }
    return reading.country(of: reading.phrases.party(decider))
  }

  /// "The alert was lowered": in the country that was spoken of last.
  private func lastCountry(before token: Int, in reading: Reading) -> FactFinding.Party? {
    let mention = reading.actors.mentions.last {
      $0.tokens.lowerBound < token && reading.actors.actors[$0.actor].kind == .country
        && reading.text.sentenceIndex(of: token) - reading.text.sentenceIndex(of: $0.head) <= 2
    }
    return mention.map { reading.phrases.party($0.head) }
  }

  /// "Kenya", "the city of Bamako", "the provinces of Mara and Tula"; not "the capital".
  private func place(_ head: Int, in reading: Reading) -> FactFinding.Party? {
    if isPlace(head, in: reading) { return reading.phrases.party(head) }
    let isArea = words.isWord(reading.lemma(head), of: "town") || words.isWord(reading.lemma(head), of: "region")
    let inner = reading.grammar.objects(of: head, preposition: "of").first {
      isPlace($0, in: reading) || (isArea && reading.text.tokens[$0].pos == .propn)
    }
    guard let inner else { return nil }
    if words.isWord(reading.lemma(head), of: "town") { return reading.phrases.party(inner) }
    let tokens = reading.phrases.full(head, prepositions: ["of"])
    return FactFinding.Party(tokens: tokens, head: head, name: reading.text.text(of: tokens))
  }

  private func isPlace(_ head: Int, in reading: Reading) -> Bool {
    if let actor = reading.phrases.actor(head) { return actor.kind == .country }
    return reading.text.entities.contains { $0.tokens.contains(head) && ["GPE", "LOC"].contains($0.label.rawValue) }
  }
}
