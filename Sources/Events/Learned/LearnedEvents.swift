import Findings
import LanguageAnalysis

/// Finds the acts of a sentence that no rule names, by the event model, and weighs those that rules name.
struct LearnedEvents {
  let model: EventModel
  let coder: EventCoder
  let grammar: Grammar
  let features: TriggerFeatures
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  /// What stands where an event by rule names its rule.
  static let name = "model:events"

  struct Judgement {
    var token: Int
    var type: Int
    /// That it tells an act at all.
    var score: Float
    var shares: [Float]
  }

  init(model: EventModel, coder: EventCoder, grammar: Grammar) {
    self.model = model
    self.coder = coder
    self.grammar = grammar
    features = TriggerFeatures(coder: coder, grammar: grammar)
  }

  func judgement(of token: Int, fired: RuleMatcher.Match?, standing: String?, topic: String?) -> Judgement {
    let list = features.features(of: token, fired: fired, standing: standing, topic: topic)
    return judgement(of: token, model.trigger.probabilities(list))
  }

  private func judgement(of token: Int, _ shares: [Float]) -> Judgement {
    let type = shares.indices.dropFirst().max { shares[$0] < shares[$1] } ?? 0
    return Judgement(token: token, type: type, score: 1 - shares[0], shares: shares)
  }

  /// What the model finds beside `known`, surest first; of a word and the word that it hangs on one, where both tell one type.
  func judgements(
    in sentence: TokenRange, fired matches: [Int: RuleMatcher.Match], topic: String?, beside known: [CodedEvent]
  ) -> [Judgement] {
    // Sport, weather, business and film use the words of conflict for other things.
    guard topic == nil else { return [] }
    var taken = known.map { (token: $0.head, type: $0.type) }
    let covered = Set(known.flatMap { Array($0.trigger) })
    var found: [Judgement] = []
    for token in sentence where !covered.contains(token) && features.isCandidate(token) {
      guard mayTell(token) else { continue }
      let fired = matches[token]
      if fired?.rule.options.isNothing == true || isOrder(token, of: known) { continue }
      var list = features.wordFeatures(of: token, fired: fired, standing: nil)
      let ofWord = model.trigger.sums(list.keys)
      guard (ofWord.dropFirst().max() ?? 0) - ofWord[0] >= Self.leastLead else { continue }
      let count = list.keys.count
      features.addContext(of: token, topic: topic, to: &list)
      let sums = model.trigger.sums(list.keys.dropFirst(count), after: ofWord)
      let judgement = judgement(of: token, LinearModel.probabilities(of: sums))
      if judgement.score >= model.thresholds.found { found.append(judgement) }
    }
    found.sort { ($1.score, $0.token) < ($0.score, $1.token) }
    return found.filter { judgement in
      let type = EventModel.types[judgement.type]
      let isTold = taken.contains { other in
        other.type == type
          && (text.tokens[other.token].head == judgement.token || text.tokens[judgement.token].head == other.token)
      }
      if !isTold { taken.append((judgement.token, type)) }
      return !isTold
    }
  }

  /// A word that by itself stays so far behind is not looked at further: hardly any makes it up by what stands around.
  private static let leastLead: Float = -3.5

  /// Whether a list or a rule has the word at all: of others nearly none tells an act, and they are most words.
  private func mayTell(_ token: Int) -> Bool {
    let lemma = phrases.lemmas[token]
    return !coder.table.candidates(for: lemma).isEmpty
      || !coder.triggers.entries(of: lemma, Trigger.Kind(of: token, in: text) ?? .noun).isEmpty
  }

  /// “*ordered* his men to attack”: the attack, ordered, is told already.
  private func isOrder(_ token: Int, of known: [CodedEvent]) -> Bool {
    known.contains { $0.modality == .ordered && text.ancestors(of: $0.head).prefix(2).contains(token) }
  }

  func draft(_ judgement: Judgement) -> EventDraft {
    let kind = Trigger.Kind(of: judgement.token, in: text) ?? .noun
    let sides = LearnedSides(model: model, grammar: grammar)
      .sides(of: judgement.token, words: [judgement.token], type: UInt8(judgement.type), draft: nil)
    var options = RuleOptions()
    options.standsAlone = true
    let rule = Rule(
      name: Self.name, code: code(of: judgement, kind), triggers: [], sources: [], targets: [], conditions: [],
      options: options, examples: [])
    return EventDraft(
      rule: rule, frame: Frame(grammar: grammar, kind: kind, words: [judgement.token]), sources: sides.sources,
      targets: sides.targets)
  }

  /// What the role model adds to the sides that a rule found.
  func sides(of draft: EventDraft) -> (sources: [Int], targets: [Int]) {
    let type = EventModel.types.firstIndex(of: draft.rule.code.type) ?? 0
    return LearnedSides(model: model, grammar: grammar)
      .sides(of: draft.head, words: draft.words, type: UInt8(type), draft: draft)
  }

  func reasons(for judgement: Judgement, topic: String?) -> [String] {
    let list = features.features(of: judgement.token, fired: nil, standing: nil, topic: topic, named: true)
    return model.trigger.reasons(list, for: judgement.type, against: 0, count: 4)
  }

  /// Mode and code as the word list has them for this word, or for one before it (“drone *strike*”), else the type's own.
  private func code(of judgement: Judgement, _ kind: Trigger.Kind) -> EventClass {
    let type = EventModel.types[judgement.type]
    let before = text.children(of: judgement.token, "compound", "amod").flatMap {
      coder.triggers.entries(of: phrases.lemmas[$0], .noun)
    }
    let own = coder.triggers.entries(of: phrases.lemmas[judgement.token], kind)
    let entries = (before + own).filter { $0.code.type == type }
    return (entries.first { $0.code.mode != nil } ?? entries.first)?.code ?? coder.triggers.root(of: type)
  }
}
