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
    of candidate: Int, in places: PlacesAround, draft: EventDraft?, named: Bool = false
  ) -> FeatureList {
    let trigger = places.trigger
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
    addPlaces(of: candidate, in: places, to: &list)
    addRule(draft, candidate, to: &list)
    if isSpeaker(candidate) { list.add("speaks") }
    return list
  }

  /// Who stands in the places of the rules around a trigger: read once, asked for every candidate.
  struct PlacesAround {
    let trigger: Int
    fileprivate let kind: Trigger.Kind
    fileprivate var filled: [(name: String, heads: [Int])] = []
    fileprivate let hasSubject: Bool
    fileprivate let hasObject: Bool
    fileprivate let isPassive: Bool
  }

  func places(around trigger: Int, _ kind: Trigger.Kind) -> PlacesAround {
    let frame = Frame(grammar: grammar, kind: kind, words: [trigger])
    let subjects = frame.fillers(of: [.subject])
    let objects = frame.fillers(of: [.object])
    var places = PlacesAround(
      trigger: trigger, kind: kind, hasSubject: !subjects.isEmpty, hasObject: !objects.isEmpty,
      isPassive: grammar.isPassive(trigger))
    places.filled = [("subject", subjects), ("object", objects)]
    for (name, path) in Self.paths + (kind == .noun ? Self.pathsOfNoun : []) {
      let heads = frame.fillers(of: path)
      if !heads.isEmpty { places.filled.append((name, heads)) }
    }
    return places
  }

  private func addPlaces(of candidate: Int, in places: PlacesAround, to list: inout FeatureList) {
    var isPlaced = false
    for (name, heads) in places.filled where heads.contains(candidate) {
      isPlaced = true
      list.add("stands as", name, places.kind == .verb ? "verb" : "noun")
      list.add("stands as, of", name, phrases.lemmas[places.trigger])
      list.add("stands as, party", name, phrases.names(candidate, .actor) ? "actor" : "thing")
    }
    if places.isPassive { list.add("passive") }
    guard !isPlaced else { return }
    list.add("stands elsewhere")
    if !places.hasSubject { list.add("elsewhere, no subject") }
    if !places.hasObject { list.add("elsewhere, no object") }
  }

  private static let paths: [(name: String, path: SlotPath)] =
    [
      ("indirect object", [.indirectObject]), ("clause subject", [.clause, .subject]),
      ("clause object", [.clause, .object]), ("object's of", [.object, .preposition(["of"])]),
      ("owner", [.possessor]), ("adjective", [.adjective]), ("holder", [.holder]),
    ] + prepositions.map { ($0, [.preposition([$0])]) }

  private static let pathsOfNoun: [(name: String, path: SlotPath)] = [
    ("governor's subject", [.governor, .subject]), ("governor's object", [.governor, .object]),
  ]

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
