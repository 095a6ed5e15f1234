/// A number in the making: "two hundred and fifty thousand" is (200 + 50) × 1000.
struct NumberSum {
  private(set) var isEmpty = true
  var hasDigits = false
  private var finished = 0.0
  private var current = 0.0
  private var lastScale = 1.0

  var total: Double { finished + current }

  /// Whether a number word can go on the sum: "twenty one", "hundred five", not "five seven".
  func accepts(_ value: Double, after joint: String? = nil) -> Bool {
    if isEmpty { return joint == nil }
    if joint == "-" { return value < 10 && isTens }
    if lastScale >= 100 { return value < 100 && current.truncatingRemainder(dividingBy: 100) == 0 }
    return joint == nil && value < 10 && isTens
  }

  mutating func add(_ value: Double) {
    current += value
    isEmpty = false
  }

  mutating func scale(by scale: Double) {
    if scale >= 1000 {
      finished += current * scale
      current = 0
    } else {
      current *= scale
    }
    lastScale = scale
  }

  private var isTens: Bool {
    let tens = current.truncatingRemainder(dividingBy: 100)
    return tens >= 20 && tens.truncatingRemainder(dividingBy: 10) == 0
  }
}
