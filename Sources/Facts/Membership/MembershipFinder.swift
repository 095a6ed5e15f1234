import Findings
import LanguageAnalysis
import Lexicons

/// Who joined, left or was suspended from which treaty or body, one fact for each member.
struct MembershipFinder: Sendable {
  let frames: FrameTable
  private let words: BodyWords

  init(root: DataRoot) throws {
    frames = try FrameTable(root: root, "membership.frames")
    words = try BodyWords(root: root)
  }

  func find(in reading: Reading) -> [FactFinding] {
    let matches = reading.matcher.matches(frames)
    guard !matches.isEmpty else { return [] }
    let bodies = BodyTable(text: reading.text, phrases: reading.phrases, words: words)
    var seen: Set<[Int]> = []
    return matches.flatMap { match -> [FactFinding] in
      let found = findings(of: match, in: reading, bodies: bodies)
      return found.filter { seen.insert([$0.head, $0.subject.head]).inserted }
    }
  }

  private func findings(of match: FrameMatch, in reading: Reading, bodies: BodyTable) -> [FactFinding] {
    let members = reading.matcher.fillers("member", of: match).flatMap { named($0, in: reading) }
    guard let body = body(of: match, in: reading, bodies: bodies) else { return [] }
    return members.compactMap { member in
      guard canBeMember(member, of: body, in: reading) else { return nil }
      return FactFinding(
        relation: "membership", subject: reading.phrases.party(member), object: .party(body.party),
        change: FactLine.Change(rawValue: match.frame.label), tokens: reading.text.sentence(of: match.head),
        head: match.head, modality: modality(of: match, in: reading), rule: match.frame.rule,
        confidence: body.isNamed ? 0.9 : 0.75)
    }
  }

  private func body(of match: FrameMatch, in reading: Reading, bodies: BodyTable) -> BodyTable.Body? {
    let kind = match.frame.slots["body"]?.kind
    return reading.matcher.fillers("body", of: match).lazy.compactMap { bodies.resolve($0) }.first { body in
      switch kind {
      case "treaty": !body.isBargain && (body.kind == .treaty || (body.kind == .deal && body.isNamed))
      case "named": body.isNamed
      default: !body.isBargain
      }
    }
  }

  /// "Georgia announced its withdrawal": an unresolved "its" is the subject's.
  private func named(_ head: Int, in reading: Reading) -> [Int] {
    if words.isOrgan(reading.lemma(head)), let owner = reading.text.children(of: head, "poss").first { return [owner] }
    let noun = reading.text.tokens[head].head
    let verb = reading.text.tokens[noun].head
    guard reading.text.tokens[head].tag == "PRP$", !reading.canBeNamed(head), reading.grammar.isVerb(verb) else {
      return [head]
    }
    return reading.grammar.surfaceSubjects(verb)
  }

  /// A country, a body or a person by name; "protesters" join a movement without becoming anybody's member.
  private func canBeMember(_ head: Int, of body: BodyTable.Body, in reading: Reading) -> Bool {
    if head == body.party.head || !reading.canBeNamed(head) { return false }
    if let actor = reading.phrases.actor(head) {
      if actor.kind == .person { return body.kind == .body && words.isPersonal(reading.lemma(body.party.head)) }
      return [.country, .government, .organisation, .group].contains(actor.kind)
    }
    let token = reading.text.tokens[head]
    return token.pos == .propn || reading.countries.country(token.text) != nil
  }

  /// "refused to extend" tells of an end; the refusal is not a denial of it.
  private func modality(of match: FrameMatch, in reading: Reading) -> Modality {
    reading.modality(of: match.head)
  }
}
