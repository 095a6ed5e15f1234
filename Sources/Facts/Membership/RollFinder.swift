import Findings
import LanguageAnalysis
import Lexicons

/// Rolls of members: who founded a body, who came and went when, told as a list of countries with their days.
///
/// "Brunei joined in 1984 and Vietnam in 1995" says its verb once and leaves the body out; each country still gets a
/// fact of its own with its own day.
struct RollFinder: Sendable {
  private let words: RollWords

  init(root: DataRoot) throws { words = try RollWords(root: root) }

  func find(in reading: Reading, bodies: BodyTable) -> [FactFinding] {
    var reader = RollReader(reading: reading, words: words, bodies: bodies)
    return reader.find()
  }
}

private struct RollReader {
  let reading: Reading
  let words: RollWords
  let bodies: BodyTable
  private let scan: RollScan
  private var found: [FactFinding] = []
  /// The last body of which a roll or a founding was told, where, and on which day it began.
  private var topic: (body: BodyTable.Body, sentence: Int)?
  private var founded: [String: TokenRange] = [:]

  /// How many sentences lie at most between a body and a sentence that leaves it out.
  private static let reach = 2
  /// How many words may stand between the parts of a clause of a roll.
  private static let gap = 8

  init(reading: Reading, words: RollWords, bodies: BodyTable) {
    self.reading = reading
    self.words = words
    self.bodies = bodies
    scan = RollScan(reading: reading)
  }

  private var text: AnalysedText { reading.text }

  mutating func find() -> [FactFinding] {
    for sentence in text.sentences where !sentence.isEmpty { read(sentence) }
    return found
  }

  private mutating func read(_ sentence: TokenRange) {
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      // Nearly all words begin neither a phrase of a roll nor a list of countries.
      guard words.begin(at: token, in: reading) || scan.canBegin(at: token) else {
        token += 1
        continue
      }
      let end =
        founders(at: token, sentence) ?? start(at: token, sentence) ?? groups(at: token, sentence)
        ?? listed(at: token, sentence) ?? taken(at: token, sentence)
      token = max(token + 1, end ?? token)
    }
  }

  // MARK: Founders

  /// "Its founding members were Peru and Chile", "the founders of August 1967 were …", "Peru is a founding member".
  private mutating func founders(at token: Int, _ sentence: TokenRange) -> Int? {
    let founders = words.end(of: "founder", at: token, in: reading)
    guard let end = founders ?? words.end(of: "member", at: token, in: reading) else { return nil }
    let verb = (end..<min(sentence.upperBound, end + Self.gap)).first {
      ["be", "include", ":", "comprise"].contains(reading.lemma($0)) || text.tokens[$0].text == ":"
    }
    guard let verb, let list = scan.list(at: verb + 1, before: sentence.upperBound), list.members.count > 1,
      let body = explicitBody(in: end..<verb) ?? owner(of: token) ?? body(before: token, reach: 8)
    else { return nil }
    let day = scan.days(at: end, before: verb)?.from ?? scan.days(at: list.end, before: sentence.upperBound)?.from
    // Of mere members nobody says since when, unless a day stands there.
    let change: FactLine.Change = founders == nil && day == nil ? .is : .began
    add(list, change, body, day: founders == nil ? day : day ?? founded[body.party.name], head: verb)
    return list.end
  }

  /// "The pact was founded in 1949 by Peru and Chile", "the bloc, which dates from 1949, began with …".
  private mutating func start(at token: Int, _ sentence: TokenRange) -> Int? {
    guard let end = words.end(of: "start", at: token, in: reading), reading.grammar.isVerb(token) || end > token + 1,
      let body = subjectBody(of: token, sentence)
    else { return nil }
    let days = scan.days(at: end, before: sentence.upperBound)
    if let day = days?.from { founded[body.party.name] = day }
    topic = (body, text.sentenceIndex(of: token))
    var next = days?.end ?? end
    while next < min(sentence.upperBound, end + Self.gap + 4) {
      if [",", ";", "."].contains(text.tokens[next].text), next != (days?.end ?? end) { break }
      if let with = words.end(of: "with", at: next, in: reading),
        let list = scan.list(at: with, before: sentence.upperBound), list.members.count > 1
      {
        let day = days?.from ?? scan.days(at: list.end, before: sentence.upperBound)?.from
        if let day { founded[body.party.name] = day }
        add(list, .began, body, day: day, head: token)
        return list.end
      }
      next += 1
    }
    return days?.end
  }

  /// "The council groups Kuwait, Oman and Qatar", "made up of Kuwait and Oman".
  private mutating func groups(at token: Int, _ sentence: TokenRange) -> Int? {
    guard let end = words.end(of: "groups", at: token, in: reading),
      let list = scan.list(at: end, before: sentence.upperBound), list.members.count > 1,
      let body = subjectBody(of: token, sentence), reading.modality(of: token) == .asserted
    else { return nil }
    add(list, .is, body, day: nil, head: token)
    return list.end
  }

  // MARK: Coming and going

  /// "Peru joined in 1999, Chile in 2001 and Brazil only until 2003".
  private mutating func listed(at token: Int, _ sentence: TokenRange) -> Int? {
    guard let list = scan.list(at: token, before: sentence.upperBound),
      let clause = clause(behind: list.end, sentence)
    else { return nil }
    let explicit = explicitBody(in: clause.end..<clause.limit)
    let days =
      scan.days(at: clause.end, before: sentence.upperBound)
      ?? explicit.flatMap { scan.days(at: $0.party.tokens.upperBound, before: sentence.upperBound) }
      ?? laterDays(in: clause, sentence)
    guard let body = explicit ?? body(before: token, reach: Self.reach),
      explicit != nil || days != nil || clause.change == nil
    else { return nil }
    // Without its day the clause says nothing that a frame does not.
    guard let days else { return nil }
    emit(list, clause.change, days, body, head: clause.verb)
    let end = continued(list, from: days.end, body, sentence) ?? days.end
    return gapped(from: end, clause.change, body, sentence) ?? end
  }

  /// "Peru joined in 1999 and left in 2005": the second verb has the same members.
  private mutating func continued(
    _ list: RollScan.List, from start: Int, _ body: BodyTable.Body, _ sentence: TokenRange
  ) -> Int? {
    var next = start
    while next < sentence.upperBound, [",", "and", "but", "then"].contains(text.tokens[next].lower) { next += 1 }
    guard next > start, let clause = clause(behind: next, sentence), clause.change != nil,
      let days = scan.days(at: clause.end, before: sentence.upperBound)
    else { return nil }
    emit(list, clause.change, days, body, head: clause.verb)
    return days.end
  }

  /// "ECOWAS suspended Mali in May 2021 and Guinea in September 2021".
  private mutating func taken(at token: Int, _ sentence: TokenRange) -> Int? {
    let kinds: [(String, FactLine.Change)] = [("admits", .began), ("expels", .ended), ("suspends", .suspended)]
    let verbs = kinds.compactMap { kind in words.end(of: kind.0, at: token, in: reading).map { ($0, kind.1) } }
    guard reading.grammar.isVerb(token), !reading.grammar.isPassive(token), let (end, change) = verbs.first,
      let list = scan.list(at: end, before: sentence.upperBound), let body = subjectBody(of: token, sentence),
      reading.modality(of: token) == .asserted
    else { return nil }
    let days = scan.days(at: list.end, before: sentence.upperBound)
    add(list, change, body, day: days?.from, head: token)
    guard let days else { return list.end }
    return gapped(from: days.end, change, body, sentence) ?? days.end
  }

  private struct Clause {
    var change: FactLine.Change?
    var verb: Int
    var end: Int
    var limit: Int
  }

  /// The verb of coming or going right behind a list.
  private func clause(behind start: Int, _ sentence: TokenRange) -> Clause? {
    var token = start
    let kinds: [(String, FactLine.Change?)] = [
      ("span", nil), ("suspended", .suspended), ("began", .began), ("ended", .ended), ("founds", .began),
    ]
    for _ in 0..<4 where token < sentence.upperBound {
      for (kind, change) in kinds {
        guard let end = words.end(of: kind, at: token, in: reading) else { continue }
        // "GUAM was founded" founds nothing.
        if kind == "founds" {
          guard !reading.grammar.isPassive(token), token == start || text.tokens[token - 1].lower != "was",
            explicitBody(in: end..<sentence.upperBound) != nil
          else { continue }
        }
        let limit = (end..<sentence.upperBound).first { [";", "but"].contains(text.tokens[$0].lower) }
        guard reading.modality(of: token) == .asserted else { return nil }
        return Clause(change: change, verb: token, end: end, limit: limit ?? sentence.upperBound)
      }
      let isFiller =
        [.aux, .adv, .pron].contains(text.tokens[token].pos) || [",", "-", "–", "—"].contains(text.tokens[token].text)
      guard isFiller else { return nil }
      token += 1
    }
    return nil
  }

  /// A day that stands behind a few words of the clause: "was barred from its organs in January 2022".
  private func laterDays(in clause: Clause, _ sentence: TokenRange) -> RollScan.Days? {
    let end = min(clause.limit, clause.end + Self.gap)
    guard clause.end < end, text.tokens[clause.end].pos == .adp else { return nil }
    let isOwn = (clause.end..<end).contains { ["its", "it", "their"].contains(text.tokens[$0].lower) }
    guard isOwn else { return nil }
    return (clause.end..<end).filter { ["in", "on", "since"].contains(text.tokens[$0].lower) }
      .compactMap { scan.days(at: $0, before: sentence.upperBound) }.first
  }

  /// What follows with its own day and the verb left out: "… and Vietnam in 1995; Laos and Myanmar in 1997".
  private mutating func gapped(
    from start: Int, _ change: FactLine.Change?, _ body: BodyTable.Body, _ sentence: TokenRange
  ) -> Int? {
    var token = start
    while token < sentence.upperBound {
      var next = token
      while next < sentence.upperBound, [",", "and", ";", "but", "then", "while"].contains(text.tokens[next].lower) {
        next += 1
      }
      guard next > token, let list = scan.list(at: next, before: sentence.upperBound),
        clause(behind: list.end, sentence) == nil,
        let days = scan.days(at: list.end, before: sentence.upperBound)
      else { break }
      emit(list, change, days, body, head: next)
      token = days.end
    }
    return token > start ? token : nil
  }

  private mutating func emit(
    _ list: RollScan.List, _ change: FactLine.Change?, _ days: RollScan.Days, _ body: BodyTable.Body, head: Int
  ) {
    if let from = days.from { add(list, change ?? .began, body, day: from, head: head) }
    if let to = days.to { add(list, .ended, body, day: to, head: head) }
  }

  private mutating func add(
    _ list: RollScan.List, _ change: FactLine.Change, _ body: BodyTable.Body, day: TokenRange?, head: Int
  ) {
    topic = (body, text.sentenceIndex(of: head))
    found += list.members.filter { $0.head != body.party.head }.map { member in
      FactFinding(
        relation: "membership", subject: member, object: .party(body.party), change: change,
        tokens: text.sentence(of: head), head: head, when: day, rule: "rolls.words", confidence: 0.82)
    }
  }

  // MARK: The body

  /// The body that is named or meant within some words of the clause.
  private func explicitBody(in range: TokenRange) -> BodyTable.Body? {
    range.lazy.prefix(Self.gap).filter { [.propn, .noun].contains(text.tokens[$0].pos) }
      .compactMap { bodies.resolve($0) }.first { $0.isNamed && !$0.isBargain }
  }

  /// "its founding members", "ASEAN's founders"
  private func owner(of token: Int) -> BodyTable.Body? {
    guard token >= 2, text.tokens[token - 1].text == "'s" || text.tokens[token - 1].text == "’s" else { return nil }
    return bodies.resolve(token - 2)
  }

  /// The body that is the subject of the verb at `token`.
  private func subjectBody(of token: Int, _ sentence: TokenRange) -> BodyTable.Body? {
    let start = max(sentence.lowerBound, token - 12)
    let subjects = reading.grammar.surfaceSubjects(token) + text.children(of: token, "nsubj", "nsubjpass")
    for subject in subjects {
      if let body = bodies.resolve(subject), body.isNamed, !body.isBargain { return body }
    }
    guard subjects.isEmpty || subjects.contains(where: { text.tokens[$0].pos == .noun || text.tokens[$0].pos == .pron })
    else { return nil }
    return (start..<max(start, token)).reversed().lazy
      .filter { text.tokens[$0].pos == .propn || text.tokens[$0].pos == .noun }
      .compactMap { bodies.resolve($0) }.first { $0.isNamed && !$0.isBargain }
  }

  private func body(before token: Int, reach: Int) -> BodyTable.Body? {
    let here = text.sentenceIndex(of: token)
    if let body = bodies.latestNamed(before: token, within: 0) { return body }
    if let topic, here - topic.sentence <= reach { return topic.body }
    return bodies.latestNamed(before: token, within: reach)
  }
}
