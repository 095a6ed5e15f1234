package import Findings
package import LanguageAnalysis
import TextModel

/// A report's times and events as TimeML 1.2.1 in the frame of TempEval-3: DOCID, DCT, TITLE, TEXT, then the events'
/// instances and the links that put each at its time.
///
/// One XML document for a report; `Resources/Outputs/TimeML.dtd` says what may stand in it. The text inside TEXT is the
/// report's own, but for characters that XML cannot hold, each of which becomes U+FFFD.
package enum TimeML {
  package static func text(of record: Record, analysis: AnalysedText) -> String {
    TimeMLDocument(record, analysis).text
  }
}

/// One document while it is written.
struct TimeMLDocument {
  /// The id of the day of publication, by the field's habit.
  static let creationTime = "t0"

  let record: Record
  let analysis: AnalysedText
  let events: TimeMLEvents
  /// The expressions by their ids.
  let times: [String: TimeLine]

  init(_ record: Record, _ analysis: AnalysedText) {
    self.record = record
    self.analysis = analysis
    times = Dictionary(record.times.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    events = TimeMLEvents(record, analysis)
  }

  var text: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<TimeML>"]
    lines.append("<DOCID>\(XML.escaped(record.report.id))</DOCID>")
    lines.append("<DCT>\(creationTime)</DCT>")
    if let title = record.report.title { lines.append("<TITLE>\(XML.escaped(title))</TITLE>") }
    lines.append("<TEXT>\(markedText)</TEXT>")
    lines += events.instances.map(\.element)
    lines += links
    lines.append("</TimeML>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The day of publication; its digits are open where nobody knows it.
  private var creationTime: String {
    let value = record.report.published ?? "XXXX-XX-XX"
    let attributes: [(String, String?)] = [
      ("tid", Self.creationTime), ("type", value.utf8.count > 10 ? "TIME" : "DATE"), ("value", Self.token(value)),
      ("temporalFunction", "false"), ("functionInDocument", "CREATION_TIME"),
    ]
    return XML.element("TIMEX3", attributes, content: XML.escaped(value))
  }

  /// The report's text with its expressions and events in it; an event's words inside an expression stay unmarked.
  private var markedText: String {
    let source = analysis.source
    var marks = record.times.compactMap { time in
      source.range(of: time.span).map { (range: $0, open: timex(time), close: "</TIMEX3>") }
    }
    marks += events.elements.map { (range: $0.range, open: $0.tag, close: "</EVENT>") }
    marks.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    var text = ""
    var position = 0
    for mark in marks where mark.range.lowerBound >= position && !mark.range.isEmpty {
      text += XML.escaped(source[position..<mark.range.lowerBound])
      text += mark.open + XML.escaped(source[mark.range]) + mark.close
      position = mark.range.upperBound
    }
    return text + XML.escaped(source[position..<source.bytes.count])
  }

  private func timex(_ time: TimeLine) -> String {
    let anchor = reference(time.anchor)
    return XML.tag(
      "TIMEX3",
      [
        ("tid", time.id), ("type", time.class.rawValue), ("value", Self.token(time.value)),
        ("temporalFunction", anchor == nil ? "false" : "true"), ("functionInDocument", "NONE"),
        ("anchorTimeID", anchor), ("beginPoint", reference(time.beginPoint)), ("endPoint", reference(time.endPoint)),
        ("mod", time.mod), ("quant", time.quant), ("freq", time.freq.map(Self.token)),
      ])
  }

  /// The tid that a record's reference means; nothing where that line was left out.
  private func reference(_ id: String?) -> String? {
    guard let id else { return nil }
    return id == "published" ? Self.creationTime : times[id] == nil ? nil : id
  }

  /// A value as the name token that TimeML wants: no spaces, and no offset of a zone behind a `+`.
  private static func token(_ value: String) -> String {
    String(decoding: value.utf8.prefix { $0 != 0x2B }.map { $0 <= 0x20 ? UInt8(ascii: "T") : $0 }, as: UTF8.self)
  }

  // MARK: Links

  /// Each event lies within the time that the record gives it; a day of publication that nothing in the text confirms
  /// says so in its origin.
  private var links: [String] {
    let marked = Set(events.instances.map(\.id))
    var lines: [String] = []
    for event in record.events {
      guard let instance = events.instanceID(of: event), marked.contains(instance),
        let (time, origin) = self.time(of: event)
      else { continue }
      lines.append(link(lines.count + 1, instance, time, origin: origin))
    }
    for quote in record.quotes {
      guard let said = quote.said, let instance = events.instanceID(ofCue: quote), marked.contains(instance),
        let time = day(said, near: quote.span)
      else { continue }
      lines.append(link(lines.count + 1, instance, time, origin: nil))
    }
    return lines
  }

  private func link(_ number: Int, _ instance: String, _ time: String, origin: String?) -> String {
    XML.emptyElement(
      "TLINK",
      [
        ("lid", "l\(number)"), ("relType", "IS_INCLUDED"), ("eventInstanceID", instance), ("relatedToTime", time),
        ("origin", origin),
      ])
  }

  private func time(of event: EventLine) -> (id: String, origin: String?)? {
    guard let time = event.time, let basis = time.basis else { return nil }
    if basis == "published" { return (Self.creationTime, "published") }
    if basis == "narrative" {
      let before = record.times.last { $0.value == time.value && $0.span.start < event.trigger.start }
      return before.map { ($0.id, "narrative") }
    }
    return times[basis].map { ($0.id, nil) }
  }

  /// The expression or day of publication that stands for a day, the nearest where there are several.
  private func day(_ day: String, near span: Span) -> String? {
    let same = record.times.filter { $0.begin == day && $0.end == day && $0.class == .date }
    if let time = same.min(by: { abs($0.span.start - span.start) < abs($1.span.start - span.start) }) { return time.id }
    return record.report.published?.hasPrefix(day) == true ? Self.creationTime : nil
  }
}
