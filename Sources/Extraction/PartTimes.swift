#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long each part of a reading took, in seconds of its thread's processor time.
package struct PartTimes: Sendable {
  /// The parts in the order in which they first ran.
  package private(set) var seconds: [(part: String, seconds: Double)] = []

  package init() {}

  package var total: Double { seconds.reduce(0) { $0 + $1.seconds } }

  package static func += (sum: inout PartTimes, more: PartTimes) {
    for (part, seconds) in more.seconds { sum.add(seconds, to: part) }
  }

  mutating func measure<Result>(_ part: String, _ work: () throws -> Result) rethrows -> Result {
    let start = Self.threadTime
    defer { add(Self.threadTime - start, to: part) }
    return try work()
  }

  private mutating func add(_ more: Double, to part: String) {
    if let index = seconds.firstIndex(where: { $0.part == part }) {
      seconds[index].seconds += more
    } else {
      seconds.append((part, more))
    }
  }

  private static var threadTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
