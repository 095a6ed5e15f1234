/// An array of plain values that lies in a mapped file. Every subscript is checked.
package struct MappedArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline package let file: MappedFile
  @usableFromInline package let offset: Int
  package let count: Int

  /// `offset` and the extent were checked by the `PackedFile` that hands this out.
  init(file: MappedFile, offset: Int, count: Int) {
    self.file = file
    self.offset = offset
    self.count = count
  }

  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { count }

  @inlinable
  package subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count)
    let start = offset + index * MemoryLayout<Element>.stride
    return file.withUnsafeBytes(in: start..<(start + MemoryLayout<Element>.size)) { $0.loadUnaligned(as: Element.self) }
  }

  /// The elements as one buffer, for a kernel or a loop that is hot. Aligned to 64 bytes where the section is.
  @inlinable
  package func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    try file.withUnsafeBytes(in: offset..<(offset + count * MemoryLayout<Element>.stride)) {
      try body($0.assumingMemoryBound(to: Element.self))
    }
  }

  /// The elements copied at once; `Array(_:)` would fetch them one by one.
  package var array: [Element] { withUnsafeBufferPointer { Array($0) } }
}
