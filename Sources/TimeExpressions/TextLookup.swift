import LanguageAnalysis
import TextModel

extension AnalysedText {
  /// The name that covers some tokens.
  func entity(covering tokens: TokenRange) -> EntityMention? {
    guard tokens.lowerBound < self.tokens.count, let entity = entity(at: tokens.lowerBound) else { return nil }
    return tokens.upperBound <= entity.tokens.upperBound ? entity : nil
  }

  /// The block that a token stands in. O(log blocks).
  func block(of token: Int) -> TokenRange {
    let index = blocks.partitioningIndex { $0.upperBound > token }
    return blocks.indices.contains(index) ? blocks[index] : 0..<0
  }
}
