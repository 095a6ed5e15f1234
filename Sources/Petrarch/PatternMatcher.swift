/// Looks for a pattern's words before and behind a verb.
struct PatternMatcher {
  /// No pattern reaches further than this from its verb.
  static let reach = 60

  let words: [TextWord]
  /// For each word, the mention of an actor that it belongs to, or -1.
  let mentions: [Int32]
  let mentionRanges: [Range<Int>]
  /// Whether a mention is one of several actors joined by “and”.
  let isCompound: (Int) -> Bool
  let sets: [[[Int32]]]
  private let present: Set<Int32>

  init(
    words: [TextWord], mentions: [Int32], mentionRanges: [Range<Int>], isCompound: @escaping (Int) -> Bool,
    sets: [[[Int32]]]
  ) {
    self.words = words
    self.mentions = mentions
    self.mentionRanges = mentionRanges
    self.isCompound = isCompound
    self.sets = sets
    var present: Set<Int32> = []
    for word in words { present.formUnion([word.number, word.singular, word.lemma]) }
    self.present = present
  }

  /// Whether the sentence has this word at all.
  func hasWord(_ number: Int32) -> Bool { present.contains(number) }

  struct Found {
    var source: Int?
    var target: Int?
    var compound: Int?
  }

  /// Matches `groups` over `range`, from its end where `backward`; what the signs stand for goes to `found`.
  func match(_ groups: [VerbPattern.Group], in range: Range<Int>, backward: Bool, _ found: inout Found) -> Bool {
    var position = backward ? range.upperBound : range.lowerBound
    let limit = backward ? max(range.lowerBound, position - Self.reach) : min(range.upperBound, position + Self.reach)
    for group in groups {
      guard let next = place(group, from: position, to: limit, backward: backward, &found) else { return false }
      position = next
    }
    return true
  }

  /// Where the words behind the first place of `group` go on; nothing where it has none.
  private func place(
    _ group: VerbPattern.Group, from: Int, to limit: Int, backward: Bool, _ found: inout Found
  ) -> Int? {
    var start = from
    while backward ? start > limit : start < limit {
      var attempt = found
      if let end = place(group.elements, at: start, limit: limit, backward: backward, &attempt) {
        found = attempt
        return end
      }
      if group.isJoined { return nil }
      start += backward ? -1 : 1
    }
    return nil
  }

  private func place(
    _ elements: [(element: VerbPattern.Element, gap: Int)], at start: Int, limit: Int, backward: Bool,
    _ found: inout Found
  ) -> Int? {
    var position = start
    for (element, gap) in elements {
      var tries = 0
      while true {
        if let next = place(element, at: position, limit: limit, backward: backward, &found) {
          position = next
          break
        }
        tries += 1
        position += backward ? -1 : 1
        guard tries <= gap, backward ? position > limit : position < limit else { return nil }
      }
    }
    return position
  }

  /// `position` is the border behind which the next word stands, in the direction of the search.
  private func place(
    _ element: VerbPattern.Element, at position: Int, limit: Int, backward: Bool, _ found: inout Found
  ) -> Int? {
    guard backward ? position > limit : position < limit else { return nil }
    let index = backward ? position - 1 : position
    switch element {
    case .word(let number): return isWord(index, number) ? position + (backward ? -1 : 1) : nil
    case .synonyms(let set):
      guard sets.indices.contains(Int(set)) else { return nil }
      var best: Int?
      for phrase in sets[Int(set)] where phrase.count > best ?? 0 {
        let first = backward ? position - phrase.count : position
        guard first >= (backward ? limit : 0), first + phrase.count <= (backward ? position : limit),
          phrase.indices.allSatisfy({ isWord(first + $0, phrase[$0]) })
        else { continue }
        best = phrase.count
      }
      return best.map { position + (backward ? -$0 : $0) }
    case .source, .target, .compound, .passedOver:
      guard mentions[index] >= 0 else { return nil }
      let mention = Int(mentions[index])
      switch element {
      case .source: found.source = mention
      case .target: found.target = mention
      case .compound:
        guard isCompound(mention) else { return nil }
        found.compound = mention
      default: break
      }
      return backward ? mentionRanges[mention].lowerBound : mentionRanges[mention].upperBound
    }
  }

  private func isWord(_ index: Int, _ number: Int32) -> Bool {
    let word = words[index]
    return !word.isClosed && (word.number == number || word.singular == number || word.lemma == number)
  }
}
