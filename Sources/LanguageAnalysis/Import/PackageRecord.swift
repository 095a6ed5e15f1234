import Diagnostics
import FoundationEssentials
import TextModel

/// The list of files and hashes (`RECORD`) that a Python package brings, by which a pipeline inside it is checked.
struct PackageRecord {
  /// Files that were compared and found as they were packed.
  let checkedFiles: Int

  /// Looks for the list beside the package that holds `directory`, and compares all files below `directory` that it
  /// names. Nothing where there is no list: a pipeline that somebody saved has none.
  init?(directory: String) throws {
    let manager = FileManager.default
    var parts = Self.absolute(directory).split(separator: "/").map(String.init)
    var inside: [String] = []
    // The pipeline lies in the package's folder or a folder or two below it.
    for _ in 0..<3 {
      guard let last = parts.popLast() else { return nil }
      inside.insert(last, at: 0)
      let parent = "/" + parts.joined(separator: "/")
      let folders = ((try? manager.contentsOfDirectory(atPath: parent)) ?? []).filter { $0.hasSuffix(".dist-info") }
      for folder in folders.sorted() {
        guard let text = try? String(contentsOfFile: "\(parent)/\(folder)/RECORD", encoding: .utf8) else { continue }
        let prefix = inside.joined(separator: "/") + "/"
        let lines = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(prefix) }
        guard !lines.isEmpty else { continue }
        checkedFiles = try Self.check(lines, in: parent)
        return
      }
    }
    return nil
  }

  /// Lines are `path,sha256=HASH,size`; the hash is in base 64 for addresses, without filling.
  private static func check(_ lines: [Substring], in folder: String) throws -> Int {
    var count = 0
    for line in lines {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 3, fields[1].hasPrefix("sha256=") else { continue }
      let path = "\(folder)/\(fields[0])"
      guard let data = try? Data(contentsOf: URL(filePath: path)) else {
        throw AnnalsError(.resource, "\(path) is missing, but the package lists it", remedy: "fetch the package again")
      }
      let hash = Data(SHA256.digest(of: Array(data))).base64EncodedString()
        .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
      guard hash == fields[1].dropFirst("sha256=".count) else {
        throw AnnalsError(
          .resource, "\(path) is not the file that its package lists (sha256)",
          remedy: "fetch the package again; for a pipeline of your own, copy its folder out of the package first")
      }
      count += 1
    }
    return count
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
