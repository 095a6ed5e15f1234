package import Findings
import FoundationEssentials
package import Records
package import TextModel

/// A paragraph in which a careful reader marked every person to whom it gives an office. The text lies in a corpus.
package struct OfficeParagraph: CorpusPart {
  package struct Pair: Decodable, Sendable {
    package var person: String
    package var personStart: Int
    package var personEnd: Int
    package var office: String
    package var officeStart: Int
    package var officeEnd: Int
    /// The body or country, and what else a reader may say; nothing where it is open.
    package var of: [String]
    package var statuses: Set<String>
    /// Neither to be missed nor spurious.
    package var isOptional: Bool

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      func span(_ key: CodingKeys) throws -> (Int, Int) {
        let bounds = try container.decode([Int].self, forKey: key)
        guard bounds.count == 2, bounds[0] >= 0, bounds[0] < bounds[1] else {
          throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "no span")
        }
        return (bounds[0], bounds[1])
      }
      person = try container.decode(String.self, forKey: .person)
      office = try container.decode(String.self, forKey: .office)
      (personStart, personEnd) = try span(.personSpan)
      (officeStart, officeEnd) = try span(.officeSpan)
      of =
        [try container.decodeIfPresent(String.self, forKey: .of)].compactMap { $0 }
        + (try container.decodeIfPresent([String].self, forKey: .ofAlso) ?? [])
      statuses = Set(
        [try container.decode(String.self, forKey: .status)]
          + (try container.decodeIfPresent([String].self, forKey: .statusAlso) ?? []))
      isOptional = try container.decodeIfPresent(Bool.self, forKey: .optional) ?? false
    }

    private enum CodingKeys: String, CodingKey {
      case person, office, of, status, optional
      case personSpan = "person_span"
      case officeSpan = "office_span"
      case ofAlso = "of_also"
      case statusAlso = "status_also"
    }
  }

  package var corpus: String
  /// The document with the place in it: a document may have two paragraphs.
  package var id: String { "\(document)@\(start)" }
  package var document: String
  package var start: Int
  package var end: Int
  /// Of the text that the offsets count in.
  package var sha256: String
  package var pairs: [Pair]

  private enum CodingKeys: String, CodingKey {
    case corpus, start, end, sha256, pairs
    case document = "id"
  }
}

/// Persons with their offices: a pair is found where a fact gives that person that office, and it is spurious where the
/// paragraph's own words are taken for an office that no reader sees. Body and status are counted apart.
package struct OfficeScorer {
  private var found = 0
  private var told = 0
  private var expected = 0
  private var rightBody = 0
  private var withBody = 0
  private var rightStatus = 0
  private var byForm: [String: (found: Int, expected: Int)] = [:]
  private var paragraphs = 0
  private var mistakes: [ScoreReport.Mistake] = []

  package init() {}

  package mutating func add(
    _ gold: OfficeParagraph, _ record: Record, country: @escaping NameComparison.CountryName
  ) {
    paragraphs += 1
    let offices = record.facts.filter { $0.relation == "office" }
    let names = NameComparison(record: record, country: country)
    let mentions = Dictionary(record.actors.map { ($0.id, $0.mentions) }, uniquingKeysWith: { first, _ in first })
    var used: Set<String> = []
    for pair in gold.pairs {
      let fitting = offices.filter { fact in
        Self.isOf(pair, fact, mentions: fact.subject.actor.flatMap { mentions[$0] } ?? [])
          && Self.isOffice(pair, fact)
      }
      used.formUnion(fitting.map(\.id))
      if pair.isOptional { continue }
      count(pair, fitting, names, in: gold)
    }
    let spurious = offices.filter { fact in
      fact.span.start < gold.end && fact.span.end > gold.start && !used.contains(fact.id)
    }
    told += spurious.count
    mistakes += spurious.map {
      .init(gold.id, .spurious, system: "\($0.subject.name): \($0.asWritten ?? "")")
    }
  }

  private mutating func count(
    _ pair: OfficeParagraph.Pair, _ fitting: [FactLine], _ names: NameComparison, in gold: OfficeParagraph
  ) {
    expected += 1
    let form = Self.form(of: pair)
    byForm[form, default: (0, 0)].expected += 1
    guard let best = fitting.first(where: { Self.overlaps(pair, $0) }) ?? fitting.first else {
      mistakes.append(.init(gold.id, .missed, gold: "\(pair.person): \(pair.office)"))
      return
    }
    found += 1
    told += 1
    byForm[form, default: (0, 0)].found += 1
    if pair.statuses.contains(best.status ?? "current") {
      rightStatus += 1
    } else {
      mistakes.append(
        .init(
          gold.id, .wrong, gold: "\(pair.person): \(pair.office), \(pair.statuses.sorted().joined(separator: "/"))",
          system: best.status ?? ""))
    }
    guard !pair.of.isEmpty else { return }
    withBody += 1
    if Self.hasBody(pair, best, names) {
      rightBody += 1
    } else {
      mistakes.append(
        .init(
          gold.id, .wrong, gold: "\(pair.person): \(pair.office) of \(pair.of.joined(separator: "/"))",
          system: "of " + (Self.body(best)?.name ?? "?")))
    }
  }

  package var report: ScoreReport {
    var report = ScoreReport()
    report.nameWidth = 26
    report.add("paragraphs", .count(paragraphs))
    report.add("person_office", .prf(.init(hits: found, system: told, gold: expected)))
    report.add("status_of_found", .share(rightStatus, of: found))
    report.add("body_of_found", .share(rightBody, of: withBody))
    report.add(
      "per_form",
      .counts(
        byForm.keys.sorted().map { form in
          (name: form, counts: [("found", byForm[form]?.found ?? 0), ("of", byForm[form]?.expected ?? 0)])
        }))
    report.mistakes = mistakes
    return report
  }

  // MARK: Comparisons

  private static func isOf(_ pair: OfficeParagraph.Pair, _ fact: FactLine, mentions: [ActorLine.Mention]) -> Bool {
    if mentions.contains(where: { $0.start < pair.personEnd && $0.end > pair.personStart }) { return true }
    let (gold, own) = (NameKey(pair.person), NameKey(fact.subject.name))
    return gold.matches(own) || gold.contains(own) || own.contains(gold)
  }

  private static func overlaps(_ pair: OfficeParagraph.Pair, _ fact: FactLine) -> Bool {
    fact.span.start < pair.officeEnd && fact.span.end > pair.officeStart
  }

  /// The same words of the text, or elsewhere in the report the same office.
  private static func isOffice(_ pair: OfficeParagraph.Pair, _ fact: FactLine) -> Bool {
    if overlaps(pair, fact) { return true }
    let gold = NameKey(pair.office)
    var told = [fact.asWritten].compactMap { $0 }
    if case .office(let name, _)? = fact.object { told.append(name) }
    return told.contains { name in
      let key = NameKey(name)
      return key.folded == gold.folded || key.contains(gold) || gold.contains(key)
    }
  }

  private static func body(_ fact: FactLine) -> ActorReference? {
    if case .office(_, let body)? = fact.object { return body }
    return nil
  }

  private static func hasBody(_ pair: OfficeParagraph.Pair, _ fact: FactLine, _ names: NameComparison) -> Bool {
    pair.of.contains { of in
      if let body = body(fact), names.isSame(of, body) { return true }
      return fact.asWritten.map { names.isSame(of, $0) } ?? false
    }
  }

  /// "President X", or the office apart from the name.
  private static func form(of pair: OfficeParagraph.Pair) -> String {
    if pair.officeEnd <= pair.personStart {
      return pair.personStart - pair.officeEnd <= 1 ? "before_the_name" : "apart_before"
    }
    return pair.officeStart - pair.personEnd <= 8 ? "after_the_name" : "apart_after"
  }
}
