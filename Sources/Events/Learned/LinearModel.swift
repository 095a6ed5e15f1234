import Diagnostics
package import MappedFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A linear classifier over hashed features: one row of weights for each feature, one column for each class.
package struct LinearModel: Sendable {
  package let classes: Int
  /// Open addressing: a feature's row stands where its key points to or in the next free slot after it. 0 is a free slot.
  private let keys: [UInt32]
  private let weights: [Int16]
  private let mask: Int

  /// Weights are kept as whole multiples of this.
  package static let unit: Float = 1 / 2048

  package init(_ file: PackedFile, name: String) throws {
    let shape: MappedArray<UInt32> = try file.array("\(name).classes")
    keys = try file.array("\(name).keys").array
    weights = try file.array("\(name).weights").array
    classes = shape.first.map(Int.init) ?? 0
    mask = keys.count - 1
    guard classes > 0, keys.count > 1, keys.count & mask == 0, weights.count == keys.count * classes, keys.contains(0)
    else { throw AnnalsError(.resource, "\(file.path) is damaged (\(name))") }
  }

  /// The sums of weights of each class over some features, to which those of further features can be added.
  func sums(_ keys: some Sequence<UInt32>, after sums: [Float]? = nil) -> [Float] {
    var sums = sums ?? [Float](repeating: 0, count: classes)
    for key in keys { add(slot(of: key), to: &sums) }
    return sums
  }

  /// The probability of each class, each feature counted alone and, where one is given, in company of `value`.
  package func probabilities(_ features: FeatureList, with value: UInt8? = nil) -> [Float] {
    guard let value else { return Self.probabilities(of: sums(features.keys)) }
    return Self.probabilities(of: sums(features.keys.lazy.flatMap { [$0, FeatureList.crossed($0, value)] }))
  }

  static func probabilities(of sums: [Float]) -> [Float] {
    let top = sums.max() ?? 0
    let raised = sums.map { exp($0 - top) }
    let whole = raised.reduce(0, +)
    return raised.map { $0 / whole }
  }

  /// The features that speak most for one class against another, by name; the list must be a named one.
  package func reasons(
    _ features: FeatureList, with value: UInt8? = nil, for wanted: Int, against other: Int, count: Int
  ) -> [String] {
    func difference(_ key: UInt32) -> Float {
      guard let slot = slot(of: key) else { return 0 }
      return (Float(weights[slot * classes + wanted]) - Float(weights[slot * classes + other])) * Self.unit
    }
    let weighed = zip(features.keys, features.names).map { key, name in
      (weight: difference(key) + (value.map { difference(FeatureList.crossed(key, $0)) } ?? 0), name: name)
    }
    return weighed.filter { $0.weight > 0.05 }.sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }
      .prefix(count).map(\.name)
  }

  private func slot(of key: UInt32) -> Int? {
    var slot = Int(key) & mask
    while keys[slot] != key {
      if keys[slot] == 0 { return nil }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func add(_ slot: Int?, to sums: inout [Float]) {
    guard let slot else { return }
    let row = slot * classes
    for index in 0..<classes { sums[index] += Float(weights[row + index]) * Self.unit }
  }
}

extension LinearModel {
  /// Lays rows of weights out as `init` reads them.
  package static func pack(
    _ rows: [(key: UInt32, weights: [Float])], classes: Int, name: String, into file: inout PackedFileWriter
  ) {
    var size = 2
    while size * 2 < rows.count * 3 { size *= 2 }
    var keys = [UInt32](repeating: 0, count: size)
    var weights = [Int16](repeating: 0, count: size * classes)
    for row in rows where row.key != 0 {
      var slot = Int(row.key) & (size - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = row.key
      for (index, weight) in row.weights.enumerated() {
        weights[slot * classes + index] = Int16(clamping: Int((weight / unit).rounded()))
      }
    }
    file.add("\(name).classes", [UInt32(classes)])
    file.add("\(name).keys", keys)
    file.add("\(name).weights", weights)
  }
}
