import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Collects named sections and writes them as one `PackedFile`, whole or not at all.
package struct PackedFileWriter {
  private var sections: [(name: String, bytes: [UInt8])] = []

  package init() {}

  /// The sections so far, in order.
  package var contents: [(name: String, bytes: [UInt8])] { sections }

  /// Adds raw bytes under a name of at most 32 bytes.
  package mutating func add(_ name: String, bytes: [UInt8]) {
    precondition(name.utf8.count <= PackedFile.nameSize && !sections.contains { $0.name == name })
    sections.append((name, bytes))
  }

  /// Adds plain values as they lie in memory.
  package mutating func add<Element: BitwiseCopyable>(_ name: String, _ elements: [Element]) {
    add(name, bytes: elements.withUnsafeBytes { Array($0) })
  }

  package mutating func add(_ name: String, _ text: String) { add(name, bytes: Array(text.utf8)) }

  /// Writes beside `path` and renames, so that a reader never sees half a file.
  package func write(to path: String) throws {
    var offset = aligned(PackedFile.headerSize + sections.count * PackedFile.entrySize)
    var directory: [UInt8] = []
    for section in sections {
      let name = Array(section.name.utf8)
      directory += name + [UInt8](repeating: 0, count: PackedFile.nameSize - name.count)
      directory += littleEndian(UInt64(offset)) + littleEndian(UInt64(section.bytes.count))
      offset = aligned(offset + section.bytes.count)
    }
    let temporary = "\(path).\(getpid()).part"
    guard let file = fopen(temporary, "wb") else {
      throw AnnalsError(.resource, "cannot write \(temporary): \(String(cString: strerror(errno)))")
    }
    var written = 0
    var succeeded = true
    func put(_ bytes: [UInt8]) {
      succeeded = succeeded && fwrite(bytes, 1, bytes.count, file) == bytes.count
      written += bytes.count
    }
    func pad() { put([UInt8](repeating: 0, count: aligned(written) - written)) }
    put(
      PackedFile.magic + littleEndian(PackedFile.version) + littleEndian(UInt32(sections.count))
        + littleEndian(UInt64(offset)) + directory)
    pad()
    for section in sections {
      put(section.bytes)
      pad()
    }
    succeeded = fclose(file) == 0 && succeeded
    guard succeeded, rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      throw AnnalsError(.resource, "cannot write \(path): \(reason)")
    }
  }

  private func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}

private func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
