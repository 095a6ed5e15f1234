package import Findings
package import Lexicons
package import Records
import Synchronization
package import TextModel

/// A `RecordStore` in one SQLite file: write-ahead log, full-text search, a versioned schema.
///
/// Safe for many threads (one at a time) and many processes (a writer is waited for).
package final class SQLiteStore: RecordStore {
  private let connection: Mutex<SQLConnection>

  /// Opens the store at `path` and brings its schema up to date; makes the file only where `creating` is set.
  package init(path: String, root: DataRoot, creating: Bool = true) throws {
    let connection = try SQLConnection(path: path, creating: creating)
    try Schema(root: root).prepare(connection)
    self.connection = Mutex(connection)
  }

  package func add(_ record: Record, text: SourceText, replacing: Bool) throws -> AddOutcome {
    let index = RecordIndex(record)
    return try connection.withLock { connection in
      try connection.transaction {
        try Writing(connection).add(record, index: index, text: text, replacing: replacing)
      }
    }
  }

  package func reports(_ filter: ReportFilter) throws -> [StoredReport] {
    try connection.withLock { try Reading($0).reports(filter) }
  }

  package func record(ofReport id: String) throws -> StoredRecord? {
    try connection.withLock { try Reading($0).record(ofReport: id) }
  }

  package func events(_ filter: EventFilter) throws -> [Sourced<EventLine>] {
    try connection.withLock { try Reading($0).events(filter) }
  }

  package func quotes(_ filter: QuoteFilter) throws -> [Sourced<QuoteLine>] {
    try connection.withLock { try Reading($0).quotes(filter) }
  }

  package func facts(_ filter: FactFilter) throws -> [Sourced<FactLine>] {
    try connection.withLock { try Reading($0).facts(filter) }
  }

  package func actors(named name: String?) throws -> [Sourced<ActorLine>] {
    try connection.withLock { try Reading($0).actors(named: name) }
  }

  package func line(_ id: String) throws -> StoredLine? {
    try connection.withLock { try Reading($0).line(id) }
  }

  package func places(named name: String?) throws -> [Sourced<PlaceLine>] {
    try connection.withLock { try Reading($0).places(named: name) }
  }

  package func corrections() throws -> [Correction] { try connection.withLock { try CorrectionTable($0).all() } }

  package func add(_ correction: Correction) throws -> Correction {
    try connection.withLock { connection in
      try connection.transaction { try CorrectionTable(connection).add(correction) }
    }
  }

  package func undo(_ number: Int, by author: String, at time: String) throws {
    try connection.withLock { connection in
      try connection.transaction { try CorrectionTable(connection).undo(number, by: author, at: time) }
    }
  }
}
