import Findings
import FoundationEssentials
import Testing
import TextModel

@testable import Evaluation

/// “We stay,” Ana Torvik said. She left. “They go,” he said.
private let text = "“We stay,” Ana Torvik said. She left. “They go,” he said."

private func record(_ edit: (inout Record) -> Void) -> Record {
  var record = Record(
    report: ReportLine(
      id: "r", dateBasis: "unknown", language: "en", sha256: "", characters: text.unicodeScalars.count,
      reader: .init(annals: "", model: "", lexicons: "", rules: "")))
  edit(&record)
  return record
}

private func span(_ start: Int, _ end: Int) -> Span {
  Span(start: start, end: end, text: String(ScalarText(text)[start, end]))
}

private func actor(_ id: String, _ name: String, _ mentions: [ActorLine.Mention]) -> ActorLine {
  ActorLine(
    id: id, report: "r", span: mentions[0].span, name: name, kind: .person, aliases: [], mentions: mentions,
    confidence: 1)
}

@Suite struct SpeakerScorerTests {
  private static let gold = #"""
    {"corpus": "c", "id": "r", "sha256": "", "quotes": [
     {"form": "direct", "content": [[1, 9]], "speaker": "Ana Torvik"},
     {"form": "indirect", "content": [[28, 36]], "speaker": "Ana Torvik"},
     {"form": "direct", "content": [[39, 47]], "speaker": ""}]}
    """#

  private func quote(_ id: String, _ form: QuoteLine.Form, _ content: Span, by name: String?, within: String? = nil)
    -> QuoteLine
  {
    QuoteLine(
      id: id, report: "r", span: content, content: [content], form: form,
      speaker: name.map { ActorReference(name: $0) }, within: within, confidence: 1)
  }

  @Test func countsWordsAndSpeakers() throws {
    let gold = try JSONDecoder().decode(SpeakerReport.self, from: Data(Self.gold.utf8))
    let record = record { record in
      record.quotes = [
        quote("q1", .direct, span(1, 8), by: "Torvik"),
        quote("q2", .partial, span(4, 8), by: nil, within: "q1"),
        quote("q3", .indirect, span(28, 36), by: "Ana Torvik"),
        quote("q4", .direct, span(39, 43), by: nil),
        quote("q5", .partial, span(49, 51), by: "Ana Torvik"),
      ]
    }
    var scorer = SpeakerScorer()
    scorer.add(gold, record, text: text, country: { _ in nil })
    // The comma at the edge is no difference; the inner and the reported ones do not count.
    #expect(scorer.report["content_overlap"] == .init(hits: 2, system: 3, gold: 2))
    #expect(scorer.report["content_exact"] == .init(hits: 1, system: 3, gold: 2))
    #expect(scorer.report["speaker"] == .init(hits: 2, system: 3, gold: 2))
    #expect(scorer.report["speaker_in_its_words"] == .init(hits: 1, system: 3, gold: 2))
  }
}

@Suite struct CoreferenceScorerTests {
  private static let gold = #"""
    {"corpus": "c", "id": "r", "sha256": "", "mentions": [
     {"start": 28, "end": 31, "kind": "pronoun", "of": ["Ana Torvik"]},
     {"start": 39, "end": 43, "kind": "pronoun", "of": ["Ole Brandt"]},
     {"start": 1, "end": 3, "kind": "first", "of": ["Ana Torvik"]}]}
    """#

  @Test func countsRightMissedAndStrange() throws {
    let gold = try JSONDecoder().decode(CoreferenceReport.self, from: Data(Self.gold.utf8))
    let record = record { record in
      record.actors = [
        actor(
          "a1", "Ana Torvik",
          [
            .init(span(11, 21), form: .name), .init(span(28, 31), form: .pronoun), .init(span(39, 43), form: .pronoun),
            .init(span(49, 51), form: .pronoun),
          ])
      ]
    }
    var scorer = CoreferenceScorer()
    scorer.add(gold, record, text: text, country: { _ in nil })
    #expect(scorer.report["pronoun"] == .init(hits: 1, system: 3, gold: 2))
    #expect(scorer.report["first"] == .init(hits: 0, system: 0, gold: 1))
    #expect(scorer.report.mistakes.map(\.kind) == [.wrong, .missed, .spurious])
  }
}
