extension NameLexicon {
  /// How two words of names agree.
  enum Agreement: Int, Comparable {
    case none
    /// As scripts confuse them: "Siniora", "Saniora".
    case loose
    /// One sound, or known as one: "Tokayev", "Tokaev"; "Bill", "William".
    case sound
    case equal

    static func < (one: Agreement, other: Agreement) -> Bool { one.rawValue < other.rawValue }
  }

  /// What two names say by themselves about who they are.
  package enum Relation: Sendable {
    case different
    /// One is short for the other: they are one person where no other person fits.
    case short
    /// Written as scripts confuse letters: one person where neither is like a third.
    case alike
    case same
  }

  /// Whether two names may be one person's. In one report a "Jr." may be left out the second time.
  package func relation(_ first: PersonName, _ second: PersonName, isOneReport: Bool = false) -> Relation {
    if let alias = first.alias, alias == second.alias { return .same }
    if isOneReport, first.suffix != second.suffix, first.suffix == nil || second.suffix == nil {
      var (bare, other) = (first, second)
      (bare.suffix, other.suffix) = (nil, nil)
      return relation(bare, other) == .different ? .different : .short
    }
    guard first.suffix == second.suffix, !contradict(first.gender, second.gender) else { return .different }
    if first.words.count == 1 || second.words.count == 1 { return relationOfSingleWords(first, second) }
    if areOneEastAsian(first.eastAsian, second.eastAsian) || isReversed(first, second) { return .same }
    let arePinyin = [first, second].allSatisfy { $0.eastAsian.contains { $0.hasPrefix("py ") } }
    guard !arePinyin, let looseness = agree(first, second) else { return .different }
    let isFull = first.words.count == second.words.count && !first.words[0].isInitial && !second.words[0].isInitial
    if !isFull { return .short }
    return looseness > 0 ? .alike : .same
  }

  /// A single word is the same single word, or a surname of a longer name.
  private func relationOfSingleWords(_ first: PersonName, _ second: PersonName) -> Relation {
    if first.words.count == 1, second.words.count == 1 { return areOneWord(first, second) ? .same : .different }
    let (short, long) = first.words.count == 1 ? (first, second) : (second, first)
    guard let word = short.words.first else { return .different }
    let isIberian = long.words.first.map(isIberian) ?? false
    // The last word; of Spanish names any surname; of East Asian names the first word.
    let bearers = isIberian ? long.words.dropFirst() : long.words.suffix(1)
    let isBorne = bearers.contains { surnamesAgree(word, $0, isLoose: false) > .loose }
    let isFamilyFirst = !long.eastAsian.isEmpty && surnamesAgree(word, long.words[0], isLoose: false) == .equal
    // "Thaksin": who is known by a name of one's own that few bear.
    let isKnownByFirst =
      long.words[0].givenGroups.isEmpty && word.sound.plain.utf8.count >= 6
      && word.sound.plain == long.words[0].sound.plain
    return isBorne || isFamilyFirst || isKnownByFirst ? .short : .different
  }

  func contradict(_ one: Character?, _ other: Character?) -> Bool {
    guard let one, let other else { return false }
    return one != other
  }

  private func areOneWord(_ first: PersonName, _ second: PersonName) -> Bool {
    guard first.words.count == 1, second.words.count == 1, let one = first.words.first, let other = second.words.first
    else { return false }
    let agreement = surnamesAgree(one, other, isLoose: false)
    return agreement == .equal || (agreement == .sound && one.sound.sound.utf8.count >= 5)
  }

  private func areOneEastAsian(_ one: [String], _ other: [String]) -> Bool {
    func isWritten(_ keys: [String], _ inKeys: [String]) -> Bool {
      keys.contains { key in key.hasPrefix("pw ") && inKeys.contains("wg " + key.dropFirst(3)) }
    }
    return one.contains { !$0.hasPrefix("pw ") && other.contains($0) } || isWritten(one, other) || isWritten(other, one)
  }

  // MARK: Word by word

  /// How many words agree only loosely; nothing where the names contradict each other.
  private func agree(_ first: PersonName, _ second: PersonName) -> Int? {
    guard let own = first.words.first, let others = second.words.first else { return nil }
    let given = givensAgree(own, others)
    guard given != .none else {
      return tailsAgree(first, second) ? 0 : nil
    }
    let isLoose = !(isLatin(own) || isLatin(others)) && given > .loose && !own.isInitial && !others.isInitial
    if first.words.count == second.words.count {
      let rest = zip(first.words.dropFirst(), second.words.dropFirst())
      var looseness = given == .loose ? 1 : 0
      for (place, pair) in rest.enumerated() {
        let isLast = place == first.words.count - 2
        var agreement = surnamesAgree(pair.0, pair.1, isLoose: isLoose)
        if !isLast { agreement = max(agreement, givensAgree(pair.0, pair.1)) }
        if agreement == .none { return nil }
        if agreement == .loose { looseness += 1 }
      }
      return looseness <= 1 ? looseness : nil
    }
    let (short, long) = first.words.count < second.words.count ? (first, second) : (second, first)
    return isShortened(short, long, isLoose: isLoose) ? 0 : nil
  }

  /// The first words agree and one name has more: middle names and initials left out, a mother's surname, the end of
  /// a chain of fathers.
  private func isShortened(_ short: PersonName, _ long: PersonName, isLoose: Bool) -> Bool {
    guard let last = short.words.last, let longLast = long.words.last else { return false }
    let isIberian = long.words.first.map(isIberian) ?? false
    func head(_ count: Int) -> Bool {
      zip(short.words, long.words).dropFirst().prefix(count - 1).allSatisfy {
        max(surnamesAgree($0, $1, isLoose: false), givensAgree($0, $1)) > .loose
      }
    }
    if long.isPatronymic, short.isPatronymic, head(short.words.count) { return true }
    if isIberian, long.words.count == short.words.count + 1 || long.words.count == short.words.count + 2,
      head(short.words.count), long.words.count > 2, short.words.count >= 2, last.givenGroups.isEmpty
    {
      return true
    }
    if long.words.count == short.words.count + 1, short.words.count >= 2, !long.words[0].isInitial,
      !isLatin(long.words[0]),
      last.givenGroups.isEmpty, !isShort(long), long.eastAsian.isEmpty, head(short.words.count)
    {
      return true
    }
    guard surnamesAgree(last, longLast, isLoose: isLoose) != .none else { return false }
    let own = short.words.dropFirst().dropLast()
    let others = Array(long.words.dropFirst().dropLast())
    if isIberian, !isPortuguese(long), !long.hasParticle, own.isEmpty, let extra = others.last, !extra.isInitial,
      extra.givenGroups.isEmpty
    {
      // "Felipe Calderón Hinojosa" is no Felipe Hinojosa.
      return false
    }
    if !isIberian, others.contains(where: { !$0.isInitial }), isShort(long) { return false }
    return own.isEmpty
      || zip(own, others).allSatisfy { givensAgree($0, $1) != .none || surnamesAgree($0, $1, isLoose: false) > .loose }
  }

  /// "Cavaco Silva" of "Aníbal Cavaco Silva": the shorter name is the end of the longer and begins with no given name.
  private func tailsAgree(_ first: PersonName, _ second: PersonName) -> Bool {
    let (short, long) = first.words.count < second.words.count ? (first, second) : (second, first)
    guard short.words.count < long.words.count, short.words.count > 1, let opening = short.words.first,
      opening.givenGroups.isEmpty, !opening.isInitial
    else { return false }
    return zip(short.words, long.words.suffix(short.words.count)).allSatisfy {
      surnamesAgree($0, $1, isLoose: false) > .loose
    }
  }

  /// Burmese and Vietnamese names consist of short words, none of which is left out.
  private func isShort(_ name: PersonName) -> Bool { name.words.allSatisfy { $0.sound.plain.utf8.count <= 5 } }

  /// "Orbán Viktor": both words change places, where they are not both given names ("Ali Hassan", "Hassan Ali").
  private func isReversed(_ first: PersonName, _ second: PersonName) -> Bool {
    guard first.words.count == second.words.count, first.words.count <= 3, let own = first.words.first,
      let ownLast = first.words.last, let others = second.words.first, let othersLast = second.words.last,
      !own.isInitial, !others.isInitial, own.givenGroups.isEmpty || ownLast.givenGroups.isEmpty
    else { return false }
    func areOne(_ one: PersonName.Word, _ other: PersonName.Word) -> Bool {
      surnamesAgree(one, other, isLoose: false) > .loose
        || (!one.givenGroups.isEmpty && !Set(one.givenGroups).isDisjoint(with: other.givenGroups))
    }
    if first.words.count == 2 { return areOne(own, othersLast) && areOne(ownLast, others) }
    // The family name goes to the other end.
    return areOne(own, othersLast) && zip(first.words.dropFirst(), second.words).allSatisfy(areOne)
      || areOne(ownLast, others) && zip(first.words, second.words.dropFirst()).allSatisfy(areOne)
  }

  // MARK: Words

  func isLatin(_ word: PersonName.Word) -> Bool {
    !word.givenGroups.isEmpty && word.givenGroups.allSatisfy { givenNames[$0].isLatin }
  }

  private func isIberian(_ word: PersonName.Word) -> Bool { word.givenGroups.contains { givenNames[$0].isIberian } }

  /// Of Portuguese surnames the last may stand alone.
  private func isPortuguese(_ name: PersonName) -> Bool {
    name.words.first.map { $0.givenGroups.contains { givenNames[$0].isPortuguese } } ?? false
  }

  func surnamesAgree(_ one: PersonName.Word, _ other: PersonName.Word, isLoose: Bool) -> Agreement {
    if one.sound.plain == other.sound.plain || one.sound.spelled == other.sound.spelled { return .equal }
    if one.isInitial || other.isInitial { return .none }
    if let group = one.surnameGroup, group == other.surnameGroup { return .sound }
    if one.surnameGroup != nil, other.surnameGroup != nil { return .none }
    if one.sound.sound == other.sound.sound { return .sound }
    return isLoose && one.sound.isLoosely(other.sound) ? .loose : .none
  }

  func givensAgree(_ one: PersonName.Word, _ other: PersonName.Word) -> Agreement {
    if one.sound.plain == other.sound.plain { return .equal }
    if one.isInitial || other.isInitial {
      return one.sound.plain.utf8.first == other.sound.plain.utf8.first ? .sound : .none
    }
    if !Set(one.givenGroups).isDisjoint(with: other.givenGroups) { return .sound }
    if contradict(genderOf(one), genderOf(other)) { return .none }
    if one.sound.sound == other.sound.sound { return .sound }
    let isForeign = !isLatin(one) && !isLatin(other)
    return isForeign && one.sound.isLoosely(other.sound) ? .loose : .none
  }
}
