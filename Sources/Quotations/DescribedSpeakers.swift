package import Findings
import LanguageAnalysis
import TextModel

/// Speakers that the table of actors lacks, by the words that name them: a surname whose full name stands elsewhere, "two
/// security sources", "a hospital official who asked not to be named".
package struct DescribedSpeakers {
  /// Actors numbered after those of the table, with where they are meant.
  package struct Added: Sendable {
    package var actors: [ActorTable.Actor] = []
    package var mentions: [ActorTable.Mention] = []
  }

  let text: AnalysedText
  let actors: ActorTable
  let lexicon: CueLexicon
  private let named: NamedSpeakers
  private(set) var added = Added()
  private var actorOfName: [String: Int] = [:]
  private var lastWithHead: [String: Int] = [:]
  /// Actors in text order by the last word of a mention of several words, with where the mention ends.
  private let actorsByLastWord: [String: [(end: Int, actor: Int)]]
  /// Names of several words by their last one.
  private let fullNames: [String: TokenRange]

  init(text: AnalysedText, actors: ActorTable, lexicon: CueLexicon, named: NamedSpeakers) {
    self.text = text
    self.named = named
    self.actors = actors
    self.lexicon = lexicon
    var names: [String: TokenRange] = [:]
    for entity in text.entities where entity.label == "PERSON" && entity.tokens.count > 1 {
      let tokens = Self.withoutPossessive(entity.tokens, text)
      guard let last = tokens.last, tokens.count > 1, names[text.tokens[last].text] == nil else { continue }
      names[text.tokens[last].text] = tokens
    }
    for index in text.tokens.indices.dropFirst() where text.tokens[index].pos == .propn {
      let first = text.tokens[index - 1]
      guard first.pos == .propn, first.relation == "compound", first.head == index,
        names[text.tokens[index].text] == nil,
        index < 2 || text.tokens[index - 2].pos != .propn
      else { continue }
      names[text.tokens[index].text] = (index - 1)..<(index + 1)
    }
    fullNames = names
    var ends: [String: [(end: Int, actor: Int)]] = [:]
    for mention in actors.mentions where mention.form != .pronoun && mention.tokens.count > 1 {
      let end = mention.form == .name ? mention.tokens.upperBound - 1 : mention.head
      guard text.tokens[end].tag != "NNS" else { continue }
      ends[text.tokens[end].lower, default: []].append((mention.tokens.upperBound, mention.actor))
    }
    actorsByLastWord = ends.mapValues { $0.sorted { $0.end < $1.end } }
  }

  func kind(of actor: Int) -> ActorLine.Kind {
    actor < actors.actors.count ? actors.actors[actor].kind : added.actors[actor - actors.actors.count].kind
  }

  /// The actor for a speaker's phrase, made where it is new.
  mutating func actor(at head: Int, in phrase: TokenRange, _ discourse: SpeakerDiscourse) -> Int? {
    let token = text.tokens[head]
    switch token.pos {
    case .propn: return byName(head, phrase)
    case .noun where !isDocument(head): return described(head, phrase, discourse)
    case .pron, .adj, .num: return phrase.count > 1 && token.tag != "PRP" ? make(phrase, head, .group) : nil
    default: return nil
    }
  }

  /// "Torvik and Berg said": two actors or more who speak together are a group under their full names.
  mutating func several(at head: Int, in phrase: TokenRange) -> Int? {
    var heads = [head]
    while heads.count < 6, let last = heads.last,
      let next = text.children(of: last, "conj").first(where: { $0 > last && phrase.contains($0) })
    {
      heads.append(next)
    }
    let members = heads.compactMap { actors.mention(headedBy: $0) ?? actors.mention(at: $0) }
      .filter { $0.form == .name }.map { named.fullest($0.actor) }
    guard heads.count > 1, members.count == heads.count, Set(members).count == members.count,
      text.tokens[head].pos == .propn
    else { return nil }
    let names = members.map { actors.actors[$0].name }
    let name = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    return make(phrase, head, .group, name: name)
  }

  /// A document that speaks is no actor; its name is the phrase.
  func document(at head: Int, in phrase: TokenRange) -> String? {
    text.tokens[head].pos == .noun && isDocument(head) ? name(withoutParticiple(phrase, head)) : nil
  }

  private mutating func byName(_ head: Int, _ phrase: TokenRange) -> Int? {
    let entity = text.entity(at: head)
    var tokens = withoutTitle(entity.map { Self.withoutPossessive($0.tokens, text) } ?? phrase)
    if entity == nil, tokens == phrase { tokens = withoutTime(phrase, head) }
    let isPerson = entity.map { $0.label == "PERSON" } ?? false
    let surname = text.tokens[tokens.upperBound - 1].text
    if tokens.count == 1, let known = named.only(withSurname: surname) { return known }
    if tokens.count == 1 || isPerson, let full = fullNames[surname] { tokens = full }
    if let known = actors.mention(at: tokens.upperBound - 1), known.form == .name,
      known.tokens.contains(tokens.lowerBound)
    {
      return known.actor
    }
    return make(tokens, head, isPerson || entity == nil ? .person : .organisation, mention: phrase)
  }

  private mutating func described(_ head: Int, _ phrase: TokenRange, _ discourse: SpeakerDiscourse) -> Int? {
    let token = text.tokens[head]
    // A surname that the tagger took for a noun.
    if token.text.first?.isUppercase == true, phrase.count == 1,
      named.only(withSurname: token.text) != nil || fullNames[token.text] != nil
    {
      return byName(head, phrase)
    }
    let isPlural = token.tag == "NNS"
    let isPersonal =
      lexicon.wordLists["person-words"]?.contains(token.lemma[...]) == true
      || lexicon.wordLists["office-words"]?.contains(token.lemma[...]) == true
    // "the official": the one told of before; else, where nothing more is said of him, who spoke last.
    if text.tokens[phrase.lowerBound].lower == "the" {
      if let last = lastWithHead[token.lemma] { return last }
      if phrase.count == 2, let last = lastEnding(token.lemma, before: head) { return last }
      if isPersonal, !isPlural, phrase.count == 2, let last = discourse.lastPerson(before: head) { return last }
    }
    return make(phrase, head, isPlural ? .group : isPersonal ? .person : .organisation)
  }

  /// "the campaign" after "the Torvik campaign", "the party" after "the Coast Party": the last whose name ends so.
  private func lastEnding(_ lemma: String, before head: Int) -> Int? {
    guard let ends = actorsByLastWord[lemma] else { return nil }
    let place = ends.partitioningIndex { $0.end > head }
    return place > 0 ? ends[place - 1].actor : nil
  }

  private mutating func make(
    _ tokens: TokenRange, _ head: Int, _ kind: ActorLine.Kind, mention: TokenRange? = nil, name given: String? = nil
  ) -> Int {
    let name = given ?? name(withoutRelative(tokens, head))
    let key = name.lowercased()
    let actor =
      actorOfName[key]
      ?? {
        added.actors.append(ActorTable.Actor(name: name, kind: kind, confidence: 0.6))
        return actors.actors.count + added.actors.count - 1
      }()
    actorOfName[key] = actor
    lastWithHead[text.tokens[head].lemma] = actor
    let form: ActorLine.Mention.Form = text.tokens[head].pos == .propn ? .name : .description
    added.mentions.append(ActorTable.Mention(actor: actor, tokens: mention ?? tokens, head: head, form: form))
    return actor
  }

  /// "the next day Torvik": without the words that say when.
  private func withoutTime(_ phrase: TokenRange, _ head: Int) -> TokenRange {
    let end =
      text.children(of: head, "npadvmod", "advmod").filter { $0 < head && phrase.contains($0) }
      .map { text.subtree(of: $0).upperBound }.max() ?? phrase.lowerBound
    return end <= head ? max(end, phrase.lowerBound)..<phrase.upperBound : phrase
  }

  /// "PG&E President and CEO Ana Torvik": what follows the last word for an office is the name.
  private func withoutTitle(_ tokens: TokenRange) -> TokenRange {
    guard
      let office = tokens.dropLast().last(where: {
        lexicon.wordLists["office-words"]?.contains(text.tokens[$0].lower[...]) == true
      })
    else { return tokens }
    let name = (office + 1)..<tokens.upperBound
    return name.allSatisfy { text.tokens[$0].pos == .propn } ? name : tokens
  }

  /// "some of the protesters whom we asked": some of the protesters.
  private func withoutRelative(_ phrase: TokenRange, _ head: Int) -> TokenRange {
    guard let clause = phrase.first(where: { $0 > head && text.tokens[$0].relation == "relcl" }) else { return phrase }
    let start = text.subtree(of: clause).lowerBound
    return start > head ? phrase.lowerBound..<start : phrase
  }

  /// "a report released on Monday": a report. Whose it is stays: "a memo posted by the bank".
  private func withoutParticiple(_ phrase: TokenRange, _ head: Int) -> TokenRange {
    guard let clause = text.children(of: head, "acl", "relcl").first(where: { $0 > head && phrase.contains($0) }),
      text.children(of: clause, "agent").isEmpty
    else { return phrase }
    return phrase.lowerBound..<max(head + 1, min(phrase.upperBound, text.subtree(of: clause).lowerBound))
  }

  /// The words without a leading article.
  private func name(_ phrase: TokenRange) -> String {
    let first = text.tokens[phrase.lowerBound].lower
    let hasArticle = phrase.count > 1 && (first == "the" || first == "The")
    return text.text(of: hasArticle ? phrase.dropFirst() : phrase)
  }

  private func isDocument(_ head: Int) -> Bool {
    ["documents", "authored"].contains { lexicon.wordLists[$0]?.contains(text.tokens[head].lemma[...]) == true }
      && lexicon.wordLists["person-words"]?.contains(text.tokens[head].lemma[...]) != true
  }

  private static func withoutPossessive(_ tokens: TokenRange, _ text: AnalysedText) -> TokenRange {
    tokens.last.map { text.tokens[$0].relation == "case" } == true ? tokens.dropLast() : tokens
  }
}
