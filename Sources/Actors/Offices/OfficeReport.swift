import Findings
import LanguageAnalysis
import Lexicons
import TextModel

/// Holdings in, office findings out: bodies resolved to actors, one finding for each way in which a person's office is
/// written.
struct OfficeReport {
  let lexicon: ActorLexicon
  let words: WordSequence
  let names: NameIndex
  let actorOfName: [Int?]
  let focus: CountryFocus
  let holdings: [OfficeHolders.Holding]
  private(set) var ledger: OfficeLedger
  private var actorOfCountry: [Int: Int] = [:]

  init(
    lexicon: ActorLexicon, words: WordSequence, names: NameIndex, actorOfName: [Int?], focus: CountryFocus,
    holdings: [OfficeHolders.Holding]
  ) {
    self.lexicon = lexicon
    self.words = words
    self.names = names
    self.actorOfName = actorOfName
    self.focus = focus
    self.holdings = holdings
    ledger = OfficeLedger(main: focus.main)
    for (name, actor) in zip(names.names, actorOfName) {
      if let actor, case .country(let country, .name)? = name.sense { actorOfCountry[country] = actor }
    }
    for holding in holdings {
      guard let actor = actorOfName[holding.name] else { continue }
      let country = country(of: holding.phrase) ?? presumedCountry(of: holding.phrase)
      ledger.add(
        holding.phrase.office.canonical, actor: actor, country: country, bodyActor: bodyActor(holding.phrase),
        word: holding.phrase.title.lowerBound, status: holding.status)
    }
  }

  /// "The president of Norland, X, said": the title hangs on the verb, so it mentions X too.
  func mentionHolders(in builder: inout ActorBuilder) {
    for holding in holdings {
      guard let actor = actorOfName[holding.name] else { continue }
      let title = words.tokenRange(holding.phrase.title)
      let head = words.text.head(of: title)
      let relation = words.text.tokens[head].relation.rawValue
      if ["compound", "nmod", "appos", "attr", "oprd", "amod", "npadvmod"].contains(relation) || relation == "ROOT" {
        continue
      }
      if words.text.tokens[words.text.tokens[head].head].lower == "as" { continue }
      let range = holding.phrase.wholeStart..<holding.phrase.words.upperBound
      if range.overlaps(names.names[holding.name].words) { continue }
      let tokens = words.tokenRange(range)
      builder.addMention(actor, tokens, head: head, form: .description, spelling: words.text.text(of: tokens))
      if let role = code(of: holding) { builder.update(actor) { $0.code = $0.code ?? role } }
    }
    for holding in holdings {
      guard let actor = actorOfName[holding.name], let code = code(of: holding) else { continue }
      builder.update(actor) { $0.code = $0.code ?? code }
    }
  }

  /// A person's code: that of the country or body with the role of the office; former officials are ELI.
  private func code(of holding: OfficeHolders.Holding) -> String? {
    let office = holding.phrase.office
    let role = holding.status == "former" ? "ELI" : office.role
    if let body = body(of: holding.phrase) { return lexicon.code(ofBody: body) }
    if holding.phrase.isAbroad { return nil }
    guard
      let country = country(of: holding.phrase) ?? presumedCountry(of: holding.phrase)
    else { return nil }
    return lexicon.countries.countries[country].code + (role == "IGO" ? "GOV" : role)
  }

  /// "the new prime minister" and "the outgoing prime minister" are two of one country.
  private func isChanging(_ phrase: OfficePhrase) -> Bool {
    phrase.words.contains { ["new", "newly", "outgoing", "incoming", "next"].contains(words.lowers[$0]) }
  }

  /// The country of an office that is given without one.
  private func presumedCountry(of phrase: OfficePhrase) -> Int? {
    guard phrase.office.isNational, phrase.body == nil else { return nil }
    let presumed = focus.country(ofOfficeAt: phrase.title.lowerBound)
    let homes = phrase.office.homes
    guard let first = homes.first else { return presumed }
    // "Secretary of State" is not that of the country which the report is about.
    if let presumed, homes.contains(lexicon.countries.countries[presumed].code) { return presumed }
    return lexicon.countries.countries.firstIndex { $0.code == first }
  }

  /// The known body that an office belongs to: named, or the first name of "the Straits Pact peacekeepers in Norland".
  private func body(of phrase: OfficePhrase) -> Int? {
    let name: NameMention? =
      switch phrase.body {
      case .name(let name)?: names.names[name]
      case .words(let range)?: range.lazy.compactMap { names.name(at: $0) }.first
      default: nil
      }
    if case .body(let body)? = name?.sense { return body }
    return nil
  }

  private func country(of phrase: OfficePhrase) -> Int? {
    switch phrase.body {
    case .country(let index)?: return index
    case .name(let name)?:
      if case .country(let index, _)? = names.names[name].sense { return index }
      // "the Russian Airborne Forces"
      let first = names.names[name].words.lowerBound
      guard let match = lexicon.names.longestMatch(at: first, in: words, forms: words.forms),
        case .country(let index, .adjective) = match.value
      else { return nil }
      return index
    case .words(let range)?:
      for word in range {
        if case .country(let index, _)? = names.name(at: word)?.sense { return index }
      }
      return nil
    case .anaphor(let range)?: return focus.country(before: range.lowerBound)
    case nil: return nil
    }
  }

  private func bodyActor(_ phrase: OfficePhrase) -> Int? {
    switch phrase.body {
    case .country(let index)?: return actorOfCountry[index]
    case .name(let name)?: return actorOfName[name]
    case .anaphor(let range)?: return focus.country(before: range.lowerBound).flatMap { actorOfCountry[$0] }
    default: return nil
    }
  }

  // MARK: - Findings

  /// What the text says of persons that is no office.
  func descriptions(phrases: [OfficePhrase]) -> [PersonDescriptions.Description] {
    var isOfficeWord = [Bool](repeating: false, count: words.count)
    for phrase in phrases {
      for word in phrase.words { isOfficeWord[word] = true }
    }
    return PersonDescriptions(lexicon: lexicon, words: words, names: names, isOfficeWord: isOfficeWord).find()
  }

  /// Offices and descriptions in text order; actors by the builder's numbers.
  func findings(descriptions: [PersonDescriptions.Description], builder: ActorBuilder) -> [OfficeFinding] {
    let actorOfHead = Dictionary(
      builder.mentions.filter { $0.form != .pronoun }.map { ($0.head, $0.actor) },
      uniquingKeysWith: { first, _ in first })
    var findings = holdings.compactMap { finding($0, actorOfHead, builder) }
    findings += descriptions.compactMap(finding)
    findings.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return withoutRepetitions(withSharedBodies(findings))
  }

  private func finding(
    _ holding: OfficeHolders.Holding, _ actorOfHead: [Int: Int], _ builder: ActorBuilder
  ) -> OfficeFinding? {
    guard let person = actorOfName[holding.name] else { return nil }
    let phrase = holding.phrase
    let tokens = words.tokenRange(phrase.words)
    var (body, bodyName) = (bodyActor(phrase), bodyName(phrase))
    if body == nil, case .words(let range)? = phrase.body {
      body = actorOfHead[words.text.head(of: words.tokenRange(range))]
    }
    if body == person { (body, bodyName) = (nil, nil) }
    var confidence = holding.confidence
    if let recent = nearbyBody(of: phrase, holder: holding.name, isUnknown: body == nil && bodyName == nil) {
      (body, bodyName) = (recent.actor, recent.name)
      if phrase.body == nil { confidence -= 0.15 }
    }
    if body == nil, bodyName == nil, phrase.office.isOfState, phrase.body == nil,
      let code = lexicon.holders.country(
        of: words.string(names.names[holding.name].words), office: phrase.office.canonical),
      let country = lexicon.countries.countries.firstIndex(where: { $0.code == code }),
      let actor = actorOfCountry[country]
    {
      body = actor
      bodyName = lexicon.countries.countries[country].name
    }
    if body == nil, bodyName == nil, let main = presumedCountry(of: phrase),
      holding.status != "current" || holding.change == .began || isChanging(phrase)
        || !ledger.isHeldByAnother(phrase.office.canonical, country: main, than: person)
    {
      body = actorOfCountry[main]
      bodyName = lexicon.countries.countries[main].name
      confidence -= 0.15
    }
    return OfficeFinding(
      person: person, office: phrase.office.canonical, body: body, bodyName: bodyName, status: holding.status,
      rank: holding.rank, isDescription: false, tokens: tokens, asWritten: words.text.text(of: tokens),
      change: holding.change, confidence: confidence)
  }

  /// "the company's chairman", "chairman Dieter Zetsche", "Judge Torvik": the body that the text names beside it.
  private func nearbyBody(
    of phrase: OfficePhrase, holder: Int, isUnknown: Bool
  ) -> (actor: Int?, name: String)? {
    switch phrase.body {
    case .words(let range)?, .anaphor(let range)?:
      let noun = words.lowers[range.upperBound - 1]
      let bare = words.lowers[range.lowerBound] == "the" ? range.count - 1 : range.count
      let isPronoun = ["its", "their"].contains(noun) && phrase.office.role == "BUS"
      guard bare == 1, isPronoun || lexicon.anaphors[noun].map({ $0 != "country" && $0 != "place" }) == true else {
        return nil
      }
      return organisation(near: range.lowerBound, isCourt: false, holder: holder)
    case nil:
      guard isUnknown else { return nil }
      let isCourt = phrase.office.role == "JUD" && phrase.office.canonical.lowercased().contains("judge")
      guard isCourt || (phrase.office.role == "BUS" && !Self.isLoose(phrase.office.canonical)) else { return nil }
      return organisation(near: phrase.title.lowerBound, isCourt: isCourt, holder: holder)
    default: return nil
    }
  }

  /// Offices that need no body: "founder of the idea", "manager".
  private static func isLoose(_ office: String) -> Bool {
    ["founder", "manager", "owner"].contains(office.lowercased())
  }

  /// The organisation named last before a word in its block, or in the block before; a court also behind it.
  private func organisation(near word: Int, isCourt: Bool, holder: Int) -> (actor: Int?, name: String)? {
    func fits(_ index: Int) -> Bool {
      let name = names.names[index]
      guard name.type == .organisation, index != holder else { return false }
      if case .country? = name.sense { return false }
      return !isCourt || name.words.contains { words.lowers[$0] == "court" }
    }
    func result(_ index: Int) -> (actor: Int?, name: String) {
      (actorOfName[index], words.text.text(of: words.tokenRange(names.names[index].words)))
    }
    let first = names.names.partitioningIndex { $0.words.lowerBound >= word }
    var index = first
    while index > 0, first - index < 12 {
      index -= 1
      guard words.blocks[names.names[index].words.lowerBound] + 1 >= words.blocks[word] else { break }
      if fits(index) { return result(index) }
    }
    guard isCourt else { return nil }
    index = first
    while index < names.names.count, index - first < 8, words.isSameBlock(names.names[index].words.lowerBound, word) {
      if fits(index) { return result(index) }
      index += 1
    }
    return nil
  }

  private func finding(_ description: PersonDescriptions.Description) -> OfficeFinding? {
    guard let person = actorOfName[description.name] else { return nil }
    let tokens = words.tokenRange(description.words)
    return OfficeFinding(
      person: person, office: description.office, body: description.country.flatMap { actorOfCountry[$0] },
      bodyName: description.country.map { lexicon.countries.countries[$0].name }, status: "current", rank: nil,
      isDescription: true, tokens: tokens, asWritten: words.text.text(of: tokens), change: nil, confidence: 0.75)
  }

  private func bodyName(_ phrase: OfficePhrase) -> String? {
    switch phrase.body {
    case .country(let index)?: return lexicon.countries.countries[index].name
    case .name(let name)?: return words.text.text(of: words.tokenRange(names.names[name].words))
    case .words(let range)?:
      let bare = words.lowers[range.lowerBound] == "the" ? (range.lowerBound + 1)..<range.upperBound : range
      return words.text.text(of: words.tokenRange(bare))
    case .anaphor(let range)?:
      return focus.country(before: range.lowerBound).map { lexicon.countries.countries[$0].name }
    case nil: return nil
    }
  }

  /// "the Secretary of State" has no body, but the same person's "US Secretary of State" has.
  private func withSharedBodies(_ findings: [OfficeFinding]) -> [OfficeFinding] {
    var known: [String: (Int?, String)] = [:]
    for finding in findings {
      if let name = finding.bodyName, finding.confidence > 0.8 {
        known["\(finding.person)|\(finding.office)"] = (finding.body, name)
      }
    }
    return findings.map { finding in
      guard finding.bodyName == nil || finding.confidence <= 0.8,
        let (body, name) = known["\(finding.person)|\(finding.office)"]
      else { return finding }
      var finding = finding
      (finding.body, finding.bodyName) = (body, name)
      return finding
    }
  }

  private func withoutRepetitions(_ findings: [OfficeFinding]) -> [OfficeFinding] {
    var seen: Set<String> = []
    return findings.filter {
      seen.insert("\($0.person)|\($0.asWritten.lowercased())|\($0.status)|\($0.change?.rawValue ?? "")").inserted
    }
  }
}

extension OfficeFinding {
  /// The same with the actor table's numbers; nothing if the person is no actor there.
  func renumbered(_ numbers: [Int?]) -> OfficeFinding? {
    guard numbers.indices.contains(person), let person = numbers[person] else { return nil }
    var copy = self
    copy.person = person
    copy.body = body.flatMap { numbers.indices.contains($0) ? numbers[$0] : nil }
    return copy
  }
}
