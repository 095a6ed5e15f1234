import Findings
package import LanguageAnalysis
package import Lexicons
import Names
package import TextModel

/// Analysed text in; its actors with every place where they are meant, and who holds which office, out. It decides
/// nothing about what the actors do, and names nobody whom the text does not name.
package struct ActorFinder: Sendable {
  package let lexicon: ActorLexicon

  package init(root: DataRoot) throws { try self.init(root: root, countries: CountryTable(root: root)) }

  /// Shares a table of countries that is loaded already.
  package init(root: DataRoot, countries: CountryTable, own: LexiconFolder? = nil) throws {
    lexicon = try ActorLexicon(root: root, countries: countries, own: own)
  }

  /// Reads what is known of names now, which would else happen with the first text.
  package static func loadNames() { _ = NameLexicon.installed }

  /// Near-linear in the length of the text.
  package func find(in text: AnalysedText, document: Document) -> ActorFindings {
    find(in: text, lexicon: lexicon.on(document.published?.day))
  }

  private func find(in text: AnalysedText, lexicon: ActorLexicon) -> ActorFindings {
    let words = WordSequence(text)
    let (names, phrases) = withPersonsBesideOffices(NameFinder(lexicon: lexicon, words: words).find(), words)
    var builder = ActorBuilder()
    let actorOfName = NamedActors(lexicon: lexicon, words: words, names: names).gather(into: &builder)
    let focus = CountryFocus(lexicon: lexicon, words: words, names: names)

    let (holdings, isHeld) = OfficeHolders(lexicon: lexicon, words: words, names: names, phrases: phrases).find()
    let report = OfficeReport(
      lexicon: lexicon, words: words, names: names, actorOfName: actorOfName, focus: focus, holdings: holdings)
    report.mentionHolders(in: &builder)

    func head(_ phrase: OfficePhrase) -> Int { words.word(ofToken: text.head(of: words.tokenRange(phrase.title))) }
    let open = zip(phrases, isHeld).filter { !$0.1 }.map { (head($0.0), $0.0) }
    // "State" of "Secretary of State", and titles that have their person, describe nobody by themselves.
    var silent = Set(phrases.flatMap(\.title))
    for (word, _) in open { silent.remove(word) }
    let descriptions = report.descriptions(phrases: phrases)
    let persons = PersonRoles(
      words: words, names: names, actorOfName: actorOfName, holdings: holdings, descriptions: descriptions,
      standsFor: lexicon.personAnaphors)
    DescriptionFinder(
      lexicon: lexicon, words: words, names: names, actorOfName: actorOfName, focus: focus,
      openOffices: Dictionary(open, uniquingKeysWith: { first, _ in first }), holders: report.ledger,
      persons: persons, silentWords: silent
    ).gather(into: &builder)
    PronounResolver(words: words).resolve(in: &builder)

    let offices = report.findings(descriptions: descriptions, builder: builder)
    giveOwnCodes(to: &builder, lexicon)
    let (table, renumbered) = builder.table(tokenCount: text.tokens.count)
    return ActorFindings(
      table: table, offices: offices.compactMap { $0.renumbered(renumbered) }, names: entities(names, words),
      mainCountry: focus.main.map { lexicon.countries.countries[$0].code })
  }

  /// What a user's lexicon says of a person goes before what the office says.
  private func giveOwnCodes(to builder: inout ActorBuilder, _ lexicon: ActorLexicon) {
    guard !lexicon.persons.isEmpty else { return }
    for (index, entry) in builder.entries.enumerated() where entry.kind == .person && entry.isNamed {
      let codes = entry.spellings.sorted { $0.utf8.count > $1.utf8.count }.lazy.compactMap {
        lexicon.code(ofPerson: $0)
      }
      if let code = codes.first { builder.update(index) { $0.code = code } }
    }
  }

  /// A name beside an office with only a comma between is a person's, whatever the model took it for; with the phrases
  /// that tell offices.
  private func withPersonsBesideOffices(
    _ names: NameIndex, _ words: WordSequence
  ) -> (names: NameIndex, phrases: [OfficePhrase]) {
    var changed = names.names
    let phrases = OfficePhraseParser(lexicon: lexicon, words: words, names: names).phrases()
    var isChanged = false
    for phrase in phrases {
      let comma = phrase.words.upperBound
      guard words.lower(comma, near: phrase.title.lowerBound) == ",", phrase.isDefinite || phrase.body != nil,
        let index = names.index(startingAt: comma + 1), names.names[index].sense == nil,
        names.names[index].words.count > 1,
        names.names[index].type == .organisation || names.names[index].type == .place,
        lexicon.nameWords.kind(last: words.forms[names.names[index].words.upperBound - 1]) == nil,
        words.isSameBlock(names.names[index].words.upperBound, comma),
        words.lowers[names.names[index].words.upperBound] == ","
      else { continue }
      changed[index].type = .person
      changed[index].isCertain = true
      isChanged = true
    }
    guard isChanged else { return (names, phrases) }
    let settled = NameFinder(lexicon: lexicon, words: words).settled(NameIndex(changed, wordCount: words.count))
    return (settled, OfficePhraseParser(lexicon: lexicon, words: words, names: settled).phrases())
  }

  private func entities(_ names: NameIndex, _ words: WordSequence) -> [NamedEntity] {
    names.names.map { NamedEntity(tokens: words.tokenRange($0.words), type: NamedEntity.NameType($0.type)) }
  }
}

extension NamedEntity.NameType {
  init(_ type: NameMention.NameType) {
    switch type {
    case .person: self = .person
    case .organisation: self = .organisation
    case .place: self = .place
    case .nationality: self = .nationality
    case .other: self = .other
    }
  }
}
