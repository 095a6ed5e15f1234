import LanguageAnalysis

/// Conditions that a rule can set beyond its words; each reads the tags, names or tree around the expression.
enum GuardPredicate: String, Sendable {
  /// The first word is written and tagged as a name: "May" the month, not "may" the verb.
  case name
  /// The number can be a year: no amount, no count of things.
  case year
  /// The number can be a year, whatever the analysis takes it for.
  case plausibleYear = "plausible-year"
  /// The words are not who says something: "May said".
  case notSpeaker = "no-speaker"
  /// The verb above is not in the past: not "soon became".
  case notPast = "no-past"
  /// The verb above is in the past, where there is one: no habit ("he runs in the morning").
  case underPast = "under-past"
  /// The words are no name of a programme: "60 Minutes", "This Week" in the middle of a sentence.
  case notTitle = "no-title"
  /// The word does not begin a name: "Daily Telegraph".
  case notTitleWord = "no-title-word"
  /// The words count a time, not an age: not before "old".
  case notAge = "no-age"
  /// The number does not count a thing: not before a plural noun.
  case noCount = "no-count"
  /// The first word modifies the noun after it.
  case attributive
  /// The first word does not modify a noun after it.
  case notAttributive = "no-attributive"
  /// Begins a sentence or clause.
  case initial
  /// Does not begin a sentence: "Soon demands rose" tells of a past.
  case notInitial = "no-initial"
  /// Nothing of the same phrase follows: a mark or the end comes next.
  case final
  /// A price or count per time: "$5 a day", "40 hours a week".
  case rate
}

/// The place where a condition is looked at.
struct GuardSite {
  let text: AnalysedText
  let view: AtomView
  let grammar: TimeGrammar
  /// The expression's first atom, and the one after its last.
  let start: Int
  let end: Int

  func holds(_ condition: Rule.Guard) -> Bool {
    switch condition {
    case .previous(let symbols, let holds): return has(symbols, at: start - 1) == holds
    case .next(let symbols, let holds): return has(symbols, at: end) == holds
    case .firstTag(let tags, let holds): return tag(at: start).map { tags.contains($0) == holds } ?? true
    case .nextTag(let tags, let holds): return tag(at: end).map { tags.contains($0) == holds } ?? !holds
    case .predicate(let predicate): return self.holds(predicate)
    }
  }

  private func has(_ symbols: Set<SymbolTable.Symbol>, at index: Int) -> Bool {
    guard view.entries.indices.contains(index) else { return false }
    return view.entries[index].contains { symbols.contains($0.symbol) }
  }

  private func tag(at index: Int) -> String? {
    guard let token = token(at: index), !token.tag.rawValue.isEmpty else { return nil }
    return token.tag.rawValue
  }

  private func token(at index: Int) -> Token? {
    guard view.atoms.indices.contains(index), view.atoms[index].shape != .border else { return nil }
    let token = Int(view.atoms[index].token)
    return text.tokens.indices.contains(token) ? text.tokens[token] : nil
  }

  private func holds(_ predicate: GuardPredicate) -> Bool {
    switch predicate {
    case .name: return isName
    case .year: return YearGuard(site: self).holds
    case .plausibleYear: return YearGuard(site: self).isPlausible
    case .notSpeaker: return !isSpeaker
    case .notPast: return !isUnderPast
    case .underPast: return tag(at: start) == nil || isClausePast
    case .notTitle: return !isTitle
    case .notTitleWord: return !(isCapital(at: start) && isCapital(at: end))
    case .notAge: return !isAge
    case .noCount: return tag(at: end) != "NNS" && tag(at: end) != "NN"
    case .attributive: return isAttributive
    case .notAttributive: return !isAttributive
    case .initial: return isInitial
    case .notInitial: return !isInitial
    case .final: return isFinal
    case .rate: return isRate
    }
  }

  private var isName: Bool {
    guard let token = token(at: start), let first = token.text.utf8.first else { return false }
    guard (0x41...0x5A).contains(first) else { return false }
    if token.tag.rawValue == "MD" || token.tag.rawValue.hasPrefix("VB") { return false }
    return !isPartOfName && !isNounBeforeVerb
  }

  /// "The March would go on": with an article a month or weekday stands before a noun, not before its verb.
  private var isNounBeforeVerb: Bool {
    guard let before = self.token(at: start - 1), before.lower == "the" || before.lower == "a" else { return false }
    return tag(at: end).map { ["MD", "VBD", "VBZ", "VBP"].contains($0) } ?? false
  }

  /// Whether a person's or an organisation's name covers the words: "Theresa May", "Black Friday Inc".
  private var isPartOfName: Bool {
    guard view.atoms.indices.contains(start) else { return false }
    let token = Int(view.atoms[start].token)
    guard let name = text.entity(covering: token..<token + 1) else { return false }
    if name.label == "PERSON" { return true }
    return ["ORG", "EVENT", "FAC", "PRODUCT", "WORK_OF_ART"].contains(name.label.rawValue) && hasOtherWords(name)
  }

  /// Whether a name has words that are no times: "Bloody Sunday", but not "Saturday Night".
  private func hasOtherWords(_ name: EntityMention) -> Bool {
    var index = start
    while index > 0, Int(view.atoms[index - 1].token) >= name.tokens.lowerBound { index -= 1 }
    while index < view.atoms.count, Int(view.atoms[index].token) < name.tokens.upperBound {
      if view.atoms[index].shape == .word, view.entries[index].isEmpty { return true }
      index += 1
    }
    return false
  }

  private func isCapital(at index: Int) -> Bool {
    token(at: index)?.text.utf8.first.map { (0x41...0x5A).contains($0) } ?? false
  }

  private var isTitle: Bool {
    guard let first = token(at: start), let last = token(at: end - 1), start < end - 1 else { return false }
    guard isCapital(at: end - 1), last.text.utf8.dropFirst().contains(where: { $0 >= 0x61 }) else { return false }
    if view.isDigits(at: start) { return true }
    return isCapital(at: start) && !first.isSentenceStart
  }

  private var isSpeaker: Bool {
    guard let token = token(at: start), text.tokens.indices.contains(token.head) else { return false }
    if let next = self.token(at: end), ["VBD", "VBZ"].contains(next.tag.rawValue), grammar.reports(next.lemma) {
      return token.isSentenceStart
    }
    guard token.relation == "nsubj" else { return false }
    return grammar.reports(text.tokens[token.head].lemma)
  }

  /// Whether the nearest verb above is a simple past.
  private var isClausePast: Bool {
    guard let token = token(at: start) else { return false }
    var current = token.head
    for _ in 0..<6 where text.tokens.indices.contains(current) {
      if text.tokens[current].pos == .verb {
        return text.tokens[current].tag == "VBD"
          || text.children(of: current, "aux", "auxpass").contains { text.tokens[$0].tag == "VBD" }
      }
      if text.tokens[current].head == current { return false }
      current = text.tokens[current].head
    }
    return false
  }

  private var isUnderPast: Bool {
    guard let token = token(at: start), text.tokens.indices.contains(token.head) else { return false }
    let head = text.tokens[token.head]
    if head.tag == "VBD" { return true }
    return head.tag == "VBN"
      && text.children(of: token.head, "aux", "auxpass").contains { text.tokens[$0].tag == "VBD" }
      && !text.children(of: token.head, "aux").contains { text.tokens[$0].tag == "MD" }
  }

  private var isAge: Bool {
    if view.isWord("aged", at: start - 1) || view.isWord("age", at: start - 1) { return true }
    if view.isWord("of", at: start - 1), view.isWord("age", at: start - 2) { return true }
    if view.isWord("of", at: end), view.isWord("age", at: end + 1) { return true }
    var next = end
    if view.isHyphen(at: next) { next += 1 }
    return view.isWord("old", at: next) || view.isWord("olds", at: next) || view.isWord("older", at: next)
      || view.isWord("younger", at: next) || view.isWord("Old", at: next)
  }

  private var isAttributive: Bool {
    guard let token = token(at: start) else { return false }
    return ["amod", "compound", "nmod"].contains(token.relation.rawValue)
  }

  private var isFinal: Bool {
    guard view.atoms.indices.contains(end) else { return true }
    return view.atoms[end].shape != .word && view.atoms[end].shape != .digits
  }

  private var isRate: Bool {
    guard let last = token(at: end - 1), last.relation == "npadvmod", text.tokens.indices.contains(last.head),
      let before = token(at: start - 1)
    else { return false }
    let head = text.tokens[last.head]
    let isAmount = [.noun, .num, .sym].contains(head.pos) && last.head < Int(view.atoms[start].token)
    return isAmount || before.pos == .num || before.lower == "times" || before.lower == "percent"
  }

  private var isInitial: Bool {
    guard let token = token(at: start) else { return false }
    if token.isSentenceStart { return true }
    guard let before = self.token(at: start - 1) else { return true }
    return before.pos == .punct || before.isSentenceStart && before.pos == .cconj
  }
}

/// Whether four digits are a year.
struct YearGuard {
  let site: GuardSite

  /// Four digits of the last or this century that count nothing.
  var isPlausible: Bool {
    guard site.view.isDigits(at: site.start), !isAmount, !countsThings else { return false }
    return (1900...2100).contains(site.view.integer(at: site.start))
  }

  var holds: Bool {
    let view = site.view
    // A year in words has been read as such.
    guard view.isDigits(at: site.start) else { return true }
    let value = view.integer(at: site.start)
    guard (1400...2200).contains(value) else { return false }
    guard !isAmount else { return false }
    if let label = entityLabel {
      if label == "DATE" || label == "EVENT" { return true }
      if label != "FAC", label != "LAW" { return false }
    }
    return (1800...2100).contains(value) && !countsThings
  }

  /// "$1990", "No. 1990", "1990%", "1990 km", "1,990": money, numbers of things, parts of other numbers.
  private var isAmount: Bool {
    let view = site.view
    for mark in [0x24, 0x23, 0xA3, 0x2F] where view.isMark(UInt8(mark), at: site.start - 1) { return true }
    if view.isMark(0x25, at: site.end) { return true }
    if view.isMark(0x2E, at: site.start - 1), view.isWord("No", at: site.start - 2) { return true }
    if view.isMark(0x2E, at: site.end), view.isGluedDigits(at: site.end + 1, length: nil) { return true }
    if view.isDigits(at: site.end) || isPartOfNumber { return true }
    return view.atoms[site.start].isGlued && site.start > 0 && view.atoms[site.start - 1].shape == .word
  }

  /// "555-1994", "1994-555": telephone and file numbers, unlike "1990-1994" and "1990-94".
  private var isPartOfNumber: Bool {
    let view = site.view
    func length(_ index: Int) -> Int? {
      view.isDigits(at: index) ? view.atoms[index].end - view.atoms[index].start : nil
    }
    if site.start >= 2, view.atoms[site.start].isGlued, view.isHyphen(at: site.start - 1),
      let before = length(site.start - 2), before != 4
    {
      return true
    }
    guard view.isHyphen(at: site.end), view.isGluedDigits(at: site.end + 1, length: nil) else { return false }
    return length(site.end + 1) != 4 && length(site.end + 1) != 2
  }

  /// The name that covers the number.
  private var entityLabel: String? {
    let token = Int(site.view.atoms[site.start].token)
    return site.text.entity(covering: token..<token + 1)?.label.rawValue
  }

  /// "1990 people": the number modifies a plural.
  private var countsThings: Bool {
    let token = Int(site.view.atoms[site.start].token)
    guard site.text.tokens.indices.contains(token) else { return false }
    let number = site.text.tokens[token]
    guard number.relation == "nummod", number.head > token, site.text.tokens.indices.contains(number.head) else {
      return false
    }
    return site.text.tokens[number.head].tag == "NNS"
  }
}
