import Diagnostics

/// Verbs in blocks of synonyms, each with its code, and the patterns of each block.
struct VerbDictionary: Sendable {
  /// A verb, of one word or more: `+CORDON_OFF`.
  struct Entry: Sendable {
    var words: [Int32]
    /// Which of the words is the verb.
    var verb: Int
    var codes: CodePair
    var block: Int32
    var line: Int32
    var file: Int32
  }

  private(set) var entries: [Entry] = []
  /// Entries by the number of their verb's word, as a form or as a base.
  private(set) var byWord: [Int32: [Int32]] = [:]
  /// Patterns of each block, the most telling first.
  private(set) var blocks: [[VerbPattern]] = []
  /// The phrases of each synonym set.
  private(set) var sets: [[[Int32]]] = []
  private(set) var transformations: [Transformation] = []
  private(set) var files: [String] = []
  /// Whether patterns have brackets, as PETRARCH-2 writes them; else they follow TABARI and PETRARCH-1.
  private(set) var hasBrackets = false
  private var setNumbers: [String: Int32] = [:]
  /// Sets named inside sets, put in when all are read.
  private var references: [(set: Int32, name: String, line: DictionarySource.Line, file: Int)] = []

  mutating func add(_ source: DictionarySource, _ vocabulary: inout Vocabulary, _ complaints: inout [Diagnostic]) {
    files.append(source.name)
    readSets(source, &vocabulary, &complaints)
    var reader = PatternReader(vocabulary: vocabulary, sets: setNumbers)
    var blockCodes = CodePair()
    var isInsideSet = false
    for line in source.lines {
      let bytes = line.text.utf8
      switch bytes.first {
      case 0x26: isInsideSet = true
      case 0x2B where isInsideSet: continue
      case 0x7E:
        isInsideSet = false
        if let made = Transformation(line.text, line: line.number, file: files.count - 1, &reader.vocabulary) {
          transformations.append(made)
        } else {
          complaints.append(source.complaint(line, "no transformation like ~ a (a b ATTACK) SAY = a b 015"))
        }
      case 0x2D where line.text.hasPrefix("---"):
        isInsideSet = false
        blockCodes = line.text.takingBrackets()?.contents.first.flatMap { CodePair($0) } ?? CodePair()
        blocks.append([])
      case 0x2D:
        isInsideSet = false
        guard !blocks.isEmpty else {
          complaints.append(source.complaint(line, "a pattern outside a block"))
          continue
        }
        if let complaint = addPattern(line, &reader) { complaints.append(source.complaint(line, complaint)) }
      default:
        isInsideSet = false
        guard !blocks.isEmpty else {
          complaints.append(source.complaint(line, "a verb outside a block"))
          continue
        }
        if let complaint = addVerb(line, blockCodes, &reader.vocabulary) {
          complaints.append(source.complaint(line, complaint))
        }
      }
    }
    vocabulary = reader.vocabulary
  }

  // MARK: Synonym sets

  private mutating func readSets(
    _ source: DictionarySource, _ vocabulary: inout Vocabulary, _ complaints: inout [Diagnostic]
  ) {
    var current: Int32?
    for line in source.lines {
      guard let first = line.text.utf8.first else { continue }
      if first == 0x26 {
        let name = PatternReader.setName(line.text.prefix { $0 != " " && $0 != "\t" })
        if let known = setNumbers[name] {
          current = known
        } else {
          current = Int32(truncatingIfNeeded: sets.count)
          setNumbers[name] = current
          sets.append([])
        }
      } else if first == 0x2B, let set = current {
        let member = line.text.dropFirst()
        if member.trimmed.utf8.first == 0x26 {
          references.append((set, PatternReader.setName(member.trimmed), line, files.count - 1))
        } else {
          let phrase = vocabulary.phrase(member)
          if !phrase.isEmpty { sets[Int(set)].append(phrase) }
        }
      } else {
        current = nil
      }
    }
    // A set may hold sets, but only those without sets of their own count: no circle can arise.
    let plain = sets
    for reference in references {
      if let inner = setNumbers[reference.name] {
        sets[Int(reference.set)] += plain[Int(inner)]
      } else {
        complaints.append(source.complaint(reference.line, "no synonym set \(reference.name)"))
      }
    }
    references = []
  }

  // MARK: Verbs and patterns

  private mutating func addPattern(_ line: DictionarySource.Line, _ reader: inout PatternReader) -> String? {
    guard let (rest, contents) = line.text.takingBrackets(), let content = contents.first else {
      return "a pattern without a code"
    }
    guard let codes = CodePair(content) else { return "no code: [\(content)]" }
    do {
      let sides = try reader.groups(of: rest.dropFirst())
      if rest.utf8.contains(where: { $0 == 0x28 || $0 == 0x7B }) { hasBrackets = true }
      blocks[blocks.count - 1].append(
        VerbPattern(
          before: sides.before, after: sides.after, codes: codes, line: Int32(truncatingIfNeeded: line.number),
          file: Int32(files.count - 1)))
      return nil
    } catch {
      return error.message
    }
  }

  private mutating func addVerb(
    _ line: DictionarySource.Line, _ blockCodes: CodePair, _ vocabulary: inout Vocabulary
  ) -> String? {
    guard let (rest, contents) = line.text.takingBrackets() else { return "a bracket is left open" }
    var codes = blockCodes
    if let content = contents.first {
      guard let own = CodePair(content) else { return "no code: [\(content)]" }
      codes = own
    }
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "}" }
    let parts = rest.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
    var forms = [parts[0].trimmed]
    if parts.count == 2 { forms += parts[1].split(whereSeparator: isBlank) }
    let written = Set(forms.map(String.init))
    let regular = Self.regularForms(of: forms[0]).filter { !written.contains($0) }
    for form in forms + regular.map({ Substring($0) }) where !form.isEmpty {
      let marked = form.utf8.firstIndex(of: 0x2B)
      let before = marked.map { Vocabulary.words(form[..<$0]).count } ?? 0
      let words = vocabulary.phrase(Substring(form.filter { $0 != "+" }))
      guard before < words.count, words.count <= 8 else { return "no verb" }
      byWord[words[before], default: []].append(Int32(truncatingIfNeeded: entries.count))
      entries.append(
        Entry(
          words: words, verb: before, codes: codes, block: Int32(blocks.count - 1),
          line: Int32(truncatingIfNeeded: line.number), file: Int32(files.count - 1)))
    }
    return nil
  }

  /// The regular forms of a verb's dictionary form; of several words, those of the one that is marked.
  static func regularForms(of verb: Substring) -> [String] {
    let mark = verb.utf8.firstIndex(of: 0x2B)
    let start = mark.map { verb.utf8.index(after: $0) } ?? verb.startIndex
    let end = verb[start...].utf8.firstIndex { $0 == 0x5F || $0 == 0x20 } ?? verb.endIndex
    let base = verb[start..<end]
    guard base.utf8.count > 1 else { return [] }
    return regularForms(ofWord: base.uppercased()).map { verb[..<start] + $0 + verb[end...] }
  }

  private static func regularForms(ofWord word: String) -> [String] {
    let stem = String(word.dropLast())
    if word.hasSuffix("E") { return [word + "S", word + "D", stem + "ING"] }
    if word.hasSuffix("Y"), let before = stem.last, !"AEIOU".contains(before) {
      return [stem + "IES", stem + "IED", word + "ING"]
    }
    let plural = ["S", "X", "Z", "CH", "SH"].contains(where: word.hasSuffix) ? "ES" : "S"
    return [word + plural, word + "ED", word + "ING"]
  }

  /// Whether the verbs of a block refuse: most of what its patterns code is rejection (12).
  func refuses(_ block: Int32) -> Bool {
    let coded = blocks[Int(block)].compactMap(\.codes.forth)
    return coded.count { CodeArithmetic.root($0) == "12" } * 2 > coded.count
  }

  /// Whether `entry` stands in a block that has the verb `word`.
  func isEntry(_ entry: Entry, besides word: Int32) -> Bool {
    (byWord[word] ?? []).contains { entries[Int($0)].block == entry.block }
  }

  /// Whether an act's code is of the kind of the verb `word`: `ATTACK` stands for all that is coded like attacking.
  func isAct(_ code: String, like word: Int32) -> Bool {
    (byWord[word] ?? []).contains {
      entries[Int($0)].codes.forth.map { CodeArithmetic.root($0) == CodeArithmetic.root(code) } ?? false
    }
  }

  /// Puts each block's patterns in the order in which they are tried. Of two with the same words the later stands, as
  /// in PETRARCH-2; in the older dialect the first is met first.
  mutating func finish() {
    for index in blocks.indices {
      let weighed = blocks[index].enumerated().map { (weight: $1.weight, order: hasBrackets ? -$0 : $0, pattern: $1) }
      blocks[index] = weighed.sorted { ($1.weight, $0.order) < ($0.weight, $1.order) }.map(\.pattern)
    }
  }
}
