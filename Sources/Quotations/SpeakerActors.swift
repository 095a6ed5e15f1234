import Findings
import LanguageAnalysis
import TextModel

/// Says which actor speaks: one of the actor finder's, or a speaker known only by the words beside the quotation ("two
/// security sources"), who becomes an actor with that description. Unknown is better than a guess.
struct SpeakerActors {
  let text: AnalysedText
  let lexicon: CueLexicon
  private let named: NamedSpeakers
  private var described: DescribedSpeakers
  private var discourse: SpeakerDiscourse

  init(text: AnalysedText, actors: ActorTable, lexicon: CueLexicon, quotations: [Quotation]) {
    self.text = text
    self.lexicon = lexicon
    named = NamedSpeakers(text: text, actors: actors, lexicon: lexicon)
    described = DescribedSpeakers(text: text, actors: actors, lexicon: lexicon, named: named)
    discourse = SpeakerDiscourse(text: text, actors: actors, quotations: quotations)
  }

  /// Gives each quotation its speaker; returns the actors that the table lacks, numbered after those of the table.
  mutating func resolve(_ quotations: inout [Quotation]) -> DescribedSpeakers.Added {
    for index in quotations.indices {
      guard var head = quotations[index].speakerHead else {
        quotations[index].actor = ofZeroSubject(quotations[index])
        continue
      }
      var phrase = quotations[index].speaker ?? head..<(head + 1)
      if let antecedent = antecedent(ofRelative: head) {
        head = antecedent
        phrase = SpeakerPhrases(text: text).phrase(headedBy: antecedent).tokens
      }
      let outer = quotations[index].within.map { quotations[$0] }
      var speaker = outer == nil ? discourse.sameSpeaker(at: head) : nil
      speaker = speaker ?? named.actor(at: head, in: phrase) ?? ofFirstPerson(head, within: outer)
      if let apposed = unknownName(beside: head, in: phrase) {
        let name = SpeakerPhrases(text: text).phrase(headedBy: apposed).tokens
        speaker = described.actor(at: apposed, in: name, discourse)
      }
      if speaker == nil, outer == nil || quotations[index].form != .indirect {
        let isWords = quotations[index].act == .speech || quotations[index].form != .indirect
        speaker = discourse.antecedent(of: head) ?? (isWords ? described.actor(at: head, in: phrase, discourse) : nil)
      }
      if let known = speaker, outer == nil, named.isNewDescription(known, at: head), isPersonOnly(head, phrase),
        let last = discourse.lastPerson(before: head)
      {
        speaker = last
      }
      quotations[index].actor = speaker
      if speaker == nil { quotations[index].speakerName = described.document(at: head, in: phrase) }
      if outer == nil, quotations[index].act == .speech, let speaker {
        discourse.note(speaker, kind: described.kind(of: speaker), head: head)
      }
    }
    return described.added
  }

  /// Marked sentences with nobody beside them, or with a bare participle ("Adding, “…”"), are the last speaker's.
  private func ofZeroSubject(_ quotation: Quotation) -> Int? {
    guard quotation.within == nil, quotation.form == .direct, let start = quotation.content.first?.lowerBound else {
      return nil
    }
    if let cue = quotation.cueHead, text.tokens[cue].tag != "VBG" { return nil }
    return discourse.lastSpeaker(before: text.tokens(in: start..<(start + 1)).lowerBound)
  }

  /// "the delegate to the assembly, Ana Torvik": a name of two words or more that no actor has.
  private func unknownName(beside head: Int, in phrase: TokenRange) -> Int? {
    guard text.tokens[head].pos == .noun else { return nil }
    return text.children(of: head, "appos").first {
      phrase.contains($0) && $0 > head && text.tokens[$0].pos == .propn && named.isUnknown($0)
        && text.tokens[$0 - 1].pos == .propn
    }
  }

  /// "The actress", "the candidate": what a person is called who was named before.
  private func isPersonOnly(_ head: Int, _ phrase: TokenRange) -> Bool {
    text.tokens[head].tag == "NN" && phrase.count <= 4 && text.tokens[phrase.lowerBound].lower == "the"
      && lexicon.wordLists["person-words"]?.contains(text.tokens[head].lemma[...]) == true
      && lexicon.wordLists["office-words"]?.contains(text.tokens[head].lemma[...]) != true
  }

  /// The noun that "who" or "which" stands for.
  private func antecedent(ofRelative pronoun: Int) -> Int? {
    guard ["WP", "WDT"].contains(text.tokens[pronoun].tag.rawValue) else { return nil }
    return text.ancestors(of: pronoun).first { text.tokens[$0].relation == "relcl" }.map { text.tokens[$0].head }
  }

  /// "I" and "we" in somebody's words are whose the words are.
  private func ofFirstPerson(_ head: Int, within outer: Quotation?) -> Int? {
    guard let outer, outer.form != .indirect,
      ["i", "we", "me", "us", "my", "our"].contains(text.tokens[head].lower)
    else { return nil }
    return outer.actor
  }
}

/// Finds a speaker in the table of actors by the head of the phrase, a name beside it, or the author of a document.
struct NamedSpeakers {
  let text: AnalysedText
  let actors: ActorTable
  let lexicon: CueLexicon
  private let actorsBySurname: [String: [Int]]
  private let mentionCounts: [Int: Int]
  private let firstMentions: [Int: ActorTable.Mention]
  private let namedActors: Set<Int>

  init(text: AnalysedText, actors: ActorTable, lexicon: CueLexicon) {
    self.text = text
    self.actors = actors
    self.lexicon = lexicon
    var surnames: [String: [Int]] = [:]
    for (index, actor) in actors.actors.enumerated() {
      let words = actor.name.split(separator: " ")
      guard words.count == 2 || words.count == 3 && actor.kind == .person, let last = words.last else { continue }
      surnames[last.lowercased(), default: []].append(index)
    }
    actorsBySurname = surnames
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
      return actors.mention(headedBy: author)?.actor ?? actors.mention(at: author)?.actor
    }
    // "Ana Torvik Assistant": the name that a line of attribution begins with.
    if let mention = actors.mention(at: phrase.lowerBound), mention.form == .name,
      mention.tokens.lowerBound == phrase.lowerBound, isPerson(mention.actor)
    {
      return mention.actor
    }
    return nil
  }

  /// A surname that stands as an actor of its own is the person of that name, where there is but one.
  private func fullest(_ actor: Int) -> Int {
    let name = actors.actors[actor].name
    return name.contains(" ") ? actor : only(withSurname: name) ?? actor
  }

  func only(withSurname name: String) -> Int? {
    guard let actors = actorsBySurname[name.lowercased()] else { return nil }
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

  /// "Their statement read": whose statement it is. "a letter from the ministry": the ministry.
  private func author(ofDocument head: Int) -> Int? {
    guard lexicon.wordLists["authored"]?.contains(text.tokens[head].lemma[...]) == true else { return nil }
    if let owner = text.children(of: head, "poss").first { return owner }
    return text.children(of: head, "prep").filter { ["by", "from", "of"].contains(text.tokens[$0].lower) }
      .compactMap { text.children(of: $0, "pobj").first }.first
  }
}
