import Findings
import LanguageAnalysis
import TextModel

/// The speakers so far: who "he", "it" or "they" beside a quotation is where the actor finder left the pronoun open.
///
/// Reports let one speaker go on for several sentences; so the last speaker speaks on unless another person was named
/// as a subject since.
struct SpeakerDiscourse {
  let text: AnalysedText
  let actors: ActorTable
  private struct Speaker {
    var actor: Int
    var kind: ActorLine.Kind
    var token: Int
  }
  private var last: Speaker?
  private var person: Speaker?
  /// Persons named as subjects, in text order.
  private let subjects: [Speaker]
  private let pronouns: [Int: Set<String>]

  /// Who is named within somebody's words is spoken of; he does not take the word by that.
  init(text: AnalysedText, actors: ActorTable, quotations: [Quotation]) {
    self.text = text
    var isSaid = [Bool](repeating: false, count: text.tokens.count)
    for quotation in quotations where quotation.form != .indirect || quotation.act == .speech {
      for content in quotation.content {
        for token in text.tokens(in: content) { isSaid[token] = true }
      }
    }
    self.actors = actors
    var pronouns: [Int: Set<String>] = [:]
    for mention in actors.mentions where mention.form == .pronoun {
      pronouns[mention.actor, default: []].insert(text.tokens[mention.head].lower)
    }
    self.pronouns = pronouns
    subjects = actors.mentions.filter {
      $0.form != .pronoun && actors.actors[$0.actor].kind == .person && !isSaid[$0.head]
        && ["nsubj", "nsubjpass", "agent"].contains(text.tokens[$0.head].relation)
    }.map { Speaker(actor: $0.actor, kind: .person, token: $0.head) }
  }

  mutating func note(_ actor: Int, kind: ActorLine.Kind, head: Int) {
    let speaker = Speaker(actor: actor, kind: kind, token: head)
    last = speaker
    if kind == .person { person = speaker }
  }

  /// The last speaker for "he" or "she" (whose "her" and "his" stand for whom is told less surely), where no other person was named as a subject since.
  func sameSpeaker(at pronoun: Int) -> Int? {
    let opposite: Set<String>
    switch text.tokens[pronoun].lower {
    case "he": opposite = ["she"]
    case "she": opposite = ["he"]
    default: return nil
    }
    guard let person, isNear(person, pronoun, 3), pronouns[person.actor].map({ $0.isDisjoint(with: opposite) }) ?? true
    else { return nil }
    if let named = lastSubject(before: pronoun), named.token > person.token, named.actor != person.actor { return nil }
    return person.actor
  }

  func antecedent(of pronoun: Int) -> Int? {
    switch text.tokens[pronoun].lower {
    case "he": return person(before: pronoun, opposite: ["she"]) ?? mistaken(before: pronoun)
    case "she": return person(before: pronoun, opposite: ["he"]) ?? mistaken(before: pronoun)
    case "it":
      return last.flatMap { isNear($0, pronoun, 2) && ![.person, .group, .people].contains($0.kind) ? $0.actor : nil }
    case "they":
      return last.flatMap { isNear($0, pronoun, 2) && $0.kind != .person && $0.kind != .country ? $0.actor : nil }
    default: return nil
    }
  }

  /// Who spoke last, or the last person named as a subject right before.
  func lastSpeaker(before token: Int) -> Int? {
    let named = lastSubject(before: token).flatMap { isNear($0, token, 1) ? $0 : nil }
    guard let last, isNear(last, token, 3) else { return named?.actor }
    return named.map { $0.token > last.token ? $0.actor : last.actor } ?? last.actor
  }

  func lastPerson(before token: Int) -> Int? { person(before: token, opposite: []) }

  /// A name of a speaker that was taken for a body's, where "he" or "she" says it is a person's.
  private func mistaken(before token: Int) -> Int? {
    last.flatMap {
      $0.kind == .organisation && isNear($0, token, 2) && text.tokens[$0.token].pos == .propn ? $0.actor : nil
    }
  }

  /// The last speaker, unless another person is a subject since.
  private func person(before token: Int, opposite: Set<String>) -> Int? {
    func fits(_ speaker: Speaker) -> Bool {
      isNear(speaker, token, 4) && (pronouns[speaker.actor].map { $0.isDisjoint(with: opposite) } ?? true)
    }
    let named = lastSubject(before: token).flatMap { fits($0) ? $0 : nil }
    if let person, fits(person) {
      guard let named, named.token > person.token, named.actor != person.actor else { return person.actor }
    }
    return named?.actor
  }

  private func isNear(_ speaker: Speaker, _ token: Int, _ sentences: Int) -> Bool {
    speaker.token < token && text.sentenceIndex(of: token) - text.sentenceIndex(of: speaker.token) <= sentences
  }

  private func lastSubject(before token: Int) -> Speaker? {
    subjects[..<subjects.partitioningIndex { $0.token >= token }].last
  }
}
