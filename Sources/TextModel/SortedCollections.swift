extension RandomAccessCollection where Index == Int {
  /// The first place at which `holds`, of elements that hold from some place on to the end; the end where none does.
  /// O(log count).
  @inlinable
  package func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
