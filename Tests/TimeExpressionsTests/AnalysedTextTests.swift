import Findings
import LanguageAnalysis
import Lexicons
import Testing
import TextModel
import TimeExpressions

/// What needs tags and trees: read with the language model, where `make setup` has packed it.
@Suite(.enabled(if: Analysis.isAvailable, "the language model is not packed: run 'make setup'"))
struct AnalysedTextTests {
  /// Each line is marked text; the report is of Wednesday, 9 March 2022.
  static let directions = [
    "The talks collapsed on ⟦Tuesday|DATE 2022-03-08⟧.",
    "The talks will resume on ⟦Tuesday|DATE 2022-03-15⟧.",
    "The army is scheduled to withdraw on ⟦Saturday|DATE 2022-03-12⟧.",
    "She may return on ⟦Thursday|DATE 2022-03-10⟧.",
    "She may have returned on ⟦Thursday|DATE 2022-03-03⟧.",
    "The report, to be published on ⟦Thursday|DATE 2022-03-10⟧, is long.",
    "The lease expired on ⟦Thursday|DATE 2022-03-03⟧.",
    "The truce was extended until ⟦Friday|DATE 2022-03-11⟧.",
    "The siege has lasted since ⟦Friday|DATE 2022-03-04⟧.",
    "The president resigned in ⟦December|DATE 2021-12⟧.",
    "The president will resign in ⟦December|DATE 2022-12⟧.",
    "The bonds, payable ⟦April 1|DATE 2022-04-01⟧, were sold.",
    "In ⟦2014|DATE 2014⟧, after protests that began in ⟦November|DATE 2014-11⟧, the president fled.",
  ]

  static let notTimes = [
    "The army may march on the capital.",
    "He was 44 years old when the 12-year-old girl met the 3-month-old baby.",
    "They won 3-2 after a second goal; call 555-1234.",
    "Theresa May met April Jones in Augusta.",
    "The group sold 1,995 units for $2022 each; about 2000 people and 1500 soldiers left.",
    "He spoke on \"60 Minutes\" and came second.",
    "May said that the March would go on.",
    "Flight 1998 left from gate 2012, room 2011, for $2,025 or 020 7946 0958.",
    "Give me a second: she came second and won 21-19 in the second set.",
    "The fall of the wall, the sun, spring water and a man in his 40s.",
    "A 30-year-old man aged 45, two men of 18 years of age and a woman, 87, died.",
  ]

  @Test(arguments: directions + notTimes)
  func found(_ marked: String) throws {
    let (text, times) = try Analysis.times(in: MarkedText(marked).plain, published: "2022-03-09")
    #expect(MarkedText.marked(times, in: text) == marked)
  }

  @Test func speechCountsFromItsOwnDay() throws {
    let text = try Analysis.pipeline.get().analyse("They met today. He left today.")
    let finder = try Analysis.finder.get()
    let anchors = TimeAnchors(
      published: CalendarDate(iso: "2022-01-07"), speech: [Speech(range: 0..<15, said: CalendarDate(iso: "2022-01-05"))]
    )
    let times = finder.resolve(finder.find(in: text), in: text, anchors: anchors)
    #expect(times.map(\.value) == ["2022-01-05", "2022-01-07"])
    #expect(times.map(\.anchor) == [.speech, .published])
  }

  /// A range does not run backward, whichever way its tense points.
  static let ranges = [
    "From ⟦Monday|DATE 2022-03-14⟧ to ⟦Wednesday|DATE 2022-03-16⟧ the shops will stay closed.",
    "The shops were closed from ⟦Monday|DATE 2022-02-28⟧ to ⟦Thursday|DATE 2022-03-03⟧.",
    "From ⟦November|DATE 2022-11⟧ to ⟦March|DATE 2023-03⟧ it will snow.",
    "He planned to leave on ⟦Friday|DATE 2022-03-11⟧ and they agreed to meet on ⟦Saturday|DATE 2022-03-12⟧.",
    "Elections were held in ⟦April|DATE 2021-04⟧.",
    "The pact will hold through ⟦Friday|DATE 2022-03-11⟧.",
  ]

  @Test(arguments: ranges)
  func range(_ marked: String) throws {
    let (text, times) = try Analysis.times(in: MarkedText(marked).plain, published: "2022-03-09")
    #expect(MarkedText.marked(times, in: text) == marked)
  }

  @Test func explanationsNameTheChain() throws {
    let (_, times) = try Analysis.times(
      in: "The president arrived on Saturday. He had met the king two days earlier.", published: "2025-10-14")
    #expect(
      times.map(\.explanation) == [
        "'Saturday' ← published 2025-10-14",
        "'two days earlier' ← Saturday 2025-10-11 ← published 2025-10-14",
      ])
  }

  @Test func durationsKnowTheirBounds() throws {
    let (_, times) = try Analysis.times(
      in: "Profit fell over the past five years and in the year ended June 30. They stay for three weeks from Monday.",
      published: "2025-10-14")
    #expect(times.map(\.class) == [.duration, .duration, .date, .duration, .date])
    #expect(times.map(\.endPoint) == [.published, .time(2), nil, nil, nil])
    #expect(times.map(\.beginPoint) == [nil, nil, nil, .time(4), nil])
  }

  @Test func withoutADateOfPublicationTimesStayOpen() throws {
    let (text, times) = try Analysis.times(
      in: "They met yesterday, on Friday, in May and at 10 p.m.; last year; in 1999.", published: nil)
    #expect(text.sentences.count > 0)
    #expect(times.map(\.value) == ["XXXX-XX-XX", "XXXX-WXX-5", "XXXX-05", "XXXX-XX-XXT22:00", "XXXX", "1999"])
  }
}

/// The model and the finder, loaded once.
enum Analysis {
  static let isAvailable = (try? pipeline.get()) != nil
  static let pipeline = Result { try LanguagePipeline.load(root: repository) }
  static let finder = Result { try TimeExpressionFinder(root: repository) }

  static func times(in string: String, published: String?) throws -> (AnalysedText, [ResolvedTime]) {
    let text = try pipeline.get().analyse(string)
    let finder = try finder.get()
    let anchors = TimeAnchors(published: published.flatMap { CalendarDate(iso: $0) })
    return (text, finder.resolve(finder.find(in: text), in: text, anchors: anchors))
  }
}

extension LanguagePipeline {
  func analyse(_ string: String) -> AnalysedText {
    let source = SourceText(string)
    return analyse(source, blocks: [source.range])
  }
}
