import LanguageAnalysis
import TextModel

/// Codes one sentence: each verb of the dictionary with its best pattern, sources before it, targets behind it.
struct SentenceCoder {
  let text: AnalysedText
  let sentence: TokenRange
  let words: [TextWord]
  let actors: ActorMentions
  let parties: PartyReader
  let tree: ClauseTree
  let verbs: VerbFinder
  let matcher: PatternMatcher
  let issues: [String]
  let arithmetic: CodeArithmetic

  var dictionary: VerbDictionary { verbs.dictionary }

  init(
    _ words: [TextWord], in sentence: TokenRange, of text: AnalysedText, _ actors: ActorMentions,
    _ dictionaries: PetrarchDictionaries
  ) {
    self.text = text
    self.sentence = sentence
    self.words = words
    self.actors = actors
    parties = PartyReader(actors: actors)
    tree = ClauseTree(text: text, sentence: sentence)
    verbs = VerbFinder(
      dictionary: dictionaries.verbs, vocabulary: dictionaries.vocabulary, text: text, words: words)
    let reader = parties
    matcher = PatternMatcher(
      words: words, mentions: actors.byWord, mentionRanges: actors.mentions.map(\.words),
      isCompound: { reader.parties(of: $0).count > 1 }, sets: dictionaries.verbs.sets)
    arithmetic = dictionaries.arithmetic
    issues = dictionaries.issues.issues(in: words)
  }

  func events() -> [PetrarchEvent] {
    var events: [PetrarchEvent] = []
    var coded = -1
    for index in words.indices where index == 0 || words[index - 1].token != words[index].token {
      // What stands under a coded verb is part of what was coded.
      guard words[index].token >= coded, let found = verbs.verb(at: index) else { continue }
      let verb = tree.clauseVerb(of: words[index].token)
      if dictionary.hasBrackets, !tree.isMainLine(verb) { continue }
      let reading = reading(of: found, verb: verb)
      let made = self.events(of: reading)
      if !made.isEmpty || reading.isDenied { coded = tree.end(of: verb, stopsAtClauses: false) }
      events += made
    }
    return events
  }

  // MARK: Codes

  /// What a verb comes to: its code, and where to look for the sides.
  struct Reading {
    var found: VerbFinder.Found
    /// The verb whose sides are meant.
    var verb: Int
    var codes: CodePair
    var rule: String
    var isByPattern = false
    /// It is said not to be done: what stands under it is no act either.
    var isDenied = false
    var signs = PatternMatcher.Found()
    var isCompoundBefore = false
    /// Whether the pattern has words before the verb.
    var hasWordsBefore = false
    /// The words behind the verb in which a target may stand.
    var after: Range<Int>
    /// Who is spoken of, where that is the target.
    var target: Int?
  }

  /// What the verb comes to by itself, its patterns over the words up to `limit`.
  func ownReading(of found: VerbFinder.Found, verb: Int, limit: Int? = nil) -> Reading {
    let end = tree.end(of: verb, stopsAtClauses: dictionary.hasBrackets)
    let first = found.words.upperBound
    let after = first..<max(first, wordIndex(atOrAfter: end))
    let searched = first..<max(first, min(after.upperBound, limit.map { wordIndex(atOrAfter: $0) } ?? .max))
    let before = 0..<found.words.lowerBound
    var best: (pattern: VerbPattern, signs: PatternMatcher.Found, isCompoundBefore: Bool)?
    for block in found.blocks {
      for pattern in dictionary.blocks[Int(block)] {
        if let weight = best?.pattern.weight, pattern.weight <= weight { break }
        guard pattern.needed.allSatisfy(matcher.hasWord) else { continue }
        var signs = PatternMatcher.Found()
        guard matcher.match(pattern.before, in: before, backward: true, &signs) else { continue }
        let isCompoundBefore = signs.compound != nil
        guard matcher.match(pattern.after, in: searched, backward: false, &signs) else { continue }
        best = (pattern, signs, isCompoundBefore)
        break
      }
    }
    guard let best else {
      return Reading(
        found: found, verb: verb, codes: found.entry.codes, rule: rule(found.entry.file, found.entry.line),
        after: after)
    }
    return Reading(
      found: found, verb: verb, codes: best.pattern.codes, rule: rule(best.pattern.file, best.pattern.line),
      isByPattern: true, signs: best.signs, isCompoundBefore: best.isCompoundBefore,
      hasWordsBefore: !best.pattern.before.isEmpty, after: after)
  }

  func rule(_ file: Int32, _ line: Int32) -> String { "\(dictionary.files[Int(file)]):\(line)" }

  /// The first word that stands at or behind `token`.
  func wordIndex(atOrAfter token: Int) -> Int {
    words.partitioningIndex { $0.token >= token }
  }

  // MARK: Sides

  private func events(of reading: Reading) -> [PetrarchEvent] {
    guard !reading.codes.isNone else { return [] }
    var sides = sides(of: reading)
    if sides.isReciprocal {
      guard sides.sources.count > 1 else { return [] }
      sides.targets = sides.sources
    }
    guard !sides.sources.isEmpty, !sides.targets.isEmpty else { return [] }
    func event(_ code: String, _ sources: [PetrarchParty], _ targets: [PetrarchParty]) -> [PetrarchEvent] {
      let made = { (sources: [PetrarchParty], targets: [PetrarchParty]) in
        PetrarchEvent(
          clause: clause(of: reading.verb), trigger: trigger(of: reading.found), head: reading.verb, code: code,
          sources: sources,
          targets: targets, isReciprocal: sides.isReciprocal, rule: reading.rule, isByPattern: reading.isByPattern,
          issues: issues)
      }
      if sides.isReciprocal { return [made(sources, sources)] }
      let shared = Set(sources.map(\.code)).intersection(targets.map(\.code))
      if shared.isEmpty { return [made(sources, targets)] }
      // Nobody acts on himself.
      return sources.compactMap { source in
        let others = targets.filter { $0.code != source.code }
        return others.isEmpty ? nil : made([source], others)
      }
    }
    var events = reading.codes.forth.map { event($0, sides.sources, sides.targets) } ?? []
    if let back = reading.codes.back, !sides.isReciprocal { events += event(back, sides.targets, sides.sources) }
    return events
  }

  private struct Sides {
    var sources: [PetrarchParty] = []
    var targets: [PetrarchParty] = []
    var isReciprocal = false
  }

  private func sides(of reading: Reading) -> Sides {
    let verb = reading.verb
    var sides = Sides()
    if let target = reading.target { sides.targets = parties(below: target) }
    if let mention = reading.signs.compound {
      let several = parties.parties(of: mention)
      if reading.isCompoundBefore {
        return Sides(sources: several, isReciprocal: true)
      }
      sides.targets = several
    }
    if let mention = reading.signs.source { sides.sources = parties.parties(of: mention) }
    if let mention = reading.signs.target { sides.targets = parties.parties(of: mention) }
    let subject = subjectParties(of: verb)
    let isTurned = tree.isPassive(verb) && reading.signs.source == nil && reading.signs.target == nil
    if isTurned, let agent = tree.agent(of: verb) {
      let doers = parties(below: agent)
      if !doers.isEmpty, sides.targets.isEmpty { return Sides(sources: doers, targets: subject) }
    }
    if isTurned, dictionary.hasBrackets, sides.targets.isEmpty {
      return Sides(sources: firstBehind(reading.after, verb: verb, except: subject), targets: subject)
    }
    if sides.sources.isEmpty {
      sides.sources = subject.filter { party in !sides.targets.contains { $0.code == party.code } }
      if sides.sources.isEmpty, !sides.targets.isEmpty { sides.sources = firstBefore(verb, except: sides.targets) }
    }
    if sides.targets.isEmpty {
      // Who only says something does it to nobody in what he says.
      let isMereWord = !reading.isByPattern && CodeArithmetic.root(reading.codes.forth ?? "") == "01"
      sides.targets = firstBehind(reading.after, verb: verb, except: sides.sources, inClauses: !isMereWord)
    }
    // “Norland suggested that *Sudland* should …”, where a pattern has the verb above.
    if sides.targets.isEmpty, !dictionary.hasBrackets, reading.hasWordsBefore {
      let speakers = firstBefore(verb, except: sides.sources)
      if let first = speakers.first, let told = sides.sources.first, first.tokens.lowerBound < told.tokens.lowerBound {
        sides.targets = sides.sources
        sides.sources = speakers
      }
    }
    // “Norland and Sudland met.”
    if dictionary.hasBrackets, sides.sources.count > 1, isMutual(reading.codes),
      sides.targets.allSatisfy({ tree.isWhere($0.head, of: verb) })
    {
      sides.isReciprocal = true
    }
    return sides
  }

  private func isMutual(_ codes: CodePair) -> Bool {
    ["03", "04", "05", "06"].contains(CodeArithmetic.root(codes.forth ?? ""))
  }

  private func subjectParties(of verb: Int) -> [PetrarchParty] {
    switch tree.subject(of: verb) {
    case .phrase(let head): parties(below: head)
    case .pronoun: []
    case .none: tree.text.tokens[verb].relation == "advcl" ? [] : firstBefore(verb, except: [])
    }
  }

  /// The parties of a phrase: its own, else the first that is named anywhere in it.
  private func parties(below head: Int) -> [PetrarchParty] {
    let own = parties.parties(at: head)
    if own.contains(where: { !$0.code.hasPrefix("---") }) { return own }
    // “the group that seized parts of *Iraq*” is not Iraq.
    let below = text.subtree(of: head)
    // “a report released in *Norland*” is Norland's, “fighters backed by *Norland*” are not.
    let isNear = { (mention: ActorMentions.Mention) in
      own.isEmpty
        ? !tree.isInRelativeClause(mention.head, below: head) : !tree.isInClause(mention.head, below: head)
    }
    if let first = actors.firstActor(in: below, where: isNear) { return parties.parties(of: first) }
    if own.isEmpty, dictionary.hasBrackets, let first = actors.firstAgent(in: below, where: isNear) {
      return parties.parties(of: first)
    }
    return own
  }

  private func firstBefore(_ verb: Int, except others: [PetrarchParty]) -> [PetrarchParty] {
    guard let first = actors.firstActor(in: sentence.lowerBound..<verb, where: { isOther($0, others) }) else {
      return []
    }
    return parties.parties(of: first)
  }

  private func firstBehind(
    _ after: Range<Int>, verb: Int, except others: [PetrarchParty], inClauses: Bool = true
  ) -> [PetrarchParty] {
    guard !after.isEmpty else { return [] }
    let tokens = words[after.lowerBound].token..<(words[after.upperBound - 1].token + 1)
    func first(in tokens: TokenRange, _ isWanted: (ActorMentions.Mention) -> Bool) -> [PetrarchParty]? {
      actors.firstActor(in: tokens, where: { isWanted($0) && isOther($0, others) }).map { parties.parties(of: $0) }
    }
    if dictionary.hasBrackets {
      // What the verb itself governs goes before what stands in a clause under it.
      if let near = first(in: tokens, { !tree.isInClause($0.head, below: verb) }) { return near }
      if let agent = actors.firstAgent(in: tokens, where: { !tree.isInClause($0.head, below: verb) }) {
        return parties.parties(of: agent)
      }
      guard inClauses else { return [] }
    }
    return first(in: tokens) { _ in true } ?? tree.object(of: verb).map { parties.parties(at: $0) } ?? []
  }

  private func isOther(_ mention: ActorMentions.Mention, _ others: [PetrarchParty]) -> Bool {
    let codes = parties.parties(at: mention.head).map(\.code) + mention.codes
    return codes.contains { code in !others.contains { $0.code == code } }
      && !others.contains { $0.tokens == mention.tokens }
      && !(mention.codes.count == 1 && codes.count == 2 && codes[0] == codes[1]
        && others.contains { $0.code == codes[0] })
  }

  // MARK: Words

  private func trigger(of found: VerbFinder.Found) -> TokenRange {
    words[found.words.lowerBound].token..<(words[found.words.upperBound - 1].token + 1)
  }

  private func clause(of verb: Int) -> TokenRange {
    let range = text.subtree(of: verb).clamped(to: sentence)
    return range.isEmpty ? verb..<(verb + 1) : range
  }
}
