import TextModel

/// Finds what stands before the first sentence: a date line, a byline, or an agency's dateline.
///
/// "OSLO, 4 May (Agency) – …", "MOSCOW, January 7. /TASS/. …", "date 2022-01-07 The …": the dateline ends where the
/// sentence begins.
struct DatelineReader {
  struct Dateline {
    var range: ByteRange
    /// ISO 8601, where the year is written too.
    var date: String?
  }

  let source: SourceText
  let words: DateWords
  private let line: ByteRange
  private let tokens: [LineToken]
  private let scanner: DateScanner

  init(source: SourceText, line: ByteRange, words: DateWords) {
    self.source = source
    self.words = words
    self.line = line
    tokens = lineTokens(source, in: line)
    scanner = DateScanner(tokens: tokens, words: words)
  }

  func read() -> Dateline? { dateLine() ?? byline() ?? placeAndDateLine() ?? agencyDateline() }

  // MARK: Date lines

  /// A date with what may stand around it: the whole line, or its beginning where a sentence follows.
  private func dateLine() -> Dateline? {
    var index = 0
    while let word = scanner.word(index), words.leads.contains(word) {
      index = scanner.skipping([":"], from: index + 1)
    }
    let hasLead = index > 0 && scanner.word(0) != "on" && scanner.word(0) != "at"
    guard index == 0 || hasLead, let date = scanner.date(at: index) else { return nil }
    let end = endOfDateLine(after: date)
    if end >= tokens.count, tokens.last.map({ $0.range.upperBound == line.upperBound }) ?? false {
      return Dateline(range: line, date: date.iso)
    }
    guard date.year != nil, end < tokens.count, hasLead || tokens[end].isCapitalised || tokens[end - 1].isDash,
      !tokens[end].isSentenceInnerMark
    else { return nil }
    return Dateline(range: line.lowerBound..<tokens[end - 1].range.upperBound, date: date.iso)
  }

  /// Goes on over times of day, further dates with their words, and marks that part them from the sentence.
  private func endOfDateLine(after date: DateScanner.Match) -> Int {
    var end = date.end
    while end < tokens.count {
      if let time = scanner.endOfTime(at: end) {
        end = time
      } else if let next = endOfFurtherDate(at: end) {
        end = next
      } else if tokens[end].isDash || ["|", "·", "•", "/", ":"].contains(tokens[end].text) {
        end += 1
      } else if tokens[end].text == ".", end == tokens.count - 1 {
        end += 1
      } else {
        return end
      }
    }
    return end
  }

  /// "… , updated 8 January 2022".
  private func endOfFurtherDate(at start: Int) -> Int? {
    var index = scanner.skipping([",", "(", ";", "|"], from: start)
    let words = index
    while let word = scanner.word(index), self.words.leads.contains(word) {
      index = scanner.skipping([":"], from: index + 1)
    }
    guard index > words else { return nil }
    guard let end = scanner.date(at: index)?.end ?? scanner.endOfTime(at: index) else { return nil }
    return scanner.skipping([")"], from: end)
  }

  /// "By Ana Torvik, Orlin, 4 May 2031": a short line that names who wrote.
  private func byline() -> Dateline? {
    guard let first = scanner.word(0), tokens[0].isCapitalised, tokens.count <= 30, tokens.count > 1,
      let last = tokens.last, last.range.upperBound == line.upperBound, !last.isSentenceEnd
    else { return nil }
    let isByline = words.bylines.contains(first) && tokens[1].isCapitalised && namesOnly(tokens.dropFirst())
    let isLead = words.leads.contains(first) && first != "first" && first != "on" && first != "at" && first != "last"
    guard isByline || (isLead && tokens.count <= 12) else { return nil }
    let dates = tokens.indices.lazy.compactMap { scanner.date(at: $0)?.iso }
    return Dateline(range: line, date: dates.first)
  }

  /// Whether small words are few: a line of names and not a sentence.
  private func namesOnly(_ tokens: ArraySlice<LineToken>) -> Bool {
    let words = tokens.filter { $0.kind == .word }
    let small = words.filter {
      !$0.isCapitalised && !["and", "in", "for", "of", "de", "van", "von"].contains($0.lower)
    }
    return small.count * 4 <= words.count
  }

  /// A short line of its own with place, date and whose it is, however they are joined: "Colombo, 15 July 2022",
  /// "LIMA - Sunday, 22 January 2023", "Orlin4 May 2031 20:15Straits Bulletin".
  private func placeAndDateLine() -> Dateline? {
    guard tokens.count <= 16, tokens.last?.range.upperBound == line.upperBound, tokens.last?.isSentenceEnd == false,
      let start = tokens.indices.first(where: { scanner.date(at: $0)?.iso != nil }),
      let date = scanner.date(at: start)
    else { return nil }
    let end = endOfDateLine(after: date)
    let around = tokens[..<start] + tokens[min(end, tokens.count)...]
    let names = around.filter { $0.kind == .word }
    guard names.count <= 7, names.allSatisfy({ $0.isCapitalised || ["of", "and", "the", "at"].contains($0.lower) }),
      around.allSatisfy({ $0.kind != .number }), tokens[0].isCapitalised
    else { return nil }
    return Dateline(range: line, date: date.iso)
  }

  // MARK: Agency datelines

  /// Place, date and agency in brackets, closed by a dash (or by "/AGENCY/.").
  private func agencyDateline() -> Dateline? {
    var index = 0
    let place = endOfPlace(at: 0)
    index = scanner.skipping([",", "."], from: place.end)
    var date: DateScanner.Match?
    var agency = false
    if let found = scanner.date(at: index) {
      date = found
      index = scanner.skipping([",", "."], from: found.end)
    }
    if let end = endOfBrackets(at: index) {
      agency = true
      let inside = scanner.date(at: index + 1)
      date = date ?? inside
      index = end
    }
    if date == nil, let found = scanner.date(at: scanner.skipping([",", "."], from: index)) {
      date = found
      index = scanner.skipping([",", "."], from: found.end)
    }
    guard index > 0, agency || (place.end > 0 && (place.isUppercase || date != nil)) else { return nil }
    return closed(at: index, date: date, agency: agency, isUppercase: place.isUppercase)
  }

  private func closed(
    at start: Int, date: DateScanner.Match?, agency: Bool, isUppercase: Bool
  ) -> Dateline? {
    var index = start
    while index < tokens.count, tokens[index].isDash { index += 1 }
    let byDash = index > start
    // "(CNN)The", "/TASS/. The": the closing mark is the agency's own.
    let bySlash = agency && start > 0 && (tokens[start - 1].text == "/" || (tokens[start - 1].text == "."))
    let byBracket = agency && isUppercase && start < tokens.count && tokens[start].isCapitalised
    guard byDash || bySlash || byBracket, index < tokens.count || tokens.count < 40 else { return nil }
    guard index > 0, isSpaced(index - 1) || agency || date != nil else { return nil }
    return Dateline(range: line.lowerBound..<tokens[index - 1].range.upperBound, date: date?.iso)
  }

  /// Whether white space stands on both sides of a dash: "LONDON - The", not "LONDON-based".
  private func isSpaced(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    var first = index
    while first > 0, tokens[first - 1].isDash { first -= 1 }
    return first > 0 && tokens[first - 1].range.upperBound < tokens[first].range.lowerBound
      && tokens[index].range.upperBound < tokens[index + 1].range.lowerBound
  }

  /// "KYIV, Ukraine", "WASHINGTON/KYIV", "Buenos Aires": up to six capitalised words.
  private func endOfPlace(at start: Int) -> (end: Int, isUppercase: Bool) {
    var index = start
    var count = 0
    while index < tokens.count, count < 7 {
      if tokens[index].isCapitalised, words.months[tokens[index].lower] == nil || tokens[index].isUppercase,
        scanner.date(at: index) == nil
      {
        count += 1
        index += 1
      } else if count > 0, joinsPlaces(index), tokens[index + 1].isCapitalised, scanner.date(at: index + 1) == nil {
        index += 1
      } else {
        break
      }
    }
    guard count > 0, count < 7 else { return (0, false) }
    return (index, tokens[start].isUppercase && tokens[start].text.count > 1)
  }

  /// The marks between the words of a place and between places: "WASHINGTON, D.C.", "WASHINGTON/KYIV", "Port-au-Prince".
  private func joinsPlaces(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    switch tokens[index].text {
    case ",", ".": return true
    case "/", "-":
      return tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
        && tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
    default: return tokens[index].lower == "and"
    }
  }

  /// "(Reuters)", "(Xinhua/AP)", "/TASS/.".
  private func endOfBrackets(at start: Int) -> Int? {
    if scanner.mark(start, "("), let end = closing(")", after: start) { return end }
    guard scanner.mark(start, "/"), let end = closing("/", after: start) else { return nil }
    return scanner.skipping(["."], from: end)
  }

  private func closing(_ mark: String, after start: Int) -> Int? {
    for index in (start + 1)..<max(start + 1, min(start + 10, tokens.count)) where scanner.mark(index, mark) {
      let inside = tokens[(start + 1)..<index]
      // Names and dates stand here, not an aside: "(in Kazakhstan, …)".
      guard let first = inside.first, first.isCapitalised || first.kind == .number else { return nil }
      return index + 1
    }
    return nil
  }
}

extension LineToken {
  var isSentenceEnd: Bool { kind == .mark && [".", "!", "?", "…", "\"", "”", ":", ";", ","].contains(text) }
  fileprivate var isSentenceInnerMark: Bool { kind == .mark && [",", ".", ";", "'", "’"].contains(text) }
}
