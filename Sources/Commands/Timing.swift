import Evaluation
import Extraction
import LanguageAnalysis

/// Where the time of a reading went, for `annals read --timing`.
struct Timing: Sendable {
  private var parts = PartTimes()
  private var tokens = 0
  private var sentences = 0

  init() {}

  init(of reading: Reading) {
    parts = reading.partTimes
    tokens = reading.analysis.tokens.count
    sentences = reading.analysis.sentences.count
  }

  static func += (sum: inout Timing, more: Timing) {
    sum.parts += more.parts
    sum.tokens += more.tokens
    sum.sentences += more.sentences
  }

  /// One line for each part: seconds, its share, tokens a second; the last line for all.
  var table: String {
    let analysis = parts.seconds.first { $0.part == "analysis" }?.seconds ?? 0
    func line(_ name: String, _ seconds: Double) -> String {
      let share = analysis > 0 ? seconds / analysis : 0
      let speed = seconds > 0 ? Int(Double(tokens) / seconds) : 0
      return [name, decimals(seconds, 3), decimals(share, 3), String(speed)].joined(separator: "\t")
    }
    return
      ([
        "\(tokens) tokens, \(sentences) sentences; processor time of the reading threads",
        "part\tseconds\tof analysis\ttokens/s",
      ] + parts.seconds.map { line($0.part, $0.seconds) } + [line("all", parts.total)]).joined(separator: "\n")
  }
}
