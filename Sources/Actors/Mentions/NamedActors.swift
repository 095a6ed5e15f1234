import Findings
import LanguageAnalysis
import Lexicons
import TextModel

/// Names in; actors with their mentions by name out, and for each name its actor.
struct NamedActors {
  let lexicon: ActorLexicon
  let words: WordSequence
  let names: NameIndex

  /// Adds the actors to `builder`; the result has the actor of each name of the index, where it is one.
  func gather(into builder: inout ActorBuilder) -> [Int?] {
    var actors = [Int?](repeating: nil, count: names.names.count)
    gatherPersons(into: &builder, &actors)
    var byKey: [String: Int] = [:]
    let abbreviated = shortForms().merging(definedAbbreviations()) { _, defined in defined }
    let explained = longFormsOfKnownBodies()
    for (index, name) in names.names.enumerated() where name.type != .person {
      guard let entry = entry(for: name), let key = key(of: name, entry, abbreviated, explained) else { continue }
      let actor = byKey[key] ?? builder.addActor(entry)
      byKey[key] = actor
      actors[index] = actor
      add(name, actor, to: &builder)
    }
    return actors
  }

  private func gatherPersons(into builder: inout ActorBuilder, _ actors: inout [Int?]) {
    let persons = names.names.indices.filter { names.names[$0].type == .person }
    let numbers = PersonMerger.merge(persons.map { names.names[$0].words.map { words.forms[$0] } })
    var actorOfPerson: [Int: Int] = [:]
    for (index, number) in zip(persons, numbers) {
      guard let number else { continue }
      let name = names.names[index]
      let actor =
        actorOfPerson[number]
        ?? builder.addActor(
          ActorBuilder.Entry(kind: .person, confidence: name.isCertain ? 0.95 : 0.88, isNamed: true))
      actorOfPerson[number] = actor
      actors[index] = actor
      add(name, actor, to: &builder)
      if let gender = gender(of: name) { builder.update(actor) { $0.gender = $0.gender ?? gender } }
    }
    for index in persons { if let actor = actors[index] { addAddress(names.names[index], actor, to: &builder) } }
  }

  /// "Dr Musa": who is never named in full keeps the form of address.
  private func addAddress(_ name: NameMention, _ actor: Int, to builder: inout ActorBuilder) {
    guard name.words.count == 1, builder.entries[actor].spellings.count == 1,
      let title = lexicon.offices.addresses.longestMatch(
        endingAt: name.words.lowerBound, in: words, forms: words.lowers, limit: 2),
      words.isCapitalised(title.words.lowerBound)
    else { return }
    let whole = words.string(title.words.lowerBound..<name.words.upperBound)
    builder.update(actor) { $0.spellings.append(whole) }
  }

  private func add(_ name: NameMention, _ actor: Int, to builder: inout ActorBuilder) {
    let tokens = words.tokenRange(name.words)
    builder.addMention(
      actor, tokens, head: words.text.head(of: tokens), form: .name, spelling: words.text.text(of: tokens))
  }

  /// From the form of address before the name, or the given name.
  private func gender(of name: NameMention) -> Gender? {
    if let title = lexicon.offices.addresses.longestMatch(
      endingAt: name.words.lowerBound, in: words, forms: words.lowers, limit: 2),
      let gender = title.value
    {
      return gender
    }
    guard name.words.count > 1 else { return nil }
    let first = words.forms[name.words.lowerBound]
    if let gender = lexicon.people.gender(first) { return gender }
    return lexicon.people.gender(
      words.string(name.words.lowerBound..<min(name.words.lowerBound + 3, name.words.upperBound)))
  }

  // MARK: - Bodies and countries

  /// What actor a name is of; nothing for places that do not act and for adjectives.
  private func entry(for name: NameMention) -> ActorBuilder.Entry? {
    switch name.sense {
    case .body(let index)?:
      let body = lexicon.bodies[index]
      return ActorBuilder.Entry(
        kind: body.kind, code: lexicon.code(ofBody: index), confidence: 0.93, isNamed: true,
        isPlural: body.kind == .group)
    case .country(let index, let kind)?:
      return entry(forCountry: index, kind, name)
    case nil:
      break
    }
    switch name.type {
    case .organisation: return organisation(name)
    case .nationality where isPeople(name):
      return ActorBuilder.Entry(kind: .people, code: nil, confidence: 0.75, isNamed: true, isPlural: true)
    default: return nil
    }
  }

  private func entry(
    forCountry index: Int, _ kind: CountryTable.WordKind, _ name: NameMention
  ) -> ActorBuilder.Entry? {
    let code = lexicon.countries.countries[index].code
    switch kind {
    case .name:
      return ActorBuilder.Entry(
        kind: .country, code: code, confidence: 0.95, isNamed: true, country: index,
        usualName: lexicon.countries.countries[index].name)
    case .metonym:
      return ActorBuilder.Entry(kind: .government, code: code + "GOV", confidence: 0.85, isNamed: true)
    case .capital:
      guard isActing(name) else { return nil }
      return ActorBuilder.Entry(kind: .government, code: code + "GOV", confidence: 0.75, isNamed: true)
    case .adjective, .people:
      guard isPeople(name) else { return nil }
      return ActorBuilder.Entry(kind: .people, code: code + "CVL", confidence: 0.8, isNamed: true, isPlural: true)
    }
  }

  /// "Moscow said": a capital that is the subject of a verb acts for its government.
  private func isActing(_ name: NameMention) -> Bool {
    var head = words.text.head(of: words.tokenRange(name.words))
    var steps = 0
    while words.text.tokens[head].relation == "conj", steps < 8 {
      head = words.text.tokens[head].head
      steps += 1
    }
    let token = words.text.tokens[head]
    return token.relation == "nsubj" && words.text.tokens[token.head].pos == .verb
  }

  /// Whether a word for a nation is used as a noun: "Russians", "the Dutch".
  private func isPeople(_ name: NameMention) -> Bool {
    guard let last = name.words.last else { return false }
    let token = words.token(last)
    if ["amod", "compound", "nmod", "punct", "npadvmod"].contains(token.relation.rawValue) { return false }
    return token.tag == "NNPS" || token.tag == "NNS"
      || (token.tag == "NNP" && token.pos != .adj && words.forms[last].hasSuffix("s"))
  }

  private func organisation(_ name: NameMention) -> ActorBuilder.Entry {
    let country = countryInside(name.words)
    let first = words.forms[name.words.lowerBound]
    let last = words.forms[name.words.upperBound - 1]
    let kind =
      lexicon.nameWords.kind(first: first).flatMap { $0 == .place || $0 == .event ? nil : $0 }
      ?? lexicon.nameWords.kind(last: last)
    var entry = ActorBuilder.Entry(kind: .organisation, confidence: name.isCertain ? 0.85 : 0.78, isNamed: true)
    let role = lexicon.roles.role(last.lowercased())
    switch kind {
    case .government: entry.kind = .government
    case .armedForce: entry.kind = role?.code == "COP" ? .organisation : .armedForce
    case .group: entry.kind = .group
    default: break
    }
    let roleCode = kind == .government ? "GOV" : role?.code ?? (entry.kind == .armedForce ? "MIL" : nil)
    if let country { entry.code = country + (roleCode ?? "") } else { entry.code = roleCode }
    return entry
  }

  /// The code of the country whose name or adjective stands inside a name: "Russian Airborne Forces".
  func countryInside(_ range: Range<Int>) -> String? {
    for word in range {
      if let match = lexicon.names.longestMatch(at: word, in: words, forms: words.forms),
        case .country(let index, let kind) = match.value, kind == .name || kind == .adjective
      {
        return lexicon.countries.countries[index].code
      }
    }
    return nil
  }

  // MARK: - Merging

  /// One key for all names of one body or country.
  private func key(
    of name: NameMention, _ entry: ActorBuilder.Entry, _ abbreviated: [String: String], _ explained: [String: Int]
  ) -> String? {
    switch name.sense {
    case .body(let index)?: return "body \(index)"
    case .country?: return "\(entry.kind) \(entry.code ?? "")"
    case nil:
      let form = words.string(name.words)
      let plain = abbreviated[form] ?? NameSkeleton.plainForm(form)
      return explained[plain].map { "body \($0)" } ?? "name \(plain)"
    }
  }

  /// Abbreviation to long form, as "Full Name (FN)" defines it.
  private func definedAbbreviations() -> [String: String] {
    var result: [String: String] = [:]
    for name in names.names where name.type == .organisation {
      let open = name.words.upperBound
      guard words.isSameBlock(open + 1, open), words.forms[open] == "(",
        let inner = names.index(startingAt: open + 1).map({ names.names[$0] }), inner.type == .organisation,
        inner.words.count <= 2
      else { continue }
      result[words.string(inner.words)] = NameSkeleton.plainForm(words.string(name.words))
    }
    for (short, long) in abbreviationsByInitials() where result[short] == nil { result[short] = long }
    return result
  }

  /// "Kurdistan Workers party (PKK)": a long form that the lexicon does not have, of a body that it has.
  private func longFormsOfKnownBodies() -> [String: Int] {
    var result: [String: Int] = [:]
    for name in names.names where name.type == .organisation && name.sense == nil {
      let open = name.words.upperBound
      if words.isSameBlock(open + 1, open), words.forms[open] == "(", let inner = names.name(at: open + 1),
        case .body(let body)? = inner.sense
      {
        result[NameSkeleton.plainForm(words.string(name.words))] = body
      }
    }
    return result
  }

  /// "Mahan" for "Mahan Air": the first word of one longer name of a body.
  private func shortForms() -> [String: String] {
    var longs: [String: Set<String>] = [:]
    for name in names.names where name.type == .organisation && name.sense == nil && name.words.count > 1 {
      let first = words.forms[name.words.lowerBound]
      guard first.utf8.count > 3, lexicon.nameWords.kind(first: first) == nil, lexicon.names.value(of: first) == nil,
        lexicon.nameWords.kind(last: first) == nil
      else { continue }
      longs[first, default: []].insert(NameSkeleton.plainForm(words.string(name.words)))
    }
    return longs.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// An abbreviation that the text never explains, whose letters are the initials of one name in it.
  private func abbreviationsByInitials() -> [String: String] {
    var longs: [String: Set<String>] = [:]
    var shorts: Set<String> = []
    for name in names.names where name.type == .organisation && name.sense == nil {
      let form = words.string(name.words)
      if name.words.count == 1, form.isAllCapitals, form.utf8.count >= 3 {
        shorts.insert(form)
      } else if name.words.count > 2 {
        let initials = name.words.map { words.forms[$0] }.filter { $0.isCapitalised }.compactMap(\.first)
        longs[String(initials), default: []].insert(NameSkeleton.plainForm(form))
      }
    }
    return Dictionary(
      uniqueKeysWithValues: shorts.compactMap { short in
        guard let candidates = longs[short], candidates.count == 1 else { return nil }
        return candidates.first.map { (short, $0) }
      })
  }
}

extension NameSkeleton {
  /// A body's name for comparison: plain lower-case words without corporate endings.
  static func plainForm(_ name: String) -> String {
    let words = name.split(separator: " ").map { String(decoding: plainLetters(String($0)), as: UTF8.self) }
    let endings: Set<String> = ["inc", "corp", "ltd", "plc", "llc", "co", "ag", "sa", "gmbh", ""]
    let kept = words.filter { $0 != "the" && $0 != "of" }
    let stem = kept.reversed().drop { endings.contains($0) }.reversed()
    let form = stem.joined(separator: " ")
    return form.isEmpty ? name : form
  }
}
