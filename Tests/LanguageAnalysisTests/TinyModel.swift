import Glibc
import MappedFiles

@testable import LanguageAnalysis

/// A pipeline that spaCy trained on five sentences (Scripts/fine-tune-demo.py): small enough to break in a thousand ways.
enum TinyModel {
  static let folder = #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/\($1)" } + "/Tiny"

  /// The packed model; the file is gone, its mapping stays.
  static func packed() throws -> PackedFile {
    try withScratchFile { path in
      _ = try ModelImporter.importModel(from: folder, name: "tiny", to: path)
      return try PackedFile(path: path)
    }
  }

  static func withScratchFile<Result>(_ body: (String) throws -> Result) rethrows -> Result {
    let path = "/tmp/annals-tiny-\(getpid())-\(UInt64.random(in: 0 ... .max)).model"
    defer { unlink(path) }
    return try body(path)
  }

  /// A copy of the folder with one file changed; gone with the value.
  final class ChangedFolder {
    let path = "/tmp/annals-tiny-\(getpid())-\(UInt64.random(in: 0 ... .max))"

    init(changing file: String, _ change: ([UInt8]) -> [UInt8]) throws {
      guard shell("cp -r '\(folder)' '\(path)'") == 0 else { throw Failure.cannotCopy }
      let original = try MappedFile(path: "\(folder)/\(file)")
      let bytes = change(original.withUnsafeBytes(in: 0..<original.count) { Array($0) })
      guard let handle = fopen("\(path)/\(file)", "wb") else { throw Failure.cannotCopy }
      fwrite(bytes, 1, bytes.count, handle)
      fclose(handle)
    }

    deinit { _ = shell("rm -rf '\(path)'") }
  }

  enum Failure: Error { case cannotCopy }

  private static func shell(_ command: String) -> Int32 {
    var process = pid_t()
    var words: [UnsafeMutablePointer<CChar>?] = (["sh", "-c", command] as [String]).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    guard posix_spawn(&process, "/bin/sh", nil, nil, words, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
