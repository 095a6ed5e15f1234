import Findings
import LanguageAnalysis

/// Mentions and pronouns of the third person in; mentions by pronoun out. It rather leaves one open than guesses.
struct PronounResolver {
  let words: WordSequence
  private let isQuoted: [Bool]

  init(words: WordSequence) {
    self.words = words
    isQuoted = Self.quoted(words)
  }

  private enum Kind { case he, she, it, they }

  private struct Candidate {
    var actor: Int
    var head: Int
    var start: Int
    var isNamed: Bool
    /// The kind of pronoun that it is.
    var kind: Kind?

    func isSameWord(as other: Kind) -> Bool { kind == other }
  }

  func resolve(in builder: inout ActorBuilder) {
    var candidates = builder.mentions.map {
      Candidate(actor: $0.actor, head: $0.head, start: $0.tokens.lowerBound, isNamed: $0.form == .name)
    }
    candidates.sort { $0.start < $1.start }
    var next = 0
    var recent: [Candidate] = []
    for (word, token) in words.tokens.enumerated() {
      while next < candidates.count, candidates[next].start < token {
        recent.append(candidates[next])
        next += 1
      }
      if recent.count > 60 { recent.removeFirst(recent.count - 30) }
      guard let kind = kind(word), !isExpletive(word) else { continue }
      guard let actor = antecedent(of: word, kind, recent, builder) else { continue }
      builder.addMention(actor, token..<(token + 1), head: token, form: .pronoun, spelling: "")
      if kind == .he || kind == .she {
        builder.update(actor) { $0.gender = $0.gender ?? (kind == .he ? .male : .female) }
      }
      recent.append(Candidate(actor: actor, head: token, start: token, isNamed: false, kind: kind))
    }
  }

  private func kind(_ word: Int) -> Kind? {
    switch words.lowers[word] {
    case "he", "him", "his", "himself": .he
    case "she", "her", "hers", "herself": .she
    case "it", "its", "itself": .it
    case "they", "them", "their", "theirs", "themselves": .they
    default: nil
    }
  }

  /// "it is unclear why", "it turned out that", "it rained".
  private func isExpletive(_ word: Int) -> Bool {
    guard words.lowers[word] == "it" else { return false }
    let token = words.token(word)
    if token.relation == "expl" { return true }
    guard token.relation.rawValue.hasPrefix("nsubj") else { return false }
    let verb = words.text.tokens[token.head]
    if ["turn", "seem", "appear", "happen", "rain", "snow", "take"].contains(verb.lemma) { return true }
    guard verb.lemma == "be" || verb.pos == .adj || verb.pos == .aux || token.relation == "nsubjpass" else {
      return false
    }
    return words.text.children(of: token.head).contains {
      ["ccomp", "xcomp", "advcl", "acomp", "attr"].contains(words.text.tokens[$0].relation.rawValue) && $0 > token.head
        && (words.text.tokens[$0].relation != "attr" || verb.lemma == "be")
    }
  }

  private func antecedent(of word: Int, _ kind: Kind, _ recent: [Candidate], _ builder: ActorBuilder) -> Int? {
    var scores: [Int: Double] = [:]
    var counts: [Int: Double] = [:]
    for candidate in recent.suffix(30) {
      guard fits(builder.entries[candidate.actor], kind), let score = score(candidate, word, kind, builder) else {
        continue
      }
      counts[candidate.actor, default: 0] += 1
      scores[candidate.actor] = max(scores[candidate.actor] ?? -.infinity, score)
    }
    // Whom the report has spoken of all along is more likely meant.
    let ranked = scores.map { (actor: $0, score: $1 + min(0.8, 0.2 * ((counts[$0] ?? 1) - 1))) }
      .sorted { ($0.score, -$0.actor) > ($1.score, -$1.actor) }
    let isPersonal = kind == .he || kind == .she
    guard let best = ranked.first, best.score >= (isPersonal ? 1.5 : 3) else { return nil }
    let margin = best.score - (ranked.dropFirst().first?.score ?? -10)
    return margin >= (isPersonal ? 0.25 : 0.7) ? best.actor : nil
  }

  private func fits(_ entry: ActorBuilder.Entry, _ kind: Kind) -> Bool {
    switch kind {
    case .he: entry.kind == .person && entry.gender != .female
    case .she: entry.kind == .person && entry.gender != .male
    case .it: entry.kind != .person && entry.kind != .people && !entry.isPlural
    case .they: entry.isPlural || (entry.kind != .person && entry.kind != .country)
    }
  }

  /// How well a mention fits as antecedent; nothing where grammar or distance rule it out.
  private func score(_ candidate: Candidate, _ word: Int, _ kind: Kind, _ builder: ActorBuilder) -> Double? {
    let text = words.text
    let token = words.tokens[word]
    let distance = text.sentenceIndex(of: token) - text.sentenceIndex(of: candidate.head)
    let isPersonal = kind == .he || kind == .she
    guard distance <= (isPersonal ? 5 : 3) else { return nil }
    if isCoargument(candidate.head, token) { return nil }
    if isDead(candidate.head), words.text.tokens[words.text.tokens[token].head].lemma == "say" { return nil }
    var score = [3, 2.5, 1.6, 1, 0.5, 0.2][max(0, distance)]
    guard let change = acrossMarks(candidate, word, kind, distance) else { return nil }
    score += change
    let relation = text.tokens[candidate.head].relation.rawValue
    switch relation {
    case "nsubj", "nsubjpass": score += text.tokens[text.tokens[candidate.head].head].relation == "ROOT" ? 2.5 : 1.5
    case "dobj", "agent": score += 0.7
    case "poss", "compound", "nmod", "amod": score -= 0.5
    default: break
    }
    if isModified(candidate.head, by: token) { score += 3 }
    let entry = builder.entries[candidate.actor]
    if candidate.isNamed { score += 0.5 }
    if candidate.isSameWord(as: kind) { score += 1 }
    if (kind == .he && entry.gender == .male) || (kind == .she && entry.gender == .female) { score += 1 }
    if kind == .they { score += entry.isPlural ? 1.5 : -1 }
    if kind == .it, entry.kind == .country, relation == "pobj" { score -= 1 }
    return score
  }

  /// What it changes that one of the two stands in a quotation; nothing where that rules the mention out.
  private func acrossMarks(_ candidate: Candidate, _ word: Int, _ kind: Kind, _ distance: Int) -> Double? {
    let isPronounQuoted = isQuoted[word]
    guard isPronounQuoted != isQuoted[words.word(ofToken: candidate.head)] else { return 0 }
    if isPronounQuoted {
      // Inside a quotation others are spoken of than its speaker, who stands outside as a subject.
      let isSubject = words.text.tokens[candidate.head].relation.rawValue.hasPrefix("nsubj")
      return kind == .it || kind == .they || distance > 2 || (isSubject && distance <= 1) ? nil : -0.5
    }
    return distance > 0 || kind == .it || kind == .they ? nil : -0.5
  }

  /// "Ana Torvik, known for her songs": the pronoun stands in words that hang on the mention.
  private func isModified(_ head: Int, by pronoun: Int) -> Bool {
    guard head < pronoun else { return false }
    var below = pronoun
    for ancestor in words.text.ancestors(of: pronoun).prefix(6) {
      if ancestor == head { return ["acl", "relcl", "appos"].contains(words.text.tokens[below].relation.rawValue) }
      below = ancestor
    }
    return false
  }

  /// "A man died": he says no more.
  private func isDead(_ head: Int) -> Bool {
    let token = words.text.tokens[head]
    let verb = words.text.tokens[token.head].lemma
    return token.relation == "nsubj" && verb == "die"
      || token.relation == "nsubjpass" && (verb == "kill" || verb == "shoot")
  }

  /// "X met him": subject and object of one verb are two.
  private func isCoargument(_ head: Int, _ pronoun: Int) -> Bool {
    let tokens = words.text.tokens
    guard tokens[pronoun].relation != "poss", tokens[pronoun].lower.hasSuffix("sel") == false,
      !tokens[pronoun].lower.hasSuffix("self"), !tokens[pronoun].lower.hasSuffix("selves")
    else { return false }
    if tokens[head].head == tokens[pronoun].head { return true }
    let governor = tokens[tokens[pronoun].head]
    return tokens[pronoun].relation == "pobj" && governor.head == tokens[head].head
  }

  /// Whether each word stands between quotation marks of its block.
  private static func quoted(_ words: WordSequence) -> [Bool] {
    var result = [Bool](repeating: false, count: words.count)
    var isOpen = false
    for word in 0..<words.count {
      if word > 0, words.blocks[word] != words.blocks[word - 1] { isOpen = false }
      switch words.forms[word] {
      case "“", "«", "``": isOpen = true
      case "”", "»", "''": isOpen = false
      case "\"": isOpen.toggle()
      default: result[word] = isOpen
      }
    }
    return result
  }
}
