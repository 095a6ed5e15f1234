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
      return [name, String(thousandths: seconds), String(thousandths: share), String(speed)].joined(separator: "\t")
    }
    return
      ([
        "\(tokens) tokens, \(sentences) sentences; processor time of the reading threads",
        "part\tseconds\tof analysis\ttokens/s",
      ] + parts.seconds.map { line($0.part, $0.seconds) } + [line("all", parts.total)]).joined(separator: "\n")
  }
}

extension String {
  /// With three decimals.
  fileprivate init(thousandths value: Double) {
    let thousandths = Int((value * 1000).rounded())
    let fraction = String(thousandths % 1000)
    self = "\(thousandths / 1000).\(String(repeating: "0", count: 3 - fraction.utf8.count))\(fraction)"
  }
}
