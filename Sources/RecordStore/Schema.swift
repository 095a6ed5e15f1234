import Diagnostics
import Lexicons

/// Brings a database to the schema that this program knows, by the numbered scripts in `Resources/RecordStore`.
struct Schema {
  /// Marks a file as a store of this program ("ANNL" in `PRAGMA application_id`).
  private static let applicationID = 0x414E_4E4C

  let scripts: [ResourceFile]

  init(root: DataRoot) throws {
    scripts = try ResourceFile.files(in: root.resource("RecordStore", "."), suffix: "sql")
  }

  func prepare(_ connection: SQLConnection) throws {
    try connection.run(script: "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL;")
    guard try version(of: connection) != scripts.count else { return }
    // Outside a transaction: the journal's mode is the file's.
    try connection.run(script: "PRAGMA journal_mode = WAL;")
    try connection.transaction {
      // Another process may have done it while this one waited.
      let version = try version(of: connection)
      for (index, script) in scripts.enumerated().dropFirst(version) {
        try connection.run(script: script.lines.map { String($0.text) }.joined(separator: "\n"))
        try connection.run(script: "PRAGMA user_version = \(index + 1);")
      }
      try connection.run(script: "PRAGMA application_id = \(Self.applicationID);")
    }
  }

  private func version(of connection: SQLConnection) throws -> Int {
    let version = try connection.rows("PRAGMA user_version") { $0.integer(0) }.first ?? 0
    let application = try connection.rows("PRAGMA application_id") { $0.integer(0) }.first ?? 0
    let tables = try connection.rows("SELECT count(*) FROM sqlite_master") { $0.integer(0) }.first ?? 0
    guard application == Self.applicationID || tables == 0 else {
      throw AnnalsError(
        .store, "\(connection.path) is another program's database", remedy: "name another file with --store")
    }
    guard version <= scripts.count else {
      throw AnnalsError(
        .store, "the store \(connection.path) has schema \(version), this program knows \(scripts.count)",
        remedy: "use a newer annals")
    }
    return version
  }
}
