package import Findings
package import Records
import TextModel

/// A report in which a careful reader marked whom pronouns, descriptions and short names stand for.
package struct CoreferenceReport: MarkedReport {
  package struct Mention: Decodable, Sendable {
    package enum Kind: String, Decodable, Sendable, CaseIterable {
      case pronoun
      /// "I", "we" in quoted words.
      case first
      case description
      case surname
    }

    package var start: Int
    package var end: Int
    package var kind: Kind
    /// The fullest form in the report of who is meant; several for a plural.
    package var of: [String]
  }

  package var corpus: String
  package var id: String
  package var mentions: [Mention]
}

/// Whom a mention stands for. A mention is found where an actor has one whose words overlap it, and it is right where
/// that actor is one that the reader names (`NameComparison`). What a record takes for a pronoun or a description and
/// the reader did not mark counts against the precision, names do not: the reader marked only the short ones.
package struct CoreferenceScorer {
  private struct Counts {
    var gold = 0
    var found = 0
    var right = 0
    var told = 0
  }

  private var reports = 0
  private var counts: [CoreferenceReport.Mention.Kind: Counts] = [:]
  private var mistakes: [ScoreReport.Mistake] = []

  package init() {}

  package mutating func add(
    _ gold: CoreferenceReport, _ record: Record, text: String, country: @escaping NameComparison.CountryName
  ) {
    reports += 1
    let names = NameComparison(record: record, country: country)
    let scalars = ScalarText(text)
    let told = record.actors.flatMap { actor in actor.mentions.map { (actor: actor, mention: $0) } }
    var used: Set<Int> = []
    for mention in gold.mentions {
      counts[mention.kind, default: Counts()].gold += 1
      let words = String(scalars[mention.start, mention.end])
      let fitting = told.indices.filter {
        told[$0].mention.start < mention.end && told[$0].mention.end > mention.start
      }
      used.formUnion(fitting)
      guard !fitting.isEmpty else {
        mistakes.append(.init(gold.id, .missed, gold: "\(words) = \(mention.of.joined(separator: ", "))"))
        continue
      }
      counts[mention.kind, default: Counts()].found += 1
      counts[mention.kind, default: Counts()].told += 1
      let actors = fitting.map { told[$0].actor }
      if actors.contains(where: { actor in
        mention.of.contains { names.isSame($0, ActorReference(actor: actor.id, name: actor.name, code: actor.code)) }
      }) {
        counts[mention.kind, default: Counts()].right += 1
      } else {
        mistakes.append(
          .init(
            gold.id, .wrong, gold: "\(words) = \(mention.of.joined(separator: ", "))",
            system: actors.map(\.name).joined(separator: ", ")))
      }
    }
    addSpurious(told.indices.filter { !used.contains($0) }.map { told[$0] }, in: gold)
  }

  private mutating func addSpurious(
    _ told: [(actor: ActorLine, mention: ActorLine.Mention)], in gold: CoreferenceReport
  ) {
    for (actor, mention) in told {
      // The first words that an actor is known by introduce it and stand for nobody else.
      guard mention.form != .name, mention.start != actor.span.start else { continue }
      let kind: CoreferenceReport.Mention.Kind =
        mention.form == .description
        ? .description : Self.firstPerson.contains(mention.text.lowercased()) ? .first : .pronoun
      counts[kind, default: Counts()].told += 1
      mistakes.append(.init(gold.id, .spurious, system: "\(mention.text) = \(actor.name)"))
    }
  }

  private static let firstPerson: Set<String> = [
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
  ]

  package var report: ScoreReport {
    var report = ScoreReport()
    report.nameWidth = 26
    report.add("reports", .count(reports))
    let anaphors = [CoreferenceReport.Mention.Kind.pronoun, .description].compactMap { counts[$0] }
    report.add(
      "pronouns_and_descriptions",
      .prf(
        .init(
          hits: anaphors.map(\.right).reduce(0, +), system: anaphors.map(\.told).reduce(0, +),
          gold: anaphors.map(\.gold).reduce(0, +))))
    for kind in CoreferenceReport.Mention.Kind.allCases {
      guard let count = counts[kind] else { continue }
      report.add(kind.rawValue, .prf(.init(hits: count.right, system: count.told, gold: count.gold)))
    }
    report.mistakes = mistakes
    return report
  }
}
