package import MappedFiles

/// What was learnt from sentences that readers marked: which words tell which act, who stands on which side, and how
/// often it is right where it is so sure. `make train` makes it; rules work without it.
package struct EventModel: Sendable {
  package static let types = [
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
  ]

  let trigger: LinearModel
  let role: LinearModel
  /// Pairs of a score and the share of such findings that are right: of rules, of the model alone.
  private let calibration: (ruled: [Float], found: [Float])
  let thresholds: Thresholds

  struct Thresholds: Sendable {
    /// What the model must give a word that no rule takes.
    var found: Float
    /// From where on a phrase stands on a side; and where none does, what the likeliest must have.
    var side: Float
    var lastSide: Float
  }

  package init(_ file: PackedFile) throws {
    trigger = try LinearModel(file, name: "trigger")
    role = try LinearModel(file, name: "role")
    calibration = try (file.array("calibration.ruled").array, file.array("calibration.found").array)
    let numbers: [Float] = try file.array("thresholds").array
    func number(_ index: Int) -> Float { numbers.indices.contains(index) ? numbers[index] : 0.5 }
    thresholds = Thresholds(found: number(0), side: number(1), lastSide: number(2))
  }

  /// How often a finding of this score is right, between the two nearest that were measured.
  package func confidence(_ score: Float, isRuled: Bool) -> Double {
    let calibration = isRuled ? calibration.ruled : calibration.found
    guard calibration.count >= 2 else { return Double(score) }
    var last = (score: calibration[0], share: calibration[1])
    for index in stride(from: 0, to: calibration.count - 1, by: 2) {
      let next = (score: calibration[index], share: calibration[index + 1])
      if score <= next.score {
        let width = next.score - last.score
        return Double(width > 0 ? last.share + (next.share - last.share) * (score - last.score) / width : next.share)
      }
      last = next
    }
    return Double(last.share)
  }
}
