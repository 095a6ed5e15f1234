import Events
import Facts
import Findings
import LanguageAnalysis
import Lexicons
import Places
import Quotations

/// Who stands on each side of an event, with what only the other finders know: whose words it is told in, which treaty
/// "the agreement" is, which country a city stands for.
struct EventSides {
  let event: CodedEvent
  let assembler: RecordAssembler

  init(_ event: CodedEvent, in assembler: RecordAssembler) {
    self.event = event
    self.assembler = assembler
  }

  var sources: [ActorReference] {
    let named = unique(event.sources.map(reference))
    return named.isEmpty ? speaker.map { [$0] } ?? [] : named
  }

  /// Nobody is done by what he does, but two names may lead to one actor.
  var targets: [ActorReference] {
    let named = unique(event.targets.map(reference))
    if event.isReciprocal { return named }
    let doers = event.sources.compactMap(\.actor)
    return named.filter { target in !doers.contains { assembler.reference(toActor: $0).actor == target.actor } }
  }

  /// Four cities of one country are that country once.
  private func unique(_ parties: [ActorReference]) -> [ActorReference] {
    var kept: [ActorReference] = []
    for party in parties where !kept.contains(where: { $0.actor != nil && $0.actor == party.actor }) {
      kept.append(party)
    }
    return kept
  }

  private func reference(_ participant: Participant) -> ActorReference {
    if participant.actor == nil {
      if let body = bodyOfMembership(participant) { return body }
      if let country = countryOfPlace(participant) ?? countryOfAdjective(participant) { return country }
      if let speaker = speakerOfPronoun(participant) { return speaker }
    }
    var reference = assembler.reference(
      actor: participant.actor, name: participant.name, tokens: participant.tokens)
    reference.code = reference.code ?? participant.owner.flatMap { assembler.findings.table.actors[$0].code }
    if reference.actor == nil, reference.code == nil { reference.code = countryCode(in: participant.tokens) }
    return reference
  }

  /// An act by words that nobody is said to do, inside a quotation, is its speaker's: “They must be destroyed.”
  private var speaker: ActorReference? {
    guard event.quad == 1 || event.quad == 3, let index = assembler.quotation(around: event.head) else { return nil }
    let quotation = assembler.findings.quotations.quotations[index]
    guard quotation.form != .indirect, let actor = quotation.actor else { return nil }
    return assembler.reference(toActor: actor, tokens: quotation.speaker)
  }

  /// “We demand …”, inside a quotation: its speaker.
  private func speakerOfPronoun(_ participant: Participant) -> ActorReference? {
    guard ["we", "i", "us", "me"].contains(assembler.text.tokens[participant.head].lower),
      let index = assembler.quotation(around: participant.head)
    else { return nil }
    let quotation = assembler.findings.quotations.quotations[index]
    return quotation.actor.map { assembler.reference(toActor: $0, tokens: participant.tokens) }
  }

  /// “a Nigerien position”, “Azerbaijani aviation”: the country that the words before the noun name.
  private func countryCode(in tokens: TokenRange) -> String? {
    tokens.lazy.compactMap { token -> String? in
      let word = assembler.text.tokens[token]
      guard word.pos == .adj || word.pos == .propn else { return nil }
      return assembler.countries.country(word.text)?.code
    }.first
  }

  /// "joined the agreement": the body that the membership told by the same clause is of.
  private func bodyOfMembership(_ participant: Participant) -> ActorReference? {
    guard assembler.text.tokens[participant.head].pos == .noun else { return nil }
    for fact in assembler.findings.facts where fact.relation == "membership" && event.clause.contains(fact.head) {
      guard case .party(let body)? = fact.object else { continue }
      var reference = assembler.reference(actor: body.actor, name: body.name, tokens: participant.tokens)
      reference.span = assembler.span(of: participant.tokens)
      return reference
    }
    return nil
  }

  /// A city or province that is acted on stands for its country, where the report has that as an actor.
  private func countryOfPlace(_ participant: Participant) -> ActorReference? {
    guard
      let place = assembler.findings.places.first(where: { $0.form == nil && $0.tokens.contains(participant.head) }),
      let code = place.country.flatMap({ assembler.countries.country(iso2: $0)?.code })
    else { return nil }
    return reference(toCountry: code, named: participant.name, participant)
  }

  /// “the *Mexican* ambassador”, “a *French* raid”: the country itself.
  private func countryOfAdjective(_ participant: Participant) -> ActorReference? {
    guard participant.tokens.count == 1,
      let country = assembler.countries.country(assembler.text.tokens[participant.head].text)
    else { return nil }
    return reference(toCountry: country.code, named: country.name, participant)
  }

  private func reference(toCountry code: String, named name: String, _ participant: Participant) -> ActorReference {
    let actors = assembler.findings.table.actors
    if let country = actors.firstIndex(where: { $0.kind == .country && $0.code == code }) {
      return assembler.reference(toActor: country, tokens: participant.tokens)
    }
    return ActorReference(name: name, code: code, span: assembler.span(of: participant.tokens))
  }
}
