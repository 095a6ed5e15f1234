import Diagnostics
package import Lexicons
package import MappedFiles

/// What the models' training saw of each code point: its classes and its lower case, as CPython 3.11 has them.
///
/// Swift's own properties follow a later Unicode and differ in the newer scripts, so the facts come from
/// `Resources/LanguageAnalysis/unicode.txt`.
package struct CodePointTable: Sendable {
  package struct Classes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let alpha = Classes(rawValue: 1 << 0)
    package static let upper = Classes(rawValue: 1 << 1)
    package static let digit = Classes(rawValue: 1 << 2)
    package static let decimal = Classes(rawValue: 1 << 3)
    package static let space = Classes(rawValue: 1 << 4)
    /// Letters, numbers and `_`: a regular expression's `\w`.
    package static let word = Classes(rawValue: 1 << 5)
    package static let cased = Classes(rawValue: 1 << 6)
    /// Marks that the rule of the final sigma looks past.
    package static let ignorable = Classes(rawValue: 1 << 7)
    /// Has a lower case other than itself.
    package static let lowers = Classes(rawValue: 1 << 8)

    static let names: [Substring: Classes] = [
      "alpha": .alpha, "upper": .upper, "digit": .digit, "decimal": .decimal, "space": .space, "word": .word,
      "cased": .cased, "ignorable": .ignorable,
    ]
  }

  /// Pages of 256 code points; equal pages are kept once.
  private let pageOf: [UInt16]
  private static let pageCount = 0x110000 >> 8
  private let pages: [UInt16]
  /// For each page that is kept, whether all its code points are alike.
  private let isUniform: [Bool]
  /// Sorted code points with a lower case, and one or two code points for each.
  private let lowerKeys: [UInt32]
  private let lowerValues: [UInt32]

  package subscript(point: UInt32) -> Classes {
    let page = Int(point >> 8)
    guard page < pageOf.count else { return [] }
    return Classes(rawValue: pages[Int(pageOf[page]) << 8 | Int(point & 0xFF)])
  }

  /// The pages of 256 code points that there are.
  var pageIndices: Range<Int> { pageOf.indices }

  /// The classes of a page whose code points all have the same.
  func uniformClasses(ofPage page: Int) -> Classes? {
    isUniform[Int(pageOf[page])] ? Classes(rawValue: pages[Int(pageOf[page]) << 8]) : nil
  }

  package func isSpace(_ point: UInt32) -> Bool { self[point].contains(.space) }
  package func isAlphabetic(_ point: UInt32) -> Bool { self[point].contains(.alpha) }

  /// Python's `str.lower()`: full case mapping, with the rule of the final sigma.
  package func lowercased(_ points: some RandomAccessCollection<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(points.count)
    var index = points.startIndex
    while index < points.endIndex {
      let point = points[index]
      if point < 0x80 {
        result.append(point &- 0x41 < 26 ? point | 0x20 : point)
      } else if point == capitalSigma {
        result.append(isFinal(index, in: points) ? 0x3C2 : 0x3C3)
      } else if self[point].contains(.lowers), let found = lowerKeys.sortedIndex(of: point) {
        result.append(lowerValues[found * 2])
        if lowerValues[found * 2 + 1] != 0 { result.append(lowerValues[found * 2 + 1]) }
      } else {
        result.append(point)
      }
      index = points.index(after: index)
    }
    return result
  }

  /// Whether a sigma stands after a cased letter and before none.
  private func isFinal<Points: RandomAccessCollection<UInt32>>(_ index: Points.Index, in points: Points) -> Bool {
    let isSeen = { (point: UInt32) in !self[point].contains(.ignorable) }
    guard let before = points[..<index].last(where: isSeen), self[before].contains(.cased) else { return false }
    guard let after = points[points.index(after: index)...].first(where: isSeen) else { return true }
    return !self[after].contains(.cased)
  }

  private let capitalSigma: UInt32 = 0x3A3
}

extension CodePointTable {
  /// Reads the readable table.
  package init(_ resource: ResourceFile) throws {
    var classes = [UInt16](repeating: 0, count: 0x110000)
    var lower: [UInt32: (UInt32, UInt32)] = [:]
    for line in resource.lines {
      guard line.fields.count == 2 else { throw Self.unreadable(resource, line) }
      for item in line.fields[1].split(separator: " ") {
        let parts = item.split(separator: ":")
        switch line.fields[0] {
        case "lower":
          guard parts.count == 2, let run = Run(parts[0]), let first = UInt32(parts[1], radix: 16) else {
            throw Self.unreadable(resource, line)
          }
          for point in run.points { lower[point] = (first &+ (point &- run.first), 0) }
        case "longer":
          let target = parts.last?.split(separator: "+").compactMap { UInt32($0, radix: 16) } ?? []
          guard parts.count == 2, target.count == 2, let point = UInt32(parts[0], radix: 16) else {
            throw Self.unreadable(resource, line)
          }
          lower[point] = (target[0], target[1])
        default:
          guard let flag = Classes.names[line.fields[0]], let run = Run(item) else {
            throw Self.unreadable(resource, line)
          }
          for point in run.points { classes[Int(point)] |= flag.rawValue }
        }
      }
    }
    for point in lower.keys where point < 0x110000 { classes[Int(point)] |= Classes.lowers.rawValue }
    let keys = lower.keys.sorted()
    self.init(classes: classes, lowerKeys: keys, lowerValues: keys.flatMap { [lower[$0]!.0, lower[$0]!.1] })
  }

  private init(classes: [UInt16], lowerKeys: [UInt32], lowerValues: [UInt32]) {
    var pageNumbers: [ArraySlice<UInt16>: UInt16] = [:]
    var pageOf: [UInt16] = []
    var pages: [UInt16] = []
    for start in stride(from: 0, to: classes.count, by: 256) {
      let page = classes[start..<(start + 256)]
      let number = pageNumbers[page] ?? UInt16(pages.count >> 8)
      if Int(number) << 8 == pages.count {
        pageNumbers[page] = number
        pages += page
      }
      pageOf.append(number)
    }
    self.pageOf = pageOf
    self.pages = pages
    isUniform = Self.uniformity(of: pages)
    self.lowerKeys = lowerKeys
    self.lowerValues = lowerValues
  }

  private static func uniformity(of pages: [UInt16]) -> [Bool] {
    stride(from: 0, to: pages.count, by: 256).map { start in
      pages[start..<min(start + 256, pages.count)].allSatisfy { $0 == pages[start] }
    }
  }

  private static func unreadable(_ resource: ResourceFile, _ line: ResourceFile.Line) -> AnnalsError {
    AnnalsError(.resource, "\(resource.path):\(line.number): not a list of code points")
  }

  /// `41`, `41-5A` or `100-12E/2`.
  private struct Run {
    let first: UInt32
    let points: StrideThrough<UInt32>

    init?(_ text: Substring) {
      let parts = text.split(separator: "/")
      let ends = parts.first?.split(separator: "-").compactMap { UInt32($0, radix: 16) } ?? []
      let step = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
      guard let first = ends.first, let last = ends.last, first <= last, last < 0x110000, step > 0 else { return nil }
      self.first = first
      points = stride(from: first, through: last, by: step)
    }
  }
}

extension CodePointTable {
  func pack(into writer: inout PackedFileWriter) {
    writer.add("lexemes.pageOf", pageOf)
    writer.add("lexemes.pages", pages)
    writer.add("lexemes.lowerKeys", lowerKeys)
    writer.add("lexemes.lowerValues", lowerValues)
  }

  package init(_ file: PackedFile) throws {
    pageOf = try file.array("lexemes.pageOf", of: UInt16.self).array
    pages = try file.array("lexemes.pages", of: UInt16.self).array
    isUniform = Self.uniformity(of: pages)
    lowerKeys = try file.array("lexemes.lowerKeys", of: UInt32.self).array
    lowerValues = try file.array("lexemes.lowerValues", of: UInt32.self).array
    let isSound =
      pageOf.count == Self.pageCount && pageOf.allSatisfy { (Int($0) + 1) << 8 <= pages.count }
      && lowerValues.count == lowerKeys.count * 2
    guard isSound else { throw file.damaged("lexemes.pages") }
  }
}
