import Actors
import Facts
import Findings
import LanguageAnalysis
import TextModel

extension RecordAssembler {
  /// Offices and descriptions, as the actor finder read them off titles, appositions and appointments.
  var officeLines: [FactLine] {
    findings.offices.enumerated().map { index, office in
      let body: ActorReference? =
        office.body.map { reference(toActor: $0) } ?? office.bodyName.map { ActorReference(name: $0) }
      let head = text.head(of: office.tokens)
      return FactLine(
        id: "f\(index + 1)", report: report, span: span(of: office.tokens),
        relation: office.isDescription ? "description" : "office", subject: reference(toActor: office.person),
        object: .office(office.office, of: body), status: office.isDescription ? nil : office.status,
        rank: office.rank, change: office.change ?? .is, time: time(of: head), asWritten: office.asWritten,
        attribution: attribution(of: head, found: nil), confidence: office.confidence)
    }
  }

  /// What the fact finder read: memberships, commands, levels, prices, counts.
  var factLines: [FactLine] {
    findings.facts.enumerated().map { index, fact in
      FactLine(
        id: "f\(findings.offices.count + index + 1)", report: report, span: span(of: fact.tokens),
        relation: fact.relation, subject: reference(to: fact.subject), object: fact.object.map(object),
        change: fact.change, value: fact.value, fromValue: fact.fromValue, toValue: fact.toValue, unit: fact.unit,
        alternative: fact.alternative, bound: fact.bound, time: time(of: fact), place: place(of: fact.head),
        asWritten: fact.asWritten, modality: fact.modality, attribution: attribution(of: fact.head, found: nil),
        confidence: fact.confidence)
    }
  }

  private func time(of fact: FactFinding) -> TimeReference? {
    fact.when.flatMap { clock.reference(within: $0, times: findings.times) } ?? time(of: fact.head)
  }

  private func reference(to party: FactFinding.Party) -> ActorReference {
    reference(actor: party.actor, name: party.name, tokens: party.tokens)
  }

  private func object(_ object: FactFinding.Object) -> FactLine.Object {
    switch object {
    case .party(let party): .actor(reference(to: party))
    case .word(let word): .word(word)
    }
  }
}
