package import TextModel

/// A PLOVER/CAMEO actor code, or several of which each holds for a time: `IGOUNO 1997-01-01..2006-12-31|GHAELI`.
///
/// Of several, the first that holds on a day counts; one without dates always holds.
package struct ActorCode: Sendable, Hashable {
  package struct Period: Sendable, Hashable {
    package var code: String
    /// First and last day, inclusive; open where absent.
    package var from: CalendarDate?
    package var to: CalendarDate?

    package init(code: String, from: CalendarDate? = nil, to: CalendarDate? = nil) {
      self.code = code
      self.from = from
      self.to = to
    }

    package var isDated: Bool { from != nil || to != nil }

    package func holds(on day: CalendarDate) -> Bool {
      from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
    }
  }

  package let periods: [Period]

  package init(_ periods: [Period]) { self.periods = periods }

  /// Nothing where `text` does not read so, or a time ends before it begins.
  package init?(_ text: some StringProtocol) {
    var periods: [Period] = []
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      let words = part.split(separator: " ")
      guard let code = words.first, words.count <= 2, Self.isCode(code) else { return nil }
      guard words.count == 2 else {
        periods.append(Period(code: String(code)))
        continue
      }
      guard let dates = Self.dates(words[1]) else { return nil }
      if let from = dates.from, let to = dates.to, to < from { return nil }
      periods.append(Period(code: String(code), from: dates.from, to: dates.to))
    }
    guard !periods.isEmpty else { return nil }
    self.periods = periods
  }

  /// What keeps `text` from being codes, in words; nothing where it is some.
  package static func complaint(_ text: some StringProtocol) -> String? {
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      let words = part.split(separator: " ")
      guard let code = words.first, isCode(code), code.utf8.count % 3 == 0 else {
        return "“\(part)” is no actor code: parts of three capitals, as KAZGOV"
      }
      guard words.count > 1 else { continue }
      guard words.count == 2, let dates = dates(words[1]) else {
        return "“\(part)” has no dates that can be read: CODE YYYY-MM-DD..YYYY-MM-DD, either end open"
      }
      if let from = dates.from, let to = dates.to, to < from { return "“\(part)” ends before it begins" }
    }
    return nil
  }

  /// Times of two codes that overlap, the later of them therefore out of force for a while; nothing where none do.
  package var overlap: (first: Period, second: Period)? {
    let dated = periods.filter(\.isDated)
    for (index, first) in dated.enumerated() {
      for second in dated[(index + 1)...] where first.code != second.code {
        let begins = [first.from, second.from].compactMap(\.self).max()
        let ends = [first.to, second.to].compactMap(\.self).min()
        // One day in common is a change of hands.
        guard let begins, let ends, begins >= ends else { return (first, second) }
      }
    }
    return nil
  }

  /// Capitals, and digits behind the first three: `KAZGOV`, `CODREBM23`.
  package static func isCode(_ text: some StringProtocol) -> Bool {
    let isCapital = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
    return text.utf8.count >= 3 && text.utf8.prefix(3).allSatisfy(isCapital)
      && text.utf8.allSatisfy { isCapital($0) || (0x30...0x39).contains($0) }
  }

  /// `FROM..TO`, either of them left out.
  private static func dates(_ text: some StringProtocol) -> (from: CalendarDate?, to: CalendarDate?)? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
    let (from, to) = (CalendarDate(iso: first), CalendarDate(iso: last))
    guard first.isEmpty || from != nil, last.isEmpty || to != nil, from != nil || to != nil else { return nil }
    return (from, to)
  }

  /// The code on a day; without a day, or outside all times, the one that has no dates. A report whose day nobody knows
  /// gets the last of several.
  package func code(on day: CalendarDate?) -> String? {
    guard let day else { return (periods.first { !$0.isDated } ?? periods.last)?.code }
    return periods.first { $0.holds(on: day) }?.code
  }

  package var isDated: Bool { periods.contains(where: \.isDated) }

  /// As it is written in a file.
  package var text: String {
    periods.map { period in
      period.isDated
        ? "\(period.code) \(period.from?.description ?? "")..\(period.to?.description ?? "")" : period.code
    }.joined(separator: "|")
  }
}
