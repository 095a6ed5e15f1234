import Findings
import LanguageAnalysis
import Lexicons

/// Who commands which force or mission: appointments and dismissals by frames, standing commands by apposition.
struct CommandFinder: Sendable {
  let frames: FrameTable
  private let words: WordKinds

  /// What may belong to the name of a force behind its noun: "in Kazakhstan", "of the Arab League".
  private static let prepositions: Set<String> = ["in", "of", "at", "for", "on"]

  init(root: DataRoot) throws {
    frames = try FrameTable(root: root, "command.frames")
    words = try WordKinds(root: root, "command.words")
  }

  func find(in reading: Reading) -> [FactFinding] {
    let changes = reading.matcher.matches(frames).flatMap { findings(of: $0, in: reading) }
    let standing = StandingCommands(words: words, reading: reading).find()
    let changed = Set(changes.map(\.subject.name))
    return changes + standing.filter { !changed.contains($0.subject.name) || isOtherForce($0, than: changes) }
  }

  private func isOtherForce(_ finding: FactFinding, than changes: [FactFinding]) -> Bool {
    !changes.contains { $0.subject.name == finding.subject.name && $0.object == finding.object }
  }

  private func findings(of match: FrameMatch, in reading: Reading) -> [FactFinding] {
    for post in reading.matcher.fillers("post", of: match) {
      let found = findings(of: match, post: post, in: reading)
      if !found.isEmpty { return found }
    }
    return OfficeChanges(words: words, reading: reading) { person($0, in: reading) }.findings(of: match)
  }

  private func findings(of match: FrameMatch, post: Int, in reading: Reading) -> [FactFinding] {
    guard let force = force(of: post, frame: match.frame, in: reading) else { return [] }
    let holders = reading.matcher.fillers("holder", of: match).compactMap { holder(at: $0, post: post, in: reading) }
    let change = isAppointment(match, in: reading) ? .began : FactLine.Change(rawValue: match.frame.label)
    return holders.map { holder in
      FactFinding(
        relation: "command", subject: holder, object: .party(force), change: change,
        tokens: reading.text.sentence(of: match.head),
        head: match.head, modality: reading.modality(of: match.head), rule: match.frame.rule, confidence: 0.88)
    }
  }

  /// "was appointed to head the force"
  private func isAppointment(_ match: FrameMatch, in reading: Reading) -> Bool {
    let verb = reading.text.tokens[match.head]
    return match.frame.label == "is" && verb.relation == "xcomp"
      && frames.candidates(reading.lemma(verb.head)).contains { frames.frames[$0.frame].label == "began" }
  }

  /// The force that hangs on the post, or is itself commanded.
  private func force(of post: Int, frame: Frame, in reading: Reading) -> FactFinding.Party? {
    let lemma = reading.lemma(post)
    let isPost = words.isWord(lemma, of: "post")
    if frame.label == "is" { return isForce(post, in: reading) ? party(post, in: reading) : nil }
    guard isPost || words.isWord(lemma, of: "chief") else {
      // "relieved of his post as commander of …"
      return reading.grammar.objects(of: post, preposition: "as").lazy
        .compactMap { force(of: $0, frame: frame, in: reading) }.first
    }
    return reading.grammar.objects(of: post, preposition: "of").first { isPost || isForce($0, in: reading) }
      .map { party($0, post: post, in: reading) }
  }

  private func isForce(_ head: Int, in reading: Reading) -> Bool {
    words.isWord(reading.lemma(head), of: "force") || words.isWord(reading.text.tokens[head].lower, of: "force")
      || reading.phrases.actor(head)?.kind == .armedForce
  }

  private func party(_ force: Int, post: Int? = nil, in reading: Reading) -> FactFinding.Party {
    var party = reading.phrases.party(force)
    var tokens = reading.phrases.full(force, prepositions: Self.prepositions)
    // The parser may hang "in Mali" on the post: "commander of the forces in Mali".
    if let post, let place = reading.text.children(of: post, "prep").first(where: { $0 == tokens.upperBound }),
      reading.text.tokens[place].lower == "in", let object = reading.text.children(of: place, "pobj").first
    {
      tokens = tokens.lowerBound..<max(tokens.upperBound, reading.phrases.full(object, prepositions: []).upperBound)
    }
    if tokens.count > party.tokens.count || party.actor == nil {
      party = FactFinding.Party(
        tokens: tokens, head: force, actor: party.tokens == tokens ? party.actor : nil,
        name: reading.text.text(of: tokens))
    }
    return party
  }

  /// The person; "appointed General Surovikin commander" hides the name in front of the post.
  private func holder(at head: Int, post: Int, in reading: Reading) -> FactFinding.Party? {
    if head == post {
      return reading.text.children(of: head, "compound", "nmod", "appos").lazy.compactMap { person($0, in: reading) }
        .first
    }
    return person(head, in: reading)
  }

  private func person(_ head: Int, in reading: Reading) -> FactFinding.Party? {
    let party = reading.phrases.party(head)
    if let actor = reading.phrases.actor(head) { return actor.kind == .person ? party : nil }
    if let named = personInApposition(head, in: reading) { return named }
    return reading.text.tokens[head].pos == .propn && reading.text.tokens[head].tag != "NNPS" ? party : nil
  }

  /// "The commander of the Northern Fleet, Admiral Ana Berg, was appointed …": the name stands behind the noun, and
  /// the parser may hang it on any noun of the phrase.
  private func personInApposition(_ head: Int, in reading: Reading) -> FactFinding.Party? {
    guard reading.text.tokens[head].pos == .noun else { return nil }
    let below = reading.text.subtree(of: head)
    return below.lazy.filter { $0 > head && reading.text.tokens[$0].relation == "appos" }.compactMap { token in
      reading.phrases.actor(token)?.kind == .person ? reading.phrases.party(token) : nil
    }.first
  }
}
