import DocumentInput
import Foundation
import Lexicons
import TextModel

/// The checkout that these tests are part of.
let root = DataRoot(path: String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }))

func reader(_ options: DocumentReader.Options = .init()) throws -> DocumentReader {
  try DocumentReader(options: options, root: root)
}

/// `kind|words` for each block.
func dump(_ document: Document) -> String {
  document.blocks.map { "\($0.kind.rawValue)|\(document.text[$0.range])" }.joined(separator: "\n")
}

/// A folder for one test, removed after it.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("annals-\(UUID())").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    FileManager.default.createFile(atPath: file.path, contents: Data(bytes))
    return file.path
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }
}
