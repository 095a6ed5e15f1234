import Findings
import LanguageAnalysis

/// The words of a text as the rules see them: lemma, classes, and what a phrase names.
///
/// Made once for a text; every question about a token costs an array look-up.
final class Phrases {
  let text: AnalysedText
  let actors: ActorTable
  let lemmas: [String]
  let classes: [ClassSet]
  let known: KnownClasses

  init(_ text: AnalysedText, actors: ActorTable, table: WordClasses, known: KnownClasses) {
    self.text = text
    self.actors = actors
    self.known = known
    var lemmas: [String] = []
    var classes: [ClassSet] = []
    lemmas.reserveCapacity(text.tokens.count)
    classes.reserveCapacity(text.tokens.count)
    for token in text.tokens {
      let lemma = table.correctedLemma(token.lower) ?? token.lowerLemma
      lemmas.append(lemma)
      let set = table.classes(of: lemma)
      classes.append(token.lower == lemma ? set : set.union(table.classes(of: token.lower)))
    }
    self.lemmas = lemmas
    self.classes = classes
  }

  func token(_ index: Int) -> Token { text.tokens[index] }

  func entity(at token: Int) -> EntityLabel? { text.entity(at: token)?.label }

  func isToken(_ token: Int, in wordClass: Int?) -> Bool {
    wordClass.map { classes[token].contains($0) } ?? false
  }

  func satisfies(_ token: Int, _ test: WordTest) -> Bool {
    switch test {
    case .word(let word): lemmas[token] == word || text.tokens[token].lower == word
    case .wordClass(let number): classes[token].contains(number)
    case .kind(let kind): names(token, kind)
    }
  }

  /// Whether the phrase headed by `token` names something of `kind`.
  func names(_ token: Int, _ kind: FillerKind) -> Bool {
    let core = self.core(of: token)
    let actorKind = actors.mention(headedBy: core).map { actors.actors[$0.actor].kind } ?? actors.actor(at: core)?.kind
    switch kind {
    case .actor:
      if text.tokens[core].pos == .num || isToken(core, in: known.quantity) {
        return text.tokens[token].relation != "npadvmod" && entity(at: core).map(Self.countLabels.contains) ?? true
          && !isToken(core, in: known.time)
      }
      return actorKind != nil || isActorName(core) || isToken(core, in: known.actor) || isPersonalPronoun(core)
    case .person: return actorKind == .person || entity(at: core) == "PERSON" || isToken(core, in: known.person)
    case .country: return actorKind == .country || entity(at: core) == "GPE" || isToken(core, in: known.country)
    case .government: return actorKind == .government || isToken(core, in: known.authority)
    case .force: return actorKind == .armedForce || isToken(core, in: known.force)
    case .organisation: return actorKind == .organisation || entity(at: core) == "ORG"
    case .group: return actorKind == .group || actorKind == .people || entity(at: core) == "NORP"
    case .name: return text.tokens[core].pos == .propn
    case .number: return text.tokens[token].pos == .num || isToken(token, in: known.quantity)
    }
  }

  /// “hundreds of protesters”, “one of the leaders”: the noun that says who is counted.
  func core(of token: Int) -> Int {
    guard isToken(token, in: known.quantity) || text.tokens[token].pos == .num else { return token }
    for preposition in text.children(of: token, "prep") where text.tokens[preposition].lower == "of" {
      if let counted = text.children(of: preposition, "pobj").first { return counted }
    }
    return token
  }

  private func isActorName(_ token: Int) -> Bool {
    guard let label = entity(at: token) else {
      return text.tokens[token].pos == .propn && !isToken(token, in: known.time)
    }
    return Self.actorLabels.contains(label)
  }

  private func isPersonalPronoun(_ token: Int) -> Bool {
    text.tokens[token].pos == .pron && isToken(token, in: known.pronoun)
  }

  private static let actorLabels: Set<EntityLabel> = ["PERSON", "NORP", "ORG", "GPE"]
  private static let countLabels: Set<EntityLabel> = ["CARDINAL"]
}

/// The word classes that the code itself asks for; `classes.txt` must define them.
struct KnownClasses: Sendable {
  let actor, person, country, authority, force, quantity, pronoun, time: Int?
  let property, territory, ofVerb, clauseTaker, support, occurrence, relative, objectControl, reporting: Int?

  init(_ classes: WordClasses) {
    actor = classes.number("actor")
    person = classes.number("official")
    country = classes.number("country")
    authority = classes.number("authority")
    force = classes.number("force")
    quantity = classes.number("quantity")
    pronoun = classes.number("pronoun")
    time = classes.number("time")
    property = classes.number("property")
    territory = classes.number("territory")
    clauseTaker = classes.number("clause-taker")
    ofVerb = classes.number("of-verb")
    support = classes.number("support")
    occurrence = classes.number("occurrence")
    relative = classes.number("relative")
    objectControl = classes.number("object-control")
    reporting = classes.number("reporting")
  }
}
