import Findings
import LanguageAnalysis
import Lexicons

/// Noun phrases in, actors that are described and not named out: "the army", "CSTO peacekeepers", "two security sources".
struct DescriptionFinder {
  let lexicon: ActorLexicon
  let words: WordSequence
  let names: NameIndex
  /// The actor of each name.
  let actorOfName: [Int?]
  let focus: CountryFocus
  /// For the head word of each title that no person was found for, its office.
  let openOffices: [Int: OfficePhrase]
  /// Who holds the offices of the report.
  let holders: OfficeLedger
  /// What the report calls the persons that it names.
  let persons: PersonRoles
  /// Words of titles that describe nobody by themselves.
  let silentWords: Set<Int>

  /// A noun phrase that may be an actor.
  private struct Phrase {
    var words: Range<Int>
    var head: Int
    /// The role words, the last as a lemma: "security source".
    var roleName: String
    var role: RoleLexicon.Role
    var isPlural: Bool
    /// "the", "a", "two", or nothing.
    var determiner: Determiner
  }

  private enum Determiner { case definite, indefinite, numeral, none }

  func gather(into builder: inout ActorBuilder) {
    var memory = RecentBodies(builder: builder, names: names, actors: actorOfName, words: words)
    var byKey: [String: Int] = [:]
    var latest: [String: Int] = [:]
    var latestUnnamed: [String: (actor: Int, word: Int)] = [:]
    for (range, head, actor) in persons.agesAsNouns() { mention(actor, range, head: head, in: &builder) }
    for chunk in words.text.nounChunks {
      let range = words.words(of: chunk)
      if let (actor, head) = personOfNation(range, builder) {
        mention(actor, range, head: head, in: &builder)
        continue
      }
      guard let last = headWord(range) else { continue }
      memory.advance(to: range.lowerBound)
      if let actor = anaphor(range, last, memory, builder) {
        mention(actor, range, head: last, in: &builder)
        continue
      }
      if let phrase = openOffices[last], let actor = officeHolder(phrase) {
        mention(actor, phrase.wholeStart..<phrase.words.upperBound, head: last, in: &builder)
        continue
      }
      if let actor = identified(last) ?? knownPerson(range, head: last, latestUnnamed) {
        mention(actor, withoutMarks(range), head: last, in: &builder)
        continue
      }
      guard let phrase = phrase(range, head: last) else { continue }
      let actor = actor(for: phrase, &byKey, &latest, &latestUnnamed, &builder)
      mention(actor, phrase.words, head: last, in: &builder)
    }
  }

  private func mention(_ actor: Int, _ range: Range<Int>, head: Int, in builder: inout ActorBuilder) {
    let tokens = words.tokenRange(range)
    builder.addMention(
      actor, tokens, head: words.tokens[head], form: .description, spelling: words.text.text(of: tokens))
  }

  /// The head of a chunk, unless it is part of a name, a pronoun or a held title.
  private func headWord(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    let head = words.word(ofToken: words.text.head(of: words.tokenRange(range)))
    guard range.contains(head), names.index(at: head) == nil, words.isNounTag(head), !silentWords.contains(head) else {
      return nil
    }
    return head
  }

  // MARK: - Words for something named before

  /// "the country", "the alliance": definite, without a modifier.
  private func anaphor(_ range: Range<Int>, _ head: Int, _ memory: RecentBodies, _ builder: ActorBuilder) -> Int? {
    guard range.count == 2, ["the", "this", "that"].contains(words.lowers[range.lowerBound]),
      let kind = lexicon.anaphors[words.lowers[head]]
    else { return nil }
    if kind == "country" {
      guard let country = focus.country(before: range.lowerBound) else { return nil }
      return memory.actorOfCountry[country]
    }
    return memory.latest(kind)
  }

  private func officeHolder(_ phrase: OfficePhrase) -> Int? {
    guard !phrase.isIndefinite, !words.tag(phrase.title.upperBound - 1).hasSuffix("S"),
      phrase.isDefinite || words.isCapitalised(phrase.title.lowerBound),
      isMention(words.word(ofToken: words.text.head(of: words.tokenRange(phrase.title))))
    else { return nil }
    return holders.holder(of: phrase, at: phrase.title.lowerBound)
  }

  /// "The minister", "the singer": a person named before with that office or calling, unless a person without a name
  /// who is called so was told of since.
  private func knownPerson(
    _ range: Range<Int>, head: Int, _ latestUnnamed: [String: (actor: Int, word: Int)]
  ) -> Int? {
    guard ["the", "this", "that"].contains(words.lowers[range.lowerBound]), range.count < 8, isMention(head),
      !names.overlaps(range), !hasComplement(head), let actor = persons.person(describedBy: range, head: head)
    else { return nil }
    let noun = words.token(head).lowerLemma
    guard let role = lexicon.roles.role(noun)?.code, let (_, word) = latestUnnamed[role],
      let last = persons.lastWord(of: actor, before: range.lowerBound)
    else { return actor }
    return word > last ? nil : actor
  }

  /// "the leader of the gang", "the man who fired": more is said of whom it means.
  private func hasComplement(_ head: Int) -> Bool {
    words.text.children(of: words.tokens[head], "prep", "relcl", "acl").contains { child in
      let word = words.word(ofToken: child)
      return word > head
        && (words.text.tokens[child].relation != "prep" || ["of", "for", "at", "in"].contains(words.lowers[word]))
    }
  }

  /// "The attacker, identified as Ana Torvik": the person who is named.
  private func identified(_ head: Int) -> Int? {
    let text = words.text
    let token = words.token(head)
    guard isMention(head), lexicon.roles.role(token.lowerLemma)?.isHuman == true, token.tag == "NN" else { return nil }
    let verbs =
      text.children(of: words.tokens[head], "acl", "relcl") + (token.relation == "nsubjpass" ? [token.head] : [])
    for verb in verbs where ["identify", "name"].contains(text.tokens[verb].lemma) {
      for preposition in text.children(of: verb, "prep") where text.tokens[preposition].lower == "as" {
        for object in text.children(of: preposition, "pobj") {
          guard let index = names.index(at: words.word(ofToken: object)), names.names[index].type == .person else {
            continue
          }
          return actorOfName[index]
        }
      }
    }
    return nil
  }

  /// Whether a noun refers, and does not only say what something is.
  private func isMention(_ word: Int) -> Bool {
    let token = words.token(word)
    switch token.relation.rawValue {
    case "attr", "oprd", "appos", "compound", "nmod", "npadvmod", "amod": return false
    case "pobj": return words.text.tokens[token.head].lower != "as"
    default: return true
    }
  }

  /// "the Norwegian said": the person of that nation, or of none known, who was named last.
  private func personOfNation(_ range: Range<Int>, _ builder: ActorBuilder) -> (actor: Int, head: Int)? {
    let head = range.lowerBound + 1
    guard range.count == 2, words.lowers[range.lowerBound] == "the", let name = names.name(at: head),
      name.words == head..<(head + 1), case .country(let country, let kind)? = name.sense,
      kind == .adjective || kind == .people, !words.tag(head).hasSuffix("S"),
      words.token(head).relation == "nsubj" || words.token(head).relation == "nsubjpass",
      isSingular(verb: words.token(head).head)
    else { return nil }
    let code = lexicon.countries.countries[country].code
    let person = persons.lastPerson(before: range.lowerBound) { actor in
      builder.entries[actor].code.map { $0.hasPrefix(code) || $0.utf8.count < 3 } ?? true
    }
    return person.map { ($0, head) }
  }

  private func isSingular(verb: Int) -> Bool {
    let first = words.text.children(of: verb, "aux", "auxpass").first { $0 < verb } ?? verb
    return words.text.tokens[first].tag != "VBP" && !["were", "are", "have"].contains(words.text.tokens[first].lower)
  }

  // MARK: - Roles

  private func phrase(_ range: Range<Int>, head: Int) -> Phrase? {
    guard isMention(head), let (start, name, role) = role(endingAt: head, from: range.lowerBound) else { return nil }
    // "the board", "a council": without a name before it such a word says nothing.
    if role.code == nil, role.kind != .person, !names.overlaps(range) { return nil }
    let range = withoutMarks(range)
    let determiner = determiner(range, before: start)
    let isPlural = words.tag(head).hasSuffix("S")
    if role.kind == .people, role.code == "CVL", determiner == .indefinite { return nil }
    if !isPlural, determiner == .none, range.count == 1, !role.isHuman, !lexicon.roles.bareNouns.contains(name),
      !words.isCapitalised(head)
    {
      return nil
    }
    var end = head + 1
    if let office = openOffices[head] { end = max(end, office.words.upperBound) }
    if let complement = complementEnd(head) { end = max(end, complement) }
    return Phrase(
      words: range.lowerBound..<end, head: head, roleName: name, role: role, isPlural: isPlural, determiner: determiner)
  }

  /// Quotation marks and brackets at the ends are no part of a description.
  private func withoutMarks(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low < range.upperBound - 1, words.isPunctuation(low) { low += 1 }
    return low..<range.upperBound
  }

  /// The longest role phrase that ends at the head, with the head's lemma or as written.
  private func role(endingAt head: Int, from floor: Int) -> (start: Int, name: String, role: RoleLexicon.Role)? {
    var best: (Int, String, RoleLexicon.Role)?
    let lemma = words.token(head).lemma.lowercased()
    for start in max(floor, head - 3)...head {
      let before = start < head ? words.string(start..<head).lowercased() + (words.spaceBefore[head] ? " " : "") : ""
      for last in [lemma, words.lowers[head]] {
        if let role = lexicon.roles.role(before + last) { best = best ?? (start, before + last, role) }
      }
      if best != nil { break }
    }
    if best == nil, let office = openOffices[head]?.office, !words.isPunctuation(head) {
      best = (head, lemma, RoleLexicon.Role(code: office.role, kind: .group, isHuman: true))
    }
    return best.map { ($0.0, $0.1, $0.2) }
  }

  private func determiner(_ range: Range<Int>, before end: Int) -> Determiner {
    if range.contains(where: { words.tag($0) == "CD" && $0 < end }) { return .numeral }
    switch words.lowers[range.lowerBound] {
    case "the", "this", "these", "that", "those", "its", "his", "her", "their": return .definite
    case "a", "an", "another", "some", "several", "many", "few", "other", "any", "one", "no", "dozens":
      return .indefinite
    default: return .none
    }
  }

  /// The end of "of Kazakhstan", "in the capital" right behind the head.
  private func complementEnd(_ head: Int) -> Int? {
    let text = words.text
    for child in text.children(of: words.tokens[head], "prep") {
      let preposition = words.word(ofToken: child)
      guard preposition == head + 1, ["of", "in", "from", "for", "at"].contains(words.lowers[preposition]) else {
        continue
      }
      for object in text.children(of: child, "pobj") {
        let end = words.word(ofToken: object) + 1
        guard end - preposition <= 6, let name = names.name(at: end - 1) else { continue }
        guard name.type == .place || name.type == .organisation else { continue }
        return coordinatedEnd(max(end, name.words.upperBound), object)
      }
    }
    return nil
  }

  /// Past "(UW) and Stanford University" behind "of the University of Washington".
  private func coordinatedEnd(_ end: Int, _ first: Int) -> Int {
    var end = end
    if words.lower(end, near: end - 1) == "(", words.lower(end + 2, near: end) == ")" { end += 3 }
    guard ["and", "&"].contains(words.lower(end, near: end - 1)) else { return end }
    let next = words.lower(end + 1, near: end) == "the" ? end + 2 : end + 1
    guard let name = names.index(startingAt: next).map({ names.names[$0] }),
      name.type == .organisation || name.type == .place,
      words.text.children(of: first, "conj").contains(where: { name.words.contains(words.word(ofToken: $0)) })
    else { return end }
    return name.words.upperBound
  }

  // MARK: - Codes and merging

  private func actor(
    for phrase: Phrase, _ byKey: inout [String: Int], _ latest: inout [String: Int],
    _ latestUnnamed: inout [String: (actor: Int, word: Int)], _ builder: inout ActorBuilder
  ) -> Int {
    let (code, confidence) = code(of: phrase)
    let isOne = phrase.role.isHuman && !phrase.isPlural
    // "the Torvik campaign" and "the Berg campaign" are two.
    let owner = code == nil ? nameWords(before: phrase) : ""
    let key = "\(owner)\(bareness(phrase, isOne))\(phrase.roleName)|\(code ?? "")|\(isOne)"
    let isNew =
      phrase.determiner == .numeral || phrase.determiner == .indefinite || (isOne && phrase.determiner == .none)
    if !isNew {
      if let known = byKey[key] { return known }
      if !hasNameBefore(phrase), hasName(phrase), let known = latest["\(phrase.roleName)|\(isOne)"],
        let code = builder.entries[known].code, code.hasPrefix("IGO")
      {
        return known
      }
      if phrase.determiner == .definite, let known = latest["\(phrase.roleName)|\(isOne)"],
        builder.entries[known].code == code && owner.isEmpty
          || names.index(at: phrase.words.lowerBound) == nil && !hasName(phrase)
      {
        return known
      }
      if isOne, phrase.determiner == .definite, !hasName(phrase), let role = phrase.role.code,
        let (known, word) = latestUnnamed[role], phrase.words.lowerBound - word < 80
      {
        // "a Western ambassador … the envoy".
        return known
      }
    }
    let actor = builder.addActor(
      ActorBuilder.Entry(
        kind: isOne ? .person : phrase.role.kind == .person ? .group : phrase.role.kind, code: code,
        confidence: confidence, isNamed: false,
        isPlural: phrase.isPlural || lexicon.roles.plurals.contains(phrase.roleName)))
    if !isNew { byKey[key] = actor }
    if isOne, isNew, let role = phrase.role.code { latestUnnamed[role] = (actor, phrase.words.lowerBound) }
    latest["\(phrase.roleName)|\(isOne)"] = actor
    return actor
  }

  /// "forest officials", "officials" and "Norwegian officials" are three unless an article says that they are known.
  private func bareness(_ phrase: Phrase, _ isOne: Bool) -> String {
    guard phrase.determiner == .none, phrase.isPlural, phrase.role.isHuman, !isOne, !hasName(phrase) else { return "" }
    return "bare " + (phrase.words.lowerBound..<phrase.head).map { words.lowers[$0] + " " }.joined()
  }

  private func nameWords(before phrase: Phrase) -> String {
    (phrase.words.lowerBound..<phrase.head).filter { names.index(at: $0) != nil }
      .map { words.lowers[$0] + " " }.joined()
  }

  private func hasNameBefore(_ phrase: Phrase) -> Bool { names.overlaps(phrase.words.lowerBound..<phrase.head) }

  private func hasName(_ phrase: Phrase) -> Bool { names.overlaps(phrase.words) }

  /// Country or body from the words of the phrase, or else the country that the report is about, and how sure that is.
  private func code(of phrase: Phrase) -> (code: String?, confidence: Double) {
    let role = phrase.role.code ?? ""
    // What stands before the head says whose it is; what stands behind may only say where.
    let before = (phrase.words.lowerBound..<phrase.head).reversed()
    for word in Array(before) + Array((phrase.head + 1)..<max(phrase.head + 1, phrase.words.upperBound)) {
      guard let index = names.index(at: word) else { continue }
      switch names.names[index].sense {
      case .body(let body)?: return (lexicon.code(ofBody: body), 0.82)
      case .country(let country, _)?: return (lexicon.countries.countries[country].code + role, 0.85)
      case nil: continue
      }
    }
    if phrase.words.contains(where: {
      ["country", "republic", "nation", "kingdom"].contains(words.lowers[$0]) && $0 != phrase.head
    }),
      let country = focus.country(before: phrase.words.lowerBound)
    {
      return (lexicon.countries.countries[country].code + role, 0.75)
    }
    let isForeign = phrase.words.contains {
      ["foreign", "international", "western", "regional", "global"].contains(words.lowers[$0])
    }
    if let main = focus.main, !role.isEmpty, !isForeign, !names.overlaps(phrase.words) {
      return (lexicon.countries.countries[main].code + role, 0.6)
    }
    return (role.isEmpty ? nil : role, 0.6)
  }
}
