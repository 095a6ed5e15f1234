import Findings
import LanguageAnalysis

/// What may make a phrase of the sentence the source or the target of an act: the path between them, the places that
/// the rules use, what it names, what the rule says.
struct RoleFeatures {
  let grammar: Grammar
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  /// Heads of the phrases around `trigger` that may stand for a side.
  func candidates(around trigger: Int, words: [Int]) -> [Int] {
    let sentence = text.sentence(of: trigger).clamped(to: (trigger - 80)..<(trigger + 80))
    return sentence.filter { !words.contains($0) && isPhraseHead($0) }
  }

  private func isPhraseHead(_ token: Int) -> Bool {
    let word = text.tokens[token]
    if phrases.isToken(token, in: phrases.known.time) { return false }
    switch phrases.entity(at: token) {
    case "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL": return false
    default: break
    }
    let isNamed = phrases.actors.mention(headedBy: token) != nil
    switch word.relation {
    case "compound", "amod", "nmod": return isNamed || phrases.entity(at: token) == "NORP"
    case "attr", "expl", "npadvmod": return false
    default: break
    }
    switch word.pos {
    case .noun, .propn: return true
    case .pron: return isNamed || phrases.isToken(token, in: phrases.known.pronoun)
    case .adj, .num, .det, .verb, .x: return isNamed || word.pos == .num && phrases.names(token, .actor)
    default: return false
    }
  }

  func features(
    of candidate: Int, around trigger: Int, kind: Trigger.Kind, draft: EventDraft?, named: Bool = false
  ) -> FeatureList {
    var list = FeatureList(named: named)
    let path = self.path(from: candidate, to: trigger)
    list.add("bias")
    list.add("path", path)
    list.add("path", path, phrases.lemmas[trigger])
    list.add("path", path, phrases.partyKind(of: candidate))
    list.add("party", phrases.partyKind(of: candidate))
    list.add("party", phrases.names(candidate, .actor) ? "actor" : "thing")
    list.add("word", phrases.lemmas[phrases.core(of: candidate)])
    list.add("relation", text.tokens[candidate].relation.rawValue)
    list.add(candidate < trigger ? "before" : "after", distance(candidate, trigger))
    list.add("trigger", phrases.lemmas[trigger])
    addPlaces(of: candidate, around: trigger, kind, to: &list)
    addRule(draft, candidate, to: &list)
    if isSpeaker(candidate) { list.add("speaks") }
    return list
  }

  private func addPlaces(of candidate: Int, around trigger: Int, _ kind: Trigger.Kind, to list: inout FeatureList) {
    let frame = Frame(grammar: grammar, kind: kind, words: [trigger])
    var isPlaced = false
    func add(_ name: String, _ path: SlotPath) {
      guard frame.fillers(of: path).contains(candidate) else { return }
      isPlaced = true
      list.add("stands as", name, kind == .verb ? "verb" : "noun")
      list.add("stands as, of", name, phrases.lemmas[trigger])
      list.add("stands as, party", name, phrases.names(candidate, .actor) ? "actor" : "thing")
    }
    add("subject", [.subject])
    add("object", [.object])
    add("indirect object", [.indirectObject])
    add("clause subject", [.clause, .subject])
    add("clause object", [.clause, .object])
    add("object's of", [.object, .preposition(["of"])])
    add("owner", [.possessor])
    add("adjective", [.adjective])
    add("holder", [.holder])
    if kind == .noun {
      add("governor's subject", [.governor, .subject])
      add("governor's object", [.governor, .object])
    }
    for preposition in Self.prepositions { add(preposition, [.preposition([preposition])]) }
    if !isPlaced { list.add("stands elsewhere") }
    for other in [trigger] where grammar.isPassive(other) { list.add("passive") }
    if !isPlaced, frame.fillers(of: [.subject]).isEmpty { list.add("elsewhere, no subject") }
    if !isPlaced, frame.fillers(of: [.object]).isEmpty { list.add("elsewhere, no object") }
  }

  private static let prepositions = [
    "by", "on", "against", "with", "to", "from", "for", "in", "at", "between", "of", "over", "into", "about",
  ]

  private func addRule(_ draft: EventDraft?, _ candidate: Int, to list: inout FeatureList) {
    guard let draft else { return list.add("no rule") }
    if draft.sources.contains(candidate) { list.add("rule's source") }
    if draft.targets.contains(candidate) { list.add("rule's target") }
    if !draft.sources.contains(candidate), !draft.targets.contains(candidate) {
      list.add(draft.sources.isEmpty ? "rule has no source" : "rule has another source")
      list.add(draft.targets.isEmpty ? "rule has no target" : "rule has another target")
    }
  }

  private func isSpeaker(_ candidate: Int) -> Bool {
    let word = text.tokens[candidate]
    return word.relation == "nsubj" && phrases.isToken(word.head, in: phrases.known.reporting)
  }

  private func distance(_ one: Int, _ other: Int) -> String {
    switch abs(one - other) {
    case ...1: "1"
    case 2...3: "3"
    case 4...7: "7"
    case 8...15: "15"
    default: "far"
    }
  }

  /// Relations from the candidate up to where the ways meet and down to the trigger, prepositions by name.
  private func path(from candidate: Int, to trigger: Int) -> String {
    let up = way(from: candidate)
    let down = way(from: trigger)
    guard let meeting = up.firstIndex(where: { down.contains($0) }),
      let below = down.firstIndex(of: up[meeting])
    else { return "far" }
    let rising = up[..<meeting].map(step).joined(separator: " ")
    let falling = down[..<below].reversed().map(step).joined(separator: " ")
    return "\(rising) / \(falling)"
  }

  private func step(_ token: Int) -> String {
    let word = text.tokens[token]
    return word.relation == "prep" || word.relation == "agent" ? word.lower : word.relation.rawValue
  }

  private func way(from token: Int) -> [Int] { [token] + text.ancestors(of: token).prefix(7) }
}
