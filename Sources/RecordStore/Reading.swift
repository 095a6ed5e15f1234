import Findings
import Records
import TextModel

/// The questions to the tables. Every statement is fixed; what is asked for goes in as parameters.
struct Reading {
  private let connection: SQLConnection

  init(_ connection: SQLConnection) { self.connection = connection }

  // MARK: Reports

  func reports(_ filter: ReportFilter) throws -> [StoredReport] {
    try connection.rows(
      """
      SELECT r.line,
        (SELECT count(*) FROM lines WHERE report = r.number AND type = 'event'),
        (SELECT count(*) FROM lines WHERE report = r.number AND type = 'quote'),
        (SELECT count(*) FROM lines WHERE report = r.number AND type = 'fact')
      FROM reports r
      WHERE (?1 IS NULL OR r.number IN (SELECT rowid FROM report_words WHERE report_words MATCH ?1))
        AND (?2 IS NULL OR r.day >= ?2) AND (?3 IS NULL OR r.day <= ?3)
      ORDER BY r.day, r.number
      """,
      [
        SQLValue(filter.words.map(Self.searchWords)), SQLValue(filter.from?.description),
        SQLValue(filter.to?.description),
      ]
    ) { row in
      let line = try RecordCoding.line(ReportLine.self, from: row.text(0) ?? "")
      return StoredReport(
        reference: ReportReference(line), line: line, eventCount: row.integer(1), quoteCount: row.integer(2),
        factCount: row.integer(3))
    }
  }

  func record(ofReport id: String) throws -> StoredRecord? {
    let found = try connection.rows("SELECT number, line, text FROM reports WHERE id = ?1", [.text(id)]) { row in
      (row.integer(0), try RecordCoding.line(ReportLine.self, from: row.text(1) ?? ""), row.text(2) ?? "")
    }.first
    guard let (number, report, text) = found else { return nil }
    var record = Record(report: report)
    let lines = try connection.rows(
      "SELECT type, line FROM lines WHERE report = ?1 ORDER BY position", [.integer(number)]
    ) { ($0.text(0) ?? "", $0.text(1) ?? "") }
    for (type, json) in lines { try RecordCoding.add(json, type: type, to: &record) }
    return StoredRecord(record: record, text: SourceText(text))
  }

  func line(_ id: String) throws -> StoredLine? {
    guard let colon = id.lastIndex(of: ":") else { return nil }
    return try connection.rows(
      """
      SELECT r.line, l.type, l.line, r.text
      FROM reports r JOIN lines l ON l.report = r.number
      WHERE r.id = ?1 AND l.id = ?2
      """, [.text(String(id[..<colon])), .text(String(id[id.index(after: colon)...]))]
    ) { row in
      let json = row.text(2) ?? ""
      return StoredLine(
        report: ReportReference(try RecordCoding.line(ReportLine.self, from: row.text(0) ?? "")),
        type: row.text(1) ?? "", json: json, span: RecordCoding.span(of: json), text: SourceText(row.text(3) ?? ""))
    }.first
  }

  // MARK: Lines

  func events(_ filter: EventFilter) throws -> [Sourced<EventLine>] {
    let person = try AskedName(filter.person, connection)
    let place = filter.place.map { NameKey($0).folded }
    return try lines(
      """
      \(AskedName.table(from: 5))
      SELECT r.line, l.line FROM lines l
      JOIN reports r ON r.number = l.report
      JOIN dates d ON d.report = l.report AND d.id = l.id
      WHERE l.type = 'event'
        AND (?1 IS NULL OR r.id = ?1)
        AND (?2 IS NULL OR d.last >= ?2) AND (?3 IS NULL OR d.first <= ?3)
        AND (?4 IS NULL OR d.kind = ?4)
        AND (?5 IS NULL OR \(AskedName.hasPart(from: 5, roles: "'source', 'target'")))
        AND (?9 IS NULL OR EXISTS (
          SELECT 1 FROM places p WHERE p.report = l.report AND p.id = l.id
            AND (p.folded = ?9 OR p.country IN (
              SELECT country FROM places WHERE folded = ?9 AND precision = 'country'))))
      ORDER BY r.day, r.number, l.position
      """,
      [
        SQLValue(filter.report), SQLValue(filter.from?.description), SQLValue(filter.to?.description),
        SQLValue(filter.type?.uppercased()),
      ] + person.values + [SQLValue(place)])
  }

  func quotes(_ filter: QuoteFilter) throws -> [Sourced<QuoteLine>] {
    let speaker = try AskedName(filter.speaker, connection)
    let about = try AskedName(filter.about, connection)
    return try lines(
      """
      \(AskedName.table(from: 4)), \(AskedName.table(from: 8, name: "topic", isFirst: false))
      SELECT r.line, l.line FROM lines l
      JOIN reports r ON r.number = l.report
      JOIN dates d ON d.report = l.report AND d.id = l.id
      WHERE l.type = 'quote'
        AND (?1 IS NULL OR r.id = ?1)
        AND (?2 IS NULL OR coalesce(d.last, r.day) >= ?2) AND (?3 IS NULL OR coalesce(d.first, r.day) <= ?3)
        AND (?4 IS NULL OR \(AskedName.hasPart(from: 4, roles: "'speaker'")))
        AND (?8 IS NULL OR \(AskedName.hasPart(from: 8, name: "topic", roles: "'mentioned'"))
          OR (l.report, l.id) IN (SELECT report, id FROM quote_words WHERE quote_words MATCH ?12))
      ORDER BY r.day, r.number, l.position
      """,
      [SQLValue(filter.report), SQLValue(filter.from?.description), SQLValue(filter.to?.description)]
        + speaker.values + about.values + [.text(Self.searchWords(filter.about ?? "x"))])
  }

  func facts(_ filter: FactFilter) throws -> [Sourced<FactLine>] {
    let person = try AskedName(filter.person, connection)
    let found: [Sourced<FactLine>] = try lines(
      """
      \(AskedName.table(from: 4))
      SELECT r.line, l.line FROM lines l
      JOIN reports r ON r.number = l.report
      JOIN dates d ON d.report = l.report AND d.id = l.id
      WHERE l.type = 'fact'
        AND (?1 IS NULL OR r.id = ?1)
        AND (?2 IS NULL OR d.last >= ?2) AND (?3 IS NULL OR d.first <= ?3)
        AND (?4 IS NULL OR \(AskedName.hasPart(from: 4, roles: "'subject', 'object'")))
        AND (?8 IS NULL OR instr(?8, ' ' || d.kind || ' ') > 0)
      ORDER BY r.day, r.number, l.position
      """,
      [SQLValue(filter.report), SQLValue(filter.from?.description), SQLValue(filter.to?.description)]
        + person.values
        + [filter.relations.isEmpty ? .null : .text(" " + filter.relations.sorted().joined(separator: " ") + " ")])
    return found
  }

  func actors(named name: String?) throws -> [Sourced<ActorLine>] {
    let person = try AskedName(name, connection)
    return try lines(
      """
      \(AskedName.table(from: 1))
      SELECT r.line, l.line FROM lines l
      JOIN reports r ON r.number = l.report
      WHERE l.type = 'actor' AND (?1 IS NULL OR (l.report, l.id) IN (SELECT report, actor FROM asked))
      ORDER BY r.day, r.number, l.position
      """, person.values)
  }

  func places(named name: String?) throws -> [Sourced<PlaceLine>] {
    try lines(
      """
      SELECT r.line, l.line FROM lines l
      JOIN reports r ON r.number = l.report
      WHERE l.type = 'place'
        AND (?1 IS NULL OR (l.report, l.id) IN (SELECT report, id FROM places WHERE folded = ?1))
      ORDER BY r.day, r.number, l.position
      """, [SQLValue(name.map { NameKey($0).folded })])
  }

  private func lines<Line: Decodable & Hashable & Sendable>(
    _ sql: String, _ values: [SQLValue]
  ) throws -> [Sourced<Line>] {
    var references: [String: ReportReference] = [:]
    return try connection.rows(sql, values) { row in
      let report = row.text(0) ?? ""
      let reference =
        try references[report] ?? ReportReference(try RecordCoding.line(ReportLine.self, from: report))
      references[report] = reference
      return Sourced(try RecordCoding.line(Line.self, from: row.text(1) ?? ""), in: reference)
    }
  }

  /// Words for a full-text search, each in quotation marks so that none is an operator.
  private static func searchWords(_ text: String) -> String {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "\"\"" : words.map { "\"\($0)\"" }.joined(separator: " ")
  }
}

/// A name that is asked for, as four parameters: folded, sound, skeleton, and a pattern for a part of a longer name
/// where no actor goes by exactly this one.
private struct AskedName {
  let values: [SQLValue]

  init(_ name: String?, _ connection: SQLConnection) throws {
    guard let name else {
      values = Array(repeating: .null, count: 4)
      return
    }
    let key = NameKey(name)
    let exact: [SQLValue] = [
      .text(key.folded), SQLValue(key.soundsTelling && !key.isTelling ? key.sound : nil),
      SQLValue(key.isTelling ? key.skeleton : nil),
    ]
    let isKnown = try !connection.rows(
      "SELECT 1 FROM names WHERE folded = ?1 OR sound = ?2 OR skeleton = ?3 LIMIT 1", exact
    ) { _ in true }.isEmpty
    // The folded name holds letters, digits and spaces only: no wildcard can come in.
    values = exact + [isKnown || key.folded.isEmpty ? .null : .text("% \(key.folded) %")]
  }

  /// The actors of each report that go by the name whose parameters begin at `first`.
  static func table(from first: Int, name: StaticString = "asked", isFirst: Bool = true) -> String {
    """
    \(isFirst ? "WITH " : "")\(name) (report, actor) AS MATERIALIZED (
      SELECT report, actor FROM names
      WHERE folded = ?\(first) OR sound = ?\(first + 1) OR skeleton = ?\(first + 2)
        OR ' ' || folded || ' ' LIKE ?\(first + 3))
    """
  }

  /// Whether one of them, or a thing of that name, has one of `roles` in line `l`.
  static func hasPart(from first: Int, name: StaticString = "asked", roles: StaticString) -> String {
    """
    EXISTS (
      SELECT 1 FROM parties p WHERE p.report = l.report AND p.id = l.id AND p.role IN (\(roles))
        AND ((p.report, p.actor) IN (SELECT report, actor FROM \(name))
          OR p.folded = ?\(first) OR ' ' || p.folded || ' ' LIKE ?\(first + 3)))
    """
  }
}
