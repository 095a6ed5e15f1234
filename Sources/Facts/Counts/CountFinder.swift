import Findings
import LanguageAnalysis
import Lexicons

/// How many were killed, injured, missing, detained, displaced or deployed, and how much was destroyed.
struct CountFinder: Sendable {
  let frames: FrameTable
  private let words: WordKinds
  private let tolls: TollReader

  init(root: DataRoot) throws {
    frames = try FrameTable(root: root, "counts.frames")
    words = try WordKinds(root: root, "counts.words")
    tolls = try TollReader(root: root)
  }

  func find(in reading: Reading) -> [FactFinding] {
    reading.matcher.matches(frames).flatMap { match in
      heads(of: match, in: reading).compactMap { finding(of: match, who: $0, in: reading) }
    } + tolls.find(in: reading)
  }

  private func heads(of match: FrameMatch, in reading: Reading) -> [Int] {
    match.frame.slots["who"]?.functions == ["self"] ? [match.head] : reading.matcher.fillers("who", of: match)
  }

  private func finding(of match: FrameMatch, who head: Int, in reading: Reading) -> FactFinding? {
    let kind = match.frame.slots["who"]?.kind ?? "people"
    guard
      let phrase = CountedPhrase(head, in: reading) ?? behindCollective(head, in: reading)
        ?? single(head, kind: kind, of: match, in: reading),
      fits(phrase.noun, kind: kind, in: reading)
    else { return nil }
    // "18 people killed and 30 wounded": the second are not killed.
    let next = phrase.counted.tokens.upperBound
    if next < reading.text.tokens.count, !match.parts.contains(next), match.head < phrase.counted.tokens.lowerBound,
      words.isWord(reading.text.tokens[next].lower, of: "fate")
    {
      return nil
    }
    // Whoever "has" or "keeps" troops deploys them only where a place is told.
    if match.frame.label == "deployment:is", place(of: match, phrase.noun, in: reading) == nil { return nil }
    let label = match.frame.label.split(separator: ":").map(String.init)
    var finding = FactFinding(
      relation: label[0], subject: phrase.counted, value: phrase.value, bound: phrase.bound,
      tokens: reading.text.sentence(of: match.head), head: match.head, modality: reading.modality(of: match.head),
      rule: match.frame.rule, confidence: 0.85)
    // "30 missing fishermen" are fishermen.
    let state = reading.text.tokens[match.head].text + " "
    if finding.subject.name.hasPrefix(state) { finding.subject.name.removeFirst(state.count) }
    if kind == "events", match.parts.contains(phrase.noun) { finding.subject.name = "people" }
    nameByClauseBefore(&finding, phrase: phrase, match: match, in: reading)
    if label[0] == "deployment" {
      deploy(&finding, label: label[1], match: match, phrase: phrase, in: reading)
    } else if label.count > 1 {
      finding.object = .word(label[1])
    }
    return finding
  }

  /// "41 civilians were killed and 205 wounded": those are civilians too.
  private func nameByClauseBefore(
    _ finding: inout FactFinding, phrase: CountedPhrase, match: FrameMatch, in reading: Reading
  ) {
    let verb = reading.text.tokens[match.head]
    guard finding.subject.name == "people", reading.text.tokens[phrase.noun].pos == .num, verb.relation == "conj",
      reading.text.children(of: match.head, "auxpass", "aux").isEmpty,
      let first = (reading.grammar.surfaceSubjects(verb.head) + reading.grammar.undergoers(verb.head)).first,
      let counted = CountedPhrase(first, in: reading)
    else { return }
    finding.subject.name = counted.counted.name
  }

  /// Who sends stands as the subject, what is sent as the object.
  private func deploy(
    _ finding: inout FactFinding, label: String, match: FrameMatch, phrase: CountedPhrase, in reading: Reading
  ) {
    let troops = phrase.counted
    let noun = reading.text.tokens[phrase.noun].text
    let place = place(of: match, phrase.noun, in: reading)
    finding.object = place.map { .party($0) } ?? .word(noun)
    if place != nil { finding.unit = noun }
    finding.change = FactLine.Change(rawValue: label)
    let isState = reading.text.children(of: match.head, "auxpass").contains {
      ["is", "are", "remain"].contains(reading.text.tokens[$0].lower)
    }
    let isStationed =
      reading.text.tokens[match.head].relation == "acl"
      && ["station", "base", "post"].contains(reading.lemma(match.head))
    let keeper = keeper(of: match, in: reading)
    if isState || isStationed || keeper != nil, label == "began" { finding.change = .is }
    if let owner = troops.tokens.first(where: { reading.phrases.actor($0)?.kind == .country }) {
      finding.subject = reading.phrases.party(owner)
    } else if let sender = keeper ?? reading.matcher.fillers("by", of: match).first, reading.canBeNamed(sender) {
      let party = reading.country(of: reading.phrases.party(sender))
      let isPerson = party.actor.map { reading.actors.actors[$0].kind == .person } ?? false
      if !isPerson { finding.subject = party }
    }
  }

  /// The country or town that they are in, go to or leave.
  private func place(of match: FrameMatch, _ noun: Int, in reading: Reading) -> FactFinding.Party? {
    let preposition: [String] = match.frame.label.hasSuffix("ended") ? ["from", "in"] : ["to", "in", "at", "into"]
    let heads = preposition.lazy.flatMap { word in
      [match.head, noun].lazy.flatMap { reading.grammar.objects(of: $0, preposition: word) }
    }
    if let place = heads.first(where: { reading.isPlace($0) }) { return reading.phrases.party(place) }
    guard
      [match.head, noun].contains(where: { token in
        reading.text.children(of: token).contains { reading.text.tokens[$0].lower == "there" && $0 > match.head }
      })
    else { return nil }
    let own = Set(reading.grammar.surfaceSubjects(match.head))
    return reading.lastCountry(before: match.head, but: own)
  }

  /// "Norland has 3,400 soldiers stationed in Ostia"
  private func keeper(of match: FrameMatch, in reading: Reading) -> Int? {
    let tokens = reading.text.tokens
    let verb = tokens[match.head].relation == "acl" ? tokens[tokens[match.head].head].head : tokens[match.head].head
    guard ["acl", "ccomp"].contains(tokens[match.head].relation.rawValue),
      ["have", "keep"].contains(reading.lemma(verb))
    else { return nil }
    return reading.grammar.surfaceSubjects(verb).first
  }

  /// "a contingent of 250 peacekeepers"
  private func behindCollective(_ head: Int, in reading: Reading) -> CountedPhrase? {
    guard words.isWord(reading.lemma(head), of: "collective") else { return nil }
    return reading.grammar.objects(of: head, preposition: "of").lazy.compactMap { CountedPhrase($0, in: reading) }.first
  }

  private func fits(_ noun: Int, kind: String, in reading: Reading) -> Bool {
    let lemma = reading.lemma(noun)
    let lower = reading.text.tokens[noun].lower
    switch kind {
    case "people":
      return !["nobody", "things"].contains { words.isWord(lemma, of: $0) || words.isWord(lower, of: $0) }
        && !reading.isNamed(noun, as: "DATE", "MONEY", "TIME", "PERCENT")
    case "events": return true
    case "persons": return ["people", "person", "other"].contains(lemma) || words.isWord(lemma, of: "person")
    default: return words.isWord(lemma, of: kind) || words.isWord(lower, of: kind)
    }
  }

  private func single(_ head: Int, kind: String, of match: FrameMatch, in reading: Reading) -> CountedPhrase? {
    guard kind == "things" || (kind == "people" && words.isWord(reading.lemma(head), of: "person")) else { return nil }
    // What is told in passing, or in general ("to kill a soldier"), is no count.
    let verb = reading.text.tokens[match.head]
    guard verb.tag != "VB", verb.pos != .noun, match.frame.slots["who"]?.functions != ["bearer"],
      verb.relation != "relcl", verb.relation != "acl",
      !match.frame.label.hasPrefix("displaced")
    else { return nil }
    return CountedPhrase(single: head, in: reading)
  }
}
