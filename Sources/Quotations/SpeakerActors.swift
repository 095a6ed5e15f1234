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

  init(text: AnalysedText, actors: ActorTable, lexicon: CueLexicon) {
    self.text = text
    self.lexicon = lexicon
    named = NamedSpeakers(text: text, actors: actors, lexicon: lexicon)
    described = DescribedSpeakers(text: text, actors: actors, lexicon: lexicon)
    discourse = SpeakerDiscourse(text: text, actors: actors)
  }

  /// Gives each quotation its speaker; returns the actors that the table lacks, numbered after those of the table.
  mutating func resolve(_ quotations: inout [Quotation]) -> DescribedSpeakers.Added {
    for index in quotations.indices {
      guard var head = quotations[index].speakerHead else { continue }
      var phrase = quotations[index].speaker ?? head..<(head + 1)
      if let antecedent = antecedent(ofRelative: head) {
        head = antecedent
        phrase = SpeakerPhrases(text: text).phrase(headedBy: antecedent).tokens
      }
      let outer = quotations[index].within.map { quotations[$0] }
      var speaker = named.actor(at: head, in: phrase) ?? ofFirstPerson(head, within: outer)
      if speaker == nil, outer == nil || quotations[index].form != .indirect {
        let isWords = quotations[index].act == .speech || quotations[index].form != .indirect
        speaker = discourse.antecedent(of: head) ?? (isWords ? described.actor(at: head, in: phrase, discourse) : nil)
      }
      quotations[index].actor = speaker
      if speaker == nil { quotations[index].speakerName = described.document(at: head, in: phrase) }
      if outer == nil, quotations[index].act == .speech, let speaker {
        discourse.note(speaker, kind: described.kind(of: speaker), head: head)
      }
    }
    return described.added
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

  func actor(at head: Int, in phrase: TokenRange) -> Int? {
    // "the study's author, Ana Torvik": a person's name beside the description says more than it.
    let mention = actors.mention(headedBy: head) ?? actors.mention(at: head)
    if mention?.form != .name, let name = nameBeside(head, in: phrase) { return name }
    if let mention, isWhole(mention, head) { return mention.actor }
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

  /// A mention that only holds the head in passing ("Boeing" in "a Boeing spokesman") is another actor.
  private func isWhole(_ mention: ActorTable.Mention, _ head: Int) -> Bool {
    mention.head == head || mention.tokens.contains(head)
  }

  /// A person's name in the phrase that stands for its head: in apposition to it, or joined to it without a comma.
  private func nameBeside(_ head: Int, in phrase: TokenRange) -> Int? {
    guard text.tokens[head].pos == .noun || text.tokens[head].pos == .propn else { return nil }
    for token in phrase where token != head {
      guard let mention = actors.mention(at: token), mention.form == .name, isPerson(mention.actor) else { continue }
      if stands(mention.head, for: head) { return mention.actor }
    }
    return nil
  }

  private func stands(_ name: Int, for head: Int) -> Bool {
    var current = name
    for _ in 0..<4 {
      guard ["appos", "compound", "nmod", "flat"].contains(text.tokens[current].relation) else { return false }
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
