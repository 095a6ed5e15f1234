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
      speaker = speaker ?? named.person(standingFor: head, in: phrase, cue: quotations[index].cueHead)
      speaker = speaker ?? named.actor(at: head, in: phrase) ?? ofFirstPerson(head, within: outer)
      if let apposed = unknownName(beside: head, in: phrase) {
        let name = SpeakerPhrases(text: text).phrase(headedBy: apposed).tokens
        speaker = described.actor(at: apposed, in: name, discourse)
      }
      // "Norland and Suderland refused to extend the pact": attitudes are each one's own.
      if quotations[index].act == .speech || quotations[index].form != .indirect,
        let several = described.several(at: head, in: phrase)
      {
        speaker = several
      }
      if speaker == nil, outer == nil || outer?.form == .indirect || quotations[index].form != .indirect {
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
