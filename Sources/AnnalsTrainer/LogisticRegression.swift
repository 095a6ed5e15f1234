import MappedFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Multinomial logistic regression over sparse features, penalised by the square of its weights, fitted by L-BFGS:
/// the same examples give the same weights.
struct LogisticRegression {
  struct Example {
    var features: [UInt32]
    /// Every class that counts as right.
    var classes: [Int]
    var weight: Double
  }

  let classes: Int
  /// Strength of the penalty.
  var penalty = 0.5
  /// Features seen less often are left out.
  var leastCount = 2
  var steps = 70

  /// A row of weights for each feature.
  func fit(_ examples: [Example]) -> [UInt32: [Float]] {
    var counts: [UInt32: Int] = [:]
    for example in examples { for key in Set(example.features) { counts[key, default: 0] += 1 } }
    let keys = counts.filter { $0.value >= leastCount }.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, Int32($0)) })
    let problem = Problem(
      rows: examples.map { Set($0.features).compactMap { numbers[$0] }.sorted() },
      accepted: examples.map(\.classes), weights: examples.map(\.weight), classes: classes, penalty: penalty)
    let solution = Minimizer(steps: steps).minimum(
      from: [Double](repeating: 0, count: keys.count * classes), problem.value)
    return Dictionary(
      uniqueKeysWithValues: keys.enumerated().map { index, key in
        (key, (0..<classes).map { Float(solution[index * classes + $0]) })
      })
  }
}

/// The penalised loss and its gradient.
private struct Problem {
  let rows: [[Int32]]
  let accepted: [[Int]]
  let weights: [Double]
  let classes: Int
  let penalty: Double

  func value(at point: [Double], gradient: inout [Double]) -> Double {
    var loss = 0.0
    for index in point.indices {
      gradient[index] = penalty * point[index]
      loss += 0.5 * penalty * point[index] * point[index]
    }
    var shares = [Double](repeating: 0, count: classes)
    for (number, row) in rows.enumerated() {
      for index in 0..<classes { shares[index] = 0 }
      for feature in row {
        let start = Int(feature) * classes
        for index in 0..<classes { shares[index] += point[start + index] }
      }
      let top = shares.max() ?? 0
      var whole = 0.0
      for index in 0..<classes {
        shares[index] = exp(shares[index] - top)
        whole += shares[index]
      }
      for index in 0..<classes { shares[index] /= whole }
      let right = max(accepted[number].reduce(0) { $0 + shares[$1] }, 1e-12)
      loss -= weights[number] * log(right)
      // What the classes that count as right must gain among themselves stays in proportion.
      for index in accepted[number] { shares[index] -= shares[index] / right }
      for feature in row {
        let start = Int(feature) * classes
        for index in 0..<classes { gradient[start + index] += weights[number] * shares[index] }
      }
    }
    return loss
  }
}

/// L-BFGS with a halving line search (Nocedal and Wright, algorithm 7.5).
private struct Minimizer {
  let steps: Int
  private let memory = 6

  init(steps: Int) { self.steps = steps }

  func minimum(from start: [Double], _ value: ([Double], inout [Double]) -> Double) -> [Double] {
    var point = start
    var gradient = start
    var loss = value(point, &gradient)
    var history: [(step: [Double], change: [Double], inverse: Double)] = []
    for _ in 0..<steps {
      let direction = self.direction(gradient, history)
      let slope = dot(direction, gradient)
      var length = history.isEmpty ? 1 / max(1, dot(gradient, gradient).squareRoot()) : 1
      var next = point
      var nextGradient = gradient
      var nextLoss = loss
      for _ in 0..<20 {
        for index in point.indices { next[index] = point[index] + length * direction[index] }
        nextLoss = value(next, &nextGradient)
        if nextLoss <= loss + 1e-4 * length * slope { break }
        length /= 2
      }
      guard nextLoss < loss else { break }
      let step = zip(next, point).map { $0 - $1 }
      let change = zip(nextGradient, gradient).map { $0 - $1 }
      let curvature = dot(step, change)
      if curvature > 1e-10 {
        history.append((step, change, 1 / curvature))
        if history.count > memory { history.removeFirst() }
      }
      let gain = loss - nextLoss
      (point, gradient, loss) = (next, nextGradient, nextLoss)
      if gain < 1e-6 * abs(loss) { break }
    }
    return point
  }

  private func direction(
    _ gradient: [Double], _ history: [(step: [Double], change: [Double], inverse: Double)]
  ) -> [Double] {
    var result = gradient.map { -$0 }
    var shares: [Double] = []
    for past in history.reversed() {
      let share = past.inverse * dot(past.step, result)
      shares.append(share)
      for index in result.indices { result[index] -= share * past.change[index] }
    }
    if let last = history.last {
      let scale = 1 / (last.inverse * dot(last.change, last.change))
      for index in result.indices { result[index] *= scale }
    }
    for (past, share) in zip(history, shares.reversed()) {
      let other = past.inverse * dot(past.change, result)
      for index in result.indices { result[index] += (share - other) * past.step[index] }
    }
    return result
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
