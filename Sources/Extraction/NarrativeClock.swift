import Findings
import LanguageAnalysis
import Quotations
import TextModel
import TimeExpressions

/// The day on which words were said.
struct SpeechDate {
  var day: CalendarDate?
  /// The expression that gave it, by its index, and that one's part of an explanation.
  var time: Int?
  var reason: String?
}

/// Which day an act or a word in the report belongs to: times, quotations and the order of the telling in, days out.
struct NarrativeClock {
  let text: AnalysedText
  let document: Document
  let published: CalendarDate?
  let finder: TimeExpressionFinder

  /// For each quotation the day on which it was said.
  ///
  /// In this order: a time that governs the cue; for a quotation without a cue, the time of the speaker's last act in
  /// the paragraph before it; the day of publication.
  func speechDates(of quotations: [Quotation], actors: ActorTable, times: [ResolvedTime]) -> [SpeechDate] {
    quotations.map { quotation in
      let time =
        if !quotation.cue.isEmpty, let cue = quotation.cueHead {
          finder.governingTime(of: cue, in: text, times: times)
        } else {
          lastAct(before: quotation, actors: actors, times: times)
        }
      return date(of: time, times)
    }
  }

  /// The day that a governing time covers, where it is one day; else that of publication.
  private func date(of time: GoverningTime, _ times: [ResolvedTime]) -> SpeechDate {
    switch time {
    case .expression(let index), .narrative(let index):
      guard let begin = times[index].begin, begin == times[index].end else { break }
      return SpeechDate(day: begin, time: index, reason: times[index].link)
    case .published: break
    }
    return SpeechDate(day: published)
  }

  /// A block quotation follows the act that it comments on: the dated verb of the paragraph before it whose subject is
  /// the same speaker.
  private func lastAct(before quotation: Quotation, actors: ActorTable, times: [ResolvedTime]) -> GoverningTime {
    guard let actor = quotation.actor, let first = quotation.content.first else { return .published }
    let block = text.blocks.lastIndex { !$0.isEmpty && text.tokens[$0.lowerBound].range.lowerBound <= first.lowerBound }
    guard let block, block > 0 else { return .published }
    let acts = actors.mentions.filter { $0.actor == actor && text.blocks[block - 1].contains($0.head) }
      .compactMap { act(ofSubject: $0.head) }
    for act in acts.reversed() {
      let time = finder.governingTime(of: act, in: text, times: times)
      if case .expression(let index) = time, let day = times[index].begin, day == times[index].end { return time }
    }
    return .published
  }

  /// The verb whose subject `token` is, also as an apposition: "the president, Ana Torvik, asked".
  private func act(ofSubject token: Int) -> Int? {
    var word = text.tokens[token]
    if word.relation == "appos" { word = text.tokens[word.head] }
    return word.relation == "nsubj" || word.relation == "nsubjpass" ? word.head : nil
  }

  /// When what hangs on `token` happened, as the record's lines say it.
  ///
  /// Inside a quotation, what has no time of its own counts from the day on which it was said.
  func reference(of token: Int, times: [ResolvedTime], said: SpeechDate?) -> TimeReference? {
    switch finder.governingTime(of: token, in: text, times: times) {
    case .expression(let index):
      return reference(to: times[index], basis: RecordAssembler.timeID(index), certainty: 0.95)
    case .narrative(let index):
      return reference(to: times[index], basis: "narrative", certainty: 0.8)
    case .published:
      guard let day = said?.day ?? published else { return nil }
      let basis = said?.time.map(RecordAssembler.timeID)
      return TimeReference(
        value: day.description, begin: day.description, end: day.description, basis: basis ?? "published",
        confidence: basis == nil ? 0.6 : 0.7)
    }
  }

  /// The time that `tokens` tell.
  func reference(within tokens: TokenRange, times: [ResolvedTime]) -> TimeReference? {
    times.firstIndex { $0.tokens.overlaps(tokens) && $0.begin != nil }
      .map { reference(to: times[$0], basis: RecordAssembler.timeID($0), certainty: 0.95) }
  }

  private func reference(to time: ResolvedTime, basis: String, certainty: Double) -> TimeReference {
    TimeReference(
      value: time.value, begin: time.begin?.description, end: time.end?.description, basis: basis,
      confidence: (time.confidence * certainty * 100).rounded() / 100)
  }

  /// Why the act at `token` has its time, for `explain`.
  func reason(of token: Int, times: [ResolvedTime], said: SpeechDate?) -> String? {
    switch finder.governingTime(of: token, in: text, times: times) {
    case .expression(let index): "time \(times[index].explanation)"
    case .narrative(let index): "time of the story before it: \(times[index].explanation)"
    case .published:
      (said?.reason ?? published?.description).map {
        "no time of its own ← \(said?.reason == nil ? "published" : "said") \($0)"
      }
    }
  }
}
