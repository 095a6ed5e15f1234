import Findings
import LanguageAnalysis
import Lexicons

/// Who came into or went out of an office of state: "was sworn in as president", "sacked the defence minister, Ana
/// Berg", "Interior Minister Berg, who replaced Peter Obi".
struct OfficeChanges {
  let words: WordKinds
  let reading: Reading
  /// The person that a noun or name stands for.
  let person: (Int) -> FactFinding.Party?

  private var text: AnalysedText { reading.text }

  func findings(of match: FrameMatch) -> [FactFinding] {
    guard let change = FactLine.Change(rawValue: match.frame.label), change != .is else { return [] }
    let post = reading.matcher.fillers("post", of: match).first(where: isOffice)
    let usesTitle = match.frame.slots["post"]?.functions.contains("title") == true
    // Who refuses to go, or may go, stays in office: by the title alone only what is so is told.
    guard post != nil || reading.modality(of: match.head) == .asserted else { return [] }
    let inside = post.flatMap(personInside)
    return (inside.map { [$0.head] } ?? reading.matcher.fillers("holder", of: match)).compactMap { head in
      guard let post = post ?? (usesTitle ? title(of: head, match) : nil), let holder = holder(head, post: post)
      else { return nil }
      return FactFinding(
        relation: "command", subject: holder, object: .word(name(of: post)), change: change,
        tokens: text.sentence(of: match.head), head: match.head, modality: reading.modality(of: match.head),
        rule: match.frame.rule, confidence: 0.8)
    }
  }

  // MARK: Offices

  /// An office of state; a "president" or "secretary" only of a country or of nothing said.
  private func isOffice(_ token: Int) -> Bool {
    let lemma = reading.lemma(token)
    if words.isWord(lemma, of: "office") { return true }
    // "army chief", "navy commander"
    if words.isWord(lemma, of: "chief") || words.isWord(lemma, of: "post") {
      return text.children(of: token, "compound").contains { words.isWord(reading.lemma($0), of: "force") }
    }
    guard words.isWord(lemma, of: "head") else { return false }
    let owners = reading.grammar.objects(of: token, preposition: "of")
    return owners.allSatisfy { ["state", "government"].contains(reading.lemma($0)) || isCountry($0) }
      && text.children(of: token, "compound", "nmod").allSatisfy { !words.isWord(reading.lemma($0), of: "private") }
  }

  private func isCountry(_ token: Int) -> Bool {
    reading.phrases.actor(token)?.kind == .country || reading.countries.country(named: text.tokens[token].text) != nil
  }

  /// The office that stands with a name: "Interior Minister Vicente Romero", "Obi, the defence minister".
  private func title(of head: Int, _ match: FrameMatch) -> Int? {
    guard ["replace", "succeed"].contains(reading.lemma(match.head)) else { return title(of: head) }
    let others = reading.grammar.undergoers(match.head)
    guard match.frame.label == "began" else {
      return title(of: head) ?? reading.grammar.doers(match.head).lazy.compactMap(title).first
    }
    let theirs = others.lazy.compactMap(title).first
    // "The premier was replaced by his finance minister": the title is what he was before.
    if reading.grammar.isPassive(match.head) { return theirs }
    // "The president replaced the minister": who replaces by order has another office.
    guard let own = title(of: head) else { return theirs }
    return theirs.map { name(of: $0).lowercased() == name(of: own).lowercased() } ?? true ? own : nil
  }

  private func title(of head: Int) -> Int? {
    if isOffice(head) { return head }
    if let mention = reading.actors.mention(headedBy: head),
      let before = (max(text.sentence(of: head).lowerBound, mention.tokens.lowerBound - 2)..<head).last(
        where: isOffice),
      before >= mention.tokens.lowerBound - 1
    {
      return before
    }
    return text.children(of: head, "compound", "nmod", "appos").first(where: isOffice)
  }

  private func holder(_ head: Int, post: Int) -> FactFinding.Party? {
    // "the president" may be anybody; "the president, Ana Berg" is named.
    let isNamed = !isOffice(head) || reading.actors.mention(headedBy: head)?.form == .name
    if isNamed, let holder = person(head) { return named(holder) }
    let names =
      text.children(of: head, "appos") + (text.tokens[head].relation == "appos" ? [text.tokens[head].head] : [])
    if let holder = names.lazy.compactMap(person).compactMap(named).first { return holder }
    return personInside(head)
  }

  /// "named Peter Obi prime minister": the parser may take the name for a part of the office.
  private func personInside(_ post: Int) -> FactFinding.Party? {
    let within = reading.phrases.core(post)
    let mention = reading.actors.mentions.first {
      within.contains($0.head) && $0.form == .name && $0.tokens.upperBound <= post
        && reading.actors.actors[$0.actor].kind == .person
    }
    return mention.flatMap { person($0.head) }
  }

  private func named(_ party: FactFinding.Party) -> FactFinding.Party? {
    party.name.first?.isUppercase == true ? party : nil
  }

  /// "acting president", "ambassador to the UN", "minister of defence"
  private func name(of post: Int) -> String {
    if let full = Self.posts[reading.lemma(post)] { return full }
    var tokens = reading.phrases.full(post, prepositions: ["of", "to", "for"])
    if let mention = reading.actors.mentions.last(where: {
      $0.form == .name && $0.tokens.upperBound <= post
        && tokens.contains($0.tokens.upperBound - 1) && reading.actors.actors[$0.actor].kind == .person
    }) {
      tokens = mention.tokens.upperBound..<tokens.upperBound
    }
    while tokens.count > 1, let first = tokens.first,
      text.tokens[first].tag == "PRP$" || words.isWord(text.tokens[first].lower, of: "former")
    {
      tokens = tokens.dropFirst()
    }
    var name = text.text(of: tokens)
    // "takes the defence portfolio"
    if name.hasSuffix(" portfolio") { name = name.dropLast("portfolio".count) + "minister" }
    return tokens.count == 1 && text.tokens[post].pos != .propn ? name.lowercased() : name
  }

  private static let posts = [
    "presidency": "president", "premiership": "prime minister", "chancellorship": "chancellor",
  ]
}
