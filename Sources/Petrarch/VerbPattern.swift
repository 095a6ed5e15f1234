/// One line under a verb: `- $ TROOP * (TOWARD RETREAT) [0874]`. Words before `*` stand before the verb, those after it
/// behind; between them anything may stand.
struct VerbPattern: Sendable {
  enum Element: Sendable, Hashable {
    case word(Int32)
    case synonyms(Int32)
    /// `$`
    case source
    /// `+`
    case target
    /// `%`: several actors joined by "and".
    case compound
    /// `^`: an actor that is passed over.
    case passedOver
  }

  /// Elements that belong together: joined by `_`, or in one pair of brackets.
  struct Group: Sendable, Hashable {
    /// Each with how many words may stand before it within the group.
    var elements: [(element: Element, gap: Int)]
    /// Whether nothing may stand between it and the verb (or the group nearer to the verb).
    var isJoined = false

    static func == (a: Group, b: Group) -> Bool {
      a.isJoined == b.isJoined && a.elements.elementsEqual(b.elements) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(elements.count) }
  }

  /// In the order in which they are looked for: away from the verb.
  var before: [Group]
  var after: [Group]
  var codes: CodePair
  var line: Int32
  var file: Int32
  /// Words without which it cannot match.
  let needed: [Int32]

  init(before: [Group], after: [Group], codes: CodePair, line: Int32, file: Int32) {
    self.before = before
    self.after = after
    self.codes = codes
    self.line = line
    self.file = file
    needed = (before + after).flatMap(\.elements).compactMap {
      if case .word(let number) = $0.element { number } else { nil }
    }
  }

  /// More words say more.
  var weight: Int { (before + after).reduce(0) { $0 + $1.elements.count * 4 + ($1.isJoined ? 1 : 0) } }
}

/// `[064]`, `[031:032]` (there and back), `[:122]` (only back).
struct CodePair: Sendable, Hashable {
  var forth: String?
  var back: String?

  init?(_ text: Substring) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(Self.code)
    // `+++` and `###` were marks of TABARI's own.
    guard (1...2).contains(parts.count), !parts.contains(where: { $0.hasPrefix("+") || $0.hasPrefix("#") }),
      parts.allSatisfy({ $0.utf8.count <= 12 })
    else { return nil }
    forth = parts[0].isEmpty || Self.isNone(parts[0]) ? nil : parts[0]
    back = parts.count < 2 || parts[1].isEmpty || Self.isNone(parts[1]) ? nil : parts[1]
  }

  init(forth: String? = nil) { self.forth = forth }

  var isNone: Bool { forth == nil && back == nil }

  /// `---` codes nothing.
  private static func isNone(_ code: String) -> Bool { code.utf8.allSatisfy { $0 == 0x2D } }

  private static func code(_ text: Substring) -> String { String(text.trimmed.filter { $0 != "?" && $0 != " " }) }
}

/// Reads the text of a pattern.
struct PatternReader {
  /// How far apart the words of one bracket may stand.
  static let phraseGap = 5
  static let nounGap = 2

  var vocabulary: Vocabulary
  /// The number of a synonym set by its name.
  var sets: [String: Int32]

  /// The groups on both sides of `*`; nothing where there is no `*` or a set is unknown.
  mutating func groups(of text: Substring) throws(PatternError) -> (
    before: [VerbPattern.Group], after: [VerbPattern.Group]
  ) {
    var groups: [VerbPattern.Group] = []
    var verb: Int?
    var brackets: [UInt8] = []
    var joins = false
    var pending: [UInt8] = []
    // Whether the next word belongs to the bracket that the last one stood in.
    var isContinuing = false

    func gap() -> Int { brackets.contains(0x28) ? Self.phraseGap : Self.nounGap }

    func add(_ element: VerbPattern.Element) {
      let startsGroup = groups.isEmpty || verb == groups.count || (!joins && !isContinuing)
      if startsGroup {
        groups.append(VerbPattern.Group(elements: [(element, 0)], isJoined: joins && verb == groups.count))
      } else {
        groups[groups.count - 1].elements.append((element, joins ? 0 : gap()))
      }
      joins = false
      isContinuing = !brackets.isEmpty
    }
    func flush() throws(PatternError) {
      guard !pending.isEmpty else { return }
      let word = Substring(String(decoding: pending, as: UTF8.self))
      pending = []
      if word.utf8.first == 0x26 {
        // `&FIGHT_OF_WORDS` may be a set's name, or the set `&FIGHT` and the words joined to it.
        let parts = word.split(separator: "_")
        for count in stride(from: parts.count, to: 0, by: -1) {
          guard let set = sets[Self.setName(Substring(parts[..<count].joined(separator: "_")))] else { continue }
          add(.synonyms(set))
          for part in parts[count...] {
            joins = true
            add(
              part.utf8.first == 0x26
                ? .synonyms(sets[Self.setName(part)] ?? -1) : .word(vocabulary.number(of: part.lowercased())))
          }
          return
        }
        throw .unknownSet(String(word))
      }
      for (index, part) in Vocabulary.words(word).enumerated() {
        if index > 0 { joins = true }
        add(.word(vocabulary.number(of: part)))
      }
    }

    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09:
        try flush()
        joins = false
      case 0x5F where pending.first == 0x26: pending.append(byte)
      case 0x5F:
        try flush()
        joins = true
      case 0x28, 0x7B:
        try flush()
        joins = false
        if brackets.isEmpty { isContinuing = false }
        brackets.append(byte)
      case 0x29, 0x7D:
        try flush()
        guard brackets.popLast() == (byte == 0x29 ? 0x28 : 0x7B) else { throw .bracket }
        if brackets.isEmpty { isContinuing = false }
      case 0x2A:
        let isJoinedSet = pending.first == 0x26 && pending.last == 0x5F
        try flush()
        if isJoinedSet { joins = true }
        guard verb == nil else { throw .verb }
        verb = groups.count
        if joins, !groups.isEmpty { groups[groups.count - 1].isJoined = true }
        isContinuing = false
      case 0x24, 0x25, 0x5E, 0x2B:
        if byte == 0x2B, !pending.isEmpty { continue }
        try flush()
        add(byte == 0x24 ? .source : byte == 0x25 ? .compound : byte == 0x5E ? .passedOver : .target)
      default: pending.append(byte)
      }
    }
    try flush()
    guard let verb else { throw .verb }
    guard brackets.isEmpty else { throw .bracket }
    guard groups.count <= 16 else { throw .tooLong }
    return (groups[..<verb].reversed().map(\.turned), Array(groups[verb...]))
  }

  static func setName(_ text: Substring) -> String {
    String(text.utf8.split(separator: 0x5F).map { String(Substring($0)) }.joined(separator: "_")).uppercased()
  }
}

enum PatternError: Error {
  case verb, bracket, tooLong
  case unknownSet(String)

  var message: String {
    switch self {
    case .verb: "a pattern needs one * for its verb"
    case .bracket: "brackets do not match"
    case .tooLong: "a pattern of more than sixteen parts"
    case .unknownSet(let name): "no synonym set \(name)"
    }
  }
}

extension VerbPattern.Group {
  /// Read from its end, as it is looked for before the verb.
  var turned: Self {
    var turned = self
    let gaps = elements.dropFirst().map(\.gap)
    turned.elements = elements.reversed().enumerated().map { index, part in
      (part.element, index == 0 ? 0 : gaps[gaps.count - index])
    }
    return turned
  }
}
