/// Who holds which office in the report, for "the president" later on.
struct OfficeLedger: Sendable {
  private struct Row: Sendable {
    var actor: Int
    var country: Int?
    var bodyActor: Int?
    var word: Int
    var isFormer: Bool
  }

  private var rows: [String: [Row]] = [:]

  mutating func add(_ office: String, actor: Int, country: Int?, bodyActor: Int?, word: Int, isFormer: Bool) {
    rows[office, default: []].append(
      Row(actor: actor, country: country, bodyActor: bodyActor, word: word, isFormer: isFormer))
  }

  /// The person that a definite office phrase means: its holder that was named last before it, or the only one.
  func holder(of phrase: OfficePhrase, at word: Int) -> Int? {
    guard let all = rows[phrase.office.canonical] else { return nil }
    let matching = all.suffix(200).filter { row in
      guard (phrase.status == "former") == row.isFormer else { return false }
      if case .country(let country)? = phrase.body, let other = row.country { return country == other }
      if case .words? = phrase.body { return row.country == nil && row.bodyActor == nil }
      return true
    }
    if let before = matching.last(where: { $0.word < word }) {
      let persons = Set(matching.map(\.actor))
      return persons.count == 1 || !isGeneric(phrase) || word - before.word < 150 ? before.actor : nil
    }
    let persons = Set(matching.map(\.actor))
    return persons.count == 1 ? persons.first : nil
  }

  /// Whether the report gives the country's office to somebody else.
  func isHeldByAnother(_ office: String, country: Int, than person: Int) -> Bool {
    rows[office]?.suffix(200).contains { $0.country == country && $0.actor != person } ?? false
  }

  /// "the official", "the leader" may be anybody.
  private func isGeneric(_ phrase: OfficePhrase) -> Bool { !phrase.office.isOfState && phrase.body == nil }
}
