package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A readable data file, line by line: `#` begins a comment line, blank lines separate, the rest is content.
///
/// Every file opens with a comment that says where its facts come from and under which licence.
package struct ResourceFile: Sendable {
  package let path: String
  /// The file's name without its folder, as rules are cited: `request.rules`.
  package let name: String
  package let lines: [Line]

  package struct Line: Sendable {
    /// From 1.
    package let number: Int
    package let text: Substring
    /// The tab-separated fields.
    package var fields: [Substring] {
      text.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) }
    }
  }

  package init(path: String) throws {
    self.init(path: path, text: String(decoding: try Self.bytes(of: path), as: UTF8.self))
  }

  package init(path: String, text: String) {
    self.path = path
    name = String(path.split(separator: "/").last ?? "")
    var lines: [Line] = []
    // By bytes: as a Swift character, a carriage return and a line feed are one.
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.last == 0x0D ? line.dropLast() : line
      guard let first = trimmed.first(where: { $0 != 0x20 && $0 != 0x09 }), first != 0x23 else { continue }
      lines.append(Line(number: index + 1, text: Substring(trimmed)))
    }
    self.lines = lines
  }

  /// A complaint about one line of this file.
  package func diagnostic(_ line: Line, _ message: String) -> Diagnostic {
    Diagnostic(.error, source: path, line: line.number, message: message)
  }

  /// The files of a folder that end in `.suffix`, by name.
  package static func files(in folder: String, suffix: String) throws -> [ResourceFile] {
    try paths(in: folder).filter { $0.hasSuffix(".\(suffix)") }.map { try ResourceFile(path: $0) }
  }

  /// The paths of a folder's entries, sorted by name; hidden ones are left out.
  package static func paths(in folder: String) throws -> [String] {
    guard let directory = opendir(folder) else {
      throw AnnalsError(.resource, "cannot open the folder \(folder): \(String(cString: strerror(errno)))")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { "\(folder)/\($0)" }
  }

  /// All bytes of a file.
  package static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw AnnalsError(.resource, "cannot open \(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }
}
