import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's bytes mapped into memory, read-only and shared: opening costs no copy, whatever the size.
///
/// This module is the door to `mmap`; the only unsafe pointer that leaves it is the one handed to a kernel inside
/// `withUnsafeBytes`.
package final class MappedFile: @unchecked Sendable {  // The mapping is read-only from `init` to `deinit`.
  @usableFromInline package let base: UnsafeRawPointer?
  package let count: Int
  package let path: String

  package init(path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw AnnalsError(.resource, "cannot open \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw AnnalsError(.resource, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    self.path = path
    count = Int(status.st_size)
    guard count > 0 else {
      base = nil
      return
    }
    guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
      throw AnnalsError(.resource, "cannot map \(path): \(String(cString: strerror(errno)))")
    }
    base = UnsafeRawPointer(mapped)
  }

  deinit {
    if let base { munmap(UnsafeMutableRawPointer(mutating: base), count) }
  }

  /// The byte at `offset`, which must be inside the file.
  package subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count)
    return base!.load(fromByteOffset: offset, as: UInt8.self)
  }

  @inlinable
  package func withUnsafeBytes<Result>(
    in range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return try body(UnsafeRawBufferPointer(start: base.map { $0 + range.lowerBound }, count: range.count))
  }
}
