import Findings
import LanguageAnalysis
import Lexicons

/// Office phrases and persons in; who holds which office out.
///
/// A phrase belongs to the name right behind it, to the name in apposition, to the name that stands before it at the
/// end of a block (the attribution below a block quotation), or to the subject or object of a verb that states, gives
/// or takes an office.
struct OfficeHolders {
  /// A phrase with its holder.
  struct Holding: Sendable {
    var phrase: OfficePhrase
    /// Number of the holder's name in the name index.
    var name: Int
    var rank: String?
    var status: String
    var change: FactLine.Change?
    var confidence: Double
  }

  let lexicon: ActorLexicon
  let words: WordSequence
  let names: NameIndex
  let phrases: [OfficePhrase]

  /// The holdings in text order, and for each phrase whether it has a holder.
  func find() -> (holdings: [Holding], isHeld: [Bool]) {
    var holdings: [Holding] = []
    var isHeld = [Bool](repeating: false, count: phrases.count)
    var holderOfTitle: [Int: Int] = [:]
    for (index, phrase) in phrases.enumerated() {
      for holding in self.holdings(of: phrase, index) {
        holdings.append(holding)
        isHeld[index] = true
        holderOfTitle[headToken(phrase)] = holding.name
      }
    }
    for (index, phrase) in phrases.enumerated() where !isHeld[index] {
      guard let holding = holderByVerb(phrase, holderOfTitle) else { continue }
      holdings.append(holding)
      isHeld[index] = true
    }
    holdings += coordinatedOffices(holdings, &isHeld)
    holdings += knownHolders(&isHeld)
    holdings += holdingsByLeadingVerb()
    holdings += predecessors(of: holdings)
    holdings.sort { $0.phrase.title.lowerBound < $1.phrase.title.lowerBound }
    return (holdings, isHeld)
  }

  /// "the Russian president": the one person of the report who is known to hold or have held that.
  private func knownHolders(_ isHeld: inout [Bool]) -> [Holding] {
    var found: [Holding] = []
    for (index, phrase) in phrases.enumerated() where !isHeld[index] && phrase.status == "current" {
      guard case .country(let country)? = phrase.body, phrase.isDefinite,
        !words.tag(phrase.title.upperBound - 1).hasSuffix("S")
      else { continue }
      let code = lexicon.countries.countries[country].code
      var bySurname: [String: Int] = [:]
      for (number, name) in names.names.enumerated() where name.type == .person {
        let spelling = words.string(name.words)
        guard let surname = lexicon.holders.surname(of: spelling, office: phrase.office.canonical, country: code) else {
          continue
        }
        // The last name before the phrase, or else the first behind it.
        if name.words.upperBound <= phrase.words.lowerBound || bySurname[surname] == nil { bySurname[surname] = number }
      }
      guard bySurname.count == 1, let name = bySurname.first?.value else { continue }
      found.append(holding(phrase, name, rank: nil, 0.75))
      isHeld[index] = true
    }
    return found
  }

  /// "X, the mayor of Lima and a former minister,": the second office goes with the first.
  private func coordinatedOffices(_ holdings: [Holding], _ isHeld: inout [Bool]) -> [Holding] {
    var byTitle: [Int: Holding] = [:]
    for holding in holdings { byTitle[holding.phrase.title.lowerBound] = holding }
    var found: [Holding] = []
    for index in phrases.indices.dropFirst() where !isHeld[index] {
      let (first, second) = (phrases[index - 1], phrases[index])
      guard let held = byTitle[first.title.lowerBound],
        names.names[held.name].words.upperBound <= first.wholeStart,
        words.lower(first.words.upperBound, near: first.title.lowerBound) == "and",
        second.wholeStart == first.words.upperBound + 1,
        !words.tag(first.title.upperBound - 1).hasSuffix("S")
      else { continue }
      var own = second
      if own.body == nil, own.office.role == first.office.role {
        if case .country? = first.body { own.body = first.body } else if !own.office.isOfState { own.body = first.body }
      }
      let next = holding(own, held.name, rank: held.rank, 0.8)
      found.append(next)
      byTitle[own.title.lowerBound] = next
      isHeld[index] = true
    }
    return found
  }

  private func holdings(of phrase: OfficePhrase, _ index: Int) -> [Holding] {
    if let behind = nameBehind(phrase) {
      let holders = coordinated(from: behind.name, phrase)
      let bodies = distributed(phrase, over: holders.count)
      return zip(holders, bodies).map { name, phrase in
        holding(withBodyBehind(name, phrase), name, rank: name == behind.name ? behind.rank : nil, 0.93)
      }
    }
    if let before = nameBefore(phrase) { return [holding(phrase, before, rank: rank(before: before), 0.88)] }
    if let next = jointTitle(index) { return [next] }
    return []
  }

  func headToken(_ phrase: OfficePhrase) -> Int { words.text.head(of: words.tokenRange(phrase.title)) }

  private func holding(_ phrase: OfficePhrase, _ name: Int, rank: String?, _ confidence: Double) -> Holding {
    var holding = Holding(
      phrase: phrase, name: name, rank: rank, status: phrase.status, change: nil, confidence: confidence)
    if isOver(phrase) { holding.status = "former" }
    return holding
  }

  /// "commander of the guard until July", "prime minister from 2010 to 2014".
  private func isOver(_ phrase: OfficePhrase) -> Bool {
    guard phrase.status == "current" else { return false }
    let end = phrase.words.upperBound
    let near = phrase.title.lowerBound
    let next = words.lower(end, near: near)
    if next == "until" || next == "till" { return true }
    return ["from", "between"].contains(next) && words.isSameBlock(end + 3, near)
      && (words.forms[end + 1].isNumeral && ["to", "until", "and"].contains(words.lowers[end + 2]))
  }

  // MARK: - Before the name

  /// "President X", "the president of Norland, X,", "the commander, Colonel-General X,".
  private func nameBehind(_ phrase: OfficePhrase) -> (name: Int, rank: String?)? {
    var word = phrase.words.upperBound
    let near = phrase.title.lowerBound
    let hasComma = words.lower(word, near: near) == ","
    if hasComma { word += 1 }
    let (start, rank) = afterTitles(word, near: near)
    guard let name = personStarting(at: start, near: near) else { return nil }
    if hasComma, nameAtComma(before: phrase) != nil, !isSubjectInCommas(name, phrase) { return nil }
    if hasComma, !closesApposition(names.names[name].words.upperBound, near: near) { return nil }
    return (name, rank)
  }

  /// "After talks with X, the foreign minister, Y, said": the office between the names is of the one who acts.
  private func isSubjectInCommas(_ name: Int, _ phrase: OfficePhrase) -> Bool {
    let end = names.names[name].words.upperBound
    guard phrase.isDefinite, words.lower(end, near: phrase.title.lowerBound) == ",", words.isSameBlock(end + 1, end)
    else { return false }
    return words.token(end + 1).pos == .verb || words.token(end + 1).pos == .aux
  }

  /// "The foreign ministers of Norland and Sudland, X and Y": to each his own, where there are as many of both.
  private func distributed(_ phrase: OfficePhrase, over count: Int) -> [OfficePhrase] {
    let same = [OfficePhrase](repeating: phrase, count: count)
    guard count > 1, case .words(let range)? = phrase.body else { return same }
    var bodies: [Int] = []
    for word in range {
      if let name = names.index(startingAt: word), names.names[name].type != .person { bodies.append(name) }
    }
    guard bodies.count == count else { return same }
    return bodies.map { body in
      var own = phrase
      if case .country(let country, .name)? = names.names[body].sense {
        own.body = .country(country)
      } else {
        own.body = .name(body)
      }
      return own
    }
  }

  /// "Senator X of Minnesota".
  private func withBodyBehind(_ name: Int, _ phrase: OfficePhrase) -> OfficePhrase {
    let end = names.names[name].words.upperBound
    guard phrase.body == nil, words.lower(end, near: phrase.title.lowerBound) == "of",
      words.isSameBlock(end + 1, end)
    else { return phrase }
    let start = words.lowers[end + 1] == "the" ? end + 2 : end + 1
    guard let body = names.index(startingAt: start),
      names.names[body].type == .place || names.names[body].type == .organisation
    else { return phrase }
    var phrase = phrase
    if case .country(let country, .name)? = names.names[body].sense {
      phrase.body = .country(country)
    } else {
      phrase.body = .name(body)
    }
    return phrase
  }

  /// Past ranks and forms of address, with the rank.
  private func afterTitles(_ word: Int, near: Int) -> (word: Int, rank: String?) {
    var word = word
    var rank: String?
    for _ in 0..<3 {
      guard words.isSameBlock(word, near), names.index(at: word) == nil,
        let match = lexicon.offices.titles.longestMatch(at: word, in: words, forms: words.lowers)
      else { break }
      switch match.value {
      case .rank(let name): rank = name
      case .address: break
      case .office: return (word, rank)
      }
      word = match.words.upperBound
      if words.lower(word, near: near) == "." { word += 1 }
    }
    return (word, rank)
  }

  private func personStarting(at word: Int, near: Int) -> Int? {
    guard words.isSameBlock(word, near), let name = names.index(startingAt: word), names.names[name].type == .person
    else { return nil }
    return name
  }

  /// An apposition ends with a comma or a full stop, or its verb follows.
  private func closesApposition(_ word: Int, near: Int) -> Bool {
    guard words.isSameBlock(word, near) else { return true }
    let token = words.token(word)
    return token.pos == .punct || token.pos == .verb || token.pos == .aux || token.pos == .adp || token.pos == .sconj
      || token.tag == "POS" || token.tag == "CC"
  }

  /// "Presidents X and Y": a plural title is everybody's.
  private func coordinated(from name: Int, _ phrase: OfficePhrase) -> [Int] {
    var result = [name]
    guard words.tag(phrase.title.upperBound - 1).hasSuffix("S") else { return result }
    var end = names.names[name].words.upperBound
    for _ in 0..<6 {
      var next = end
      while [",", "and", "&"].contains(words.lower(next, near: phrase.title.lowerBound)) { next += 1 }
      guard next > end, let other = personStarting(at: next, near: phrase.title.lowerBound) else { break }
      result.append(other)
      end = names.names[other].words.upperBound
    }
    return result
  }

  // MARK: - Behind the name

  /// "X, head of the navy", "X, 54, the head", "X (head of the navy)", "X, who is head", "X Head of the Navy" below a quotation.
  private func nameBefore(_ phrase: OfficePhrase) -> Int? {
    if let name = nameAtComma(before: phrase) { return name }
    let start = phrase.wholeStart
    if let name = names.index(endingAt: start), names.names[name].type == .person,
      words.isSameBlock(start - 1, phrase.title.lowerBound), isBareAttribution(name, phrase)
    {
      return name
    }
    return nil
  }

  private func nameAtComma(before phrase: OfficePhrase) -> Int? {
    let near = phrase.title.lowerBound
    var end = phrase.wholeStart
    if ["then", "now", "also", "formerly", "currently"].contains(words.lower(end - 1, near: near)) { end -= 1 }
    if ["is", "was"].contains(words.lower(end - 1, near: near)), words.lower(end - 2, near: near) == "who" { end -= 2 }
    guard [",", "(", "-", "–", "--"].contains(words.lower(end - 1, near: near)) else { return nil }
    end -= 1
    if words.isSameBlock(end - 1, near), words.forms[end - 1].isNumeral, words.lower(end - 2, near: near) == "," {
      end -= 2
    }
    guard end > 0, words.isSameBlock(end - 1, near), let name = names.index(endingAt: end),
      names.names[name].type == .person
    else { return nil }
    return isItemOfList(name, phrase) ? nil : name
  }

  /// In "President X, Chancellor Y and Z" the comma separates; the title goes with the name behind it.
  private func isItemOfList(_ name: Int, _ phrase: OfficePhrase) -> Bool {
    let (start, _) = afterTitles(phrase.words.upperBound, near: phrase.title.lowerBound)
    return personStarting(at: start, near: phrase.title.lowerBound) != nil && !phrase.isDefinite
  }

  /// Name and office alone, closing their block, as below a block quotation; the name begins a sentence or follows a mark.
  private func isBareAttribution(_ name: Int, _ phrase: OfficePhrase) -> Bool {
    let start = names.names[name].words.lowerBound
    let end = phrase.words.upperBound
    guard !words.isSameBlock(end, phrase.title.lowerBound) || words.token(end).isSentenceStart else { return false }
    return !words.isSameBlock(start - 1, start) || words.token(start).isSentenceStart || words.isPunctuation(start - 1)
  }

  private func rank(before name: Int) -> String? {
    let start = names.names[name].words.lowerBound
    guard let match = lexicon.offices.titles.longestMatch(endingAt: start, in: words, forms: words.lowers, limit: 4),
      case .rank(let rank) = match.value
    else { return nil }
    return rank
  }

  /// "president and chief executive of X": the first title shares the holder of the second.
  private func jointTitle(_ index: Int) -> Holding? {
    guard phrases.indices.contains(index + 1) else { return nil }
    let phrase = phrases[index]
    let next = phrases[index + 1]
    guard next.wholeStart == phrase.words.upperBound + 1,
      words.lower(phrase.words.upperBound, near: phrase.title.lowerBound) == "and", let behind = nameBehind(next)
    else { return nil }
    var joint = phrase
    joint.body = joint.body ?? next.body
    return holding(joint, behind.name, rank: behind.rank, 0.85)
  }
}
