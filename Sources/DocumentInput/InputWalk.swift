#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Goes through the paths of a call: files as they are named, folders below them in order of name.
///
/// In a folder, texts (`.txt`) and JSON Lines (`.jsonl`, `.ndjson`) are taken; hidden files, other kinds and linked
/// folders are passed over.
struct InputWalk {
  enum Step {
    /// A file, and the words that its id is made of: the path below the folder that was named.
    case file(path: String, name: String)
    case failure(path: String, reason: String)
    case emptyFolder(path: String)
  }

  private enum Pending {
    case named(String)
    case inside(path: String, name: String, depth: Int)
    case endOfFolder(path: String, filesBefore: Int)
  }

  private var pending: [Pending]
  private var fileCount = 0
  private static let maximalDepth = 64

  init(_ paths: [String]) {
    pending = paths.reversed().map { .named($0) }
  }

  mutating func next() -> Step? {
    while let step = pending.popLast() {
      switch step {
      case .named("-"): return .file(path: "-", name: "stdin")
      case .named(let path):
        guard let kind = fileKind(path, followsLinks: true) else { return .failure(path: path, reason: lastError()) }
        guard kind == .folder else {
          return .file(path: path, name: path.split(separator: "/").last.map(String.init) ?? path)
        }
        pending.append(.endOfFolder(path: path, filesBefore: fileCount))
        if let failure = open(folder: path, prefix: "", depth: 0) { return failure }
      case .inside(let path, let name, let depth):
        switch fileKind(path, followsLinks: false) {
        case .folder?:
          if let failure = open(folder: path, prefix: name + "/", depth: depth + 1) { return failure }
        case .file? where ["txt", "jsonl", "ndjson"].contains(suffix(of: path)):
          fileCount += 1
          return .file(path: path, name: name)
        default: continue
        }
      case .endOfFolder(let path, let before):
        if fileCount == before { return .emptyFolder(path: path) }
      }
    }
    return nil
  }

  /// Puts what is in a folder next in line.
  private mutating func open(folder path: String, prefix: String, depth: Int) -> Step? {
    guard depth < Self.maximalDepth else { return .failure(path: path, reason: "folders are nested too deeply") }
    guard let directory = opendir(path) else {
      fileCount += 1
      return .failure(path: path, reason: lastError())
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    let base = path.hasSuffix("/") ? path : path + "/"
    for name in names.sorted().reversed() {
      pending.append(.inside(path: base + name, name: prefix + name, depth: depth))
    }
    return nil
  }
}

private enum FileKind {
  case file
  case folder
  case other
}

private func fileKind(_ path: String, followsLinks: Bool) -> FileKind? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  switch status.st_mode & S_IFMT {
  case S_IFREG: return .file
  case S_IFDIR:
    if followsLinks { return .folder }
    var link = stat()
    return lstat(path, &link) == 0 && link.st_mode & S_IFMT == S_IFDIR ? .folder : .other
  default: return .other
  }
}

private func lastError() -> String { String(cString: strerror(errno)) }

func suffix(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
}
