import Names

/// Persons' names in text order in; a number for each, the same for the same person, out.
///
/// Full names first, so that two people of one surname stay two; a surname alone goes to the person of that surname
/// who was named last before it.
struct PersonMerger {
  private struct Person {
    var name: PersonName
    /// Number of the mention that named it last.
    var latest: Int
  }

  /// The person of each name; nothing where the words are no name at all.
  static func merge(_ names: [[String]], lexicon: NameLexicon = .installed) -> [Int?] {
    let parsed = names.map { PersonName($0) }
    let groups = groups(of: names, parsed, lexicon)
    var personOfGroup: [Int: Int] = [:]
    var persons: [Person] = []
    var bySurname: [String: [Int]] = [:]
    var byGiven: [String: [Int]] = [:]
    /// By all given names in a row: "Anne Marie" is short for "Anne Marie Torvik".
    var byAllGiven: [[String]: [Int]] = [:]
    var result = [Int?](repeating: nil, count: names.count)

    for (index, name) in parsed.enumerated() {
      guard let name, name.parts > 1 else { continue }
      let candidates = bySurname[key(name.surname), default: []].suffix(64)
      if let known = personOfGroup[groups[index]] ?? candidates.last(where: { persons[$0].name.mayBe(name) }) {
        result[index] = known
        if name.given.count > persons[known].name.given.count { persons[known].name.given = name.given }
      } else if let known = byAllGiven[name.given + [name.surname]], known.count == 1 {
        result[index] = known[0]
      } else {
        bySurname[key(name.surname), default: []].append(persons.count)
        if name.given.count > 1 { byAllGiven[name.given, default: []].append(persons.count) }
        // Also the middle names: "Rosselló" is short for "Ricardo Rosselló Nevares".
        for given in Set(name.given) where given.utf8.count > 1 { byGiven[given, default: []].append(persons.count) }
        result[index] = persons.count
        persons.append(Person(name: name, latest: -1))
      }
      personOfGroup[groups[index]] = personOfGroup[groups[index]] ?? result[index]
    }

    var lone: [String: Int] = [:]
    for (index, name) in parsed.enumerated() {
      guard let name else { continue }
      if let known = result[index] {
        persons[known].latest = index
        continue
      }
      let sameSurname = bySurname[key(name.surname), default: []].suffix(64)
        .filter { persons[$0].name.surname == name.surname }
      let candidates = sameSurname.isEmpty ? Array(byGiven[name.surname, default: []].suffix(64)) : sameSurname
      let best = candidates.max { persons[$0].latest < persons[$1].latest }
      if let best, !sameSurname.isEmpty || candidates.count == 1 {
        result[index] = best
        persons[best].latest = index
      } else if let known = lone[name.surname] {
        result[index] = known
      } else {
        lone[name.surname] = persons.count
        result[index] = persons.count
        persons.append(Person(name: name, latest: index))
      }
    }
    return result
  }

  /// The full names that are one by what is known of names; -1 for single words.
  private static func groups(of names: [[String]], _ parsed: [PersonName?], _ lexicon: NameLexicon) -> [Int] {
    let full = names.indices.filter { (parsed[$0]?.parts ?? 0) > 1 }
    let numbers = NameGroups(lexicon: lexicon, isOneReport: true).persons(full.map { joined(names[$0]) })
    var groups = [Int](repeating: -1, count: names.count)
    for (index, number) in zip(full, numbers) { groups[index] = number }
    return groups
  }

  /// The tokenizer sets hyphens apart.
  private static func joined(_ words: [String]) -> String {
    var name = ""
    for word in words {
      if !name.isEmpty, word != "-", name.last != "-" { name += " " }
      name += word
    }
    return name
  }

  /// Surnames are compared within a bucket of those that begin alike; g and k are one (Gaddafi, Kadafi).
  private static func key(_ surname: String) -> String {
    guard let first = surname.first else { return "" }
    return first == "g" ? "k" : String(first)
  }
}
