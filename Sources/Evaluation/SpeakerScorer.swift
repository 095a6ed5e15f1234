package import Findings
package import Records
import TextModel

/// A report in which a careful reader marked who said what, with the speaker's name.
package struct SpeakerReport: MarkedReport {
  package struct Quote: Decodable, Sendable {
    package var form: QuoteLine.Form
    /// Code points, half open.
    package var content: [[Int]]
    /// The fullest form in the report; empty where a careful reader cannot tell.
    package var speaker: String

    var spans: [Range<Int>] { content.compactMap { $0.count == 2 && $0[0] < $0[1] ? $0[0]..<$0[1] : nil } }
  }

  package var corpus: String
  package var id: String
  package var quotes: [Quote]
}

/// Another program's quotations of a report, with the speakers' names as it gives them.
package struct SpeakerAnswers: MarkedReport {
  package var corpus: String
  package var id: String
  package var quotes: [SpeakerReport.Quote]
}

/// Direct and partial quotations with the names of their speakers; reported clauses do not count on either side, nor do
/// quotations inside others.
///
/// - **Found**: contents that share characters, one-to-one, greatest share first; **exact**: the same characters,
///   white space and marks at the edges aside.
/// - **Speaker**: `NameComparison` – by any name that the record knows the speaker by, or by a part of one; **in its
///   words**: the actor's own name is the reader's, letter for letter but for case and article. Unknown is right where
///   the reader cannot tell either.
package struct SpeakerScorer {
  private var counts = Counts()
  private var mistakes: [ScoreReport.Mistake] = []

  private struct Counts {
    var reports = 0
    var gold = 0
    var system = 0
    var found = 0
    var exact = 0
    var speaker = 0
    var inItsWords = 0
  }

  package init() {}

  /// What a system says of one quotation.
  private struct Told {
    var characters: [Int]
    var speaker: String
    /// What stands beside the words where the speaker is unknown.
    var hint = ""
    /// Whether its speaker is the one that the gold names.
    var isBy: (String) -> Bool
  }

  /// Our own record.
  package mutating func add(
    _ gold: SpeakerReport, _ record: Record, text: String, country: @escaping NameComparison.CountryName
  ) {
    let scalars = ScalarText(text)
    let names = NameComparison(record: record, country: country)
    let told = Self.outermost(record.quotes).map { quote in
      Told(
        characters: QuoteCharacters.characters(quote.content.map(\.range), scalars), speaker: quote.speaker?.name ?? "",
        hint: quote.speakerSpan?.text ?? "", isBy: { name in quote.speaker.map { names.isSame(name, $0) } ?? false })
    }
    add(gold, told, scalars)
  }

  /// Another program's answers.
  package mutating func add(
    _ gold: SpeakerReport, _ answers: SpeakerAnswers?, text: String, country: @escaping NameComparison.CountryName
  ) {
    let scalars = ScalarText(text)
    let names = NameComparison(country: country)
    let told = (answers?.quotes ?? []).filter { $0.form != .indirect }.map { quote in
      Told(
        characters: QuoteCharacters.characters(quote.spans, scalars), speaker: quote.speaker,
        isBy: { name in !quote.speaker.isEmpty && names.isSame(name, quote.speaker) })
    }
    add(gold, told, scalars)
  }

  private mutating func add(_ gold: SpeakerReport, _ told: [Told], _ text: ScalarText) {
    let expected = gold.quotes.filter { $0.form != .indirect }
      .map { (characters: QuoteCharacters.characters($0.spans, text), speaker: $0.speaker) }
    counts.reports += 1
    counts.gold += expected.count
    counts.system += told.count
    let pairs = Self.pairs(expected.map(\.characters), told.map(\.characters))
    for (i, j) in pairs {
      let (words, own) = (Self.words(expected[i].characters, text), Self.words(told[j].characters, text))
      counts.found += 1
      if expected[i].characters == told[j].characters {
        counts.exact += 1
      } else {
        mistakes.append(.init(gold.id, .wrong, gold: words, system: own))
      }
      compare(expected[i].speaker, told[j], in: gold, "“\(words)”")
    }
    for i in expected.indices where !pairs.contains(where: { $0.0 == i }) {
      mistakes.append(.init(gold.id, .missed, gold: Self.words(expected[i].characters, text)))
    }
    for j in told.indices where !pairs.contains(where: { $0.1 == j }) {
      mistakes.append(.init(gold.id, .spurious, system: Self.words(told[j].characters, text)))
    }
  }

  private mutating func compare(_ speaker: String, _ told: Told, in gold: SpeakerReport, _ words: String) {
    let isInItsWords = Self.plain(speaker) == Self.plain(told.speaker)
    let isSame = isInItsWords || (!speaker.isEmpty && told.isBy(speaker))
    counts.inItsWords += isInItsWords ? 1 : 0
    counts.speaker += isSame ? 1 : 0
    guard !isInItsWords else { return }
    let shown = told.speaker.isEmpty ? "? \(told.hint)" : told.speaker
    mistakes.append(.init(gold.id, .source, gold: "\(speaker) \(words)", system: (isSame ? "(same) " : "") + shown))
  }

  package var report: ScoreReport {
    var report = ScoreReport()
    report.nameWidth = 26
    func quotes(_ hits: Int) -> ScoreReport.Figure { .prf(.init(hits: hits, system: counts.system, gold: counts.gold)) }
    report.add("reports", .count(counts.reports))
    report.add("content_overlap", quotes(counts.found))
    report.add("content_exact", quotes(counts.exact))
    report.add("speaker", quotes(counts.speaker))
    report.add("speaker_in_its_words", quotes(counts.inItsWords))
    report.add("speaker_of_found", .share(counts.speaker, of: counts.found))
    report.mistakes = mistakes
    return report
  }

  // MARK: Comparisons

  /// Quotations that are not reported clauses and stand inside no other such quotation.
  private static func outermost(_ quotes: [QuoteLine]) -> [QuoteLine] {
    let forms = Dictionary(quotes.map { ($0.id, $0.form) }, uniquingKeysWith: { first, _ in first })
    return quotes.filter { quote in
      quote.form != .indirect && (quote.within.flatMap { forms[$0] } ?? .indirect) == .indirect
    }
  }

  private static func pairs(_ gold: [[Int]], _ system: [[Int]]) -> [(Int, Int)] {
    var candidates: [(share: Double, gold: Int, system: Int)] = []
    for (i, first) in gold.enumerated() {
      for (j, second) in system.enumerated() {
        let shared = sharedCount(first, second)
        if shared > 0 { candidates.append((-2 * Double(shared) / Double(first.count + second.count), i, j)) }
      }
    }
    return oneToOne(candidates.sorted { $0 < $1 }.map { ($0.gold, $0.system) })
  }

  /// Lower case, words alone, no article.
  private static func plain(_ name: String) -> String {
    var words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    if let first = words.first, words.count > 1, ["the", "a", "an"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  private static func words(_ characters: [Int], _ text: ScalarText) -> String {
    guard let first = characters.first, let last = characters.last else { return "" }
    return String(text[first, last + 1].prefix(80))
  }
}
