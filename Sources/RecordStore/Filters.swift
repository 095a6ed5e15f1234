package import TextModel

/// Which reports are asked for; what is absent does not narrow.
package struct ReportFilter: Hashable, Sendable {
  /// Words that stand in the title or the text, all of them.
  package var words: String?
  /// First and last day of publication.
  package var from: CalendarDate?
  package var to: CalendarDate?

  package init(words: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.words = words
    self.from = from
    self.to = to
  }
}

/// Which events are asked for.
package struct EventFilter: Hashable, Sendable {
  /// Anyone who acts or is acted on, by any of the names.
  package var person: String?
  /// The event's place by name; a country's name finds what is in that country too.
  package var place: String?
  package var from: CalendarDate?
  package var to: CalendarDate?
  /// PLOVER type.
  package var type: String?
  package var report: String?

  package init(
    person: String? = nil, place: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil,
    type: String? = nil, report: String? = nil
  ) {
    self.person = person
    self.place = place
    self.from = from
    self.to = to
    self.type = type
    self.report = report
  }
}

/// Which quotations are asked for.
package struct QuoteFilter: Hashable, Sendable {
  package var speaker: String?
  /// Somebody who is named in the quoted words, or words that stand there.
  package var about: String?
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var report: String?

  package init(
    speaker: String? = nil, about: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil,
    report: String? = nil
  ) {
    self.speaker = speaker
    self.about = about
    self.from = from
    self.to = to
    self.report = report
  }
}

/// Which facts are asked for.
package struct FactFilter: Hashable, Sendable {
  /// The subject or the object.
  package var person: String?
  /// Empty: all.
  package var relations: Set<String>
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var report: String?

  package init(
    person: String? = nil, relations: Set<String> = [], from: CalendarDate? = nil, to: CalendarDate? = nil,
    report: String? = nil
  ) {
    self.person = person
    self.relations = relations
    self.from = from
    self.to = to
    self.report = report
  }
}
