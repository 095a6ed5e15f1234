/// A set of Unicode code points as sorted ranges, with a bitmap for the first 256.
struct CodePointSet: Sendable, Hashable {
  private(set) var ranges: [ClosedRange<UInt32>] = []
  private var low: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  static let all = CodePointSet([0...0x10FFFF])

  init(_ ranges: [ClosedRange<UInt32>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound &+ 1 {
        self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
    for range in self.ranges where range.lowerBound < 256 {
      for point in range.lowerBound...min(range.upperBound, 255) { setLow(point) }
    }
  }

  /// The code points that the classes of `table` select.
  init(_ classes: CodePointTable.Classes, in table: CodePointTable) {
    var ranges: [ClosedRange<UInt32>] = []
    var start: UInt32?
    func proceed(to point: UInt32, holds: Bool) {
      if holds {
        start = start ?? point
      } else if let first = start {
        ranges.append(first...(point - 1))
        start = nil
      }
    }
    for page in table.pageIndices {
      let first = UInt32(page) << 8
      if let uniform = table.uniformClasses(ofPage: page) {
        proceed(to: first, holds: !uniform.isDisjoint(with: classes))
      } else {
        for point in first..<(first + 256) { proceed(to: point, holds: !table[point].isDisjoint(with: classes)) }
      }
    }
    proceed(to: UInt32(table.pageIndices.upperBound) << 8, holds: false)
    self.init(ranges)
  }

  func contains(_ point: UInt32) -> Bool {
    switch point {
    case 0..<64: return low.0 >> UInt64(point) & 1 == 1
    case 64..<128: return low.1 >> UInt64(point - 64) & 1 == 1
    case 128..<192: return low.2 >> UInt64(point - 128) & 1 == 1
    case 192..<256: return low.3 >> UInt64(point - 192) & 1 == 1
    default: break
    }
    var first = 0
    var last = ranges.count
    while first < last {
      let middle = (first + last) / 2
      if ranges[middle].upperBound < point { first = middle + 1 } else { last = middle }
    }
    return first < ranges.count && ranges[first].lowerBound <= point
  }

  func union(_ other: CodePointSet) -> CodePointSet { CodePointSet(ranges + other.ranges) }

  var complement: CodePointSet {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound &+ 1
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return CodePointSet(gaps)
  }

  /// The one code point that is in the set, if it is one.
  var single: UInt32? {
    guard ranges.count == 1, let range = ranges.first, range.count == 1 else { return nil }
    return range.lowerBound
  }

  private mutating func setLow(_ point: UInt32) {
    let bit = UInt64(1) << UInt64(point % 64)
    switch point / 64 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: low.2 |= bit
    default: low.3 |= bit
    }
  }

  static func == (left: CodePointSet, right: CodePointSet) -> Bool { left.ranges == right.ranges }
  func hash(into hasher: inout Hasher) { hasher.combine(ranges) }
}
