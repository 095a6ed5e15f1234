import Actors
import Diagnostics
import Extraction
import Lexicons
import Places

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `annals lexicon`: checks our lexicons and rules or a user's, and takes over those of PETRARCH.
enum LexiconCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    switch (invocation.operands[0], Array(invocation.operands.dropFirst())) {
    case ("check", let folders) where folders.count < 2: return try LexiconCheckCommand.run(folders.first, console)
    case ("info", let folders) where folders.count < 2: return try LexiconInfoCommand.run(folders.first, console)
    case ("import-petrarch", let paths) where !paths.isEmpty:
      guard let folder = invocation["--output"] else {
        throw AnnalsError(.usage, "annals lexicon import-petrarch needs a folder to write to", remedy: "add -o DIR")
      }
      return try importPetrarch(paths, to: folder, console)
    default:
      throw AnnalsError(
        .usage, "annals lexicon takes 'check' or 'info' and perhaps a folder, or 'import-petrarch' and files or folders"
      )
    }
  }

  private static func importPetrarch(_ paths: [String], to folder: String, _ console: Console) throws -> ExitStatus {
    let root = try DataRoot.find()
    let gazetteer = try Gazetteer(root: root)
    var dictionaries = PetrarchImport(
      lexicon: try ActorLexicon(root: root, countries: CountryTable(root: root)),
      isPlace: { gazetteer.matches($0).contains { $0.place.kind == .city || $0.place.kind == .admin1 } })
    let files = try paths.flatMap(dictionaryFiles)
    for file in files { dictionaries.add(try PetrarchDictionary(path: file), from: file) }
    for diagnostic in dictionaries.diagnostics { console.complain(diagnostic) }
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw AnnalsError(.unreadable, "cannot make the folder \(folder): \(String(cString: strerror(errno)))")
    }
    let written = dictionaries.files(from: files.map { String($0.split(separator: "/").last ?? "") })
    for file in written { try write(file.text, to: "\(folder)/\(file.name)") }
    console.print("\(folder): \(written.map(\.name).joined(separator: ", ")); \(dictionaries.summary)")
    if !dictionaries.diagnostics.isEmpty { console.print("\(dictionaries.diagnostics.count) lines or names left out") }
    return .success
  }

  /// A file itself; of a folder its dictionaries of actors and agents.
  private static func dictionaryFiles(_ path: String) throws -> [String] {
    guard let inner = try? ResourceFile.paths(in: path) else {
      guard access(path, R_OK) == 0 else { throw AnnalsError(.usage, "there is no file or folder \(path)") }
      return [path]
    }
    let files = inner.filter { $0.hasSuffix(".actors.txt") || $0.hasSuffix(".agents.txt") }
    guard !files.isEmpty else {
      throw AnnalsError(
        .usage, "\(path) holds no file that ends in .actors.txt or .agents.txt", remedy: "name the files themselves")
    }
    return files
  }

  /// Takes the place of an earlier import, never of a file that somebody wrote.
  private static func write(_ text: String, to path: String) throws {
    if access(path, F_OK) == 0 {
      let head = try ResourceFile.bytes(of: path).prefix(40)
      guard String(decoding: head, as: UTF8.self).hasPrefix("# Made by 'annals lexicon") else {
        throw AnnalsError(.usage, "\(path) is there already and not from an import", remedy: "name another folder")
      }
    }
    let bytes = Array(text.utf8)
    guard let file = fopen(path, "wb") else {
      throw AnnalsError(.unreadable, "cannot write \(path): \(String(cString: strerror(errno)))")
    }
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWritten else {
      throw AnnalsError(.unreadable, "cannot write \(path): \(String(cString: strerror(errno)))")
    }
  }
}

/// `annals lexicon check`: complaints as `FILE:LINE: error: …` on standard output, the status by whether there are errors.
enum LexiconCheckCommand {
  static func run(_ folder: String?, _ console: Console) throws -> ExitStatus {
    let check = LexiconCheck(root: try DataRoot.find(), own: try folder.map(LexiconFolder.init(path:)))
    var found = try check.files()
    var examples = "examples not run: mend the errors first"
    if !found.contains(where: { $0.severity == .error }) {
      let (count, failures) = try check.examples()
      found += failures
      examples = "\(count) \(count == 1 ? "example" : "examples") run"
    }
    for diagnostic in found { console.print(diagnostic.description) }
    let errors = found.count { $0.severity == .error }
    console.print("\(errors) errors, \(found.count - errors) warnings; \(examples)")
    return errors == 0 ? .success : .someInputUnread
  }
}

/// `annals lexicon info`: what there is, how large, and how fast it loads and is asked.
enum LexiconInfoCommand {
  static func run(_ folder: String?, _ console: Console) throws -> ExitStatus {
    let root = try DataRoot.find()
    let own = try folder.map(LexiconFolder.init(path:))
    let clock = ContinuousClock()
    var loaded: ActorLexicon?
    let loading = try clock.measure {
      loaded = try ActorLexicon(root: root, countries: CountryTable(root: root, own: own), own: own)
    }
    guard let lexicon = loaded else { return .someInputUnread }
    let gazetteer = try Gazetteer(root: root)
    let names = lexicon.bodyNames
    let places = stride(from: 0, to: gazetteer.placeCount, by: max(1, gazetteer.placeCount / 20_000)).compactMap {
      gazetteer.place($0)?.name
    }
    var table = Table("what", "entries", "names", "MB", "loaded in", "look-ups a second")
    table.rows = [
      [
        "bodies and persons", "\(lexicon.counts.bodies) and \(lexicon.counts.persons)", "\(names.count)", "",
        "\(loading.milliseconds) ms", perSecond(names) { lexicon.body(named: $0) != nil },
      ],
      [
        "gazetteer", "\(gazetteer.placeCount)", "\(gazetteer.nameCount)",
        "\(fileSize(root.packed(Gazetteer.fileName)) / 1_000_000)", "mapped",
        perSecond(places) { !gazetteer.matches($0).isEmpty },
      ],
    ]
    table.print(to: console)
    return .success
  }

  /// How many of `names` are looked up in a second, over at least a fifth of one.
  private static func perSecond(_ names: [String], _ find: (String) -> Bool) -> String {
    guard !names.isEmpty else { return "" }
    let clock = ContinuousClock()
    let start = clock.now
    var (asked, found) = (0, 0)
    while clock.now - start < .milliseconds(200) {
      for name in names where find(name) { found += 1 }
      asked += names.count
    }
    // What was found keeps the loop from being left out.
    let seconds = Double((clock.now - start).milliseconds) / 1000
    return found >= 0 ? "\(Int(Double(asked) / seconds))" : ""
  }

  private static func fileSize(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
