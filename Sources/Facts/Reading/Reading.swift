import Findings
import LanguageAnalysis
import Lexicons
import TextModel

/// One report as the frame readers see it: its tokens, tree, parties, quantities and modality, behind one door.
final class Reading {
  let text: AnalysedText
  let document: Document
  let actors: ActorTable
  let grammar: Grammar
  let phrases: Phrases
  let matcher: FrameMatcher
  let countries: CountryTable
  let quantities: [Quantity]
  private let modalities: ModalityReader
  private let quantityOfToken: [Int: Int]

  init(
    text: AnalysedText, document: Document, actors: ActorTable, countries: CountryTable, quantities: [Quantity],
    modalities: ModalityReader, keywords: Set<String>
  ) {
    self.text = text
    self.document = document
    self.actors = actors
    self.countries = countries
    self.quantities = quantities
    self.modalities = modalities
    grammar = Grammar(text: text)
    phrases = Phrases(text: text, actors: actors)
    matcher = FrameMatcher(text: text, grammar: grammar, keywords: keywords)
    quantityOfToken = Dictionary(
      quantities.enumerated().flatMap { index, quantity in quantity.tokens.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  func modality(of head: Int) -> Modality { modalities.modality(of: head, in: text) }

  /// The quantity that `token` is a word of.
  func quantity(at token: Int) -> Quantity? { quantityOfToken[token].map { quantities[$0] } }

  /// The quantities that begin within `range`.
  func quantities(in range: TokenRange) -> [Quantity] {
    quantities.filter { range.contains($0.number.lowerBound) }
  }

  /// Not a pronoun that nobody has resolved.
  func canBeNamed(_ head: Int) -> Bool {
    let token = text.tokens[head]
    return (token.pos != .pron && token.tag != "PRP$") || phrases.actor(head) != nil
  }

  /// Whether `head` names a country or, where no actor is meant, what the model takes for a place.
  func isPlace(_ head: Int) -> Bool {
    if let actor = phrases.actor(head) { return actor.kind == .country }
    return isNamed(head, as: "GPE", "LOC")
  }

  /// Whether `token` is a word of a name that the model labels so.
  func isNamed(_ token: Int, as labels: EntityLabel...) -> Bool {
    text.entity(at: token).map { labels.contains($0.label) } ?? false
  }

  /// The country that the report speaks of most.
  var mainCountry: FactFinding.Party? {
    let mentions = actors.mentions.filter { actors.actors[$0.actor].kind == .country }
    let counts = mentions.reduce(into: [Int: Int]()) { $0[$1.actor, default: 0] += 1 }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    return mentions.first { $0.actor == most }.map { phrases.party($0.head) }
  }

  /// The country that was spoken of last, at most `sentences` back.
  func lastCountry(before token: Int, within sentences: Int = 2, but other: Set<Int> = []) -> FactFinding.Party? {
    let mention = actors.mentions.last {
      $0.tokens.lowerBound < token && actors.actors[$0.actor].kind == .country && !other.contains($0.head)
        && text.sentenceIndex(of: token) - text.sentenceIndex(of: $0.head) <= sentences
    }
    return mention.map { phrases.party($0.head) }
  }

  func lemma(_ token: Int) -> String { text.tokens[token].lowerLemma }

  /// The country that a party acts for: its government, its president, "the authorities of Kazakhstan".
  func country(of party: FactFinding.Party) -> FactFinding.Party {
    guard let index = party.actor, actors.actors[index].kind != .country, let code = actors.actors[index].code,
      let country = actors.actors.firstIndex(where: { $0.kind == .country && $0.code == String(code.prefix(3)) })
    else { return party }
    var copy = party
    copy.actor = country
    copy.name = actors.actors[country].name
    return copy
  }
}
