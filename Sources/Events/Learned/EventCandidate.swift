package import Findings
package import LanguageAnalysis
import TextModel

/// A word that may tell an act, with all that may decide it: what the event model is trained on.
package struct EventCandidate: Sendable {
  package struct Side: Sendable {
    package var head: Int
    package var features: FeatureList
    /// What the rule takes it for.
    package var isRuleSource: Bool
    package var isRuleTarget: Bool
  }

  package var token: Int
  package var features: FeatureList
  /// The type of the event that the rules make of it, if any.
  package var ruleType: String?
  package var sides: [Side]
}

extension EventCoder {
  /// All candidates of the sentences that `isWanted` names by their first token's byte, features by name.
  package func candidates(
    in text: AnalysedText, actors: ActorTable, where isWanted: (TokenRange) -> Bool
  ) -> [EventCandidate] {
    let phrases = Phrases(text, actors: actors, table: table.classes, known: known)
    let grammar = Grammar(phrases)
    let reader = SentenceReader(coder: self, grammar: grammar)
    let guarded = topics.guardedSentences(of: phrases)
    let triggerFeatures = TriggerFeatures(coder: self, grammar: grammar)
    let roleFeatures = RoleFeatures(grammar: grammar)
    let matcher = RuleMatcher(table: table, grammar: grammar)
    var found: [EventCandidate] = []
    for (index, sentence) in text.sentences.enumerated() where isWanted(sentence) {
      let standing = Dictionary(
        reader.eventsByRules(in: sentence, topic: guarded[index]).map { ($0.head, $0.type) },
        uniquingKeysWith: { one, _ in one })
      for token in sentence where triggerFeatures.isCandidate(token) {
        let match = matcher.match(at: token)
        let draft = match.flatMap { $0.rule.options.isNothing ? nil : EventDraft($0, grammar: grammar) }
        let kind = Trigger.Kind(of: token, in: text) ?? .noun
        let places = roleFeatures.places(around: token, kind)
        let sides = roleFeatures.candidates(around: token, words: draft?.words ?? [token]).map { head in
          EventCandidate.Side(
            head: head,
            features: roleFeatures.features(of: head, in: places, draft: draft, named: true),
            isRuleSource: draft?.sources.contains(head) ?? false,
            isRuleTarget: draft?.targets.contains(head) ?? false)
        }
        found.append(
          EventCandidate(
            token: token,
            features: triggerFeatures.features(
              of: token, fired: match, standing: standing[token], topic: guarded[index], named: true),
            ruleType: standing[token], sides: sides))
      }
    }
    return found
  }
}
