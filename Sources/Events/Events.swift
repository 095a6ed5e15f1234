package import Diagnostics
package import Findings
package import LanguageAnalysis
package import Lexicons
import MappedFiles
package import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Analysed text and its actors in, coded events out: PLOVER and CAMEO classes, sides, modality, attribution, and the
/// rule that fired. It never sets times or places, and it does not know the other finders.
package struct EventCoder: Sendable {
  let table: RuleTable
  let known: KnownClasses
  let cues: ModalityCues
  let topics: TopicGuard
  let contexts: ContextWords
  let scores: ScoreTables
  let triggers: TriggerLexicon
  /// Learnt from marked sentences; absent where it was not trained or not wanted.
  let model: EventModel?
  /// What is wrong in the rule files, ours or the user's; the rest of the rules work.
  package let diagnostics: [Diagnostic]

  /// Reads `Resources/Events`; the `.rules` and `.txt` files of the folders `extraRules` go before ours.
  package init(root: DataRoot, extraRules: [String] = [], isTrained: Bool = true) throws {
    func file(_ name: String) throws -> ResourceFile { try ResourceFile(path: root.resource("Events", name)) }
    table = try RuleTable(root: root, extraRules: extraRules)
    known = KnownClasses(table.classes)
    cues = ModalityCues(try file("modality.txt"))
    topics = TopicGuard(try file("topics.txt"))
    contexts = ContextWords(try file("contexts.txt"))
    scores = ScoreTables(goldstein: try file("goldstein.tsv"), plover: try file("plover-scores.tsv"))
    triggers = TriggerLexicon(try file("triggers.txt"))
    let weights = root.resource("Events", "events.weights")
    model = isTrained && access(weights, R_OK) == 0 ? try EventModel(PackedFile(path: weights)) : nil
    diagnostics = table.diagnostics + triggers.diagnostics + cues.diagnostics + contexts.diagnostics
  }

  /// The events of a text, in text order.
  package func find(in text: AnalysedText, document: Document, actors: ActorTable) -> [CodedEvent] {
    let phrases = Phrases(text, actors: actors, table: table.classes, known: known)
    let reader = SentenceReader(coder: self, grammar: Grammar(phrases))
    let guarded = topics.guardedSentences(of: phrases)
    var events: [CodedEvent] = []
    for (index, sentence) in text.sentences.enumerated() {
      events += reader.events(in: sentence, topic: guarded[index])
    }
    let linked = SameEvents.linked(events, in: text)
    return model == nil ? linked : ContextSides(text: text).filled(linked)
  }
}

extension EventCoder {
  /// The published scores of an event that another coder found.
  package func values(
    ofType type: String, cameo: String
  ) -> (plover: Double?, quad: Int?, goldstein: Double?) {
    (scores.plover(type, nil), scores.quad(type), scores.goldstein(cameo))
  }
}
