import Findings
import LanguageAnalysis

extension OfficeHolders {
  /// "X is the head", "X was appointed head", "they elected X president", "X resigned as minister".
  func holderByVerb(_ phrase: OfficePhrase, _ holderOfTitle: [Int: Int]) -> Holding? {
    let text = words.text
    let head = headToken(phrase)
    guard let link = governor(of: head) else { return nil }
    let verb = text.tokens[link.verb]
    guard let effect = lexicon.offices.verbs[verb.lowerLemma] else {
      return holderOfPastOffice(phrase, head, link.verb, isAs: link.isAs)
    }
    let isOver = effect == "is" && isNoLonger(link.verb)
    guard isOver || !isNegated(link.verb) else { return nil }
    let isPassive = text.children(of: link.verb).contains {
      ["nsubjpass", "auxpass"].contains(text.tokens[$0].relation.rawValue)
    }
    let holder: Int?
    switch effect {
    case "is" where link.isAs == (verb.lowerLemma != "be" && verb.lowerLemma != "remain"),
      "began" where !link.isAs, "ended" where link.isAs:
      holder = subject(of: link.verb, holderOfTitle)
    case "appoint", "dismiss":
      holder =
        isPassive
        ? subject(of: link.verb, holderOfTitle)
        : object(of: link.verb, holderOfTitle) ?? subject(of: head, holderOfTitle) ?? nameRightBefore(phrase)
    default: return nil
    }
    guard let holder else { return nil }
    var holding = Holding(
      phrase: phrase, name: holder, rank: rankBefore(holder), status: phrase.status, change: nil, confidence: 0.82)
    apply(isOver ? "ended" : effect, verb, to: &holding)
    if effect == "is", holding.status == "current", isPluperfect(link.verb) { holding.status = "former" }
    return holding
  }

  /// "Torvik, who as a former minister knew the files, said".
  private func holderOfPastOffice(_ phrase: OfficePhrase, _ head: Int, _ verb: Int, isAs: Bool) -> Holding? {
    if isAs, head > verb, lexicon.offices.accessionVerbs.contains(words.text.tokens[verb].lowerLemma),
      !isNegated(verb), let holder = subject(of: verb, [:])
    {
      return Holding(
        phrase: phrase, name: holder, rank: nil, status: phrase.status, change: .began, confidence: 0.78)
    }
    guard isAs, head < verb, phrase.status == "former", let holder = subject(of: verb, [:]) else { return nil }
    return Holding(phrase: phrase, name: holder, rank: nil, status: "former", change: nil, confidence: 0.75)
  }

  private func apply(_ effect: String, _ verb: Token, to holding: inout Holding) {
    switch effect {
    case "is" where verb.tag == "VBD" && holding.status == "current": holding.status = "former"
    case "began": holding.change = .began
    case "appoint":
      if holding.status == "current", !verb.lemma.hasSuffix("elect") { holding.status = "appointed" }
      holding.change = .began
    case "dismiss", "ended":
      if holding.status == "current" { holding.status = "former" }
      holding.change = .ended
    default: break
    }
  }

  /// "had been mayor".
  private func isPluperfect(_ verb: Int) -> Bool {
    words.text.tokens[verb].tag == "VBN"
      && words.text.children(of: verb).contains { words.text.tokens[$0].lower == "had" }
  }

  /// The verb that an office is a complement of, directly or through "as" or "to be".
  private func governor(of head: Int) -> (verb: Int, isAs: Bool)? {
    let text = words.text
    let token = text.tokens[head]
    guard token.head != head else { return nil }
    let above = text.tokens[token.head]
    switch token.relation.rawValue {
    case "attr", "oprd", "acomp", "dobj": return (token.head, false)
    case "ccomp", "xcomp": return (token.head, false)
    case "pobj" where above.lower == "as" && above.head != token.head:
      // "took the oath as president": past the object to its verb.
      let noun = text.tokens[above.head]
      return (noun.relation == "dobj" && noun.pos == .noun ? noun.head : above.head, true)
    case "conj": return above.head == token.head || above.relation == "conj" ? nil : governor(of: token.head)
    default: return nil
    }
  }

  /// "is no longer the head", "is not the head any more".
  private func isNoLonger(_ verb: Int) -> Bool {
    let sentence = words.words(of: words.text.sentence(of: verb))
    return sentence.contains { word in
      let isPair =
        words.lowers[word] == "no" && words.lower(word + 1, near: word) == "longer"
        || words.lowers[word] == "any" && words.lower(word + 1, near: word) == "more"
      guard isPair || words.lowers[word] == "anymore" else { return false }
      let head = words.token(word).head
      return abs(words.tokens[word] - verb) < 5 || head == verb
    }
  }

  func isNegated(_ verb: Int) -> Bool {
    words.text.children(of: verb).contains { words.text.tokens[$0].relation == "neg" }
  }

  /// The person that is the subject of a verb, or of the verb that it is coordinated with or modifies.
  func subject(of verb: Int, _ holderOfTitle: [Int: Int]) -> Int? {
    var current = verb
    for _ in 0..<4 {
      for child in words.text.children(of: current) {
        if ["nsubj", "nsubjpass"].contains(words.text.tokens[child].relation.rawValue) {
          return person(headedBy: child, holderOfTitle)
        }
      }
      let token = words.text.tokens[current]
      switch token.relation.rawValue {
      case "conj", "xcomp", "advcl": current = token.head
      case "relcl", "acl": return person(headedBy: token.head, holderOfTitle)
      default: return nil
      }
    }
    return nil
  }

  /// "The house elected Ana Torvik speaker", where the parser takes the name for a modifier.
  private func nameRightBefore(_ phrase: OfficePhrase) -> Int? {
    guard !words.isCapitalised(phrase.title.lowerBound), words.isSameBlock(phrase.wholeStart - 1, phrase.wholeStart),
      let name = names.index(endingAt: phrase.wholeStart), names.names[name].type == .person
    else { return nil }
    return name
  }

  private func object(of verb: Int, _ holderOfTitle: [Int: Int]) -> Int? {
    // "Torvik, whom the council elected chairwoman".
    if let whom = words.text.children(of: verb).first(where: { words.text.tokens[$0].lower == "whom" }) {
      return person(headedBy: whom, holderOfTitle)
    }
    for child in words.text.children(of: verb) {
      let token = words.text.tokens[child]
      if token.relation == "dobj" || token.relation == "nsubj" && child > verb,
        let name = person(headedBy: child, holderOfTitle)
      {
        return name
      }
    }
    return nil
  }

  func person(headedBy token: Int, _ holderOfTitle: [Int: Int]) -> Int? {
    if let holder = holderOfTitle[token] { return holder }
    if ["WP", "WDT"].contains(words.text.tokens[token].tag.rawValue) {
      // "Torvik, who leads": what the relative clause belongs to.
      let clause = ([token] + words.text.ancestors(of: token).prefix(4)).first {
        words.text.tokens[$0].relation == "relcl"
      }
      guard let head = clause.map({ words.text.tokens[$0].head }), head != token else { return nil }
      return words.text.tokens[head].tag.rawValue.hasPrefix("W") ? nil : person(headedBy: head, holderOfTitle)
    }
    guard let name = names.index(at: words.word(ofToken: token)), names.names[name].type == .person else {
      // "Norland's leader, X, was named": the name in apposition.
      return words.text.children(of: token, "appos").lazy.compactMap { child in
        self.names.index(at: self.words.word(ofToken: child)).flatMap {
          self.names.names[$0].type == .person ? $0 : nil
        }
      }.first
    }
    return name
  }

  func rankBefore(_ name: Int) -> String? {
    let start = names.names[name].words.lowerBound
    guard let match = lexicon.offices.titles.longestMatch(endingAt: start, in: words, forms: words.lowers, limit: 4),
      case .rank(let rank) = match.value
    else { return nil }
    return rank
  }
}
