import Events

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What models that had not seen a document make of it.
struct Validation {
  /// A word that is taken for an event where `score` reaches the threshold.
  struct Finding {
    var score: Float
    var type: Int
    var isRuled: Bool
    var range: Range<Int>
    var token: Int
    var head: Int
  }

  struct Sentence {
    var findings: [Finding]
    var triggers: [(range: Range<Int>, types: [Int])]
  }

  private(set) var sentences: [Sentence] = []

  mutating func add(_ sentence: TrainingSet.Sentence, _ shares: [[Float]]) {
    let findings = zip(sentence.candidates, shares).map { candidate, shares in
      let type = shares.indices.dropFirst().max { shares[$0] < shares[$1] } ?? 0
      let token = candidate.candidate.token
      return Finding(
        score: 1 - shares[0],
        type: candidate.candidate.ruleType.flatMap { EventModel.types.firstIndex(of: $0) } ?? type,
        isRuled: candidate.candidate.ruleType != nil, range: candidate.codePoints, token: token,
        head: sentence.heads[token] ?? token)
    }
    sentences.append(
      Sentence(findings: findings.sorted { ($1.score, $0.token) < ($0.score, $1.token) }, triggers: sentence.triggers))
  }

  struct Totals {
    var right = 0
    var found = 0
    var marked = 0
    var silent = 0
    var quiet = 0
    var f1: Double { 2 * Double(right) / Double(max(1, found + marked)) }
  }

  /// As `annals eval event-sentences` counts, but for clauses: a trigger near by counts in place of one in the clause.
  func totals(threshold: Float, ruled: Float) -> Totals {
    var totals = Totals()
    for sentence in sentences {
      let found = taken(sentence, threshold, ruled)
      totals.found += found.count
      totals.marked += sentence.triggers.count
      if sentence.triggers.isEmpty {
        totals.silent += 1
        totals.quiet += found.isEmpty ? 1 : 0
      }
      totals.right += paired(found, sentence).filter { $0 }.count
    }
    return totals
  }

  private func taken(_ sentence: Sentence, _ threshold: Float, _ ruled: Float) -> [Finding] {
    var kept: [Finding] = []
    for finding in sentence.findings where finding.score >= (finding.isRuled ? ruled : threshold) {
      let isTold = kept.contains {
        $0.type == finding.type && ($0.head == finding.token || finding.head == $0.token)
      }
      if !isTold { kept.append(finding) }
    }
    return kept
  }

  /// Which of the findings are right; each trigger is used once.
  private func paired(_ found: [Finding], _ sentence: Sentence) -> [Bool] {
    var free = Array(sentence.triggers.indices)
    var isRight = found.map { _ in false }
    for isNear in [false, true] {
      for (index, finding) in found.enumerated() where !isRight[index] {
        let fit = free.first { number in
          let trigger = sentence.triggers[number]
          guard trigger.types.contains(finding.type) else { return false }
          return isNear
            ? abs(trigger.range.lowerBound - finding.range.lowerBound) < 40 : trigger.range.overlaps(finding.range)
        }
        if let fit {
          isRight[index] = true
          free.removeAll { $0 == fit }
        }
      }
    }
    return isRight
  }

  private static let steps: [Float] = stride(from: Float(0.15), through: 0.6, by: 0.05).map { $0 }

  /// The highest F1 among thresholds that keep nine in ten quiet sentences quiet.
  var bestThreshold: Float {
    let fit = Self.steps.filter {
      let totals = totals(threshold: $0, ruled: 0)
      return Double(totals.quiet) >= 0.9 * Double(totals.silent)
    }
    let best = fit.map { totals(threshold: $0, ruled: 0).f1 }.max() ?? 0
    // Of thresholds that are as good the highest: it finds less that is not there.
    return fit.last { totals(threshold: $0, ruled: 0).f1 >= best - 0.005 } ?? 0.5
  }

  /// Pairs of a score and the share of findings about there that are right, rising (pool adjacent violators).
  func calibration(ruled: Bool) -> [Float] {
    var judged: [(score: Float, isRight: Bool)] = []
    for sentence in sentences {
      let found = taken(sentence, 0.1, 0)
      judged += zip(found, paired(found, sentence)).filter { $0.0.isRuled == ruled }.map {
        (score: $0.score, isRight: $1)
      }
    }
    judged.sort { $0.score < $1.score }
    var pools: [(score: Float, right: Float, count: Float)] = []
    let size = max(20, judged.count / 25)
    for start in stride(from: 0, to: judged.count, by: size) {
      let part = judged[start..<min(judged.count, start + size)]
      pools.append(
        (part.reduce(0) { $0 + $1.score }, Float(part.count { $0.isRight }), Float(part.count)))
      while pools.count > 1,
        pools[pools.count - 2].right / pools[pools.count - 2].count >= pools[pools.count - 1].right
          / pools[pools.count - 1].count
      {
        let last = pools.removeLast()
        pools[pools.count - 1].score += last.score
        pools[pools.count - 1].right += last.right
        pools[pools.count - 1].count += last.count
      }
    }
    return pools.flatMap { [$0.score / $0.count, ($0.right + 1) / ($0.count + 2)] }
  }

  var report: [String] {
    var lines = ["threshold found right marked F1 quiet"]
    for threshold in Self.steps {
      for ruled in [Float(0), threshold] {
        let totals = totals(threshold: threshold, ruled: ruled)
        lines.append(
          "\(threshold) \(ruled) \(totals.found) \(totals.right) \(totals.marked) \(rounded(totals.f1)) "
            + "\(rounded(Double(totals.quiet) / Double(max(1, totals.silent))))")
      }
    }
    for ruled in [true, false] {
      lines.append("calibration, by rule: \(ruled): \(calibration(ruled: ruled).map { rounded(Double($0)) })")
    }
    lines.append("threshold \(bestThreshold)")
    return lines
  }

  private func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}

/// Sums as shares of one.
func softened(_ sums: [Float]) -> [Float] {
  let top = sums.max() ?? 0
  let raised = sums.map { exp($0 - top) }
  let whole = raised.reduce(0, +)
  return raised.map { $0 / whole }
}
