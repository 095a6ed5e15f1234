package import TextModel

/// A token before anything but its words is known.
package struct TokenizedWord: Sendable, Hashable {
  package var range: ByteRange
  /// The number of its `WordType` in the worker's `WordCache`.
  package var type: Int
  /// Whether exactly one space stands between this token and the next.
  package var hasSpaceAfter: Bool
}
