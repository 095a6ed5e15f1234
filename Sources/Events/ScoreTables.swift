import Diagnostics
import Lexicons

/// The published scores of event classes: Goldstein's scale by CAMEO code, PLOVER's score and quad class by type and mode.
struct ScoreTables: Sendable {
  private var goldsteinByCode: [String: Double] = [:]
  private var ploverByClass: [String: (score: Double?, quad: Int?)] = [:]

  init(goldstein: ResourceFile, plover: ResourceFile) {
    for line in goldstein.lines where line.fields.count >= 2 {
      goldsteinByCode[String(line.fields[0])] = Double(line.fields[1])
    }
    for line in plover.lines where line.fields.count >= 4 {
      let fields = line.fields.map(String.init)
      ploverByClass["\(fields[0])/\(fields[1])"] = (Double(fields[2]), Int(fields[3]))
    }
  }

  /// The value of a code, or of the nearest code above it.
  func goldstein(_ code: String?) -> Double? {
    guard var code else { return nil }
    while code.count >= 2 {
      if let value = goldsteinByCode[code] { return value }
      code.removeLast()
    }
    return nil
  }

  /// The score of the mode, or of its type where the mode has none.
  func plover(_ type: String, _ mode: String?) -> Double? {
    if let mode, let score = ploverByClass["\(type)/\(mode)"]?.score { return score }
    return ploverByClass["\(type)/"]?.score
  }

  /// Quad class in the scheme `plover`: 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict.
  func quad(_ type: String) -> Int? { ploverByClass["\(type)/"]?.quad }

  /// Whether PLOVER has such a type, with such a mode.
  func isDefined(_ type: String, _ mode: String?) -> Bool { ploverByClass["\(type)/\(mode ?? "")"] != nil }
}
