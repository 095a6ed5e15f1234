import Findings
import FoundationEssentials
import Testing
import TextModel

/// `Docs/Record.md` names each field that a line may have, and no other.
@Suite struct RecordDocumentTests {
  static let span = Span(start: 0, end: 2, text: "ab")
  static let actor = ActorReference(actor: "a1", name: "A", code: "KAZ", quote: "q1", span: span)
  static let time = TimeReference(value: "2031", begin: "2031-01-01", end: "2031-12-31", basis: "t1")

  /// One line of each type with every field filled.
  static let fullLines: [(type: String, line: String)] = [
    (
      "report",
      ReportLine(
        id: "r", source: "s", title: "t", url: "u", publisher: "p", authors: ["x"], published: "2031-03-04",
        dateBasis: "meta", language: "en", sha256: "0", characters: 2, supersedes: "q", text: "ab",
        reader: ReportLine.Reader(annals: "1", model: "en-md", lexicons: "1", rules: "2", options: ["x"])
      ).jsonLine
    ),
    (
      "time",
      TimeLine(
        id: "t1", report: "r", span: span, class: .date, value: "2031", mod: "MID", quant: "EVERY", freq: "2X",
        beginPoint: "t2", endPoint: "t3", anchor: "published", begin: "2031-01-01", end: "2031-12-31", confidence: 1
      ).jsonLine
    ),
    (
      "place",
      PlaceLine(
        id: "p1", report: "r", span: span, name: "A", geonames: 1, country: "KZ", admin1: "KZ-75", lat: 1, lon: 2,
        precision: "city", form: "part", confidence: 1
      ).jsonLine
    ),
    (
      "actor",
      ActorLine(
        id: "a1", report: "r", span: span, name: "A", kind: .person, code: "KAZGOV", aliases: ["B"],
        mentions: [ActorLine.Mention(span, form: .name)], confidence: 1
      ).jsonLine
    ),
    (
      "quote",
      QuoteLine(
        id: "q1", report: "r", span: span, content: [span], form: .direct, speaker: actor, speakerSpan: span,
        sourceSpan: span, cue: [span], said: "2031-03-04", audience: actor, through: [actor], within: "q2",
        confidence: 1
      ).jsonLine
    ),
    ("quoted-term", QuotedTermLine(id: "k1", report: "r", span: span, kind: .scare, confidence: 1).jsonLine),
    (
      "event",
      EventLine(
        id: "e1", report: "r", span: span, trigger: span,
        plover: EventLine.Plover(type: "REQUEST", mode: "assist", context: ["military"]), ploverScore: 0.5,
        cameo: "0234", quad: EventLine.Quad(scheme: "plover", value: 3), goldstein: 3.4, sources: [actor],
        targets: [actor], reciprocal: true, place: PlaceReference(place: "p1", name: "A"), time: time,
        modality: .denied, attribution: actor, sameAs: "e2", rule: "request.rules:41", confidence: 0.84
      ).jsonLine
    ),
    (
      "fact",
      FactLine(
        id: "f1", report: "r", span: span, relation: "office", subject: actor, object: .office("President", of: actor),
        status: "current", rank: "Colonel", change: .began, value: .number(1), fromValue: .number(2),
        toValue: .word("red"), unit: "KZT", alternative: FactLine.Alternative(value: .number(1), unit: "RUB"),
        bound: "at least", from: "2031", to: "2032", time: time, place: PlaceReference(name: "A"), asWritten: "ab",
        attribution: actor, confidence: 1
      ).jsonLine
    ),
  ]

  @Test(arguments: fullLines) func documentNamesEachField(type: String, line: String) throws {
    let document = try String(decoding: Data(contentsOf: URL(filePath: "\(repository)/Docs/Record.md")), as: UTF8.self)
    let section = try #require(
      document.split(separator: "\n## ").first { $0.prefix { $0 != "\n" } == type }, "no section \(type)")
    let documented = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { String($0.dropFirst(3).prefix { $0 != "`" }) }
    #expect(documented == topLevelKeys(of: line))
  }

  /// What is written reads back as the same value.
  @Test func linesReadBack() throws {
    func readsBack<Line: Decodable & JSONWritable & Equatable>(_ line: String, _: Line.Type) throws {
      let value = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      #expect(value.jsonLine == line)
    }
    try readsBack(Self.fullLines[0].line, ReportLine.self)
    try readsBack(Self.fullLines[1].line, TimeLine.self)
    try readsBack(Self.fullLines[2].line, PlaceLine.self)
    try readsBack(Self.fullLines[3].line, ActorLine.self)
    try readsBack(Self.fullLines[4].line, QuoteLine.self)
    try readsBack(Self.fullLines[5].line, QuotedTermLine.self)
    try readsBack(Self.fullLines[6].line, EventLine.self)
    try readsBack(Self.fullLines[7].line, FactLine.self)
  }

  private var repository: String { #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } }
}

/// The keys of a JSON object, in order, nested ones left out.
private func topLevelKeys(of line: String) -> [String] {
  var keys: [String] = []
  var depth = 0
  var isInString = false
  var isEscaped = false
  var string = ""
  for character in line {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isInString = false
      } else {
        string.append(character)
      }
      continue
    }
    switch character {
    case "\"":
      isInString = true
      string = ""
    case ":" where depth == 1: keys.append(string)
    case "{", "[": depth += 1
    case "}", "]": depth -= 1
    default: break
    }
  }
  return keys
}
