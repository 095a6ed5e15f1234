/// The features of one decision as numbers (a hash of template and value), and by name where somebody wants to read them.
package struct FeatureList: Sendable {
  package private(set) var keys: [UInt32] = []
  /// As `keys`; empty unless named.
  package private(set) var names: [String] = []
  private let isNamed: Bool

  init(named isNamed: Bool) {
    self.isNamed = isNamed
    keys.reserveCapacity(96)
  }

  mutating func add(_ template: StaticString) { append(Self.hash(template), name: "\(template)") }

  mutating func add(_ template: StaticString, _ value: String) {
    append(Self.hash(value, Self.hash(template)), name: "\(template)=\(value)")
  }

  mutating func add(_ template: StaticString, _ value: String, _ other: String) {
    append(Self.hash(other, Self.hash(value, Self.hash(template))), name: "\(template)=\(value)|\(other)")
  }

  private mutating func append(_ key: UInt32, name: @autoclosure () -> String) {
    keys.append(key)
    if isNamed { names.append(name()) }
  }

  /// The feature `key` in company of `value`.
  package static func crossed(_ key: UInt32, _ value: UInt8) -> UInt32 {
    (key ^ UInt32(value)) &* 0x0100_0193 &+ 0x9E37_79B9
  }

  private static func hash(_ template: StaticString) -> UInt32 {
    template.withUTF8Buffer { bytes in bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 } }
  }

  /// FNV-1a, with a border before the value.
  private static func hash(_ value: String, _ start: UInt32) -> UInt32 {
    var hash = (start ^ 0xFF) &* 0x0100_0193
    for byte in value.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }
}
