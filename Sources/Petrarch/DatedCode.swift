/// An actor's code and the days on which it holds: `[HOBGOV 19950601 - 19990815]`.
struct DatedCode: Sendable, Hashable {
  var code: String
  /// Days as numbers, 19950601; the code holds after `after`, before `before`, and from `from` to `through`.
  var after: Int?
  var before: Int?
  var from: Int?
  var through: Int?

  var isDated: Bool { after != nil || before != nil || from != nil }

  func holds(on day: Int) -> Bool {
    if let after, day <= after { return false }
    if let before, day >= before { return false }
    if let from, day < from { return false }
    if let through, day > through { return false }
    return true
  }

  /// What stands in the brackets; nothing where it is no code, or its days are none.
  init?(_ text: Substring) {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard let first = parts.first else { return nil }
    guard let mark = text.firstIndex(where: { $0 == "<" || $0 == ">" }) else {
      code = String(first)
      guard parts.count > 1 else { return }
      let days = parts.dropFirst().joined().split(separator: "-", omittingEmptySubsequences: false)
      guard days.count == 2, let from = Self.day(days[0]), let through = Self.day(days[1]) else { return nil }
      (self.from, self.through) = (from, through)
      return
    }
    code = String(text[..<mark].trimmed)
    guard !code.isEmpty, let day = Self.day(text[text.index(after: mark)...].trimmed) else { return nil }
    if text[mark] == "<" { before = day } else { after = day }
  }

  /// 19950601 and 950601; years of two figures up to 30 are of this century, as in KEDS.
  private static func day(_ text: Substring) -> Int? {
    guard let number = Int(text), number > 0 else { return nil }
    switch text.utf8.count {
    case 8: return number
    case 6: return number + (number / 10_000 <= 30 ? 20_000_000 : 19_000_000)
    case 4: return number * 10_000 + 101
    default: return nil
    }
  }
}

extension [DatedCode] {
  /// The code on a day: the first whose days hold it, else the one without days. Without a day, the one without days.
  func code(on day: Int?) -> String? {
    if let day, let dated = first(where: { $0.isDated && $0.holds(on: day) }) { return dated.code }
    return first { !$0.isDated }?.code ?? (day == nil ? first?.code : nil)
  }
}
