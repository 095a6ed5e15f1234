package import Diagnostics

/// A user's folder of lexicon files, in the formats of ours; its entries go before ours.
///
/// `Docs/Lexicons.md` says which files there may be and how each reads.
package struct LexiconFolder: Sendable, Hashable {
  package let path: String

  /// The files of entries by name. `bodies` may also be a folder of such files; event rules are any `.rules` files.
  package static let fileNames = [
    "bodies.tsv", "roles.tsv", "offices.tsv", "ranks.tsv", "titles.tsv", "countries.tsv", "places.tsv", "codes.tsv",
    "classes.txt",
  ]

  /// Throws `usage` where there is no such folder, or nothing in it that a lexicon may have.
  package init(path: String) throws {
    self.path = path
    guard let paths = try? ResourceFile.paths(in: path) else {
      throw AnnalsError(.usage, "there is no folder \(path)", remedy: "name the folder that holds your lexicon files")
    }
    guard paths.contains(where: { Self.isLexicon($0) }) else {
      throw AnnalsError(
        .usage, "\(path) holds no lexicon file",
        remedy: "it may have \(Self.fileNames.joined(separator: ", ")), a folder bodies, and .rules files")
    }
  }

  /// Whether a file's or folder's name is one of a lexicon's.
  package static func isLexicon(_ path: String) -> Bool {
    let name = String(path.split(separator: "/").last ?? "")
    return fileNames.contains(name) || name == "bodies" || name.hasSuffix(".rules")
  }

  /// The file of that name where there is one; of bodies also those in the folder `bodies`.
  package func files(_ name: String) throws -> [ResourceFile] {
    let paths = try ResourceFile.paths(in: path)
    var files = try paths.filter { $0.hasSuffix("/\(name)") }.map { try ResourceFile(path: $0) }
    if name == "bodies.tsv", paths.contains("\(path)/bodies") {
      files += try ResourceFile.files(in: "\(path)/bodies", suffix: "tsv")
    }
    return files
  }

  /// Whether it has rules or word classes for events.
  package var hasRules: Bool {
    (try? ResourceFile.paths(in: path))?.contains { $0.hasSuffix(".rules") || $0.hasSuffix("/classes.txt") } ?? false
  }

  /// A short hash over the names and bytes of its files, so that a result can be repeated.
  package var fingerprint: String {
    get throws {
      let paths = try ResourceFile.paths(in: path).filter(Self.isLexicon)
      let inner = paths.contains("\(path)/bodies") ? try ResourceFile.paths(in: "\(path)/bodies") : []
      return try Fingerprint(of: paths.filter { !$0.hasSuffix("/bodies") } + inner, under: path).description
    }
  }
}

/// FNV-1a over names and bytes of files.
struct Fingerprint: CustomStringConvertible {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Names count from the folder on, so that a copy elsewhere has the same.
  init(of files: [String], under folder: String) throws {
    for file in files {
      for byte in Array(file.dropFirst(folder.count).utf8) + (try ResourceFile.bytes(of: file)) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
  }

  var description: String { String(hash, radix: 16) }
}
