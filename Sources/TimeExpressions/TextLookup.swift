import LanguageAnalysis

extension AnalysedText {
  /// The name that covers some tokens. O(log names).
  func entity(covering tokens: TokenRange) -> EntityMention? {
    let index = Self.first(in: entities.count) { entities[$0].tokens.upperBound > tokens.lowerBound }
    guard entities.indices.contains(index) else { return nil }
    let range = entities[index].tokens
    return range.lowerBound <= tokens.lowerBound && tokens.upperBound <= range.upperBound ? entities[index] : nil
  }

  /// The block that a token stands in. O(log blocks).
  func block(of token: Int) -> TokenRange {
    let index = Self.first(in: blocks.count) { blocks[$0].upperBound > token }
    return blocks.indices.contains(index) ? blocks[index] : 0..<0
  }

  /// The first of so many ordered indices from which on a condition holds.
  private static func first(in count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
