import Findings
import LanguageAnalysis
import Lexicons

/// Who joined, left or was suspended from which treaty or body, one fact for each member.
struct MembershipFinder: Sendable {
  let frames: FrameTable
  private let words: BodyWords
  private let rolls: RollFinder

  init(root: DataRoot) throws {
    frames = try FrameTable(root: root, "membership.frames")
    words = try BodyWords(root: root)
    rolls = try RollFinder(root: root)
  }

  func find(in reading: Reading) -> [FactFinding] {
    let matches = reading.matcher.matches(frames)
    let bodies = BodyTable(text: reading.text, phrases: reading.phrases, words: words)
    guard !bodies.isEmpty else { return [] }
    let listed = rolls.find(in: reading, bodies: bodies)
    // What a roll says of a country's coming or going, with its day, no frame says again.
    let told = Set(listed.map { [$0.subject.head, $0.change.map(\.hashValue) ?? 0] })
    let dated = Set(listed.map(\.subject.head))
    var seen: Set<[Int]> = []
    return listed
      + matches.flatMap { match -> [FactFinding] in
        let found = findings(of: match, in: reading, bodies: bodies)
        return found.filter {
          seen.insert([$0.head, $0.subject.head]).inserted
            && !told.contains([$0.subject.head, $0.change.map(\.hashValue) ?? 0])
            && !($0.change == .is && dated.contains($0.subject.head))
        }
      }
  }

  private func findings(of match: FrameMatch, in reading: Reading, bodies: BodyTable) -> [FactFinding] {
    let members = reading.matcher.fillers("member", of: match).flatMap { named($0, in: reading) }
    guard let body = body(of: match, in: reading, bodies: bodies) else { return [] }
    return members.compactMap { member in
      guard let subject = subject(member, of: body, change: match.frame.label, in: reading) else { return nil }
      return FactFinding(
        relation: "membership", subject: subject, object: .party(body.party),
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
  ///
  /// Who signs a treaty, or leaves a body, as president or government does so for the country; who joins a council may
  /// join it for himself.
  private func subject(
    _ head: Int, of body: BodyTable.Body, change: String, in reading: Reading
  ) -> FactFinding.Party? {
    // "six states" are nobody by name.
    guard head != body.party.head, reading.canBeNamed(head),
      reading.text.children(of: head, "nummod").isEmpty || reading.text.tokens[head].pos == .propn
    else { return nil }
    let party = reading.phrases.party(head)
    guard let actor = reading.phrases.actor(head) else {
      let token = reading.text.tokens[head]
      return token.pos == .propn || reading.countries.country(token.text) != nil ? party : nil
    }
    switch actor.kind {
    case .country, .organisation: return party
    case .group: return reading.text.tokens[head].isCapitalised ? party : nil
    case .government: return reading.country(of: party)
    case .person where body.kind == .body && words.isPersonal(reading.lemma(body.party.head)): return party
    case .person where body.kind != .body || change == "ended":
      let country = reading.country(of: party)
      return country.actor == party.actor ? nil : country
    default: return nil
    }
  }

  /// As the clause says, or as the frame's words themselves do: who applies for membership plans it.
  private func modality(of match: FrameMatch, in reading: Reading) -> Modality {
    let read = reading.modality(of: match.head)
    guard read == .asserted, let own = match.frame.slots["modality"]?.functions.first else { return read }
    return Modality(rawValue: own) ?? read
  }
}
