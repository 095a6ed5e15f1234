import Findings
import LanguageAnalysis
import TextModel

/// Finds a speaker in the table of actors by the head of the phrase, a name beside it, or the author of a document.
struct NamedSpeakers {
  let text: AnalysedText
  let actors: ActorTable
  let lexicon: CueLexicon
  private let actorsBySurname: [String: [Int]]
  /// Where the surname comes first: "Park Geun-hye".
  private let actorsByFirstName: [String: [Int]]
  private let mentionCounts: [Int: Int]
  private let firstMentions: [Int: ActorTable.Mention]
  private let namedActors: Set<Int>

  init(text: AnalysedText, actors: ActorTable, lexicon: CueLexicon) {
    self.text = text
    self.actors = actors
    self.lexicon = lexicon
    var surnames: [String: [Int]] = [:]
    var firstNames: [String: [Int]] = [:]
    for (index, actor) in actors.actors.enumerated() {
      let words = actor.name.split(separator: " ")
      if actor.kind == .person, words.count > 1, let first = words.first {
        firstNames[first.lowercased(), default: []].append(index)
      }
      guard words.count == 2 || words.count == 3 && actor.kind == .person, let last = words.last else { continue }
      surnames[last.lowercased(), default: []].append(index)
    }
    actorsBySurname = surnames
    actorsByFirstName = firstNames
    firstMentions = Dictionary(actors.mentions.map { ($0.actor, $0) }, uniquingKeysWith: { first, _ in first })
    namedActors = Set(actors.mentions.filter { $0.form == .name }.map(\.actor))
    mentionCounts = actors.mentions.reduce(into: [:]) { $0[$1.actor, default: 0] += 1 }
  }

  func actor(at head: Int, in phrase: TokenRange) -> Int? {
    // "the study's author, Ana Torvik": a person's name beside the description says more than it.
    let mention = actors.mention(headedBy: head) ?? actors.mention(at: head)
    if mention?.form != .name, let name = nameBeside(head, in: phrase) { return name }
    if let mention { return fullest(mention.actor) }
    if let author = author(ofDocument: head) {
      let mention = actors.mention(headedBy: author) ?? actors.mention(at: author)
      if let mention { return mention.form == .name ? fullest(mention.actor) : mention.actor }
    }
    // "Ana Torvik Assistant": the name that a line of attribution begins with.
    if let mention = actors.mention(at: phrase.lowerBound), mention.form == .name,
      mention.tokens.lowerBound == phrase.lowerBound, isPerson(mention.actor)
    {
      return mention.actor
    }
    return nil
  }

  /// "Member of Parliament (MP) Ana Torvik of the union", "one of the authors, biologist Ana Torvik": a description, then
  /// a person's name before the cue or, where the cue comes first, before the next comma.
  func person(standingFor head: Int, in phrase: TokenRange, cue: Int?) -> Int? {
    guard let cue, text.tokens[head].pos != .pron, !names(head) else { return nil }
    for mention in namesBehind(head, window(from: head, phrase: phrase, cue: cue)) {
      let isGroupMember = text.tokens[head].lower == "one" && text.tokens[mention.head].relation == "appos"
      guard isPerson(mention.actor) || isGroupMember, stands(mention, behind: head) else { continue }
      return mention.actor
    }
    return nil
  }

  /// Whether the word belongs to a person's name of two words or more.
  private func names(_ head: Int) -> Bool {
    guard let mention = actors.mention(headedBy: head) ?? actors.mention(at: head), mention.form == .name else {
      return false
    }
    return isPerson(mention.actor) && !isOffice(head)
  }

  /// A title in capitals that the actor finder took for a name: "Member of Parliament".
  private func isOffice(_ head: Int) -> Bool {
    lexicon.wordLists["office-words"]?.contains(text.tokens[head].lower[...]) == true
  }

  private func window(from head: Int, phrase: TokenRange, cue: Int) -> TokenRange {
    if head < cue { return (head + 1)..<cue }
    let end = min(text.sentence(of: head).upperBound, head + 24)
    let stop = ((head + 1)..<max(head + 1, end)).first {
      [",", ":", ";", "“", "\""].contains(text.tokens[$0].text) || text.finiteForm(of: $0) != nil && isVerb($0)
    }
    return (head + 1)..<max(head + 1, stop ?? end, phrase.upperBound)
  }

  private func isVerb(_ token: Int) -> Bool { text.tokens[token].pos == .verb || text.tokens[token].pos == .aux }

  private func namesBehind(_ head: Int, _ window: TokenRange) -> [ActorTable.Mention] {
    guard window.count < 60 else { return [] }
    var found: [ActorTable.Mention] = []
    var token = window.lowerBound
    while token < window.upperBound {
      guard let mention = actors.mention(at: token), mention.form == .name, mention.tokens.lowerBound >= token else {
        token += 1
        continue
      }
      found.append(mention)
      token = max(token + 1, mention.tokens.upperBound)
    }
    return found
  }

  /// "scientist Ana Torvik": what she is stands right before her name, whatever body stands before that.
  private func isCalling(_ noun: Int, of name: ActorTable.Mention) -> Bool {
    guard noun >= 0, text.tokens[noun].tag == "NN", text.tokens[noun].head == name.head else { return false }
    return ["person-words", "office-words"].contains {
      lexicon.wordLists[$0[...]]?.contains(text.tokens[noun].lemma[...]) == true
    }
  }

  /// Whether nothing but the rest of the description stands between it and the name.
  private func stands(_ name: ActorTable.Mention, behind head: Int) -> Bool {
    let relation = text.tokens[name.head].relation
    if isCalling(name.tokens.lowerBound - 1, of: name) { return true }
    guard !["pobj", "poss", "dobj", "agent"].contains(relation.rawValue) else { return false }
    if ((head + 1)..<max(head + 1, name.tokens.lowerBound)).contains(where: { isVerb($0) }) { return false }
    if relation == "conj" {
      // "the minister and Ana Torvik" are two, "co-author and fellow Ana Torvik" is one.
      return text.tokens[head].tag == "NN" && text.children(of: head, "det", "poss").isEmpty
        && name.tokens.lowerBound > head + 2 && text.tokens[name.tokens.lowerBound - 1].pos != .cconj
        && text.tokens[name.tokens.lowerBound - 1].pos != .punct
    }
    return text.isToken(name.head, below: head) || text.tokens[name.head].relation == "nsubj"
  }

  /// A surname that stands as an actor of its own is the person of that name, where there is but one.
  func fullest(_ actor: Int) -> Int {
    let name = actors.actors[actor].name
    return name.contains(" ") ? actor : only(withSurname: name) ?? actor
  }

  func only(withSurname name: String) -> Int? {
    guard let actors = actorsBySurname[name.lowercased()] ?? actorsByFirstName[name.lowercased()] else { return nil }
    let ranked = actors.sorted { (mentionCounts[$0] ?? 0) > (mentionCounts[$1] ?? 0) }
    guard ranked.count > 1 else { return ranked.first }
    return (mentionCounts[ranked[0]] ?? 0) > 2 * (mentionCounts[ranked[1]] ?? 0) ? ranked[0] : nil
  }

  /// Whether an actor is known by descriptions alone, of which this is the first.
  func isNewDescription(_ actor: Int, at head: Int) -> Bool {
    guard actor < actors.actors.count, let first = firstMentions[actor] else { return false }
    return first.form == .description && first.head == head && !namedActors.contains(actor)
  }

  func isUnknown(_ token: Int) -> Bool { actors.mention(at: token).map { $0.form != .name } ?? true }

  /// A person's name in the phrase that stands for its head: in apposition to it, or joined to it without a comma.
  private func nameBeside(_ head: Int, in phrase: TokenRange) -> Int? {
    guard text.tokens[head].pos != .pron || phrase.count > 1 else { return nil }
    for token in phrase where token != head {
      guard let mention = actors.mention(at: token), mention.form == .name else { continue }
      let isApposed = text.tokens[mention.head].relation == "appos" && text.tokens[mention.head].head == head
      if isApposed || isPerson(mention.actor) && stands(mention.head, for: head) { return mention.actor }
    }
    return nil
  }

  private func stands(_ name: Int, for head: Int) -> Bool {
    var current = name
    for _ in 0..<4 {
      // "the Torvik campaign" is not Torvik.
      let relation = text.tokens[current].relation
      guard relation == "appos" || relation == "compound" && text.tokens[head].pos == .propn else { return false }
      current = text.tokens[current].head
      if current == head { return true }
    }
    return false
  }

  private func isPerson(_ actor: Int) -> Bool { actors.actors[actor].kind == .person }

  /// "Their statement read": whose statement it is. "a letter from the ministry": the ministry. "They released a
  /// statement that said": they.
  private func author(ofDocument head: Int) -> Int? {
    guard lexicon.wordLists["authored"]?.contains(text.tokens[head].lemma[...]) == true else { return nil }
    if let owner = text.children(of: head, "poss").first { return owner }
    let author = text.children(of: head, "prep").filter { ["by", "from", "of"].contains(text.tokens[$0].lower) }
      .compactMap { text.children(of: $0, "pobj").first }.first
    if let author { return author }
    return issuer(ofDocument: head) ?? issuerOfEarlier(head)
  }

  /// Who released, signed or sent it, or said something in it: "in a statement, the ministry said".
  private func issuer(ofDocument head: Int) -> Int? {
    var verb = text.tokens[head].head
    switch text.tokens[head].relation {
    case "dobj":
      guard lexicon.wordLists["issuing-verbs"]?.contains(text.tokens[verb].lemma[...]) == true else { return nil }
    case "pobj":
      guard ["in", "on", "via", "through", "by"].contains(text.tokens[verb].lower) else { return nil }
      verb = text.tokens[verb].head
      guard isVerb(verb),
        lexicon.entries(ofVerb: text.tokens[verb].lemma)?.contains(where: { $0.kind == .speech }) == true
      else { return nil }
    default: return nil
    }
    return Subjects(text: text, lexicon: lexicon).subject(of: verb)
  }

  /// "The statement said": the statement of the sentences before.
  private func issuerOfEarlier(_ head: Int) -> Int? {
    guard text.children(of: head, "det").contains(where: { ["the", "this", "that"].contains(text.tokens[$0].lower) })
    else { return nil }
    let sentence = text.sentenceIndex(of: head)
    for token in stride(from: head - 1, through: max(0, head - 250), by: -1)
    where text.tokens[token].lemma == text.tokens[head].lemma && sentence - text.sentenceIndex(of: token) <= 6 {
      if let owner = text.children(of: token, "poss").first { return owner }
      if let issuer = issuer(ofDocument: token) { return issuer }
    }
    return nil
  }
}
