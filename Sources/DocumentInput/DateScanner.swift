import TextModel

/// Reads dates and times of day from a line's tokens, as they are written at the top of a report.
///
/// "4 May", "Friday, January 7, 2022", "2022-01-07T14:30Z", "07.01.2022". A day and month that could be told either
/// way round ("07/01/2022") is no date: unknown is better than a guess.
struct DateScanner {
  /// A date as written: the year may be missing.
  struct Match {
    var year: Int?
    var month: Int
    var day: Int
    /// The index of the token after it.
    var end: Int

    var iso: String? {
      year.flatMap { CalendarDate(year: $0, month: month, day: day) }?.description
    }
  }

  let tokens: [LineToken]
  let words: DateWords

  /// The date that begins at a token, its weekday before it included.
  func date(at start: Int) -> Match? {
    var index = start
    if let word = word(index), words.weekdays[word] != nil {
      index = skipping([".", ","], from: index + 1)
    }
    return digits(at: index) ?? dayFirst(at: index) ?? monthFirst(at: index)
  }

  /// The index after a time of day with its zone, which begins at a token; nothing where there is none.
  func endOfTime(at start: Int) -> Int? {
    var index = start
    if word(index) == "at" || word(index) == "t" || mark(index, ",") { index += 1 }
    guard let hour = number(index, 0...24), tokens[index].range.count <= 2 else { return nil }
    _ = hour
    index += 1
    var hasMinutes = false
    while mark(index, ":") || mark(index, "."), number(index + 1, 0...999_999_999) != nil {
      index += 2
      hasMinutes = true
    }
    let half = endOfHalfDay(at: index)
    let zone = endOfZone(at: half ?? index)
    guard hasMinutes || half != nil || zone != nil else { return nil }
    return zone ?? half ?? index
  }

  // MARK: The ways to write a date

  private func digits(at start: Int) -> Match? {
    guard let first = number(start, 0...99_999_999) else { return nil }
    if tokens[start].range.count == 8 {
      return checked(year: first / 10_000, month: first / 100 % 100, day: first % 100, end: start + 1)
    }
    guard let separator = separator(at: start + 1), let second = number(start + 2, 1...31),
      mark(start + 3, separator), let third = number(start + 4, 1...9999)
    else { return nil }
    let end = start + 5
    if tokens[start].range.count == 4 { return checked(year: first, month: second, day: third, end: end) }
    guard tokens[start + 4].range.count == 4 else { return nil }
    if separator == "." || first > 12 || first == second {
      return checked(year: third, month: second, day: first, end: end)
    }
    return second > 12 ? checked(year: third, month: first, day: second, end: end) : nil
  }

  private func dayFirst(at start: Int) -> Match? {
    guard let day = number(start, 1...31) else { return nil }
    var index = start + 1
    if let suffix = word(index), ["st", "nd", "rd", "th"].contains(suffix) { index += 1 }
    if word(index) == "of" { index += 1 }
    if index < tokens.count, tokens[index].isDash { index += 1 }
    guard let name = word(index), let month = words.months[name] else { return nil }
    return withYear(month: month, day: day, at: index + 1)
  }

  private func monthFirst(at start: Int) -> Match? {
    guard let name = word(start), let month = words.months[name] else { return nil }
    let index = skipping(["."], from: start + 1)
    guard let day = number(index, 1...31), tokens[index].range.count <= 2 else { return nil }
    var end = index + 1
    if let suffix = word(end), ["st", "nd", "rd", "th"].contains(suffix) { end += 1 }
    return withYear(month: month, day: day, at: end)
  }

  private func withYear(month: Int, day: Int, at index: Int) -> Match? {
    let yearIndex = skipping([".", ",", "-"], from: index)
    if let year = number(yearIndex, 1000...2999), tokens[yearIndex].range.count == 4 {
      return checked(year: year, month: month, day: day, end: yearIndex + 1)
    }
    // A leap year tells whether the day can exist at all.
    return checked(year: 2000, month: month, day: day, end: index).map {
      Match(
        year: nil, month: $0.month, day: $0.day, end: mark(index, ".") && isAbbreviation(index - 1) ? index + 1 : index)
    }
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    word(index).map { words.months[$0] != nil && $0.count <= 4 } ?? false
  }

  private func checked(year: Int, month: Int, day: Int, end: Int) -> Match? {
    guard (1000...2999).contains(year), CalendarDate(year: year, month: month, day: day) != nil else { return nil }
    return Match(year: year, month: month, day: day, end: end)
  }

  // MARK: Times

  private func endOfHalfDay(at index: Int) -> Int? {
    guard let first = word(index) else { return nil }
    if first == "am" || first == "pm" { return index + 1 }
    guard first == "a" || first == "p", mark(index + 1, "."), word(index + 2) == "m" else { return nil }
    return skipping(["."], from: index + 3)
  }

  private func endOfZone(at index: Int) -> Int? {
    if let name = word(index), words.zones.contains(name) { return index + 1 }
    guard mark(index, "+") || mark(index, "-"), let hours = number(index + 1, 0...2359) else { return nil }
    _ = hours
    return mark(index + 2, ":") && number(index + 3, 0...59) != nil ? index + 4 : index + 2
  }

  // MARK: Tokens

  func word(_ index: Int) -> String? {
    index < tokens.count && tokens[index].kind == .word ? tokens[index].lower : nil
  }

  func mark(_ index: Int, _ text: String) -> Bool {
    index < tokens.count && tokens[index].kind == .mark && tokens[index].text == text
  }

  private func number(_ index: Int, _ range: ClosedRange<Int>) -> Int? {
    guard index < tokens.count, tokens[index].kind == .number, let value = Int(tokens[index].text) else { return nil }
    return range.contains(value) ? value : nil
  }

  private func separator(at index: Int) -> String? {
    ["-", "/", "."].first { mark(index, $0) }
  }

  func skipping(_ marks: [String], from start: Int) -> Int {
    var index = start
    while index < tokens.count, tokens[index].kind == .mark, marks.contains(tokens[index].text) { index += 1 }
    return index
  }
}
