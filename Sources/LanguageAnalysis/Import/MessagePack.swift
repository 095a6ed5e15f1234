import Diagnostics
import MappedFiles

/// One value of a MessagePack file, the format in which spaCy keeps models and tables.
package indirect enum MessagePackValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// Integers below zero; all others are `unsigned`.
  case negative(Int64)
  case unsigned(UInt64)
  case double(Double)
  case string(String)
  case binary(ArraySlice<UInt8>)
  case array([MessagePackValue])
  /// In file order; keys may be of any kind, and binary ones are common.
  case map([Entry])

  package struct Entry: Sendable, Hashable {
    package let key: MessagePackValue
    package let value: MessagePackValue
  }

  /// The value that `bytes` hold, all of them. Throws at anything that is cut short, unknown or nested too deeply.
  package init(parsing bytes: [UInt8], of source: String) throws {
    var reader = MessagePackReader(bytes: bytes, source: source)
    self = try reader.value(depth: 0)
    try reader.expectEnd()
  }

  /// The value that the file at `path` holds.
  package init(file path: String) throws {
    let file = try MappedFile(path: path)
    try self.init(parsing: file.withUnsafeBytes(in: 0..<file.count) { Array($0) }, of: path)
  }
}

extension MessagePackValue {
  /// Text, whether stored as a string or as bytes.
  package var text: String? {
    switch self {
    case .string(let text): text
    case .binary(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }

  package var bytes: ArraySlice<UInt8>? {
    switch self {
    case .string(let text): ArraySlice(text.utf8)
    case .binary(let bytes): bytes
    default: nil
    }
  }

  package var int: Int? {
    switch self {
    case .negative(let value): Int(exactly: value)
    case .unsigned(let value): Int(exactly: value)
    default: nil
    }
  }

  package var uint64: UInt64? {
    guard case .unsigned(let value) = self else { return nil }
    return value
  }

  package var elements: [MessagePackValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  package var entries: [Entry]? {
    guard case .map(let entries) = self else { return nil }
    return entries
  }

  /// The value under a textual key. O(entries).
  package subscript(key: String) -> MessagePackValue? { entries?.first { $0.key.text == key }?.value }

  /// The value under a number as key. O(entries).
  package subscript(key: Int) -> MessagePackValue? { entries?.first { $0.key.int == key }?.value }

  package subscript(index index: Int) -> MessagePackValue? {
    guard let elements, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

/// Reads MessagePack values one after the other; no byte is read that was not checked to exist.
private struct MessagePackReader {
  let bytes: [UInt8]
  let source: String
  var position = 0
  /// How many more values may come.
  var valuesLeft = Self.mostValues
  static let maximalDepth = 64
  /// Ten times what the largest vocabulary takes; a value takes up to 40 times its byte in memory.
  static let mostValues = 30_000_000
  /// Room made before an array's elements were seen to be there.
  static let roomAhead = 4096

  init(bytes: [UInt8], source: String) {
    self.bytes = bytes
    self.source = source
  }

  mutating func value(depth: Int) throws -> MessagePackValue {
    guard depth < Self.maximalDepth else { throw damaged("nested too deeply") }
    valuesLeft -= 1
    guard valuesLeft >= 0 else { throw damaged("too many values") }
    let kind = try UInt8(integer(1))
    switch kind {
    case 0x00...0x7F: return .unsigned(UInt64(kind))
    case 0x80...0x8F: return try map(count: Int(kind & 0x0F), depth: depth)
    case 0x90...0x9F: return try array(count: Int(kind & 0x0F), depth: depth)
    case 0xA0...0xBF: return try string(count: Int(kind & 0x1F))
    case 0xC0: return .null
    case 0xC2, 0xC3: return .bool(kind == 0xC3)
    case 0xC4, 0xC5, 0xC6: return .binary(try slice(Int(integer(1 << (kind - 0xC4)))))
    case 0xCA: return .double(Double(Float(bitPattern: UInt32(try integer(4)))))
    case 0xCB: return .double(Double(bitPattern: try integer(8)))
    case 0xCC...0xCF: return .unsigned(try integer(1 << (kind - 0xCC)))
    case 0xD0...0xD3: return try signed(width: 1 << (kind - 0xD0))
    case 0xD9, 0xDA, 0xDB: return try string(count: Int(integer(1 << (kind - 0xD9))))
    case 0xDC, 0xDD: return try array(count: Int(integer(2 << (kind - 0xDC))), depth: depth)
    case 0xDE, 0xDF: return try map(count: Int(integer(2 << (kind - 0xDE))), depth: depth)
    case 0xE0...0xFF: return .negative(Int64(Int8(bitPattern: kind)))
    default: throw damaged("a value of an unknown kind")
    }
  }

  func expectEnd() throws {
    guard position == bytes.count else { throw damaged("more bytes than its value takes") }
  }

  /// A big-endian integer of so many bytes.
  private mutating func integer(_ width: UInt8) throws -> UInt64 {
    guard bytes.count - position >= Int(width) else { throw damaged("cut short") }
    var value: UInt64 = 0
    for _ in 0..<width {
      value = value << 8 | UInt64(bytes[position])
      position += 1
    }
    return value
  }

  private mutating func signed(width: UInt8) throws -> MessagePackValue {
    let shift = 64 - 8 * Int64(width)
    let value = (Int64(bitPattern: try integer(width)) << shift) >> shift
    return value < 0 ? .negative(value) : .unsigned(UInt64(value))
  }

  private mutating func slice(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw damaged("cut short") }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  private mutating func string(count: Int) throws -> MessagePackValue {
    .string(String(decoding: try slice(count), as: UTF8.self))
  }

  private mutating func array(count: Int, depth: Int) throws -> MessagePackValue {
    // Each element takes at least one byte, so a false count cannot make a huge array.
    guard count <= bytes.count - position else { throw damaged("cut short") }
    var elements: [MessagePackValue] = []
    elements.reserveCapacity(min(count, Self.roomAhead))
    for _ in 0..<count { elements.append(try value(depth: depth + 1)) }
    return .array(elements)
  }

  private mutating func map(count: Int, depth: Int) throws -> MessagePackValue {
    guard count <= (bytes.count - position) / 2 else { throw damaged("cut short") }
    var entries: [MessagePackValue.Entry] = []
    entries.reserveCapacity(min(count, Self.roomAhead))
    for _ in 0..<count {
      entries.append(.init(key: try value(depth: depth + 1), value: try value(depth: depth + 1)))
    }
    return .map(entries)
  }

  private func damaged(_ why: String) -> AnnalsError {
    AnnalsError(.resource, "\(source) cannot be read at byte \(position): \(why)")
  }
}
