/// A word as the models see it, wherever it stands: the numbers of its form and of what is cut from it.
package struct WordType: Sendable, Hashable {
  package let text: String
  package let lower: String
  package let orthID: StringID
  package let normID: StringID
  package let prefixID: StringID
  package let suffixID: StringID
  package let shapeID: StringID
  package let lowerID: StringID
  package let isSpace: Bool
}
