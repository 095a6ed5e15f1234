/// A document's event triples: FORMATS.md, section 4.
package struct EventDocument: CorpusDocument {
  package struct Event: Decodable, Sendable, Hashable {
    package var date: String?
    package var source: String?
    package var target: String?
    /// CAMEO digits or a PLOVER name.
    package var code: String?
    package var root: String?

    package init(date: String?, source: String?, target: String?, code: String?, root: String? = nil) {
      self.date = date
      self.source = source
      self.target = target
      self.code = code
      self.root = root
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      date = try container.looseString(.date)
      source = try container.looseString(.source)
      target = try container.looseString(.target)
      code = try container.looseString(.code)
      root = try container.looseString(.root)
    }

    private enum CodingKeys: String, CodingKey { case date, source, target, code, root }
  }

  package var id: String
  package var text: String?
  package var events: [Event]
  /// A record whose gold is a known mistake; it is skipped.
  package var isExpectedError: Bool

  package init(id: String, text: String? = nil, events: [Event], isExpectedError: Bool = false) {
    self.id = id
    self.text = text
    self.events = events
    self.isExpectedError = isExpectedError
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.looseString(.id) ?? ""
    text = try container.decodeIfPresent(String.self, forKey: .text)
    events = try container.decodeIfPresent([Event].self, forKey: .events) ?? []
    isExpectedError = (try container.looseString(.isExpectedError) ?? "").isEmpty == false
  }

  private enum CodingKeys: String, CodingKey {
    case id, text, events
    case isExpectedError = "expected_error"
  }
}

/// Event triples as multisets per record.
package struct EventScorer: Sendable {
  package enum Actors: String, Sendable, CaseIterable {
    case full
    /// The first three letters.
    case country
    case ignore
  }

  package var actors: Actors
  package var comparesDates: Bool
  /// Roots of one scheme in another: `03` is `AGREE`.
  package var map: [String: String]

  package init(actors: Actors = .full, comparesDates: Bool = true, map: [String: String] = [:]) {
    self.actors = actors
    self.comparesDates = comparesDates
    self.map = map
  }

  package func score(gold: [EventDocument], system: [EventDocument]) -> ScoreReport {
    let answers = system.byID
    let counted = gold.filter { !$0.isExpectedError }
    var tallies = views.map { (view: $0, hits: 0, system: 0, gold: 0) }
    var mistakes: [ScoreReport.Mistake] = []
    var exact = 0
    var detected = (both: 0, system: 0, gold: 0)
    for document in counted {
      let events = answers[document.id]?.events ?? []
      for index in tallies.indices {
        let expected = multiset(document.events.map(tallies[index].view.key))
        let found = multiset(events.map(tallies[index].view.key))
        tallies[index].hits += expected.map { min($0.value, found[$0.key] ?? 0) }.reduce(0, +)
        tallies[index].system += events.count
        tallies[index].gold += document.events.count
        guard index == 0 else { continue }
        exact += expected == found ? 1 : 0
        mistakes += Self.mistakes(document, expected, found)
      }
      detected.both += !document.events.isEmpty && !events.isEmpty ? 1 : 0
      detected.system += events.isEmpty ? 0 : 1
      detected.gold += document.events.isEmpty ? 0 : 1
    }
    var report = ScoreReport()
    report.add("records", .count(counted.count))
    report.add("records_missing_in_system", .count(system.countMissing(of: gold)))
    for tally in tallies {
      report.add(tally.view.name, .prf(.init(hits: tally.hits, system: tally.system, gold: tally.gold)))
    }
    report.add(
      "record_has_event", .prf(.init(hits: detected.both, system: detected.system, gold: detected.gold)))
    report.add("record_exact_match", .share(counted.isEmpty ? 0 : Double(exact) / Double(counted.count)))
    report.mistakes = mistakes
    return report
  }

  // MARK: What is compared

  private struct View {
    var name: String
    var key: (EventDocument.Event) -> [String]
  }

  private var views: [View] {
    let all = [
      View(name: "triple_root") { [date($0), actor($0.source), actor($0.target), root($0)] },
      View(name: "triple_fullcode") { [date($0), actor($0.source), actor($0.target), ($0.code ?? "").uppercased()] },
      View(name: "source_root") { [actor($0.source), root($0)] },
      View(name: "root_only") { [root($0)] },
      View(name: "dyad_only") { [actor($0.source), actor($0.target)] },
    ]
    return actors == .ignore ? all.filter { $0.name != "source_root" && $0.name != "dyad_only" } : all
  }

  private func actor(_ code: String?) -> String {
    var code = trimmed(code ?? "")[...]
    while code.hasPrefix("\"") { code = code.dropFirst() }
    while code.hasSuffix("\"") { code = code.dropLast() }
    guard code.contains(where: { $0 != "-" }), actors != .ignore else { return "" }
    return actors == .country ? String(code.uppercased().prefix(3)) : code.uppercased()
  }

  private func root(_ event: EventDocument.Event) -> String {
    let given = event.root.flatMap { $0.isEmpty ? nil : $0 } ?? event.code ?? ""
    let code = given.uppercased()
    let root = code.first?.isNumber == true ? String(code.prefix(2)) : code
    return map[root] ?? root
  }

  private func date(_ event: EventDocument.Event) -> String {
    comparesDates ? (event.date ?? "").filter(\.isNumber) : ""
  }

  private func multiset(_ keys: [[String]]) -> [[String]: Int] {
    keys.reduce(into: [:]) { counts, key in counts[key, default: 0] += 1 }
  }

  private static func mistakes(
    _ document: EventDocument, _ expected: [[String]: Int], _ found: [[String]: Int]
  ) -> [ScoreReport.Mistake] {
    let about = String((document.text ?? "").prefix(120))
    func surplus(_ first: [[String]: Int], over second: [[String]: Int]) -> [String] {
      first.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, count in
        Array(repeating: key.joined(separator: " "), count: max(0, count - (second[key] ?? 0)))
      }
    }
    return surplus(expected, over: found).map { .init(document.id, .missed, gold: $0, system: about) }
      + surplus(found, over: expected).map { .init(document.id, .spurious, gold: about, system: $0) }
  }
}
