package import Diagnostics
package import Lexicons
import TextModel

/// A dictionary of actors or agents as PETRARCH and TABARI read it; what cannot be read becomes a diagnostic.
///
/// `NAME_ [CODE dates] # remark`, synonyms below it as `+NAME`, more codes on lines of their own; sets of words
/// (`!PERSON! = MAN, MEN`, or `&NAME` with `+` lines) stand inside names; agents have `[~CODE]` and a plural in braces.
package struct PetrarchDictionary: Sendable {
  package struct Entry: Sendable, Hashable {
    /// In the dictionary's capitals, words parted by spaces; the first is the entry's own.
    package var names: [String]
    package var codes: ActorCode
    /// Whether the code is one of a role (`~`), which takes the country of the name beside it.
    package var isAgent: Bool
    package var line: Int
  }

  package private(set) var entries: [Entry] = []
  package private(set) var diagnostics: [Diagnostic] = []
  private let source: String
  private var sets: [String: [String]] = [:]
  private var openSet: String?
  private var draft: Draft?
  private var isInComment = false

  private struct Draft {
    var names: [String] = []
    var periods: [ActorCode.Period] = []
    var line: Int
    var isAgent = false
    var hadCode = false
  }

  package init(path: String) throws {
    self.init(text: String(decoding: try ResourceFile.bytes(of: path), as: UTF8.self), source: path)
  }

  package init(text: String, source: String) {
    self.source = source
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      read(Substring(line), index + 1)
    }
    close()
  }

  // MARK: Lines

  private mutating func read(_ line: Substring, _ number: Int) {
    let bare = withoutComments(line)
    let text = bare.trimmed
    guard let first = text.utf8.first else { return }
    switch first {
    case UInt8(ascii: "!") where text.contains("="): readSet(text, number)
    case UInt8(ascii: "&") where !text.contains("[") && !text.trimmedName.contains(" "):
      close()
      openSet = text.split(separator: " ").first.map { String($0.trimmedName) }
    case UInt8(ascii: "+"):
      if let set = openSet {
        sets[set, default: []].append(String(text.dropFirst().prefix { $0 != "{" && $0 != "[" }.trimmedName))
      } else if draft == nil {
        complain(number, "a synonym without an entry above it")
      } else {
        readName(text.dropFirst(), number)
      }
    case UInt8(ascii: "["):
      if draft == nil { complain(number, "a code without an entry above it") } else { readCodes(text, number) }
    default:
      close()
      openSet = nil
      draft = Draft(line: number)
      readName(text[...], number)
    }
  }

  /// Remarks begin at `#` or `;`, or stand between `<!--` and `-->`.
  private mutating func withoutComments(_ line: Substring) -> Substring {
    var rest = line
    var kept = ""
    while true {
      if isInComment {
        guard let end = rest.firstRange(of: "-->") else { return kept[...] }
        isInComment = false
        rest = rest[end.upperBound...]
      }
      guard let start = rest.utf8.contains(UInt8(ascii: "<")) ? rest.firstRange(of: "<!--") : nil else { break }
      kept += rest[..<start.lowerBound]
      isInComment = true
      rest = rest[start.upperBound...]
    }
    let text = kept.isEmpty ? rest : (kept + rest)[...]
    return text.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ";") }.map { text[..<$0] } ?? text
  }

  /// `!PERSON! = MAN, MEN`
  private mutating func readSet(_ text: Substring, _ number: Int) {
    close()
    let halves = text.split(separator: "=", maxSplits: 1)
    let name = halves[0].trimmed
    guard halves.count == 2, name.count > 2, name.last == "!" else {
      return complain(number, "a set reads “!NAME! = WORD, WORD”")
    }
    sets[String(name)] = halves[1].split(separator: ",").map { String($0.trimmedName) }.filter { !$0.isEmpty }
  }

  /// A name with what may follow it on its line: a plural in braces, codes in brackets.
  private mutating func readName(_ text: Substring, _ number: Int) {
    let end = text.utf8.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") } ?? text.endIndex
    let name = text[..<end].trimmedName
    guard !name.isEmpty, !name.contains("+"), !name.contains("]"), !name.contains("}") else {
      return complain(number, "“\(text.trimmed)” has no name that can be read")
    }
    guard let names = expanded(name[...]) else {
      return complain(number, "“\(name)” names a set that stands nowhere above")
    }
    draft?.names += names
    var rest = text[end...]
    if rest.utf8.first == UInt8(ascii: "{") {
      guard let close = rest.firstIndex(of: "}") else { return complain(number, "a brace is not closed") }
      draft?.names += rest[rest.index(after: rest.startIndex)..<close].split(separator: ",").map {
        String($0.trimmedName)
      }.filter { !$0.isEmpty }
      rest = rest[rest.index(after: close)...]
    }
    if rest.contains("[") { readCodes(rest, number) }
  }

  /// The name with each word of the sets that stand in it; nothing where a set is missing. “AT&T” is no set.
  private func expanded(_ name: Substring) -> [String]? {
    var names = [""]
    var rest = name
    while let start = rest.firstIndex(where: { $0 == "!" || $0 == "&" }) {
      let after = rest.index(after: start)
      let isMarked = rest[start] == "!"
      let end =
        isMarked
        ? rest[after...].firstIndex(of: "!").map { rest.index(after: $0) }
        : rest[after...].firstIndex(of: " ") ?? rest.endIndex
      let words = end.flatMap { sets[String(rest[start..<$0])] } ?? []
      if words.isEmpty, isMarked { return nil }
      let (stop, ends) = words.isEmpty ? (after, [String(rest[start])]) : (end ?? after, words)
      guard names.count * ends.count <= 400 else { return nil }
      let before = rest[..<start]
      names = names.flatMap { name in ends.map { name + before + $0 } }
      rest = rest[stop...]
    }
    return names.map { $0 + rest }
  }

  // MARK: Codes

  private mutating func readCodes(_ text: Substring, _ number: Int) {
    draft?.hadCode = true
    var rest = text
    while let open = rest.firstIndex(of: "[") {
      guard let close = rest[open...].firstIndex(of: "]") else { return complain(number, "a bracket is not closed") }
      readCode(rest[rest.index(after: open)..<close], number)
      rest = rest[rest.index(after: close)...]
    }
  }

  private mutating func readCode(_ text: Substring, _ number: Int) {
    let words = text.split { $0 == " " || $0 == "\t" }
    guard var code = words.first.map({ $0.uppercased() }) else { return complain(number, "the brackets are empty") }
    // “---” takes an actor out on purpose.
    if code.utf8.allSatisfy({ $0 == UInt8(ascii: "-") }) { return }
    if code.contains("~") {
      code.removeAll { $0 == "~" }
      draft?.isAgent = true
    }
    guard ActorCode.isCode(code), code.utf8.count % 3 == 0 else {
      return complain(number, "“\(text)” is no code of three, six … capitals")
    }
    guard let dates = PetrarchDates(words.dropFirst().joined()) else {
      return complain(number, "“\(text)” has dates that are none")
    }
    draft?.periods.append(ActorCode.Period(code: code, from: dates.from, to: dates.to))
  }

  private mutating func close() {
    defer { draft = nil }
    guard let draft, !draft.names.isEmpty else { return }
    guard !draft.periods.isEmpty else {
      if !draft.hadCode { complain(draft.line, "“\(draft.names[0])” has no code") }
      return
    }
    entries.append(
      Entry(names: draft.names, codes: ActorCode(draft.periods), isAgent: draft.isAgent, line: draft.line))
  }

  private mutating func complain(_ line: Int, _ message: String) {
    diagnostics.append(Diagnostic(.warning, source: source, line: line, message: message + ": left out"))
  }
}

/// `970101-061231`, `>20070101`, `<811231`; nothing at all is always.
private struct PetrarchDates {
  var from: CalendarDate?
  var to: CalendarDate?

  init?(_ text: String) {
    guard let sign = text.first else { return }
    if sign == ">" || sign == "<" {
      guard let day = Self.day(text.dropFirst()) else { return nil }
      if sign == ">" { from = day } else { to = day }
      return
    }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.day(ends[0]), let last = Self.day(ends[1]), first <= last else {
      return nil
    }
    (from, to) = (first, last)
  }

  /// YYYYMMDD, or YYMMDD with years to 2030.
  private static func day(_ text: Substring) -> CalendarDate? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else { return nil }
    let (year, rest) = number.quotientAndRemainder(dividingBy: 10_000)
    switch text.utf8.count {
    case 8: return CalendarDate(year: year, month: rest / 100, day: rest % 100)
    case 6: return CalendarDate(year: year + (year > 30 ? 1900 : 2000), month: rest / 100, day: rest % 100)
    default: return nil
    }
  }
}

extension Substring {
  /// Without spaces, tabs and carriage returns at the ends.
  fileprivate var trimmed: Substring {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var bytes = utf8
    while let first = bytes.first, isSpace(first) { bytes = bytes.dropFirst() }
    while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
    return Substring(bytes)
  }

  /// Underscores as spaces, single ones, none at the ends.
  fileprivate var trimmedName: String {
    split { $0 == "_" || $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
  }
}
