/// Writes lengths of time as TIMEX3 durations: `P2D`, `PT1H30M`, `PXW`.
enum DurationValue {
  static func value(of lengths: [Meaning.Length]) -> String {
    var calendar = ""
    var clock = ""
    for length in lengths {
      for part in parts(of: length) {
        let code = part.unit.durationCode
        let text = number(part.count) + code.letters
        if code.isClock { clock += text } else { calendar += text }
      }
    }
    return "P" + calendar + (clock.isEmpty ? "" : "T" + clock)
  }

  /// A fraction is written in the next smaller unit where that is whole: 5½ hours are `PT5H30M`.
  private static func parts(of length: Meaning.Length) -> [Meaning.Length] {
    if length.unit == .decade, let decades = length.count.number {
      return parts(of: Meaning.Length(count: Meaning.Count(decades * 10), unit: .year))
    }
    let factor: Double = length.unit == .fortnight ? 2 : 1
    guard var count = length.count.number.map({ $0 * factor }), abs(count) < 1e15 else { return [length] }
    guard count != count.rounded(.down), let smaller = length.unit.smaller else {
      return [Meaning.Length(count: Meaning.Count(count), unit: length.unit)]
    }
    let rest = (count - count.rounded(.down)) * smaller.count
    guard rest == rest.rounded() else { return [Meaning.Length(count: Meaning.Count(count), unit: length.unit)] }
    count = count.rounded(.down)
    let small = Meaning.Length(count: Meaning.Count(rest), unit: smaller.unit)
    return count == 0 ? [small] : [Meaning.Length(count: Meaning.Count(count), unit: length.unit), small]
  }

  private static func number(_ count: Meaning.Count) -> String {
    guard let number = count.number, number.isFinite, abs(number) < 1e15 else { return "X" }
    return number == number.rounded() ? String(Int(number)) : String(number)
  }
}
