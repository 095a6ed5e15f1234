package import Findings

/// The report that a line comes from, as far as answers name it.
package struct ReportReference: Codable, Hashable, Sendable {
  package var id: String
  package var source: String?
  package var title: String?
  package var url: String?
  package var publisher: String?
  package var published: String?

  package init(
    id: String, source: String? = nil, title: String? = nil, url: String? = nil, publisher: String? = nil,
    published: String? = nil
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.url = url
    self.publisher = publisher
    self.published = published
  }

  package init(_ line: ReportLine) {
    self.init(
      id: line.id, source: line.source, title: line.title, url: line.url, publisher: line.publisher,
      published: line.published)
  }
}

/// A line of a record with the report that it comes from.
package struct Sourced<Line: Hashable & Sendable>: Hashable, Sendable {
  package var report: ReportReference
  package var line: Line

  package init(_ line: Line, in report: ReportReference) {
    self.line = line
    self.report = report
  }
}

extension Record {
  package var reference: ReportReference { ReportReference(report) }
  package var sourcedEvents: [Sourced<EventLine>] { events.map { Sourced($0, in: reference) } }
  package var sourcedQuotes: [Sourced<QuoteLine>] { quotes.map { Sourced($0, in: reference) } }
  package var sourcedFacts: [Sourced<FactLine>] { facts.map { Sourced($0, in: reference) } }
  package var sourcedActors: [Sourced<ActorLine>] { actors.map { Sourced($0, in: reference) } }
}

extension ReportReference: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object {
      $0.field("report", id)
      $0.field("source", source)
      $0.field("title", title)
      $0.field("url", url)
      $0.field("publisher", publisher)
      $0.field("published", published)
    }
  }
}
