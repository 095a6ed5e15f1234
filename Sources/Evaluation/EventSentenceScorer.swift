package import Findings
package import Records
import TextModel

/// Events of single sentences against a careful reader's. The system has read the whole document; only events whose
/// trigger begins in the sentence count, and of tellings that it joins itself (`sameAs`) the first in the sentence.
///
/// - **Same event**: a type that the gold accepts, and triggers that overlap; else the gold's trigger lies in the clause
///   that the system's event spans. Each is used once, overlaps before clauses.
/// - **Same actor**: `NameComparison` – by any name that the record knows the party by, by a part of a name, by country
///   ("French", "the French government" and FRA are France), by the common noun at the head. Each name of the gold
///   must be there and nobody else; an empty side must be empty.
/// - **Quiet**: the share of sentences without events for which the system has none either.
package struct EventSentenceScorer: Sendable {
  private let country: NameComparison.CountryName

  package init(country: @escaping NameComparison.CountryName = { _ in nil }) { self.country = country }

  /// `records` by `EventSentence.place`, each with its text for the list of mistakes.
  package func score(
    _ sentences: [EventSentence], records: [String: (record: Record, text: String)]
  ) -> ScoreReport {
    var tally = Tally()
    for sentence in sentences {
      guard let (record, text) = records[sentence.place] else {
        tally.unread += 1
        continue
      }
      let names = NameComparison(record: record, country: country)
      let comparison = Comparison(sentence: sentence, events: Self.events(of: record, in: sentence), names: names)
      tally.add(comparison, quoted: ScalarText(text)[sentence.range.lowerBound, sentence.range.upperBound])
    }
    return tally.report(sentences: sentences.count)
  }

  private static func events(of record: Record, in sentence: EventSentence) -> [EventLine] {
    var told: Set<String> = []
    return record.events.filter { event in
      sentence.range.contains(event.trigger.start) && told.insert(event.sameAs ?? event.id).inserted
    }
  }
}

/// One sentence's events, paired.
private struct Comparison {
  let sentence: EventSentence
  let events: [EventLine]
  let names: NameComparison
  let pairs: [(gold: Int, system: Int)]

  init(sentence: EventSentence, events: [EventLine], names: NameComparison) {
    self.sentence = sentence
    self.events = events
    self.names = names
    func candidates(_ fit: (Range<Int>, EventLine) -> Bool) -> [(Int, Int)] {
      sentence.events.indices.flatMap { i in
        events.indices.filter { j in
          sentence.events[i].types.contains(events[j].plover.type) && fit(sentence.events[i].trigger, events[j])
        }.map { (i, $0) }
      }
    }
    let overlapping = candidates { $0.overlaps($1.trigger.range) }
    let inClause = candidates { $1.span.range.contains($0.lowerBound) }
    pairs = oneToOne(overlapping + inClause).map { (gold: $0.0, system: $0.1) }
  }

  func hasRightSources(_ pair: (gold: Int, system: Int)) -> Bool {
    names.areSame(sentence.events[pair.gold].sources, events[pair.system].sources)
  }

  func hasRightTargets(_ pair: (gold: Int, system: Int)) -> Bool {
    names.areSame(sentence.events[pair.gold].targets, events[pair.system].targets)
  }

  func hasRightMode(_ pair: (gold: Int, system: Int)) -> Bool {
    let modes = sentence.events[pair.gold].modes
    return modes.isEmpty || events[pair.system].plover.mode.map(modes.contains) ?? false
  }

  func hasRightModality(_ pair: (gold: Int, system: Int)) -> Bool {
    sentence.events[pair.gold].modality.map { $0 == events[pair.system].modality.rawValue } ?? true
  }
}

private struct Tally {
  var unread = 0
  private var gold = 0
  private var system = 0
  private var typed = 0
  private var right = (sources: 0, targets: 0, both: 0, mode: 0, modality: 0)
  private var silent = (sentences: 0, kept: 0)
  private var mistakes: [ScoreReport.Mistake] = []

  mutating func add(_ comparison: Comparison, quoted: String) {
    let events = comparison.sentence.events
    gold += events.count
    system += comparison.events.count
    typed += comparison.pairs.count
    if events.isEmpty { silent = (silent.sentences + 1, silent.kept + (comparison.events.isEmpty ? 1 : 0)) }
    for pair in comparison.pairs {
      let sides = (sources: comparison.hasRightSources(pair), targets: comparison.hasRightTargets(pair))
      let isRight = (mode: comparison.hasRightMode(pair), modality: comparison.hasRightModality(pair))
      right.sources += sides.sources ? 1 : 0
      right.targets += sides.targets ? 1 : 0
      right.both += sides.sources && sides.targets ? 1 : 0
      right.mode += isRight.mode ? 1 : 0
      right.modality += isRight.modality ? 1 : 0
      let told = (describe(events[pair.gold], quoted, comparison), describe(comparison.events[pair.system]))
      if !sides.sources || !sides.targets { note(.source, comparison, gold: told.0, system: told.1) }
      if !isRight.modality { note(.wrong, comparison, gold: told.0, system: told.1) }
    }
    noteRest(of: comparison, quoted)
  }

  private mutating func noteRest(of comparison: Comparison, _ quoted: String) {
    let found = Set(comparison.pairs.map(\.gold))
    for (index, event) in comparison.sentence.events.enumerated() where !found.contains(index) {
      note(.missed, comparison, gold: describe(event, quoted, comparison), system: quoted)
    }
    let used = Set(comparison.pairs.map(\.system))
    for (index, event) in comparison.events.enumerated() where !used.contains(index) {
      note(.spurious, comparison, gold: quoted, system: describe(event))
    }
  }

  private mutating func note(
    _ kind: ScoreReport.Mistake.Kind, _ comparison: Comparison, gold: String, system: String
  ) {
    mistakes.append(.init(comparison.sentence.document, kind, gold: gold, system: system))
  }

  private func describe(_ event: EventSentence.Event, _ quoted: String, _ comparison: Comparison) -> String {
    let offset = comparison.sentence.range.lowerBound
    let trigger = ScalarText(quoted)[event.trigger.lowerBound - offset, event.trigger.upperBound - offset]
    return "\(trigger): \(event.types.joined(separator: "|")) \(event.sources) → \(event.targets) "
      + (event.modality ?? "")
  }

  private func describe(_ event: EventLine) -> String {
    "\(event.trigger.text): \(event.plover.type) \(event.sources.map(\.name)) → \(event.targets.map(\.name)) "
      + "\(event.modality.rawValue) by \(event.rule)"
  }

  func report(sentences: Int) -> ScoreReport {
    func prf(_ hits: Int) -> ScoreReport.Figure { .prf(.init(hits: hits, system: system, gold: gold)) }
    var report = ScoreReport()
    report.add("sentences", .count(sentences))
    report.add("without_a_document", .count(unread))
    report.add("type", prf(typed))
    report.add("type_source", prf(right.sources))
    report.add("type_target", prf(right.targets))
    report.add("type_both_actors", prf(right.both))
    report.add("mode", .share(right.mode, of: typed, none: 1))
    report.add("modality", .share(right.modality, of: typed, none: 1))
    report.add("quiet", .share(silent.kept, of: silent.sentences, none: 1))
    report.add("sentences_without", .count(silent.sentences))
    report.mistakes = mistakes
    return report
  }
}
