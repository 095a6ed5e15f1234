package import MappedFiles
import TextModel

/// One hash over a packed file's content: what `annals model info` compares, so that damage shows that no other check
/// finds. Start-up does not calculate it.
package enum ContentHash {
  static func of(_ writer: PackedFileWriter) -> String {
    hash(writer.contents.filter { $0.name != ModelDescription.hashSection })
  }

  /// The hash of what `file` holds now. Reads all of it.
  package static func of(_ file: PackedFile) throws -> String {
    hash(
      try file.names.filter { $0 != ModelDescription.hashSection }.map { name in
        (name, try file.array(name, of: UInt8.self).array)
      })
  }

  /// The SHA-256 of a list of names and SHA-256s, sorted by name.
  private static func hash(_ sections: [(name: String, bytes: [UInt8])]) -> String {
    let lines = sections.sorted { $0.name < $1.name }.map { "\($0.name) \(SHA256.hexadecimal(of: $0.bytes))\n" }
    return SHA256.hexadecimal(of: Array(lines.joined().utf8))
  }
}
