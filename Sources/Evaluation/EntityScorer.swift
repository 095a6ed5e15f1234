/// A document's mentions: FORMATS.md, section 3. Places carry a point.
package struct MentionDocument: CorpusDocument {
  package struct Mention: Decodable, Sendable, Hashable {
    package var start: Int
    package var end: Int
    package var type: String?
    package var kind: String?
    package var lat: Double?
    package var lon: Double?
    package var geonames: String?

    package init(
      start: Int, end: Int, type: String? = nil, kind: String? = nil, lat: Double? = nil, lon: Double? = nil,
      geonames: String? = nil
    ) {
      self.start = start
      self.end = end
      self.type = type
      self.kind = kind
      self.lat = lat
      self.lon = lon
      self.geonames = geonames
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      start = try container.decode(Int.self, forKey: .start)
      end = try container.decode(Int.self, forKey: .end)
      type = try container.looseString(.type)
      kind = try container.looseString(.kind)
      lat = try container.looseString(.lat).flatMap(Double.init)
      lon = try container.looseString(.lon).flatMap(Double.init)
      geonames = try container.looseString(.geonames)
    }

    private enum CodingKeys: String, CodingKey { case start, end, type, kind, lat, lon, geonames }
  }

  package var id: String
  package var text: String?
  package var mentions: [Mention]

  package init(id: String, text: String? = nil, mentions: [Mention]) {
    self.id = id
    self.text = text
    self.mentions = mentions
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.looseString(.id) ?? ""
    text = try container.decodeIfPresent(String.self, forKey: .text)
    mentions = try container.decodeIfPresent([Mention].self, forKey: .mentions) ?? []
  }

  private enum CodingKeys: String, CodingKey { case id, text, mentions }
}

/// Mentions by exact span and type, and by overlap.
package struct EntityScorer: Sendable {
  /// Names of types on both sides; an unmapped type stays as it is, one mapped to nothing is dropped.
  package var map: [String: String?]
  /// The types that count, after mapping; all where there are none.
  package var types: Set<String>
  package var kind: String?

  package init(map: [String: String?] = [:], types: Set<String> = [], kind: String? = nil) {
    self.map = map
    self.types = types
    self.kind = kind
  }

  struct Typed: Hashable, Comparable {
    var start: Int
    var end: Int
    var type: String

    static func < (left: Typed, right: Typed) -> Bool {
      (left.start, left.end, left.type) < (right.start, right.end, right.type)
    }
  }

  package func score(gold: [MentionDocument], system: [MentionDocument]) -> ScoreReport {
    var tally = EntityTally()
    let answers = system.byID
    for document in gold {
      tally.add(document, typed(document.mentions), typed(answers[document.id]?.mentions ?? []))
    }
    return tally.report(documents: gold.count, missing: system.countMissing(of: gold))
  }

  private func typed(_ mentions: [MentionDocument.Mention]) -> [Typed] {
    let kept = mentions.compactMap { mention -> Typed? in
      if let kind, let own = mention.kind, own != kind { return nil }
      guard let name = mention.type, mention.end > mention.start,
        let type = map[name] ?? .some(name), types.isEmpty || types.contains(type)
      else { return nil }
      return Typed(start: mention.start, end: mention.end, type: type)
    }
    return Set(kept).sorted()
  }
}

private struct EntityTally {
  typealias Typed = EntityScorer.Typed

  private var gold: [String: Int] = [:]
  private var system: [String: Int] = [:]
  private var hits: [String: Int] = [:]
  private var untyped = (hits: 0, system: 0, gold: 0)
  private var overlapTyped = 0
  private var overlapUntyped = 0
  private var mistakes: [ScoreReport.Mistake] = []

  mutating func add(_ document: MentionDocument, _ expected: [Typed], _ answers: [Typed]) {
    let first = Set(expected)
    let second = Set(answers)
    for mention in expected { gold[mention.type, default: 0] += 1 }
    for mention in answers { system[mention.type, default: 0] += 1 }
    for mention in first.intersection(second) { hits[mention.type, default: 0] += 1 }
    let spans = Set(expected.map(Self.withoutType))
    let found = Set(answers.map(Self.withoutType))
    untyped.hits += spans.intersection(found).count
    untyped.system += found.count
    untyped.gold += spans.count
    overlapUntyped += Self.overlapping(spans.sorted(), found.sorted(), byType: false)
    overlapTyped += Self.overlapping(expected, answers, byType: true)
    let text = ScalarText(document.text ?? "")
    for mention in expected where !second.contains(mention) {
      mistakes.append(.init(document.id, .missed, gold: "\(mention.type) \(text[mention.start, mention.end])"))
    }
    for mention in answers where !first.contains(mention) {
      mistakes.append(.init(document.id, .spurious, system: "\(mention.type) \(text[mention.start, mention.end])"))
    }
  }

  private static func withoutType(_ mention: Typed) -> Typed {
    Typed(start: mention.start, end: mention.end, type: "")
  }

  private static func overlapping(_ expected: [Typed], _ answers: [Typed], byType: Bool) -> Int {
    var candidates: [(share: Double, gold: Int, system: Int)] = []
    for (i, first) in expected.enumerated() {
      for (j, second) in answers.enumerated() where !byType || first.type == second.type {
        let overlap = min(first.end, second.end) - max(first.start, second.start)
        guard overlap > 0 else { continue }
        let lengths = (first.end - first.start) + (second.end - second.start)
        candidates.append((-(2 * Double(overlap) / Double(lengths)), i, j))
      }
    }
    candidates.sort { ($0.share, $0.gold, $0.system) < ($1.share, $1.gold, $1.system) }
    return oneToOne(candidates.map { ($0.gold, $0.system) }).count
  }

  func report(documents: Int, missing: Int) -> ScoreReport {
    var report = ScoreReport()
    report.nameWidth = 26
    let goldCount = gold.values.reduce(0, +)
    let systemCount = system.values.reduce(0, +)
    let perType = Set(gold.keys).union(system.keys).sorted().map { type in
      (
        name: type,
        figure: ScoreReport.PRF(hits: hits[type] ?? 0, system: system[type] ?? 0, gold: gold[type] ?? 0)
      )
    }
    let inGold = perType.filter { gold[$0.name] != nil }
    report.add("docs", .count(documents))
    report.add("docs_missing_in_system", .count(missing))
    report.add("exact_typed_micro", .prf(.init(hits: hits.values.reduce(0, +), system: systemCount, gold: goldCount)))
    report.add(
      "exact_typed_macro_F1",
      .share(inGold.isEmpty ? 0 : inGold.map(\.figure.f1).reduce(0, +) / Double(inGold.count)))
    report.add("exact_untyped", .prf(.init(hits: untyped.hits, system: untyped.system, gold: untyped.gold)))
    report.add("overlap_typed", .prf(.init(hits: overlapTyped, system: systemCount, gold: goldCount)))
    report.add("overlap_untyped", .prf(.init(hits: overlapUntyped, system: untyped.system, gold: untyped.gold)))
    report.add("per_type", .group(perType))
    report.mistakes = mistakes
    return report
  }
}
