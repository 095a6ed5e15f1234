import Diagnostics

/// Names of actors with their codes, and words for agents (“troops”) with what they add to a code.
struct ActorDictionary: Sendable {
  private(set) var names = PhraseTrie()
  private(set) var codes: [[DatedCode]] = []
  private(set) var agents = PhraseTrie()
  private(set) var agentCodes: [AgentCode] = []

  /// `[~GOV]` goes behind an actor's code, `[NGO~]` before it.
  struct AgentCode: Sendable, Hashable {
    var code: String
    var isPrefix: Bool
  }

  // MARK: Actors

  /// Reads an actor file: a name and its synonyms (`+NAME`), then codes, on the name's line or on lines of their own.
  mutating func addActors(_ source: DictionarySource, _ vocabulary: inout Vocabulary, _ complaints: inout [Diagnostic])
  {
    var phrases: [[Int32]] = []
    var found: [DatedCode] = []
    var start: DictionarySource.Line?

    func complainIfBare(_ complaints: inout [Diagnostic]) {
      if let start, found.isEmpty { complaints.append(source.complaint(start, "an actor without a code")) }
    }
    func finish(_ names: inout PhraseTrie, _ codes: inout [[DatedCode]]) {
      guard !found.isEmpty else { return }
      let value = Int32(truncatingIfNeeded: codes.count)
      codes.append(found)
      for phrase in phrases { names.insert(phrase, value) }
    }

    for line in source.lines {
      guard let (rest, contents) = line.text.takingBrackets() else {
        complaints.append(source.complaint(line, "a bracket is left open"))
        continue
      }
      if !rest.isEmpty, rest.utf8.first != 0x2B {
        complainIfBare(&complaints)
        finish(&names, &codes)
        (phrases, found, start) = ([], [], line)
      }
      if !rest.isEmpty {
        let phrase = vocabulary.phrase(rest.utf8.first == 0x2B ? rest.dropFirst() : rest)
        if phrase.isEmpty {
          complaints.append(source.complaint(line, "no name"))
        } else {
          phrases.append(phrase)
        }
      }
      for content in contents {
        if let code = DatedCode(content) {
          found.append(code)
        } else {
          complaints.append(source.complaint(line, "no code with dates: [\(content)]"))
        }
      }
    }
    complainIfBare(&complaints)
    finish(&names, &codes)
  }

  // MARK: Agents

  /// Reads an agent file: `SAILOR {SEAMEN} [~MIL]`; regular plurals are made, `{}` has none, `!SET! = A, B` is put in.
  mutating func addAgents(_ source: DictionarySource, _ vocabulary: inout Vocabulary, _ complaints: inout [Diagnostic])
  {
    var sets: [String: [Substring]] = [:]
    for line in source.lines {
      if line.text.utf8.first == 0x21, let equals = line.text.firstIndex(of: "=") {
        sets[String(line.text[..<equals].trimmed)] =
          line.text[line.text.index(after: equals)...].split(separator: ",").map(\.trimmed)
        continue
      }
      guard let (rest, contents) = line.text.takingBrackets(), let code = contents.first.flatMap(Self.agentCode),
        !rest.isEmpty
      else {
        complaints.append(source.complaint(line, "no agent with a code like [~GOV]"))
        continue
      }
      let value = Int32(truncatingIfNeeded: agentCodes.count)
      agentCodes.append(code)
      for name in Self.forms(of: rest).flatMap({ Self.substituting($0, sets) }) {
        agents.insert(vocabulary.phrase(Substring(name)), value)
      }
    }
  }

  private static func agentCode(_ text: Substring) -> AgentCode? {
    let code = text.filter { $0 != "~" && $0 != " " }
    guard !code.isEmpty, text.contains("~") else { return nil }
    return AgentCode(code: String(code), isPrefix: text.utf8.last == 0x7E)
  }

  /// The agent's word and its plurals, as the braces give them or the regular one.
  private static func forms(of text: Substring) -> [String] {
    guard let open = text.firstIndex(of: "{") else {
      let word = String(text.trimmed)
      return [word, plural(of: word)]
    }
    let word = String(text[..<open].trimmed)
    let inside = text[text.index(after: open)...].prefix { $0 != "}" }
    return [word] + inside.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
  }

  static func plural(of word: String) -> String {
    let upper = word.uppercased()
    if upper.hasSuffix("Y"), upper.count > 1, !"AEIOU".contains(upper.dropLast().last ?? "A") {
      return "\(word.dropLast())IES"
    }
    if upper.hasSuffix("S") || upper.hasSuffix("X") || upper.hasSuffix("CH") || upper.hasSuffix("SH") {
      return word + "ES"
    }
    return word + "S"
  }

  /// `CONGRESS!PERSON!` with each word of the set in its place.
  private static func substituting(_ name: String, _ sets: [String: [Substring]]) -> [String] {
    guard name.contains("!") else { return [name] }
    for (mark, words) in sets {
      guard let range = name.firstRange(of: mark) else { continue }
      return words.map { name.replacingCharacters(in: range, with: $0) }
    }
    return [name]
  }
}

extension String {
  fileprivate func firstRange(of part: String) -> Range<String.Index>? {
    guard !part.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: Substring) -> String {
    // A plural made behind the mark (`!PERSON!S`) is the set's own affair.
    let tail = self[range.upperBound...] == "S" ? "" : self[range.upperBound...]
    return String(self[..<range.lowerBound] + text + tail)
  }
}
