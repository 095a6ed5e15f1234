import Findings
import LanguageAnalysis
import TextModel

/// What the report calls the persons that it names – minister, singer, 29 years old – so that "the minister", "the
/// singer" and "the 29-year-old" find them again.
struct PersonRoles {
  private struct Role {
    var actor: Int
    /// Where it is told.
    var word: Int
    /// Every word of the office or description in lower case.
    var words: Set<String>
    var isFormer: Bool
  }

  private struct Sighting {
    var word: Int
    var actor: Int
    var isSubject: Bool
  }

  private let words: WordSequence
  private let standsFor: [String: Set<String>]
  private var roles: [String: [Role]] = [:]
  private var ages: [String: [Int]] = [:]
  /// Persons by name, in text order.
  private var sightings: [Sighting] = []

  init(
    words: WordSequence, names: NameIndex, actorOfName: [Int?], holdings: [OfficeHolders.Holding],
    descriptions: [PersonDescriptions.Description], standsFor: [String: Set<String>]
  ) {
    self.words = words
    self.standsFor = standsFor
    for holding in holdings {
      guard let actor = actorOfName[holding.name] else { continue }
      add(head(of: holding.phrase.title), holding.phrase.words, actor, isFormer: holding.status == "former")
    }
    for description in descriptions {
      guard let actor = actorOfName[description.name] else { continue }
      add(head(of: description.words), description.words, actor, isFormer: false)
    }
    for (index, name) in names.names.enumerated() where name.type == .person {
      guard let actor = actorOfName[index] else { continue }
      let token = words.token(words.word(ofToken: words.text.head(of: words.tokenRange(name.words))))
      sightings.append(
        Sighting(
          word: name.words.lowerBound, actor: actor,
          isSubject: token.relation == "nsubj" || token.relation == "nsubjpass"))
      if let age = age(beside: name.words) { ages[age, default: []].append(actor) }
      for noun in nouns(beside: name.words) { add(noun, nounPhrase(noun), actor, isFormer: false) }
    }
    sightings.sort { $0.word < $1.word }
  }

  private mutating func add(_ head: Int?, _ range: Range<Int>, _ actor: Int, isFormer: Bool) {
    guard let head else { return }
    let spelled = Set(range.flatMap { [words.lowers[$0], words.token($0).lowerLemma] })
    roles[words.token(head).lowerLemma, default: []].append(
      Role(actor: actor, word: range.lowerBound, words: spelled, isFormer: isFormer))
  }

  /// The last noun before "of", "in", "who" or a mark.
  private func head(of range: Range<Int>) -> Int? {
    let core = range.prefix { !["of", "in", "for", "who", "at", "to", ","].contains(words.lowers[$0]) }
    return core.last { words.isNounTag($0) || $0 == core.last }
  }

  /// "Ana Torvik, 29," "Ana Torvik (29)", "29-year-old Ana Torvik", "Ana Torvik, aged 29".
  private func age(beside name: Range<Int>) -> String? {
    let end = name.upperBound
    if [",", "("].contains(words.lower(end, near: end - 1)) {
      let number = words.lower(end + 1, near: end) == "aged" ? end + 2 : end + 1
      let close = words.lower(number + 1, near: end)
      if let age = years(number, near: end), [",", ")", ".", "-"].contains(close) { return age }
    }
    let start = name.lowerBound
    for old in stride(from: start - 1, through: max(0, start - 4), by: -1) {
      if let age = age(endingAt: old, near: start) { return age }
    }
    return nil
  }

  /// The number of "29-year-old" whose last word stands at `old`.
  private func age(endingAt old: Int, near other: Int) -> String? {
    guard words.lower(old, near: other) == "old", words.lower(old - 1, near: other) == "-",
      words.lower(old - 2, near: other) == "year", words.lower(old - 3, near: other) == "-"
    else { return nil }
    return years(old - 4, near: other)
  }

  private func years(_ word: Int, near other: Int) -> String? {
    let text = words.lower(word, near: other)
    if let number = Int(text), (1...120).contains(number) { return text }
    return words.isSameBlock(word, other) && words.tag(word) == "CD" && text.first?.isLetter == true ? text : nil
  }

  /// What the name is said to be: "Torvik was a teacher", "Torvik, 29, a singer,", "the biologist Ana Torvik".
  private func nouns(beside name: Range<Int>) -> [Int] {
    let text = words.text
    let head = text.head(of: words.tokenRange(name))
    let token = text.tokens[head]
    var found = Array(text.children(of: head, "appos", "compound", "nmod"))
    if token.relation == "appos" { found.append(token.head) }
    if token.relation == "nsubj", text.tokens[token.head].lemma == "be" {
      found += text.children(of: token.head, "attr")
    }
    return found.filter { text.tokens[$0].tag == "NN" && !Self.namingNouns.contains(text.tokens[$0].lower) }.map {
      words.word(ofToken: $0)
    }
  }

  /// What stands before a name without saying what its bearer is.
  private static let namingNouns: Set<String> = [
    "name", "nickname", "pseudonym", "alias", "case", "campaign", "family",
  ]

  /// The noun with the modifiers before it.
  private func nounPhrase(_ noun: Int) -> Range<Int> {
    let start = words.word(ofToken: words.text.subtree(of: words.tokens[noun]).lowerBound)
    return max(min(start, noun), noun - 8)..<(noun + 1)
  }

  // MARK: Descriptions

  /// The person that the definite phrase `range` with its head means.
  func person(describedBy range: Range<Int>, head: Int) -> Int? {
    guard words.tag(head) == "NN" || words.tag(head) == "NNP" else { return nil }
    let modifiers = range.filter { $0 != head && isWeighty($0) }.map { words.lowers[$0] }
    if let old = range.first(where: { age(endingAt: $0, near: head) != nil }) {
      return age(endingAt: old, near: head).flatMap { person(aged: $0, before: range.lowerBound) }
    }
    let noun = words.token(head).lowerLemma
    let isFormer = range.contains { ["former", "ex"].contains(words.lowers[$0]) }
    let nouns = [noun] + (standsFor[noun] ?? [])
    let fitting = nouns.flatMap { (roles[$0] ?? []).suffix(200) }.filter { role in
      role.word < range.lowerBound && (!isFormer || role.isFormer)
        && modifiers.allSatisfy { role.words.contains($0) }
    }
    let persons = Set(fitting.map(\.actor))
    guard !persons.isEmpty else { return nil }
    return lastSighting(before: range.lowerBound) { persons.contains($0.actor) }?.actor
  }

  /// "The 29-year-old": whoever is that old, or the subject of the sentences just before.
  func person(aged age: String, before word: Int) -> Int? {
    if let persons = ages[age], let known = lastSighting(before: word, where: { persons.contains($0.actor) }) {
      return known.actor
    }
    guard let last = lastSighting(before: word, where: \.isSubject),
      ages.values.allSatisfy({ !$0.contains(last.actor) })
    else { return nil }
    let text = words.text
    let distance = text.sentenceIndex(of: words.tokens[word]) - text.sentenceIndex(of: words.tokens[last.word])
    return distance <= 3 ? last.actor : nil
  }

  /// The person named last in the sentences just before, of those that fit.
  func lastPerson(before word: Int, where fits: (Int) -> Bool) -> Int? {
    guard let last = lastSighting(before: word, where: { fits($0.actor) }) else { return nil }
    let text = words.text
    let distance = text.sentenceIndex(of: words.tokens[word]) - text.sentenceIndex(of: words.tokens[last.word])
    return distance <= 3 ? last.actor : nil
  }

  /// Where the person was last named before a word.
  func lastWord(of actor: Int, before word: Int) -> Int? { lastSighting(before: word) { $0.actor == actor }?.word }

  /// The ages that stand as nouns: "The 29-year-old said".
  func agesAsNouns() -> [(range: Range<Int>, head: Int, actor: Int)] {
    guard words.count > 6 else { return [] }
    return (5..<words.count).compactMap { old in
      guard words.lowers[old] == "old", let age = age(endingAt: old, near: old), words.lowers[old - 5] == "the",
        !["amod", "compound", "nmod"].contains(words.token(old).relation.rawValue),
        let actor = person(aged: age, before: old - 5)
      else { return nil }
      return ((old - 5)..<(old + 1), old, actor)
    }
  }

  private func isWeighty(_ word: Int) -> Bool {
    let tag = words.tag(word)
    return tag.hasPrefix("NN") || tag == "CD"
  }

  private func lastSighting(before word: Int, where fits: (Sighting) -> Bool) -> Sighting? {
    var index = sightings.partitioningIndex { $0.word >= word }
    var steps = 0
    while index > 0, steps < 400 {
      index -= 1
      steps += 1
      if fits(sightings[index]) { return sightings[index] }
    }
    return nil
  }
}
