/// What two events, one told in the other, come to: `~ a (b . ATTACK) SAY = a b 112`.
struct Transformation: Sendable {
  enum Side: Sendable, Hashable {
    /// `a`, `b`: the same letter is the same party.
    case party(Character)
    /// `.` or `_`: whoever it is, or nobody.
    case any
    case none
  }

  /// Of the outer event.
  var speaker: Side
  /// Of the inner event.
  var source: Side
  var target: Side
  /// The verb of the inner event; nothing where any will do (`Q`).
  var act: Int32?
  var governor: Int32
  var resultSource: Side
  var resultTarget: Side
  /// Nothing where the inner code stays.
  var code: String?
  var line: Int32
  var file: Int32

  init?(_ text: Substring, line: Int, file: Int, _ vocabulary: inout Vocabulary) {
    let sides = text.split(separator: "=", maxSplits: 1)
    guard sides.count == 2, let open = sides[0].firstIndex(of: "("), let close = sides[0].lastIndex(of: ")"),
      open < close
    else { return nil }
    func parts(_ text: Substring) -> [Substring] {
      text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "~" })
    }
    let before = parts(sides[0][..<open])
    let inside = parts(sides[0][sides[0].index(after: open)..<close])
    let after = parts(sides[0][sides[0].index(after: close)...])
    let result = parts(sides[1])
    guard before.count == 1, inside.count == 3, after.count == 1, result.count == 3 else { return nil }
    speaker = Self.side(before[0])
    source = Self.side(inside[0])
    target = Self.side(inside[1])
    act = inside[2] == "Q" ? nil : vocabulary.number(of: inside[2].lowercased())
    governor = vocabulary.number(of: after[0].lowercased())
    resultSource = Self.side(result[0])
    resultTarget = Self.side(result[1])
    code = result[2] == "Q" ? nil : String(result[2])
    self.line = Int32(truncatingIfNeeded: line)
    self.file = Int32(truncatingIfNeeded: file)
  }

  private static func side(_ text: Substring) -> Side {
    switch text {
    case ".": .any
    case "_": .none
    default: text.first.map { .party($0) } ?? .any
    }
  }

  /// Whether the inner event's own subject is somebody else than the speaker.
  func fits(hasOtherSubject: Bool) -> Bool {
    switch (source, speaker) {
    case (.party(let inner), .party(let outer)): (inner != outer) == hasOtherSubject
    case (.none, _): !hasOtherSubject
    default: true
    }
  }

  /// Whether the result's target is the inner event's source.
  var targetIsInnerSource: Bool {
    if case .party = resultTarget { return resultTarget == source && resultTarget != speaker }
    return false
  }
}
