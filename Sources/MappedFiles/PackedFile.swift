import Diagnostics

/// A file of named sections, each aligned to 64 bytes, made at setup and read by mapping: a model, a gazetteer.
///
/// Layout, little-endian: the magic `ANNALSPK`, a format version (UInt32), the number of sections (UInt32), the
/// file's length (UInt64); then for each section its name (32 bytes, zero-filled), offset and length (UInt64 each);
/// then the sections.
package struct PackedFile: Sendable {
  package static let magic = Array("ANNALSPK".utf8)
  package static let version: UInt32 = 1
  static let headerSize = 24
  static let entrySize = 48
  static let nameSize = 32

  package let path: String
  private let file: MappedFile
  private let sections: [String: Range<Int>]

  /// Throws where the file is missing, is of another kind or version, or is cut short.
  package init(path: String) throws {
    file = try MappedFile(path: path)
    self.path = path
    let damaged = { (why: String) in
      AnnalsError(.resource, "\(path) is not a usable data file (\(why))", remedy: "run 'make setup' to make it anew")
    }
    guard file.count >= Self.headerSize else { throw damaged("cut short") }
    guard (0..<8).allSatisfy({ [file] in file[$0] == Self.magic[$0] }) else { throw damaged("wrong kind") }
    let header = MappedArray<UInt8>(file: file, offset: 0, count: file.count)
    guard header.integer(UInt32.self, at: 8) == Self.version else { throw damaged("another version") }
    let count = Int(header.integer(UInt32.self, at: 12))
    guard header.integer(UInt64.self, at: 16) == UInt64(file.count),
      count <= (file.count - Self.headerSize) / Self.entrySize
    else { throw damaged("cut short") }
    var sections: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = Self.headerSize + index * Self.entrySize
      let name = header[entry..<(entry + Self.nameSize)].prefix { $0 != 0 }
      let offset = header.integer(UInt64.self, at: entry + Self.nameSize)
      let length = header.integer(UInt64.self, at: entry + Self.nameSize + 8)
      guard offset <= UInt64(file.count), length <= UInt64(file.count) - offset else { throw damaged("cut short") }
      guard offset % 64 == 0 else { throw damaged("a section out of line") }
      sections[String(decoding: name, as: UTF8.self)] = Int(offset)..<Int(offset + length)
    }
    self.sections = sections
  }

  /// The file's length in bytes.
  package var size: Int { file.count }

  package var names: [String] { sections.keys.sorted() }

  package func contains(_ name: String) -> Bool { sections[name] != nil }

  /// The section `name` as an array; throws where it is missing or not a whole number of elements.
  package func array<Element>(_ name: String, of type: Element.Type = Element.self) throws -> MappedArray<Element> {
    guard let range = sections[name], range.count % MemoryLayout<Element>.stride == 0 else {
      throw AnnalsError(
        .resource, "\(path) lacks the section \(name)", remedy: "run 'make setup' to make it anew")
    }
    return MappedArray(file: file, offset: range.lowerBound, count: range.count / MemoryLayout<Element>.stride)
  }

  /// The section `name` as text.
  package func string(_ name: String) throws -> String {
    try array(name, of: UInt8.self).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}

extension MappedArray<UInt8> {
  /// The little-endian integer that begins at byte `offset`.
  package func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at offset: Int) -> Integer {
    var value: Integer = 0
    for index in (0..<MemoryLayout<Integer>.size).reversed() { value = value << 8 | Integer(self[offset + index]) }
    return value
  }
}
