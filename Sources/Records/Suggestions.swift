/// "Did you mean …?"
package enum Suggestions {
  /// Up to three candidates that are a few letters or a word away from a name.
  package static func near(_ name: String, among candidates: [String]) -> [String] {
    let asked = NameKey(name).folded
    guard !asked.isEmpty else { return [] }
    let scored = Set(candidates).compactMap { candidate -> (name: String, score: Int)? in
      let key = NameKey(candidate).folded
      let distance = editDistance(asked, key)
      let shared = Set(asked.split(separator: " ")).intersection(key.split(separator: " ")).count
      guard distance * 3 <= max(asked.count, key.count) || shared > 0 else { return nil }
      return (candidate, distance - 4 * shared)
    }
    return scored.sorted { ($0.score, $0.name) < ($1.score, $1.name) }.prefix(3).map(\.name)
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  /// O(product of the lengths), of which at most 80 letters each are looked at.
  private static func editDistance(_ first: String, _ second: String) -> Int {
    let left = Array(first.unicodeScalars.prefix(80))
    let right = Array(second.unicodeScalars.prefix(80))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var distance = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          distance = min(distance, beforeLast[column - 1] + 1)
        }
        current.append(distance)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
