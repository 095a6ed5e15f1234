import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder with what the program reads besides its input: `Resources/` (readable lexicons and rules) and `Data/`
/// (model and gazetteer, packed at setup).
///
/// It is looked for above the program's own path, then at `$ANNALS_DATA`, then at `/usr/share/annals`.
package struct DataRoot: Sendable, Hashable {
  package let path: String

  package init(path: String) { self.path = path }

  /// The first of the usual places that holds a `Resources` folder.
  package static func find() throws -> DataRoot {
    var candidates = foldersAbove(programPath)
    if let named = getenv("ANNALS_DATA") { candidates.append(String(cString: named)) }
    candidates.append("/usr/share/annals")
    for folder in candidates where isReadable("\(folder)/Resources/LanguageAnalysis") {
      return DataRoot(path: folder)
    }
    throw AnnalsError(
      .resource, "the lexicons and rules were not found beside the program, in $ANNALS_DATA or in /usr/share/annals",
      remedy: "keep the program in its checkout, or set ANNALS_DATA to the folder that holds Resources")
  }

  /// A readable resource: `resource("Events", "request.rules")`.
  package func resource(_ target: String, _ name: String) -> String { "\(path)/Resources/\(target)/\(name)" }

  /// Something packed at setup: `packed("en-md.model")`.
  package func packed(_ name: String) -> String { "\(path)/Data/\(name)" }

  private static var programPath: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    return length > 0 ? String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self) : "/"
  }

  private static func foldersAbove(_ path: String) -> [String] {
    var folders: [String] = []
    var parts = path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      folders.append("/" + parts.joined(separator: "/"))
      folders.append(folders.last! + "/share/annals")
      parts = parts.dropLast()
    }
    return folders
  }

  private static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }
}

extension DataRoot {
  /// A short hash over the names and bytes of all resource files of some targets, so that a result can be repeated.
  package func fingerprint(of targets: [String]) throws -> String {
    let files = try targets.flatMap { try ResourceFile.paths(in: "\(path)/Resources/\($0)") }
    return try Fingerprint(of: files, under: path).description
  }
}
