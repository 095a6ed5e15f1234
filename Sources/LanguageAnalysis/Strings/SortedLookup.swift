extension RandomAccessCollection where Element: Comparable, Index == Int {
  /// Where `element` stands in this sorted collection. O(log count).
  func sortedIndex(of element: Element) -> Int? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low] == element ? low : nil
  }
}
