import Actors
import Events
import Facts
import Findings
import LanguageAnalysis
import Lexicons
import Places
import Quotations
import TextModel
import TimeExpressions

/// Gives the findings of one report their ids, names and references, and so makes them lines of the record.
struct RecordAssembler {
  let findings: Findings
  let clock: NarrativeClock
  let placeFinder: PlaceFinder
  let countries: CountryTable
  let options: ReportReader.Options

  var document: Document { findings.document }
  var text: AnalysedText { findings.text }
  var report: String { document.id }

  init(
    _ findings: Findings, clock: NarrativeClock, placeFinder: PlaceFinder, countries: CountryTable,
    options: ReportReader.Options
  ) {
    self.findings = findings
    self.clock = clock
    self.placeFinder = placeFinder
    self.countries = countries
    self.options = options
  }

  static func timeID(_ index: Int) -> String { "t\(index + 1)" }
  func placeID(_ index: Int) -> String { "p\(index + 1)" }
  func quoteID(_ index: Int) -> String { "q\(index + 1)" }
  func actorID(_ index: Int) -> String { "a\(index + 1)" }
  func eventID(_ index: Int) -> String { "e\(index + 1)" }

  func assemble(reader: ReportLine.Reader) -> Reading {
    var reasons: [String: [String]] = [:]
    for (index, time) in findings.times.enumerated() {
      reasons[Self.timeID(index)] = [time.explanation, "rule \(time.rule)"]
    }
    for (index, event) in findings.events.enumerated() {
      reasons[eventID(index)] = event.explanation + timeReason(of: event.head)
    }
    for (index, quotation) in findings.quotations.quotations.enumerated() {
      reasons[quoteID(index)] = ["rule \(quotation.rule)"]
    }
    for (index, fact) in findings.facts.enumerated() {
      reasons["f\(findings.offices.count + index + 1)"] = ["rule \(fact.rule)"]
    }
    let record = Record(
      report: reportLine(reader: reader), times: timeLines, places: placeLines, actors: actorLines, quotes: quoteLines,
      quotedTerms: quotedTermLines, events: eventLines, facts: officeLines + factLines)
    return Reading(record: record, analysis: text, reasons: reasons)
  }

  private func reportLine(reader: ReportLine.Reader) -> ReportLine {
    ReportLine(
      id: report, source: document.source, title: document.title, url: document.url, publisher: document.publisher,
      authors: document.authors.isEmpty ? nil : document.authors, published: document.published?.value,
      dateBasis: (document.published?.basis ?? .unknown).rawValue, language: document.language,
      sha256: document.sha256, characters: document.text.codePointCount,
      text: options.includesText || !document.isPlainText ? document.text[document.text.range] : nil, reader: reader)
  }

  private var timeLines: [TimeLine] {
    findings.times.enumerated().map { index, time in
      TimeLine(
        id: Self.timeID(index), report: report, span: document.text.span(time.bytes), class: time.class,
        value: time.value, mod: time.mod, quant: time.quant, freq: time.freq,
        beginPoint: time.beginPoint.flatMap(reference(to:)),
        endPoint: time.endPoint.flatMap(reference(to:)), anchor: reference(to: time.anchor),
        begin: time.begin?.description, end: time.end?.description, confidence: time.confidence)
    }
  }

  private func reference(to anchor: ResolvedTime.Anchor) -> String? {
    switch anchor {
    case .none: nil
    case .published: "published"
    case .time(let index): Self.timeID(index)
    case .speech: "said"
    }
  }

  private var placeLines: [PlaceLine] {
    findings.places.enumerated().map { index, place in
      PlaceLine(
        id: placeID(index), report: report, span: span(of: place.tokens), name: place.name, geonames: place.geonames,
        country: place.country, admin1: place.admin1, lat: place.latitude, lon: place.longitude,
        precision: place.precision, form: place.form?.rawValue, confidence: place.confidence)
    }
  }

  private var actorLines: [ActorLine] {
    findings.table.actors.enumerated().compactMap { index, actor in
      let mentions = findings.table.mentions.filter { $0.actor == index }
        .map { ActorLine.Mention(span(of: $0.tokens), form: $0.form) }
      guard let first = mentions.first else { return nil }
      return ActorLine(
        id: actorID(index), report: report, span: first.span, name: actor.name, kind: actor.kind, code: actor.code,
        aliases: actor.aliases, mentions: mentions, confidence: actor.confidence)
    }
  }

  // MARK: References

  func span(of tokens: TokenRange) -> Span { document.text.span(text.bytes(of: tokens)) }

  func reference(toActor index: Int, tokens: TokenRange? = nil, quote: String? = nil) -> ActorReference {
    let actor = findings.table.actors[index]
    return ActorReference(
      actor: actorID(index), name: actor.name, code: actor.code, quote: quote, span: tokens.map { span(of: $0) })
  }

  /// An actor where the table knows one, else the words themselves.
  func reference(actor: Int?, name: String, tokens: TokenRange, quote: String? = nil) -> ActorReference {
    if let actor { return reference(toActor: actor, tokens: tokens, quote: quote) }
    return ActorReference(name: name, quote: quote, span: span(of: tokens))
  }

  /// The innermost quotation whose words hold `token`.
  func quotation(around token: Int) -> Int? {
    let bytes = text.tokens[token].range
    return findings.quotations.quotations.indices
      .filter { findings.quotations.quotations[$0].content.contains { $0.contains(bytes.lowerBound) } }
      .min { length(of: $0) < length(of: $1) }
  }

  private func length(of quotation: Int) -> Int {
    findings.quotations.quotations[quotation].content.reduce(0) { $0 + $1.count }
  }

  /// Who says what stands at `token`, where the report only relays it.
  func attribution(of token: Int, found: Attribution?) -> ActorReference? {
    if let index = quotation(around: token) {
      let quotation = findings.quotations.quotations[index]
      if let actor = quotation.actor { return reference(toActor: actor, quote: quoteID(index)) }
      if let speaker = quotation.speaker {
        return ActorReference(name: text.text(of: speaker), quote: quoteID(index))
      }
    }
    guard let found else { return nil }
    if let actor = found.speaker.actor { return reference(toActor: actor) }
    return ActorReference(name: found.speaker.name)
  }

  func time(of token: Int) -> TimeReference? {
    clock.reference(of: token, times: findings.times, said: quotation(around: token).map { findings.speech[$0] })
  }

  private func timeReason(of token: Int) -> [String] {
    let said = quotation(around: token).map { findings.speech[$0] }
    return clock.reason(of: token, times: findings.times, said: said).map { [$0] } ?? []
  }

  func place(of token: Int) -> PlaceReference? {
    placeFinder.governingPlace(of: token, in: text, places: findings.places)
      .map { PlaceReference(place: placeID($0), name: findings.places[$0].name) }
  }
}
