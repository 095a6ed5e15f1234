import Actors
package import Diagnostics
package import Events
import Facts
package import Findings
package import LanguageAnalysis
package import Lexicons
import Petrarch
import Places
import Quotations
package import TextModel
import TimeExpressions

/// Joins the finders: one document in, its record out, every finding with the exact words it rests on.
///
/// Loaded once and shared by all tasks; it reads no other report, keeps nothing and prints nothing.
package struct ReportReader: Sendable {
  package struct Options: Sendable {
    package var model: String
    /// Whether every report line carries the report's text.
    package var includesText: Bool
    package var minimumConfidence: Double
    /// A user's folder of lexicons and event rules that go before ours.
    package var lexicon: LexiconFolder?
    /// A further folder of event rules.
    package var rules: LexiconFolder?
    /// Events by rule alone where not: whoever trains the event model has none yet.
    package var usesEventModel = true
    /// PETRARCH dictionaries that code the events in place of our rules: `FILE,FILE…` or a folder.
    package var dictionaries: String?

    package init(
      model: String = "en-md", includesText: Bool = false, minimumConfidence: Double = 0,
      lexicon: LexiconFolder? = nil
    ) {
      self.model = model
      self.includesText = includesText
      self.minimumConfidence = minimumConfidence
      self.lexicon = lexicon
    }
  }

  package let options: Options
  package let pipeline: LanguagePipeline
  private let actorFinder: ActorFinder
  private let timeFinder: TimeExpressionFinder
  private let quotationFinder: QuotationFinder
  private let placeFinder: PlaceFinder
  package let eventCoder: EventCoder
  private let factFinder: FactFinder
  private let petrarch: (coder: PetrarchCoder, types: PloverTypes)?
  private let countries: CountryTable
  private let readerLine: ReportLine.Reader

  /// Loads the model, the lexicons and the rules. Throws `AnnalsError.resource` where one is missing or damaged.
  package init(root: DataRoot, options: Options = Options(), version: String) throws {
    self.options = options
    petrarch = try options.dictionaries.map {
      try (PetrarchCoder(dictionaries: $0, root: root), PloverTypes(root: root))
    }
    // Two halves of about the same length: the start is what a reader of one report waits for.
    let (lexical, ruled) = try concurrently {
      let countries = try CountryTable(root: root, own: options.lexicon)
      return try (
        countries: countries, actors: ActorFinder(root: root, countries: countries, own: options.lexicon),
        places: PlaceFinder(root: root, countries: countries, own: options.lexicon),
        facts: FactFinder(root: root, countries: countries)
      )
    } _: {
      ActorFinder.loadNames()
      return try (
        pipeline: LanguagePipeline.load(model: options.model, root: root), times: TimeExpressionFinder(root: root),
        quotations: QuotationFinder(root: root),
        events: EventCoder(
          root: root, extraRules: [options.lexicon, options.rules].compactMap { $0?.path },
          isTrained: options.usesEventModel),
        readerLine: ReportLine.Reader(
          annals: version, model: options.model,
          lexicons: root.fingerprint(of: ["Actors", "Places", "Lexicons"])
            + (options.lexicon.map { try "+" + $0.fingerprint } ?? ""),
          rules: root.fingerprint(of: ["TimeExpressions", "Quotations", "Events", "Facts"])
            + (options.rules.map { try "+" + $0.fingerprint } ?? ""))
      )
    }
    (countries, actorFinder, placeFinder, factFinder) = lexical
    (pipeline, timeFinder, quotationFinder, eventCoder) = (ruled.pipeline, ruled.times, ruled.quotations, ruled.events)
    var line = ruled.readerLine
    if let petrarch {
      line.rules += "+" + petrarch.coder.fingerprint
      line.options = (line.options ?? []) + ["coder petrarch"]
    }
    readerLine = line
  }

  /// What is wrong in the event rules, ours or the user's, and in the user's dictionaries; the rest of them works.
  package var diagnostics: [Diagnostic] { eventCoder.diagnostics + (petrarch?.coder.diagnostics ?? []) }

  /// The record of one report, with what `explain` needs. Cost: about one run of the language pipeline.
  package func read(_ document: Document) -> Reading {
    var parts = PartTimes()
    let text = parts.measure("analysis") { pipeline.analyse(document.text, blocks: document.blocks.map(\.range)) }

    let actors = parts.measure("actors") { actorFinder.find(in: text, document: document) }
    let quotations = parts.measure("quotations") {
      quotationFinder.find(in: text, document: document, actors: actors.table)
    }
    let table = actors.table.adding(
      quotations.added.mentions + firstPersons(in: quotations.quotations, of: text), actors: quotations.added.actors,
      tokenCount: text.tokens.count)
    let expressions = parts.measure("times") { timeFinder.find(in: text) }
    let chronology = parts.measure("anchors") {
      makeChronology(of: expressions, in: text, document: document, quotations: quotations.quotations, actors: table)
    }
    let findings = Findings(
      document: document, text: text, table: table, offices: actors.offices, quotations: quotations,
      speech: chronology.speech, times: chronology.times,
      places: parts.measure("places") { placeFinder.find(in: text, document: document, actors: table) },
      events: petrarch == nil
        ? parts.measure("events") { eventCoder.find(in: text, document: document, actors: table) } : [],
      petrarchEvents: petrarch.map { petrarch in
        parts.measure("events") { petrarch.coder.find(in: text, on: document.published?.day) }
      },
      facts: parts.measure("facts") { factFinder.find(in: text, document: document, actors: table) })
    var reading = parts.measure("record") { () -> Reading in
      let assembler = RecordAssembler(
        findings, clock: chronology.clock, placeFinder: placeFinder, countries: countries, options: options)
      var reading = assembler.assemble(reader: readerLine)
      if let petrarch, let events = findings.petrarchEvents {
        reading.addEvents(events, by: assembler, types: petrarch.types, scores: eventCoder)
      }
      reading.complainOfMissingDate(chronology.times, published: document.published?.day)
      reading.keepOnlyVerbatim(in: document.text)
      reading.dropBelow(options.minimumConfidence)
      return reading
    }
    reading.partTimes = parts
    return reading
  }

  /// What the event coder reads, for whoever trains its model. The coder itself stands beside it.
  package func eventMaterial(of document: Document) -> (text: AnalysedText, actors: ActorTable) {
    let text = pipeline.analyse(document.text, blocks: document.blocks.map(\.range))
    let actors = actorFinder.find(in: text, document: document)
    let quotations = quotationFinder.find(in: text, document: document, actors: actors.table)
    let table = actors.table.adding(
      quotations.added.mentions + firstPersons(in: quotations.quotations, of: text), actors: quotations.added.actors,
      tokenCount: text.tokens.count)
    return (text, table)
  }

  /// What the time expressions come to, each counted from where it stands: publication, narrative, a speech's own day.
  private func makeChronology(
    of expressions: [TimeExpression], in text: AnalysedText, document: Document, quotations: [Quotation],
    actors: ActorTable
  ) -> (clock: NarrativeClock, speech: [SpeechDate], times: [ResolvedTime]) {
    let published = document.published?.day
    let asPublished = timeFinder.resolve(
      expressions, in: text, anchors: TimeAnchors(published: published, speech: []))
    let clock = NarrativeClock(text: text, document: document, published: published, finder: timeFinder)
    let said = clock.speechDates(of: quotations, actors: actors, times: asPublished)
    let times = timeFinder.resolve(
      expressions, in: text,
      anchors: TimeAnchors(
        published: published,
        // What is told in the reporter's own words counts from the reporter's day.
        speech: zip(quotations, said).filter { $0.0.form != .indirect }.flatMap { quotation, date in
          quotation.content.map { Speech(range: $0, said: date.day, time: date.time, reason: date.reason) }
        }))
    return (clock, said, times)
  }

  /// "I" and "we" inside a quotation mean its speaker.
  private func firstPersons(in quotations: [Quotation], of text: AnalysedText) -> [ActorTable.Mention] {
    var mentions: [ActorTable.Mention] = []
    for quotation in quotations where quotation.form != .indirect {
      guard let actor = quotation.actor else { continue }
      for content in quotation.content {
        for index in text.tokens(in: content) where Self.firstPersonPronouns.contains(text.tokens[index].lower) {
          mentions.append(ActorTable.Mention(actor: actor, tokens: index..<(index + 1), head: index, form: .pronoun))
        }
      }
    }
    return mentions
  }

  private static let firstPersonPronouns: Set<String> = ["i", "me", "my", "myself", "we", "us", "our", "ourselves"]
}

/// What the finders gave for one report, before it becomes lines.
struct Findings {
  let document: Document
  let text: AnalysedText
  let table: ActorTable
  let offices: [OfficeFinding]
  let quotations: QuotationFindings
  /// The day on which each quotation was said, where that is known.
  let speech: [SpeechDate]
  let times: [ResolvedTime]
  let places: [PlaceFinding]
  let events: [CodedEvent]
  /// Where the user's dictionaries code the events.
  let petrarchEvents: [PetrarchEvent]?
  let facts: [FactFinding]
}
