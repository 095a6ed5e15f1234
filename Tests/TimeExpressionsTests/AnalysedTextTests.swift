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
      published: CalendarDate(iso: "2022-01-07"), speech: [(0..<15, CalendarDate(iso: "2022-01-05"))])
    let times = finder.resolve(finder.find(in: text), in: text, anchors: anchors)
    #expect(times.map(\.value) == ["2022-01-05", "2022-01-07"])
    #expect(times.map(\.anchor) == [.speech, .published])
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
