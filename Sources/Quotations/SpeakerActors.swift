import Findings
import LanguageAnalysis
import TextModel

/// Says which actor speaks, by the table of actors; unknown is better than a guess.
struct SpeakerActors {
  let text: AnalysedText
  let actors: ActorTable

  func resolve(_ quotations: inout [Quotation]) {
    for index in quotations.indices {
      guard let head = quotations[index].speakerHead else { continue }
      quotations[index].actor = actor(at: head, in: quotations[index].speaker ?? head..<(head + 1))
    }
  }

  private func actor(at head: Int, in phrase: TokenRange) -> Int? {
    if let mention = actors.mention(headedBy: head) ?? actors.mention(at: head) { return mention.actor }
    if let antecedent = antecedent(ofRelative: head) { return actors.mention(at: antecedent)?.actor }
    // "the president of the republic, Ana Torvik": the name beside the office.
    for child in text.children(of: head, "appos") where phrase.contains(child) {
      if let mention = actors.mention(at: child) { return mention.actor }
    }
    // "Ana Torvik Assistant": the name that a line of attribution begins with.
    if let mention = actors.mention(at: phrase.lowerBound), mention.form == .name,
      mention.tokens.lowerBound == phrase.lowerBound, actors.actors[mention.actor].kind == .person
    {
      return mention.actor
    }
    return nil
  }

  /// The noun that "who" or "which" stands for.
  private func antecedent(ofRelative pronoun: Int) -> Int? {
    guard ["WP", "WDT"].contains(text.tokens[pronoun].tag.rawValue) else { return nil }
    return text.ancestors(of: pronoun).first { text.tokens[$0].relation == "relcl" }.map { text.tokens[$0].head }
  }
}
