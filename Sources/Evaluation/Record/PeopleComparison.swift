import Findings
import Records

/// People: all spellings in one actor, and every office.
struct PeopleComparison {
  let people: [GoldRecord.Person]
  let record: Record
  let names: NameComparison

  func score() -> RecordReport.Kind {
    var kind = RecordReport.Kind("people", gold: people.count)
    let actors = record.actors.filter { $0.kind == .person }
    var used: Set<Int> = []
    for person in people {
      let spellings = [person.name] + (person.variants ?? [])
      let fitting = actors.indices.filter { index in
        let own = [actors[index].name] + actors[index].aliases
        return spellings.contains { spelling in own.contains { NameKey($0).matches(NameKey(spelling)) } }
      }
      used.formUnion(fitting)
      guard !fitting.isEmpty else {
        kind.notes.append(.init(.missed, person.name))
        continue
      }
      kind.found += 1
      kind.count("merged", fitting.count == 1)
      if fitting.count > 1 {
        kind.notes.append(.init(.wrong, "\(person.name): split into \(fitting.map { actors[$0].name })"))
      }
      let missing = (person.offices ?? []).filter { !isFound($0, of: fitting.map { actors[$0].id }) }
      kind.count("all offices", missing.isEmpty)
      for office in missing {
        kind.notes.append(.init(.missed, "\(person.name): \(office.office) of \(office.of ?? "?")"))
      }
    }
    kind.noteSpurious(actors.map(\.name), used: Array(used))
    return kind
  }

  private func isFound(_ office: GoldRecord.Office, of actors: [String]) -> Bool {
    record.facts.contains { fact in
      guard let actor = fact.subject.actor, actors.contains(actor),
        ["office", "description", "command"].contains(fact.relation)
      else { return false }
      if office.former == true, fact.status != "former", fact.change != .ended { return false }
      return isSame(office, fact)
    }
  }

  private func isSame(_ office: GoldRecord.Office, _ fact: FactLine) -> Bool {
    switch fact.object {
    case .office(let words, let body):
      let bodyFits = office.of.map { of in body.map { names.isSame(of, $0) } ?? hasWords(of, fact) } ?? true
      return bodyFits && isSame(office, words: words, fact)
    case .actor(let force):
      return (office.of.map { names.isSame($0, force) } ?? true) || names.isSame(office.office, force)
    case .word(let words): return isSame(office, words: words, fact)
    case nil: return false
    }
  }

  private func isSame(_ office: GoldRecord.Office, words: String, _ fact: FactLine) -> Bool {
    let asked = [office.office] + (office.asWritten ?? [])
    let told = [words, fact.asWritten].compactMap { $0 }
    return asked.contains { first in
      told.contains { second in
        let (left, right) = (NameKey(first), NameKey(second))
        return left.folded == right.folded || left.contains(right) || right.contains(left)
      }
    }
  }

  private func hasWords(_ body: String, _ fact: FactLine) -> Bool {
    fact.asWritten.map { names.isSame(body, $0) } ?? false
  }
}
