import Diagnostics

/// Reads the source of a Python regular expression: literals, classes, groups, choices, repetitions, look-around,
/// `^`, `$`, `\w`, `\d`, `\s` and `\S`. Anything else is refused, so that no pattern is read wrongly.
struct PatternParser {
  private let source: [UInt32]
  private let classes: PatternClasses
  private var index = 0
  private var depth = 0
  /// Instructions that a repetition may take.
  private static let largest = 20_000

  static func parse(_ source: String, classes: PatternClasses) throws -> PatternNode {
    var parser = PatternParser(source: source.unicodeScalars.map(\.value), classes: classes)
    let node = try parser.choice()
    guard parser.index == parser.source.count else { throw parser.unreadable("a stray ')'") }
    return node
  }

  private init(source: [UInt32], classes: PatternClasses) {
    self.source = source
    self.classes = classes
  }

  private mutating func choice() throws -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw unreadable("groups too deep") }
    var alternatives = [try sequence()]
    while take("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws -> PatternNode {
    var items: [PatternNode] = []
    while let point = peek, point != "|", point != ")" {
      guard let item = try atom() else { continue }
      items.append(try repeated(item))
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func repeated(_ item: PatternNode) throws -> PatternNode {
    var node = item
    if take("*") {
      node = .repetition(item, min: 0, max: nil)
    } else if take("+") {
      node = .repetition(item, min: 1, max: nil)
    } else if take("?") {
      node = .repetition(item, min: 0, max: 1)
    } else if peek == "{" {
      node = try counted(item)
    }
    if let next = peek, "*+?".unicodeScalars.contains(next), case .repetition = node {
      throw unreadable("a lazy, possessive or double repetition")
    }
    if case .repetition(let body, _, nil) = node, body.length.min == 0 {
      throw unreadable("an endless repetition of nothing")
    }
    guard node.size <= Self.largest else { throw unreadable("too large a repetition") }
    return node
  }

  private mutating func counted(_ item: PatternNode) throws -> PatternNode {
    index += 1
    let min = number()
    guard let min else { throw unreadable("a repetition without a number") }
    var max: Int? = min
    if take(",") { max = number() }
    guard take("}"), min <= 1000, (max ?? 0) <= 1000, max.map({ $0 >= min }) ?? true else {
      throw unreadable("a repetition")
    }
    return .repetition(item, min: min, max: max)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let point = peek, let digit = "0123456789".unicodeScalars.firstIndex(of: point), (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + "0123456789".unicodeScalars.distance(from: "0".unicodeScalars.startIndex, to: digit)
      index += 1
    }
    return value
  }

  private mutating func atom() throws -> PatternNode? {
    guard let point = next() else { throw unreadable("an early end") }
    switch point {
    case "^": return .start
    case "$": return .end
    case "[": return .set(try bracketed())
    case "(": return try group()
    case "\\": return .set(try escaped())
    case "*", "+", "?", "{", ".": throw unreadable("an unsupported '\(point)'")
    default: return .set(CodePointSet([point.value...point.value]))
    }
  }

  /// What follows `(`; nothing for a group of flags.
  private mutating func group() throws -> PatternNode? {
    if take("?u)") { return nil }
    let node: PatternNode
    if take("?=") {
      node = .look(try choice(), isAhead: true, isNegated: false)
    } else if take("?!") {
      node = .look(try choice(), isAhead: true, isNegated: true)
    } else if take("?<=") {
      node = .look(try choice(), isAhead: false, isNegated: false)
    } else if take("?<!") {
      node = .look(try choice(), isAhead: false, isNegated: true)
    } else if take("?:") || peek != "?" {
      node = try choice()
    } else {
      throw unreadable("an unsupported kind of group")
    }
    guard take(")") else { throw unreadable("a group without its ')'") }
    return node
  }

  /// What follows `[`.
  private mutating func bracketed() throws -> CodePointSet {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let point = next() {
      if point == "]", !isFirst {
        let set = CodePointSet(ranges)
        return isNegated ? set.complement : set
      }
      isFirst = false
      let low = point == "\\" ? try escaped() : CodePointSet([point.value...point.value])
      guard peek == "-", index + 1 < source.count, source[index + 1] != 0x5D else {
        ranges += low.ranges
        continue
      }
      index += 1
      guard let end = next() else { break }
      let high = end == "\\" ? try escaped() : CodePointSet([end.value...end.value])
      guard let first = low.single, let last = high.single, first <= last else { throw unreadable("a range") }
      ranges.append(first...last)
    }
    throw unreadable("a class without its ']'")
  }

  /// What follows `\`.
  private mutating func escaped() throws -> CodePointSet {
    guard let point = next() else { throw unreadable("an early end") }
    switch point {
    case "w": return classes.word
    case "d": return classes.decimal
    case "s": return classes.space
    case "S": return classes.notSpace
    case "u": return try hexadecimal(4)
    case "U": return try hexadecimal(8)
    case "x": return try hexadecimal(2)
    case "a"..."z", "A"..."Z", "0"..."9": throw unreadable("an unsupported '\\\(point)'")
    default: return CodePointSet([point.value...point.value])
    }
  }

  private mutating func hexadecimal(_ count: Int) throws -> CodePointSet {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = next().flatMap({ Character($0).hexDigitValue }) else { throw unreadable("a number") }
      value = value << 4 | UInt32(digit)
    }
    return CodePointSet([value...value])
  }

  private var peek: Unicode.Scalar? { index < source.count ? Unicode.Scalar(source[index]) : nil }

  private mutating func next() -> Unicode.Scalar? {
    guard let point = peek else { return nil }
    index += 1
    return point
  }

  private mutating func take(_ text: String) -> Bool {
    let points = text.unicodeScalars.map(\.value)
    guard source[index...].starts(with: points) else { return false }
    index += points.count
    return true
  }

  private func unreadable(_ what: String) -> AnnalsError {
    AnnalsError(.resource, "the model's tokenizer holds \(what) at character \(index) of a pattern")
  }
}

/// The classes that patterns name.
struct PatternClasses: Sendable {
  let word: CodePointSet
  let decimal: CodePointSet
  let space: CodePointSet
  let notSpace: CodePointSet

  init(_ table: CodePointTable) {
    word = CodePointSet(.word, in: table)
    decimal = CodePointSet(.decimal, in: table)
    space = CodePointSet(.space, in: table)
    notSpace = space.complement
  }
}
