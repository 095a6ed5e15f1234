#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or standard input, read piece by piece.
final class ByteStream {
  private let descriptor: Int32
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0
  private var position = 0

  /// Why a file cannot be read, in the system's words.
  struct Failure: Error {
    var reason: String

    static var last: Failure { Failure(reason: String(cString: strerror(errno))) }
  }

  /// Opens `path`; `-` is standard input.
  init(path: String) throws(Failure) {
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// All that is left, or nothing where it is more than `limit` bytes.
  func readAll(limit: Int) throws(Failure) -> [UInt8]? {
    var bytes: [UInt8] = []
    while try fill() {
      bytes.append(contentsOf: chunk[position..<filled])
      position = filled
      if bytes.count > limit { return nil }
    }
    return bytes
  }

  enum Line {
    case bytes([UInt8])
    /// Longer than the limit; it was skipped.
    case tooLong
  }

  /// The next line without its line end; nothing after the last.
  func readLine(limit: Int) throws(Failure) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var isStarted = false
    while try fill() {
      isStarted = true
      let rest = chunk[position..<filled]
      let end = rest.firstIndex(of: 0x0A)
      if !isTooLong { line.append(contentsOf: rest[..<(end ?? filled)]) }
      if line.count > limit {
        isTooLong = true
        line = []
      }
      position = end.map { $0 + 1 } ?? filled
      if end != nil { break }
    }
    guard isStarted else { return nil }
    if line.last == 0x0D { line.removeLast() }
    return isTooLong ? .tooLong : .bytes(line)
  }

  /// Whether a byte is left to read.
  private func fill() throws(Failure) -> Bool {
    if position < filled { return true }
    position = 0
    filled = 0
    var count = -1
    repeat { count = read(descriptor, &chunk, chunk.count) } while count < 0 && errno == EINTR
    guard count >= 0 else { throw .last }
    filled = count
    return filled > 0
  }
}
