import Findings
import LanguageAnalysis
import Quotations
import TextModel
import TimeExpressions

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
  func speechDates(of quotations: [Quotation], actors: ActorTable, times: [ResolvedTime]) -> [CalendarDate?] {
    quotations.map { quotation in
      if !quotation.cue.isEmpty, let cue = quotation.cueHead {
        return day(of: finder.governingTime(of: cue, in: text, times: times), times) ?? published
      }
      return dayOfLastAct(before: quotation, actors: actors, times: times) ?? published
    }
  }

  /// The first day that a governing time covers, where it is one day.
  private func day(of time: GoverningTime, _ times: [ResolvedTime]) -> CalendarDate? {
    switch time {
    case .expression(let index), .narrative(let index):
      guard let begin = times[index].begin, begin == times[index].end else { return nil }
      return begin
    case .published: return published
    }
  }

  /// A block quotation follows the act that it comments on: the dated verb of the paragraph before it whose subject is
  /// the same speaker.
  private func dayOfLastAct(before quotation: Quotation, actors: ActorTable, times: [ResolvedTime]) -> CalendarDate? {
    guard let actor = quotation.actor, let first = quotation.content.first else { return nil }
    let block = text.blocks.lastIndex { !$0.isEmpty && text.tokens[$0.lowerBound].range.lowerBound <= first.lowerBound }
    guard let block, block > 0 else { return nil }
    let acts = actors.mentions.filter { $0.actor == actor && text.blocks[block - 1].contains($0.head) }
      .compactMap { act(ofSubject: $0.head) }
    for act in acts.reversed() {
      if case .expression(let index) = finder.governingTime(of: act, in: text, times: times),
        let day = times[index].begin, day == times[index].end
      {
        return day
      }
    }
    return nil
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
  func reference(of token: Int, times: [ResolvedTime], said: CalendarDate?) -> TimeReference? {
    switch finder.governingTime(of: token, in: text, times: times) {
    case .expression(let index):
      return reference(to: times[index], basis: RecordAssembler.timeID(index))
    case .narrative(let index):
      return reference(to: times[index], basis: "narrative")
    case .published:
      guard let day = said ?? published else { return nil }
      return TimeReference(
        value: day.description, begin: day.description, end: day.description,
        basis: said == nil || said == published ? "published" : "narrative")
    }
  }

  /// The time that `tokens` tell.
  func reference(within tokens: TokenRange, times: [ResolvedTime]) -> TimeReference? {
    times.firstIndex { $0.tokens.overlaps(tokens) && $0.begin != nil }
      .map { reference(to: times[$0], basis: RecordAssembler.timeID($0)) }
  }

  private func reference(to time: ResolvedTime, basis: String) -> TimeReference {
    TimeReference(
      value: time.value, begin: time.begin?.description, end: time.end?.description, basis: basis)
  }
}
