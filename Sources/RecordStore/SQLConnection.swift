import CSQLite
import Diagnostics

/// A value that goes into a statement or comes out of one.
enum SQLValue: Hashable {
  case null
  case integer(Int)
  case text(String)

  init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
}

/// An open SQLite database: the only place that holds its handle, and closes it.
///
/// This file and `SQLStatement` are the door to the C library; no pointer leaves them.
final class SQLConnection {
  private let handle: OpaquePointer
  let path: String

  init(path: String, creating: Bool) throws {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (creating ? SQLITE_OPEN_CREATE : 0)
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw AnnalsError(
        .store, "cannot open the store \(path): \(reason)",
        remedy: creating ? nil : "`annals add` makes a store")
    }
    self.handle = handle
    self.path = path
    // Another process that writes is waited for.
    sqlite3_busy_timeout(handle, 30_000)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs every statement of a script.
  func run(script: String) throws {
    guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else { throw error() }
  }

  func prepare(_ sql: String) throws -> SQLStatement {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw error() }
    return SQLStatement(statement, connection: self)
  }

  /// Runs one statement and gives what `read` makes of each row.
  func rows<Result>(_ sql: String, _ values: [SQLValue] = [], read: (borrowing SQLStatement) throws -> Result) throws
    -> [Result]
  {
    let statement = try prepare(sql)
    try statement.bind(values)
    var results: [Result] = []
    while try statement.step() { results.append(try read(statement)) }
    return results
  }

  func run(_ sql: String, _ values: [SQLValue] = []) throws { _ = try rows(sql, values) { _ in } }

  /// All of `body` or nothing of it.
  func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      try? run("ROLLBACK")
      throw error
    }
  }

  var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  fileprivate func error() -> AnnalsError {
    let reason = String(cString: sqlite3_errmsg(handle))
    switch sqlite3_errcode(handle) {
    case SQLITE_NOTADB: return AnnalsError(.store, "\(path) is no store", remedy: "name another file with --store")
    case SQLITE_BUSY:
      return AnnalsError(.store, "\(path) is in use by another process", remedy: "try again when it is done")
    default: return AnnalsError(.store, "the store \(path) failed: \(reason)")
    }
  }
}

/// A prepared statement; finalised when its owner goes.
struct SQLStatement: ~Copyable {
  private let statement: OpaquePointer
  private let connection: SQLConnection

  fileprivate init(_ statement: OpaquePointer, connection: SQLConnection) {
    self.statement = statement
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  /// Gives the parameters `?1`, `?2` … their values.
  borrowing func bind(_ values: [SQLValue]) throws {
    for (index, value) in values.enumerated() {
      let position = Int32(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(statement, position)
        case .integer(let number): sqlite3_bind_int64(statement, position, Int64(number))
        case .text(let text):
          sqlite3_bind_text(statement, position, text, Int32(clamping: text.utf8.count), annals_sqlite_transient())
        }
      guard code == SQLITE_OK else { throw connection.error() }
    }
  }

  /// Goes to the next row; false after the last.
  borrowing func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw connection.error()
    }
  }

  /// Runs the statement once more with other values, for many rows in a row.
  borrowing func run(_ values: [SQLValue]) throws {
    try bind(values)
    while try step() {}
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }

  borrowing func text(_ column: Int) -> String? {
    guard let bytes = sqlite3_column_text(statement, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  borrowing func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }
}
