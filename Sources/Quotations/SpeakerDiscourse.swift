import Findings
import LanguageAnalysis

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

  init(text: AnalysedText, actors: ActorTable) {
    self.text = text
    self.actors = actors
    var pronouns: [Int: Set<String>] = [:]
    for mention in actors.mentions where mention.form == .pronoun {
      pronouns[mention.actor, default: []].insert(text.tokens[mention.head].lower)
    }
    self.pronouns = pronouns
    subjects = actors.mentions.filter {
      $0.form != .pronoun && actors.actors[$0.actor].kind == .person
        && ["nsubj", "nsubjpass", "agent"].contains(text.tokens[$0.head].relation)
    }.map { Speaker(actor: $0.actor, kind: .person, token: $0.head) }
  }

  mutating func note(_ actor: Int, kind: ActorLine.Kind, head: Int) {
    let speaker = Speaker(actor: actor, kind: kind, token: head)
    last = speaker
    if kind == .person { person = speaker }
  }

  func antecedent(of pronoun: Int) -> Int? {
    switch text.tokens[pronoun].lower {
    case "he": return person(before: pronoun, opposite: ["she", "her", "hers"])
    case "she": return person(before: pronoun, opposite: ["he", "him", "his"])
    case "it":
      return last.flatMap { isNear($0, pronoun, 2) && ![.person, .group, .people].contains($0.kind) ? $0.actor : nil }
    case "they":
      return last.flatMap { isNear($0, pronoun, 2) && $0.kind != .person && $0.kind != .country ? $0.actor : nil }
    default: return nil
    }
  }

  func lastPerson(before token: Int) -> Int? { person(before: token, opposite: []) }

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
    var low = 0
    var high = subjects.count
    while low < high {
      let middle = (low + high) / 2
      if subjects[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? subjects[low - 1] : nil
  }
}
