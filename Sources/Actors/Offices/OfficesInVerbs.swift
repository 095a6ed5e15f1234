import Findings
import LanguageAnalysis
import Lexicons

/// Offices that a verb tells: "Torvik, who chairs the council", "she leads the army", "who replaced Weber this month".
extension OfficeHolders {
  /// Verbs that say themselves which office their subject has over their object.
  func holdingsByLeadingVerb() -> [Holding] {
    var found: [Holding] = []
    for (index, token) in words.text.tokens.enumerated() where token.pos == .verb {
      let lemma = token.lowerLemma
      if let office = lexicon.offices.leadingVerbs[lemma] {
        found += leading(index, office)
      }
      if lexicon.offices.postVerbs[lemma] != nil, let holding = post(index) {
        found.append(holding)
      }
    }
    return found + holdingsByUnder()
  }

  /// "A committee under General Torvik".
  private func holdingsByUnder() -> [Holding] {
    guard let office = lexicon.offices.leadingVerbs["head"] else { return [] }
    let text = words.text
    return text.tokens.indices.compactMap { under in
      guard text.tokens[under].lower == "under", text.tokens[under].relation == "prep" else { return nil }
      let body = text.tokens[under].head
      guard body == under - 1, let range = bodyWords(body), let object = text.children(of: under, "pobj").first,
        let leader = person(headedBy: object, [:])
      else { return nil }
      let word = words.word(ofToken: under)
      var phrase = OfficePhrase(
        words: range.lowerBound..<(word + 1), title: word..<(word + 1), office: office, wholeStart: range.lowerBound)
      phrase.body = self.body(of: range)
      return Holding(
        phrase: phrase, name: leader, rank: rankBefore(leader), status: "current", change: nil, confidence: 0.65)
    }
  }

  /// Whose place somebody took: the object of "replaced" had the office that its subject has.
  func predecessors(of holdings: [Holding]) -> [Holding] {
    var found: [Holding] = []
    for (index, token) in words.text.tokens.enumerated() where token.pos == .verb {
      guard lexicon.offices.successionVerbs.contains(token.lowerLemma) else { continue }
      guard let (new, old) = successorAndPredecessor(index) else { continue }
      guard let office = holding(of: new, near: index, in: holdings) else {
        if var taken = holding(of: old, near: index, in: holdings), taken.change == .ended {
          taken.name = new
          (taken.status, taken.change, taken.rank) = ("current", .began, nil)
          found.append(taken)
        }
        continue
      }
      found.append(
        Holding(phrase: office.phrase, name: old, rank: nil, status: "former", change: .ended, confidence: 0.75))
    }
    return found
  }

  // MARK: - Leading

  private func leading(_ verb: Int, _ office: OfficeLexicon.Office) -> [Holding] {
    guard !isNegated(verb) else { return [] }
    let text = words.text
    let agent = text.children(of: verb, "agent").first.flatMap { text.children(of: $0, "pobj").first }
    let object = text.children(of: verb, "dobj").first
    let (leader, body): (Int?, Int?) =
      if let agent { (person(headedBy: agent, [:]), ledObject(ofPassive: verb)) } else {
        (subject(of: verb, [:]), object)
      }
    guard let leader, let body, let range = bodyWords(body), !range.overlaps(names.names[leader].words) else {
      return []
    }
    let word = words.word(ofToken: verb)
    let whole = min(word, range.lowerBound)..<max(word + 1, range.upperBound)
    guard whole.count < 16 else { return [] }
    var phrase = OfficePhrase(words: whole, title: word..<(word + 1), office: office, wholeStart: whole.lowerBound)
    phrase.body = self.body(of: range)
    let token = text.tokens[verb]
    let isPast = agent == nil && (token.tag == "VBD" || token.tag == "VBN")
    return [
      Holding(
        phrase: phrase, name: leader, rank: rankBefore(leader), status: isPast ? "former" : "current", change: nil,
        confidence: 0.72)
    ]
  }

  private func ledObject(ofPassive verb: Int) -> Int? {
    let token = words.text.tokens[verb]
    if token.relation == "acl" || token.relation == "relcl" { return token.head }
    return words.text.children(of: verb, "nsubjpass").first
  }

  /// The words of what is led, if it is a body: a name of one, or a noun for one.
  private func bodyWords(_ head: Int) -> Range<Int>? {
    let word = words.word(ofToken: head)
    guard words.isNounTag(word) else { return nil }
    if let index = names.index(at: word) {
      let name = names.names[index]
      return name.type == .organisation ? name.words : nil
    }
    guard let role = lexicon.roles.role(words.token(word).lowerLemma), !role.isHuman,
      [.organisation, .government, .armedForce, .group].contains(role.kind), role.code != "CVL"
    else { return nil }
    var start = word
    while word - start < 5, words.isSameBlock(start - 1, word), isModifier(start - 1) { start -= 1 }
    return start..<(word + 1)
  }

  private func isModifier(_ word: Int) -> Bool {
    let tag = words.tag(word)
    return (tag.hasPrefix("NN") || tag.hasPrefix("JJ")) && names.name(at: word)?.type != .person
  }

  private func body(of range: Range<Int>) -> OfficePhrase.Body {
    guard let name = names.index(startingAt: range.lowerBound), names.names[name].words == range else {
      return .words(range)
    }
    return .name(name)
  }

  // MARK: - Posts

  /// "took the defence portfolio", "resigned the presidency".
  private func post(_ verb: Int) -> Holding? {
    let text = words.text
    for object in text.children(of: verb, "dobj") {
      let word = words.word(ofToken: object)
      guard
        let match = lexicon.offices.posts.longestMatch(endingAt: word + 1, in: words, forms: words.lowers, limit: 4),
        let holder = subject(of: verb, [:]), !isNegated(verb)
      else { continue }
      let isEnd = lexicon.offices.postVerbs[text.tokens[verb].lowerLemma] == "ended"
      let phrase = OfficePhrase(
        words: match.words, title: match.words, office: match.value, wholeStart: match.words.lowerBound)
      return Holding(
        phrase: phrase, name: holder, rank: rankBefore(holder), status: isEnd ? "former" : "current",
        change: isEnd ? .ended : .began, confidence: 0.75)
    }
    return nil
  }

  // MARK: - Succession

  private func successorAndPredecessor(_ verb: Int) -> (new: Int, old: Int)? {
    let text = words.text
    if let agent = text.children(of: verb, "agent").first.flatMap({ text.children(of: $0, "pobj").first }) {
      guard let new = person(headedBy: agent, [:]), let old = subject(of: verb, [:]), new != old else { return nil }
      return (new, old)
    }
    guard let new = subject(of: verb, [:]), let object = text.children(of: verb, "dobj").first,
      let old = person(headedBy: object, [:]), new != old
    else { return nil }
    return (new, old)
  }

  /// The office that a person has in the sentence.
  private func holding(of name: Int, near verb: Int, in holdings: [Holding]) -> Holding? {
    let sentence = words.text.sentenceIndex(of: verb)
    return holdings.last {
      $0.name == name && words.text.sentenceIndex(of: words.tokens[$0.phrase.title.lowerBound]) == sentence
    }
  }
}
