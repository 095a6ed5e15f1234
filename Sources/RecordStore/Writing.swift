import Findings
import Records
import TextModel

/// The statements that put one report into the tables; always inside a transaction.
struct Writing {
  private let connection: SQLConnection

  init(_ connection: SQLConnection) { self.connection = connection }

  func add(_ record: Record, index: RecordIndex, text: SourceText, replacing: Bool) throws -> AddOutcome {
    let report = record.report
    let same = try kept(where: "sha256", is: report.sha256)
    if let same, !replacing || same.id != report.id { return .unchanged(id: same.id) }
    let earlier = try kept(where: "id", is: report.id)
    var line = report
    if let earlier {
      if earlier.sha256 != report.sha256 {
        line.supersedes = line.supersedes ?? earlier.sha256
        try keepEarlierVersion(of: report.id)
      }
      try connection.run("DELETE FROM reports WHERE number = ?1", [.integer(earlier.number)])
    }
    let number = try insert(line, text: text, number: earlier?.number)
    try insert(index, number: number)
    guard let earlier, earlier.sha256 != report.sha256 else { return .added }
    return .superseded(sha256: earlier.sha256)
  }

  private func kept(where column: StaticString, is value: String) throws -> (number: Int, id: String, sha256: String)? {
    try connection.rows("SELECT number, id, sha256 FROM reports WHERE \(column) = ?1", [.text(value)]) {
      ($0.integer(0), $0.text(1) ?? "", $0.text(2) ?? "")
    }.first
  }

  private func keepEarlierVersion(of id: String) throws {
    try connection.run(
      """
      INSERT OR IGNORE INTO earlier_versions (id, sha256, text, line)
      SELECT id, sha256, text, line FROM reports WHERE id = ?1
      """, [.text(id)])
  }

  private func insert(_ report: ReportLine, text: SourceText, number: Int?) throws -> Int {
    try connection.run(
      """
      INSERT INTO reports (number, id, sha256, published, day, publisher, title, text, line)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """,
      [
        number.map(SQLValue.integer) ?? .null, .text(report.id), .text(report.sha256), SQLValue(report.published),
        SQLValue(report.published.flatMap(CalendarDate.init(iso:))?.description), SQLValue(report.publisher),
        SQLValue(report.title), .text(text[text.range]), .text(report.jsonLine),
      ])
    return number ?? connection.lastInsertedRow
  }

  private func insert(_ index: RecordIndex, number: Int) throws {
    let report = SQLValue.integer(number)
    try many("INSERT INTO lines (report, id, position, type, line) VALUES (?1, ?2, ?3, ?4, ?5)") { insert in
      for (position, line) in index.lines.enumerated() {
        try insert([report, .text(line.id), .integer(position), .text(line.type), .text(line.json)])
      }
    }
    try many("INSERT INTO dates (report, id, type, kind, first, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6)") { insert in
      for row in index.dates {
        try insert([
          report, .text(row.id), .text(row.type), .text(row.kind), SQLValue(row.date?.first.description),
          SQLValue(row.date?.last.description),
        ])
      }
    }
    try many("INSERT OR IGNORE INTO names (report, actor, folded, sound, skeleton) VALUES (?1, ?2, ?3, ?4, ?5)") {
      insert in
      for name in index.names {
        try insert([
          report, .text(name.actor), .text(name.key.folded), SQLValue(name.key.soundsTelling ? name.key.sound : nil),
          SQLValue(name.key.isTelling ? name.key.skeleton : nil),
        ])
      }
    }
    try many("INSERT INTO parties (report, id, role, actor, folded) VALUES (?1, ?2, ?3, ?4, ?5)") { insert in
      for party in index.parties {
        try insert([report, .text(party.id), .text(party.role), SQLValue(party.actor), .text(party.folded)])
      }
    }
    try many("INSERT INTO places (report, id, folded, country, precision) VALUES (?1, ?2, ?3, ?4, ?5)") { insert in
      for place in index.places {
        try insert([
          report, .text(place.id), .text(place.folded), SQLValue(place.country), SQLValue(place.precision),
        ])
      }
    }
    try many("INSERT INTO quote_words (words, report, id) VALUES (?1, ?2, ?3)") { insert in
      for quote in index.quoteWords { try insert([.text(quote.words), report, .text(quote.id)]) }
    }
  }

  /// Prepares a statement once for all its rows.
  private func many(_ sql: String, _ body: (([SQLValue]) throws -> Void) throws -> Void) throws {
    let statement = try connection.prepare(sql)
    try body { try statement.run($0) }
  }
}
