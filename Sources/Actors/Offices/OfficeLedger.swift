/// Who holds which office in the report, for "the president" later on.
struct OfficeLedger: Sendable {
  private struct Row: Sendable {
    var actor: Int
    var country: Int?
    var bodyActor: Int?
    var word: Int
    var status: String

    var isFormer: Bool { status == "former" }
  }

  private var rows: [String: [Row]] = [:]
  /// The country whose offices need no country.
  private let main: Int?

  init(main: Int?) { self.main = main }

  mutating func add(_ office: String, actor: Int, country: Int?, bodyActor: Int?, word: Int, status: String) {
    rows[office, default: []].append(
      Row(actor: actor, country: country, bodyActor: bodyActor, word: word, status: status))
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
    if phrase.body == nil, let own = matching.last(where: { $0.country != nil && $0.country == main }),
      Set(matching.map(\.actor)).count > 1
    {
      return matching.last { $0.word < word && $0.country == main }?.actor ?? own.actor
    }
    if let before = matching.last(where: { $0.word < word }) {
      let persons = Set(matching.map(\.actor))
      return persons.count == 1 || !isGeneric(phrase) || word - before.word < 150 ? before.actor : nil
    }
    // "the envoy" before any envoy has been named is somebody else.
    let persons = Set(matching.map(\.actor))
    return persons.count == 1 && !isGeneric(phrase) ? persons.first : nil
  }

  /// Whether the report gives the country's office to somebody else, not for the past or for the time being.
  func isHeldByAnother(_ office: String, country: Int, than person: Int) -> Bool {
    rows[office]?.suffix(200).contains {
      $0.country == country && $0.actor != person && $0.status == "current"
    } ?? false
  }

  /// "the official", "the leader" may be anybody.
  private func isGeneric(_ phrase: OfficePhrase) -> Bool { !phrase.office.isNational && phrase.body == nil }
}
