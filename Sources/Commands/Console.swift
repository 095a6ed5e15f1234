import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a command prints: results to standard output, complaints and progress to standard error.
struct Console: Sendable {
  /// Whether standard output may be coloured: it is a terminal and `NO_COLOR` is not set.
  let isColoured: Bool
  let isOutputTerminal: Bool
  /// Whether progress may be shown: standard error is a terminal.
  let isErrorTerminal: Bool

  init() {
    isOutputTerminal = isatty(STDOUT_FILENO) == 1
    isErrorTerminal = isatty(STDERR_FILENO) == 1
    isColoured = isOutputTerminal && getenv("NO_COLOR") == nil
  }

  /// Columns of the terminal; 100 where output goes elsewhere.
  var width: Int {
    var size = winsize()
    return isOutputTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 40
      ? Int(size.ws_col) : 100
  }

  func print(_ text: String) { write(Array((text + "\n").utf8), to: STDOUT_FILENO) }

  func print(bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  func complain(_ diagnostic: Diagnostic) { complain(diagnostic.description) }

  func complain(_ text: String) { write(Array("annals: \(text)\n".utf8), to: STDERR_FILENO) }

  /// One line that is overwritten; nothing where standard error is no terminal.
  func progress(_ text: String) {
    guard isErrorTerminal else { return }
    write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }

  func endProgress() { progress("") }

  /// Writes all of `bytes`. A reader that went away ends the program quietly, as other filters do.
  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        exit(errno == EPIPE ? 0 : 1)
      }
      rest = rest.dropFirst(written)
    }
  }
}
