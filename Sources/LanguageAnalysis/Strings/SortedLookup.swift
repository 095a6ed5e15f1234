import TextModel

extension RandomAccessCollection where Element: Comparable, Index == Int {
  /// Where `element` stands in this sorted collection. O(log count).
  func sortedIndex(of element: Element) -> Int? {
    let place = partitioningIndex { $0 >= element }
    return place < endIndex && self[place] == element ? place : nil
  }
}
