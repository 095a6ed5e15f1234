import Diagnostics
package import Lexicons

/// What kind of act a cue word tells.
package enum CueClass: String, Sendable, Hashable {
  /// Words were said or written.
  case speech
  /// Something is held true, expected or feared.
  case thought
  /// Somebody stands for or against something.
  case attitude
  /// Something is intended, ordered or wished.
  case plan
  /// A document or a finding speaks.
  case report
}

/// How a cue word takes what is said.
package struct CueFrames: OptionSet, Sendable, Hashable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// A finite clause: "said that …", "asked whether …".
  static let clause = CueFrames(rawValue: 1)
  /// Marked words before, after or around: "“…,” she joked".
  static let quote = CueFrames(rawValue: 2)
  /// "promised to leave", "suggested leaving".
  static let infinitive = CueFrames(rawValue: 4)
  /// "praised the decision".
  static let object = CueFrames(rawValue: 8)
  /// "urged the parties to stop".
  static let objectInfinitive = CueFrames(rawValue: 16)
  /// "called the strike a crime", "described it as wrong".
  static let predicate = CueFrames(rawValue: 32)
  /// The object is the audience, not what is said: "told reporters that …".
  static let audience = CueFrames(rawValue: 64)
  /// "is expected to", "seems to": the subject is part of what is held, and nobody is named who holds it.
  static let raising = CueFrames(rawValue: 128)
  /// "seems to win", "appears ready": subject and predicate are held, by nobody named.
  static let seeming = CueFrames(rawValue: 512)
  /// The cue denies what it reports.
  static let denial = CueFrames(rawValue: 256)

  static let named: [Substring: CueFrames] = [
    "clause": .clause, "quote": .quote, "infinitive": .infinitive, "object": .object,
    "object-infinitive": .objectInfinitive, "predicate": .predicate, "audience": .audience, "raising": .raising,
    "denial": .denial, "seeming": .seeming,
  ]
}

/// One cue word with its particles and frames.
package struct CueEntry: Sendable, Hashable {
  /// Lemmas in order; more than one for "call on", "point out", "make clear".
  package var words: [Substring]
  package var kind: CueClass
  package var frames: CueFrames
  /// Prepositions whose object is what is said: "warned of a famine".
  package var prepositions: Set<Substring>
  /// `verbs.cues:12`.
  package var rule: String
}

/// The cue words of `Resources/Quotations`, by lemma.
package struct CueLexicon: Sendable {
  package private(set) var verbs: [Substring: [CueEntry]] = [:]
  package private(set) var nouns: [Substring: [CueEntry]] = [:]
  package private(set) var adjectives: [Substring: [CueEntry]] = [:]
  /// Phrases that name a source: "according to", by their first word.
  package private(set) var prepositions: [Substring: [CueEntry]] = [:]
  package private(set) var wordLists: [Substring: Set<Substring>] = [:]
  /// Marked-up sentences with the file and line that gave them.
  package private(set) var examples: [(rule: String, text: Substring)] = []

  /// The entries of a verb. Lemmas lose a final "e" at times ("hopes" as "hop"), so that is tried too.
  func entries(ofVerb lemma: String) -> [CueEntry]? {
    verbs[lemma[...]] ?? verbs[(lemma + "e")[...]]
  }

  package init(root: DataRoot) throws {
    let file = { try ResourceFile(path: root.resource("Quotations", $0)) }
    verbs = try read(file("verbs.cues"))
    nouns = try read(file("nouns.cues"))
    adjectives = try read(file("adjectives.cues"))
    prepositions = try read(file("prepositions.cues"))
    wordLists = try Self.readLists(file("words.list"))
  }

  /// Lemmas (separated by commas), class, frames and an example, separated by tabs.
  private mutating func read(_ file: ResourceFile) throws -> [Substring: [CueEntry]] {
    var entries: [Substring: [CueEntry]] = [:]
    for line in file.lines {
      let fields = line.fields
      guard fields.count >= 3, let kind = CueClass(rawValue: String(fields[1])) else {
        throw AnnalsError(.resource, file.diagnostic(line, "needs lemmas, a class, frames and an example").description)
      }
      let rule = "\(file.name):\(line.number)"
      let (frames, prepositions) = try Self.frames(fields[2], file, line)
      for lemma in fields[0].split(separator: ",") {
        let words = lemma.split(separator: " ")
        guard let first = words.first else { continue }
        entries[first, default: []].append(
          CueEntry(words: words, kind: kind, frames: frames, prepositions: prepositions, rule: rule))
      }
      for example in fields.dropFirst(3) where !example.isEmpty { examples.append((rule, example)) }
    }
    // The entry with most words is tried first.
    for key in entries.keys { entries[key]?.sort { $0.words.count > $1.words.count } }
    return entries
  }

  private static func frames(
    _ field: Substring, _ file: ResourceFile, _ line: ResourceFile.Line
  ) throws -> (CueFrames, Set<Substring>) {
    var frames: CueFrames = []
    var prepositions: Set<Substring> = []
    for name in field.split(separator: " ") {
      if let frame = CueFrames.named[name] {
        frames.insert(frame)
      } else if name.hasPrefix("+") {
        prepositions.insert(name.dropFirst())
      } else {
        throw AnnalsError(.resource, file.diagnostic(line, "knows no frame '\(name)'").description)
      }
    }
    return (frames, prepositions)
  }

  /// `name: word, word …` on each line.
  private static func readLists(_ file: ResourceFile) throws -> [Substring: Set<Substring>] {
    var lists: [Substring: Set<Substring>] = [:]
    for line in file.lines {
      guard let colon = line.text.firstIndex(of: ":") else {
        throw AnnalsError(.resource, file.diagnostic(line, "needs 'name: words'").description)
      }
      let words = line.text[line.text.index(after: colon)...].split(separator: ",").map { word in
        word.drop { $0 == " " }
      }
      lists[line.text[..<colon], default: []].formUnion(words)
    }
    return lists
  }
}
