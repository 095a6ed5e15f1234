package import Findings
import TextModel

/// Everything that people corrected by hand, ready to be applied to lines of a record.
package struct Corrections: Sendable {
  package let actors: ActorCorrections
  package let places: PlaceCorrections

  package init(actors: ActorCorrections, places: PlaceCorrections) {
    self.actors = actors
    self.places = places
  }

  package func event(_ event: Sourced<EventLine>) -> Sourced<EventLine> {
    var result = event
    let report = event.report.id
    result.line.sources = event.line.sources.compactMap { actors.reference($0, in: report) }
    result.line.targets = event.line.targets.compactMap { actors.reference($0, in: report) }
    result.line.attribution = event.line.attribution.flatMap { actors.reference($0, in: report) }
    result.line.place = event.line.place.flatMap { places.reference($0, in: report) }
    return result
  }

  package func quote(_ quote: Sourced<QuoteLine>) -> Sourced<QuoteLine> {
    var result = quote
    let report = quote.report.id
    result.line.speaker = quote.line.speaker.flatMap {
      actors.reference($0, in: report, words: quote.line.speakerSpan?.text)
    }
    result.line.audience = quote.line.audience.flatMap { actors.reference($0, in: report) }
    result.line.through = quote.line.through.compactMap { actors.reference($0, in: report) }
    return result
  }

  /// Nothing where it is no place.
  package func place(_ place: Sourced<PlaceLine>) -> Sourced<PlaceLine>? {
    places.line(place.line).map { Sourced($0, in: place.report) }
  }

  /// Nothing where the fact is about what is no actor any more.
  package func fact(_ fact: Sourced<FactLine>) -> Sourced<FactLine>? {
    var result = fact
    let report = fact.report.id
    guard let subject = actors.reference(fact.line.subject, in: report) else { return nil }
    result.line.subject = subject
    switch fact.line.object {
    case .actor(let object):
      guard let object = actors.reference(object, in: report) else { return nil }
      result.line.object = .actor(object)
    case .office(let office, let body):
      result.line.object = .office(office, of: body.flatMap { actors.reference($0, in: report) })
    case .word, nil: break
    }
    result.line.attribution = fact.line.attribution.flatMap { actors.reference($0, in: report) }
    result.line.place = fact.line.place.flatMap { places.reference($0, in: report) }
    return result
  }

  package func record(_ record: Record) -> Record {
    var result = record
    result.places = record.places.compactMap { places.line($0) }
    result.actors = record.sourcedActors.flatMap { actors.lines(for: $0) }.map(\.line)
    result.quotes = record.sourcedQuotes.map { quote($0).line }
    result.events = record.sourcedEvents.map { event($0).line }
    result.facts = record.sourcedFacts.compactMap { fact($0)?.line }
    return result
  }
}
