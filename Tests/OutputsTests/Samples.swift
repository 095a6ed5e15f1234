import Findings
import Foundation
import Lexicons
import TextModel

/// The checkout that these tests are part of.
let root = DataRoot(path: String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }))

/// An invented report with a record made by hand.
struct Sample {
  let text: SourceText
  let record: Record

  static let words = """
    Norland asks the Straits Pact for help

    ORLIN, 4 March 2031 (Paper) – Prime Minister Ana Torvik asked the Straits Pact Organization (SPO) on Monday to send peacekeepers to the port of Orlin, where three days of riots have left at least 37 people dead.

    “We will not leave the streets to gangs,” Torvik said. She added that the airport had been seized by armed men.

    Troops loyal to General Ole Brandt attacked the customs house in Orlin on Sunday. Brandt, who was appointed commander of the coastal force in January, denied that his men had opened fire.

    The price of a litre of diesel rose from 1.4 to 1.9 euros in a week. Norland raised its alert level to red.

    Who is in the pact

    Norland, Sudland and Vestria founded the Straits Pact in 1993. Vestria left it in 1999. The president of Sudland, José Marren, may propose an extraordinary summit next week, according to two officials.
    """

  init(id: String = "orlin-1", publisher: String = "Paper", published: String = "2031-03-04", text: String = words) {
    let source = SourceText(text)
    func span(_ part: String) -> Span {
      guard let range = text.range(of: part) else { return source.span(0..<0) }
      let low = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return source.span(low..<(low + part.utf8.count))
    }
    func reference(_ actor: String, _ name: String, code: String? = nil) -> ActorReference {
      ActorReference(actor: actor, name: name, code: code)
    }
    func actor(_ number: Int, _ name: String, _ kind: ActorLine.Kind, _ aliases: [String] = [], code: String? = nil)
      -> ActorLine
    {
      ActorLine(
        id: "a\(number)", report: id, span: span(name), name: name, kind: kind, code: code, aliases: aliases,
        mentions: ([name] + aliases).map { ActorLine.Mention(span($0), form: .name) }, confidence: 0.9)
    }
    func event(
      _ number: Int, _ type: String, _ mode: String?, _ clause: String, _ trigger: String,
      _ sources: [ActorReference], _ targets: [ActorReference], _ time: String?, quad: Int, place: String? = nil,
      modality: Modality = .asserted, by attribution: ActorReference? = nil
    ) -> EventLine {
      EventLine(
        id: "e\(number)", report: id, span: span(clause), trigger: span(trigger),
        plover: EventLine.Plover(type: type, mode: mode), quad: EventLine.Quad(scheme: "plover", value: quad),
        sources: sources, targets: targets, place: place.map { PlaceReference(name: $0) },
        time: time.map { TimeReference(value: $0) }, modality: modality, attribution: attribution,
        rule: "sample.rules:\(number)", confidence: 0.9)
    }
    let torvik = reference("a1", "Ana Torvik", code: "NORGOV")
    let pact = reference("a2", "Straits Pact Organization")
    let brandt = reference("a3", "Ole Brandt")
    let norland = reference("a4", "Norland", code: "NOR")
    func membership(_ number: Int, _ name: String, _ change: FactLine.Change, _ year: String, _ clause: String)
      -> FactLine
    {
      FactLine(
        id: "f\(number)", report: id, span: span(clause), relation: "membership",
        subject: ActorReference(name: name), object: .actor(pact), change: change, time: TimeReference(value: year),
        confidence: 0.9)
    }
    let founding = "Norland, Sudland and Vestria founded the Straits Pact in 1993."
    self.text = source
    record = Record(
      report: ReportLine(
        id: id, title: "Norland asks the Straits Pact for help", url: "https://example.org/orlin",
        publisher: publisher, published: published, dateBasis: "line", language: "en", sha256: "0",
        characters: source.codePointCount,
        reader: ReportLine.Reader(annals: "0", model: "m", lexicons: "l", rules: "r")),
      actors: [
        actor(1, "Ana Torvik", .person, ["Torvik"], code: "NORGOV"),
        actor(2, "Straits Pact Organization", .organisation, ["SPO", "Straits Pact"], code: "IGO"),
        actor(3, "Ole Brandt", .person, ["Brandt"], code: "NORMIL"), actor(4, "Norland", .country, code: "NOR"),
        actor(5, "José Marren", .person, code: "SUDGOV"), actor(6, "Sudland", .country, code: "SUD"),
      ],
      quotes: [
        QuoteLine(
          id: "q1", report: id, span: span("“We will not leave the streets to gangs,” Torvik said"),
          content: [span("We will not leave the streets to gangs,")], form: .direct, speaker: torvik,
          speakerSpan: span("Torvik"), cue: [span("said")], said: published, confidence: 0.97),
        QuoteLine(
          id: "q2", report: id, span: span("She added that the airport had been seized by armed men"),
          content: [span("that the airport had been seized by armed men")], form: .indirect, speaker: torvik,
          speakerSpan: span("She"), cue: [span("added")], said: published, confidence: 0.9),
      ],
      events: [
        event(
          1, "REQUEST", "assist",
          "Prime Minister Ana Torvik asked the Straits Pact Organization (SPO) on Monday to send peacekeepers to the port of Orlin",
          "asked", [torvik], [pact], "2031-03-03", quad: 3, place: "Orlin"),
        event(
          2, "ASSAULT", "armed", "Troops loyal to General Ole Brandt attacked the customs house in Orlin on Sunday",
          "attacked", [ActorReference(name: "Troops loyal to General Ole Brandt")],
          [ActorReference(name: "the customs house")], "2031-03-02", quad: 4, place: "Orlin"),
        event(
          3, "ASSAULT", "firearms", "his men had opened fire", "opened", [brandt], [], nil, quad: 4,
          modality: .denied, by: brandt),
        event(
          4, "AGREE", nil, founding, "founded",
          [norland, reference("a6", "Sudland"), ActorReference(name: "Vestria")], [], "1993", quad: 1),
        event(
          5, "CONSULT", nil, "The president of Sudland, José Marren, may propose an extraordinary summit next week",
          "propose", [reference("a5", "José Marren")], [], "2031-W11", quad: 1, modality: .possible,
          by: ActorReference(name: "two officials")),
      ],
      facts: [
        membership(1, "Norland", .began, "1993", founding), membership(2, "Sudland", .began, "1993", founding),
        membership(3, "Vestria", .began, "1993", founding),
        membership(4, "Vestria", .ended, "1999", "Vestria left it in 1999."),
        FactLine(
          id: "f5", report: id, span: span("Prime Minister Ana Torvik"), relation: "office", subject: torvik,
          object: .office("Prime Minister", of: norland), status: "current", confidence: 0.9),
        FactLine(
          id: "f6", report: id, span: span("The president of Sudland, José Marren,"), relation: "office",
          subject: reference("a5", "José Marren"),
          object: .office("President", of: reference("a6", "Sudland")), status: "current", confidence: 0.9),
        FactLine(
          id: "f7", report: id, span: span("appointed commander of the coastal force in January"), relation: "command",
          subject: brandt, object: .word("coastal force"), change: .began, time: TimeReference(value: "2031-01"),
          confidence: 0.9),
        FactLine(
          id: "f8", report: id, span: span("The price of a litre of diesel rose from 1.4 to 1.9 euros in a week."),
          relation: "price", subject: ActorReference(name: "litre of diesel"), change: .rose,
          fromValue: .number(1.4), toValue: .number(1.9), unit: "EUR", confidence: 0.9),
        FactLine(
          id: "f9", report: id, span: span("at least 37 people dead"), relation: "casualties",
          subject: ActorReference(name: "people"), object: .word("killed"), value: .number(37), bound: "at least",
          confidence: 0.9),
        FactLine(
          id: "f10", report: id, span: span("Norland raised its alert level to red."), relation: "alert-level",
          subject: norland, change: .is, value: .word("red"), confidence: 0.9),
      ])
  }
}
