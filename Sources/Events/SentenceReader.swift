import Findings
import LanguageAnalysis

/// Reads the events of one sentence: rules fire, retellings inside the sentence fold into one, the rest are dressed
/// with sides, modality and attribution.
struct SentenceReader {
  let coder: EventCoder
  let grammar: Grammar
  private let learned: LearnedEvents?
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  init(coder: EventCoder, grammar: Grammar) {
    self.coder = coder
    self.grammar = grammar
    learned = coder.model.map { LearnedEvents(model: $0, coder: coder, grammar: grammar) }
  }

  func events(in sentence: TokenRange, topic: String?) -> [CodedEvent] {
    let matches = matches(in: sentence)
    let (ruled, contents) = readByRules(matches, topic: topic)
    guard let learned else { return ruled }
    let fired = Dictionary(matches.map { ($0.token, $0.match) }, uniquingKeysWith: { first, _ in first })
    var events = ruled.map { weighed($0, by: learned, fired: fired[$0.head], topic: topic) }
    for judgement in learned.judgements(in: sentence, fired: fired, topic: topic, beside: ruled) {
      guard !contents.contains(grammar.firstConjunct(of: judgement.token)) else { continue }
      guard var event = event(learned.draft(judgement)) else { continue }
      event.confidence = learned.model.confidence(judgement.score, isRuled: false)
      event.explanation += ["because of \(learned.reasons(for: judgement, topic: topic).joined(separator: ", "))"]
      events.append(event)
    }
    return events.sorted { $0.trigger.lowerBound < $1.trigger.lowerBound }
  }

  func eventsByRules(in sentence: TokenRange, topic: String?) -> [CodedEvent] {
    readByRules(matches(in: sentence), topic: topic).events
  }

  private typealias Fired = (token: Int, match: RuleMatcher.Match)

  private func matches(in sentence: TokenRange) -> [Fired] {
    let matcher = RuleMatcher(table: coder.table, grammar: grammar)
    return sentence.compactMap { token in matcher.match(at: token).map { (token, $0) } }
  }

  /// Events, and the words that only say what those are about.
  private func readByRules(
    _ matches: [Fired], topic: String?
  ) -> (events: [CodedEvent], contents: Set<Int>) {
    var drafts = matches.map { EventDraft($0.match, grammar: grammar) }
    guard !drafts.isEmpty else { return ([], []) }
    let folding = DraftFolding(grammar: grammar)
    drafts = folding.folded(drafts).filter { stands($0, topic: topic) }
    let events = drafts.compactMap(event)
    return (
      events.filter { !isUndone($0, by: events) }.sorted { $0.trigger.lowerBound < $1.trigger.lowerBound },
      folding.contents(of: drafts)
    )
  }

  /// An event by rule with the confidence that the model has in it.
  private func weighed(
    _ event: CodedEvent, by learned: LearnedEvents, fired: RuleMatcher.Match?, topic: String?
  ) -> CodedEvent {
    guard learned.features.isCandidate(event.head) else { return event }
    let judgement = learned.judgement(of: event.head, fired: fired, standing: event.type, topic: topic)
    var event = event
    event.confidence = learned.model.confidence(judgement.score, isRuled: true)
    return event
  }

  /// Whether a draft tells something about actors, outside sport, weather and the like.
  private func stands(_ draft: EventDraft, topic: String?) -> Bool {
    let options = draft.rule.options
    if options.isNothing { return false }
    if topic != nil, !options.isFirm { return false }
    if options.needsPair, draft.targets.isEmpty, draft.sources.count < 2 { return false }
    if !draft.sources.isEmpty { return true }
    if draft.targets.contains(where: { isActorOrPlace($0) }) { return true }
    return options.standsAlone && (draft.frame.kind == .verb || isTakingPlace(draft.head))
  }

  /// “banned the rally”: what another event of the sentence keeps from happening is no event of its own.
  private func isUndone(_ event: CodedEvent, by events: [CodedEvent]) -> Bool {
    guard event.modality == .denied, let governor = grammar.governor(of: event.head) else { return false }
    return events.contains { $0.head == governor }
  }

  private func isActorOrPlace(_ token: Int) -> Bool {
    phrases.names(token, .actor) || phrases.isToken(token, in: phrases.known.property)
      || phrases.isToken(token, in: phrases.known.territory)
  }

  /// “Riots broke out”, “they held a rally”; not “the leader of the riots”.
  private func isTakingPlace(_ noun: Int) -> Bool {
    guard let verb = grammar.governor(of: noun) else { return text.tokens[noun].relation == "ROOT" }
    switch text.tokens[grammar.firstConjunct(of: noun)].relation {
    case "nsubj": return phrases.isToken(verb, in: phrases.known.occurrence)
    case "dobj", "nsubjpass": return phrases.isToken(verb, in: phrases.known.support)
    case "attr": return true
    default: return false
    }
  }

  private func event(_ draft: EventDraft) -> CodedEvent? {
    let names = ParticipantNames(phrases: phrases)
    let code = draft.rule.code
    var reading = ModalityReader(cues: coder.cues, grammar: grammar).read(draft.words)
    if draft.rule.options.modality == nil {
      if reading.isOnlyDuty { return nil }
      if reading.isBareInfinitive, draft.sources.isEmpty { return nil }
    }
    if let fixed = draft.rule.options.modality.flatMap(Modality.init(rawValue:)) {
      reading = ModalityReader.Reading(modality: fixed)
    }
    var sources = draft.sources
    if sources.isEmpty, let order = reading.order {
      sources = grammar.conjuncts(of: grammar.subject(of: order)).filter { phrases.names($0, .actor) }
    }
    var targets = draft.targets
    if code.type == "PROTEST", sources.isEmpty { sources = demonstrators(near: draft) }
    if code.mode == "crowd-control", targets.isEmpty { targets = demonstrators(near: draft) }
    if let learned, draft.rule.name != LearnedEvents.name, !draft.isReciprocal, sources.isEmpty || targets.isEmpty {
      let more = learned.sides(of: draft)
      if sources.isEmpty { sources = more.sources.filter { !targets.contains($0) } }
      if targets.isEmpty { targets = more.targets.filter { !sources.contains($0) } }
    }
    let clause = ClauseSpan(text: text).clause(around: draft.head)
    var event = CodedEvent(
      clause: clause, trigger: draft.span, head: draft.head, type: code.type,
      mode: code.mode, contexts: coder.contexts.contexts(of: clause, given: code.contexts, in: phrases),
      cameo: code.cameo,
      ploverScore: coder.scores.plover(code.type, code.mode), goldstein: coder.scores.goldstein(code.cameo),
      quad: coder.scores.quad(code.type), sources: sources.map(names.participant),
      targets: targets.flatMap { names.spelledOut($0, grammar) }.map(names.participant),
      isReciprocal: draft.isReciprocal, modality: reading.modality,
      attribution: AttributionReader(grammar: grammar, names: names).attribution(of: draft.head), rule: draft.rule.name,
      confidence: draft.rule.options.confidence, sameAs: nil, explanation: [])
    if learned != nil, isMeeting(draft) { event.isReciprocal = !(event.sources + event.targets).isEmpty }
    if event.isReciprocal { event.shareSides() } else { event.dropDoersFromTargets() }
    event.confidence = confidence(event)
    event.explanation = explanation(event, reading, draft)
    return event
  }

  /// Who meets or talks does so with each other, whoever is named first; a visit has a guest and a host.
  private func isMeeting(_ draft: EventDraft) -> Bool {
    draft.rule.code.type == "CONSULT" && draft.rule.code.mode != "visit" && draft.rule.code.mode != "third-party"
      && (draft.rule.name == LearnedEvents.name || draft.rule.options.isMutual)
  }

  /// Whoever protests by this sentence or the one before: who else would be dispersed, or hold the rally?
  private func demonstrators(near draft: EventDraft) -> [Int] {
    var range = text.sentence(of: draft.head)
    let number = text.sentenceIndex(of: draft.head)
    if number > 0 { range = text.sentences[number - 1].lowerBound..<range.upperBound }
    let named = range.clamped(to: (draft.head - 100)..<(draft.head + 100)).filter { token in
      Self.demonstrators.contains(phrases.lemmas[token]) && text.tokens[token].pos == .noun
        && !draft.sources.contains(token) && !draft.words.contains(token)
    }
    return named.min { abs($0 - draft.head) < abs($1 - draft.head) }.map { [$0] } ?? []
  }

  private static let demonstrators: Set<String> = [
    "protester", "protestor", "demonstrator", "marcher", "rioter", "crowd", "striker",
  ]

  private func confidence(_ event: CodedEvent) -> Double {
    var confidence = event.confidence
    if event.sources.isEmpty { confidence -= 0.1 }
    if event.targets.isEmpty { confidence -= 0.05 }
    return max(0.1, confidence)
  }

  private func explanation(_ event: CodedEvent, _ reading: ModalityReader.Reading, _ draft: EventDraft) -> [String] {
    func words(_ participants: [Participant]) -> String {
      participants.map { "“\(text.text(of: $0.tokens))”" }.joined(separator: ", ")
    }
    var lines = ["\(event.rule): “\(text.text(of: event.trigger))” tells \(event.type)"]
    if !event.sources.isEmpty { lines.append("source \(words(event.sources)): \(draft.sourceSlot)") }
    if !event.targets.isEmpty { lines.append("target \(words(event.targets)): \(draft.targetSlot)") }
    if let cue = reading.because { lines.append("\(event.modality.rawValue) because of “\(text.tokens[cue].text)”") }
    if let said = event.attribution {
      lines.append("said by “\(text.text(of: said.speaker.tokens))” (“\(text.tokens[said.cue].text)”)")
    }
    return lines
  }
}

extension CodedEvent {
  /// Nobody is done by what he does.
  mutating func dropDoersFromTargets() {
    targets.removeAll { target in target.actor != nil && sources.contains { $0.actor == target.actor } }
  }

  /// All parties stand on both sides.
  mutating func shareSides() {
    var all = sources
    for other in targets where !all.contains(other) { all.append(other) }
    sources = all
    targets = all
  }
}
