import FoundationEssentials
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built `annals`, run as a person would: words and standard input in, output and status out.
struct BuiltProgram {
  struct Answer {
    var output: String
    var complaints: String
    var status: Int32

    var lines: [Substring] { output.split(separator: "\n") }
  }

  /// Beside the test bundle, where SwiftPM puts it.
  static let path: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (bundle ?? "").split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/annals"
  }()

  static let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  /// Whether `make setup` packed the models, without which no report can be read.
  static var isSetUp: Bool { access("\(repository)/Data/en-md.model", R_OK) == 0 }

  /// Runs the program in `folder` and waits for its end.
  static func run(_ arguments: [String], input: String = "", in folder: ScratchFolder) throws -> Answer {
    let standardInput = try folder.write("stdin.\(UInt64.random(in: 0 ... .max))", input)
    let output = standardInput + ".out"
    let complaints = standardInput + ".err"
    // A shell joins the streams to files; each word goes through as a word of its own.
    let script = "cd \"$1\" && shift && exec \"$@\" <'\(standardInput)' >'\(output)' 2>'\(complaints)'"
    var words: [UnsafeMutablePointer<CChar>?] = (["sh", "-c", script, "sh", folder.path, path] + arguments)
      .map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", nil, nil, words, environ) == 0 else { throw Failure.cannotRun }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return Answer(
      output: try read(output), complaints: try read(complaints),
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
  }

  enum Failure: Error { case cannotRun }

  private static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

/// A folder of one test's own, gone with it.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path() + "annals-test-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  @discardableResult func write(_ name: String, _ text: String) throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult func write(_ name: String, bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }
}
