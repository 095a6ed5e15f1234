package import Diagnostics
package import LanguageAnalysis
package import Lexicons
package import TextModel

/// Analysed text and a day in, events by PETRARCH dictionaries out: codes, dyads and the dictionary line that fired. It
/// never reads our own rules and lexicons, and it does not know the other finders.
package struct PetrarchCoder: Sendable {
  private let dictionaries: PetrarchDictionaries
  /// What was skipped in the dictionaries, by file and line.
  package var diagnostics: [Diagnostic] { dictionaries.diagnostics }

  /// A short hash over the dictionaries' names and bytes, so that a result can be repeated.
  package let fingerprint: String

  /// Reads the files of `FILE,FILE…`, where a folder stands for all that it holds.
  package init(dictionaries list: String, root: DataRoot) throws {
    try self.init(
      DictionaryFiles.paths(list).map { path in
        (name: String(path.split(separator: "/").last ?? ""), bytes: try ResourceFile.bytes(of: path))
      }, root: root)
  }

  /// Dictionaries from their texts, by file name.
  package init(files: [(name: String, text: String)], root: DataRoot) throws {
    try self.init(files.map { ($0.name, Array($0.text.utf8)) }, root: root)
  }

  private init(_ files: [(name: String, bytes: [UInt8])], root: DataRoot) throws {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    for file in files {
      for byte in file.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    fingerprint = String(hash, radix: 16)
    dictionaries = PetrarchDictionaries(
      arithmetic: try CodeArithmetic(root: root),
      files.map { DictionarySource(name: $0.name, bytes: $0.bytes) })
  }

  /// The events of a text in text order; actors have the codes of `day`.
  package func find(in text: AnalysedText, on day: CalendarDate?) -> [PetrarchEvent] {
    let day = day.map { $0.year * 10_000 + $0.month * 100 + $0.day }
    let sentences = text.sentences.map {
      TextWord.words(of: $0, in: text, dictionaries.vocabulary, lemmas: dictionaries.verbs.hasBrackets)
    }
    let verdicts = sentences.map { dictionaries.discards.verdict(on: $0) }
    guard !verdicts.contains(.dropStory) else { return [] }
    var events: [PetrarchEvent] = []
    for (index, sentence) in text.sentences.enumerated() where verdicts[index] == .keep {
      let actors = ActorMentions(sentences[index], in: sentence, of: text, dictionaries.actors, day: day)
      guard !actors.mentions.isEmpty else { continue }
      events += SentenceCoder(sentences[index], in: sentence, of: text, actors, dictionaries).events()
    }
    return events
  }
}

/// All dictionaries of one coder.
struct PetrarchDictionaries: Sendable {
  private(set) var vocabulary = Vocabulary()
  private(set) var actors = ActorDictionary()
  private(set) var verbs = VerbDictionary()
  private(set) var discards = DiscardList()
  private(set) var issues = IssueList()
  private(set) var diagnostics: [Diagnostic] = []

  let arithmetic: CodeArithmetic

  init(arithmetic: CodeArithmetic, _ sources: [DictionarySource]) {
    self.arithmetic = arithmetic
    for source in sources {
      switch DictionaryFiles.kind(of: source) {
      case .verbs: verbs.add(source, &vocabulary, &diagnostics)
      case .actors: actors.addActors(source, &vocabulary, &diagnostics)
      case .agents: actors.addAgents(source, &vocabulary, &diagnostics)
      case .discards: discards.add(source, &vocabulary)
      case .issues: issues.add(source, &vocabulary, &diagnostics)
      case .other: break
      }
    }
    verbs.finish()
  }
}
