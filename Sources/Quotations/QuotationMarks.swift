import LanguageAnalysis
import TextModel

/// Words between quotation marks, over one paragraph or several.
struct MarkedSpan: Sendable {
  /// The words without marks and without the white space beside them, one range for each paragraph.
  var parts: [ByteRange]
  /// From the opening mark to the end of the closing one.
  var outer: ByteRange
  /// The block in which it opens, and in which it ends.
  var firstBlock: Int
  var lastBlock: Int
  var isClosed: Bool
  /// Whether the marks are single ones.
  var isSingle: Bool
  /// Index of the span around it.
  var parent: Int?

  var start: Int { parts[0].lowerBound }
  var end: Int { parts[parts.count - 1].upperBound }
}

/// Pairs quotation marks, knowing apostrophes, primes and years; straight marks by their surroundings.
struct QuotationMarks {
  private let source: SourceText
  private let blocks: [ByteRange]
  private var open: [Open] = []
  private var spans: [MarkedSpan] = []

  private struct Open {
    var mark: Mark
    var at: ByteRange
    var block: Int
    var parts: [ByteRange]
  }

  private enum Family { case double, single, guillemet }
  private enum Side { case opening, closing, either }

  private struct Mark {
    var family: Family
    var side: Side
    var range: ByteRange
    /// Whether it stands where the other side would: ”He said, or said so“.
    var isTurned: Bool
    /// The low mark is closed by “.
    var isLow: Bool
  }

  static func spans(in source: SourceText, blocks: [ByteRange]) -> [MarkedSpan] {
    var pairing = QuotationMarks(source: source, blocks: blocks)
    for index in blocks.indices { pairing.read(block: index) }
    pairing.closeAll(at: blocks.indices.last ?? 0)
    return pairing.nested()
  }

  private init(source: SourceText, blocks: [ByteRange]) {
    self.source = source
    self.blocks = blocks
  }

  private mutating func read(block index: Int) {
    let marks = self.marks(in: blocks[index])
    let lastSingle = marks.lastIndex { $0.family == .single && $0.side == .closing } ?? -1
    carry(into: index, first: marks.first)
    for (place, mark) in marks.enumerated() {
      if !open.isEmpty, isReopening(mark, block: index) { continue }
      switch side(of: mark) {
      // Inches, or a mark whose partner is missing.
      case .opening where mark.side == .either && mark.isTurned: continue
      case .opening:
        // A single mark that cannot close was an apostrophe; nobody nests deeper than this.
        if mark.family == .single && place > lastSingle || open.count >= 8 { continue }
        open.append(Open(mark: mark, at: mark.range, block: index, parts: []))
      case .closing, .either: close(mark, block: index)
      }
    }
    endBlock(index)
  }

  /// A quotation that ran on to the end of the last paragraph goes on only where this one opens with its mark again.
  private mutating func carry(into index: Int, first mark: Mark?) {
    guard !open.isEmpty else { return }
    let reopens = mark.map { $0.side != .closing && isAtStart($0, of: blocks[index]) } ?? false
    if !reopens { closeAll(at: index - 1) }
  }

  private func isReopening(_ mark: Mark, block index: Int) -> Bool {
    guard let outermost = open.first else { return false }
    return outermost.block < index && mark.family == outermost.mark.family && isAtStart(mark, of: blocks[index])
  }

  private func isAtStart(_ mark: Mark, of block: ByteRange) -> Bool {
    source.trimmed(block).lowerBound == mark.range.lowerBound
  }

  /// Straight double marks open and close in turn; the rest say themselves what they are, if they stand rightly.
  private func side(of mark: Mark) -> Side {
    let opened = open.last { $0.mark.family == mark.family }
    switch mark.side {
    case .either: return opened == nil ? .opening : .closing
    case .opening: return opened.map { mark.isTurned || $0.mark.isLow } == true ? .closing : .opening
    case .closing: return opened == nil && mark.isTurned ? .opening : .closing
    }
  }

  private mutating func close(_ mark: Mark, block index: Int) {
    guard let place = open.lastIndex(where: { $0.mark.family == mark.family }) else { return }
    // A single mark that never closed was an apostrophe.
    open.removeSubrange((place + 1)...)
    let opened = open.removeLast()
    let begin = opened.block == index ? opened.at.upperBound : contentStart(of: index)
    add(
      opened, parts: opened.parts + [begin..<max(begin, mark.range.lowerBound)], end: mark.range.upperBound, index, true
    )
  }

  /// At a paragraph's end the open quotations keep what they have so far.
  private mutating func endBlock(_ index: Int) {
    open.removeAll { $0.mark.family == .single }
    for place in open.indices {
      let begin = open[place].block == index ? open[place].at.upperBound : contentStart(of: index)
      open[place].parts.append(begin..<max(begin, blocks[index].upperBound))
    }
  }

  /// After the mark with which a continued paragraph opens again.
  private func contentStart(of index: Int) -> Int {
    guard let first = marks(in: blocks[index]).first, isAtStart(first, of: blocks[index]) else {
      return blocks[index].lowerBound
    }
    return first.range.upperBound
  }

  private mutating func closeAll(at index: Int) {
    for opened in open where !opened.parts.isEmpty {
      add(opened, parts: opened.parts, end: opened.parts[opened.parts.count - 1].upperBound, index, false)
    }
    open = []
  }

  private mutating func add(_ opened: Open, parts: [ByteRange], end: Int, _ block: Int, _ isClosed: Bool) {
    let words = parts.map { source.trimmed($0.lowerBound..<max($0.lowerBound, $0.upperBound)) }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return }
    spans.append(
      MarkedSpan(
        parts: words, outer: opened.at.lowerBound..<max(end, opened.at.upperBound), firstBlock: opened.block,
        lastBlock: block, isClosed: isClosed, isSingle: opened.mark.family == .single))
  }

  /// In text order, each with the span around it; an unclosed one ends before the next that opens inside it.
  private func nested() -> [MarkedSpan] {
    var sorted = spans.sorted {
      ($0.outer.lowerBound, -$0.outer.upperBound) < ($1.outer.lowerBound, -$1.outer.upperBound)
    }
    var stack: [Int] = []
    for index in sorted.indices {
      while let last = stack.last, sorted[last].outer.upperBound <= sorted[index].outer.lowerBound {
        stack.removeLast()
      }
      if let last = stack.last, !sorted[last].isClosed, !sorted[index].isSingle {
        cut(&sorted[last], before: sorted[index].outer.lowerBound)
        stack.removeLast()
      }
      sorted[index].parent = stack.last
      stack.append(index)
    }
    return sorted
  }

  private func cut(_ span: inout MarkedSpan, before limit: Int) {
    let kept = span.parts.compactMap { part -> ByteRange? in
      let shorter = source.trimmed(part.lowerBound..<max(part.lowerBound, min(part.upperBound, limit)))
      return shorter.isEmpty ? nil : shorter
    }
    guard let last = kept.last else { return }
    span.parts = kept
    span.outer = span.outer.lowerBound..<last.upperBound
  }
}

extension QuotationMarks {
  private func marks(in block: ByteRange) -> [Mark] {
    var marks: [Mark] = []
    var index = block.lowerBound
    var before: Unicode.Scalar?
    while index < block.upperBound {
      let (scalar, width) = source.scalar(at: index)
      var next = index + width
      // Two apostrophes or two grave accents stand for one double mark.
      let isDoubled =
        (scalar == "'" || scalar == "`") && next < block.upperBound && source.bytes[next] == source.bytes[index]
      if isDoubled { next += 1 }
      let after = next < block.upperBound ? source.scalar(at: next).scalar : nil
      if let (family, side) = isDoubled ? (.double, .either) : kind(of: scalar, before, after) {
        let opensWord = before.map(\.isTextSpace) ?? true
        let closesWord = after.map(\.isWordEnd) ?? true
        marks.append(
          Mark(
            family: family, side: side, range: index..<next,
            isTurned: side == .closing ? opensWord && !closesWord : !opensWord && closesWord,
            isLow: scalar == "„" || scalar == "‟"))
      }
      before = scalar
      index = next
    }
    return marks
  }

  private func kind(
    of scalar: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> (Family, Side)? {
    switch scalar {
    case "“", "„", "‟": return (.double, .opening)
    case "”": return (.double, .closing)
    case "«", "»": return (.guillemet, .either)
    case "\"": return before.map(\.isDigit) == true && after.map(\.isWordEnd) != true ? nil : (.double, .either)
    case "‘": return isOpeningSingle(before, after) ? (.single, .opening) : nil
    case "’": return isClosingSingle(before, after) ? (.single, .closing) : nil
    case "'":
      if isOpeningSingle(before, after) { return (.single, .opening) }
      return isClosingSingle(before, after) ? (.single, .closing) : nil
    default: return nil
    }
  }

  /// Before a word and after none; a digit after it makes a year ('90s).
  private func isOpeningSingle(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let after, !after.isTextSpace, !after.isDigit else { return false }
    guard let before else { return true }
    return !before.properties.isAlphabetic && !before.isDigit && before != "." && before != "," && before != "’"
  }

  private func isClosingSingle(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, !before.isTextSpace else { return false }
    return after.map { !$0.properties.isAlphabetic && !$0.isDigit } ?? true
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isWordEnd: Bool { isTextSpace || ".,;:!?)".unicodeScalars.contains(self) }
}
