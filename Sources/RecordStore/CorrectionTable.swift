import Records

/// The statements about corrections by hand.
struct CorrectionTable {
  private let connection: SQLConnection

  init(_ connection: SQLConnection) { self.connection = connection }

  /// All of them, those that were undone too, in the order in which they were made.
  func all() throws -> [Correction] {
    try connection.rows(
      """
      SELECT number, action, subject, name, other, part, report, author, made, undone_by, undone
      FROM corrections ORDER BY number
      """
    ) { row -> Correction? in
      guard let action = Correction.Action(rawValue: row.text(1) ?? ""),
        let subject = Correction.Subject(rawValue: row.text(2) ?? "")
      else { return nil }
      return Correction(
        number: row.integer(0), action, subject, name: row.text(3) ?? "", other: row.text(4), part: row.text(5),
        report: row.text(6), author: row.text(7) ?? "", made: row.text(8) ?? "", undoneBy: row.text(9),
        undone: row.text(10))
    }.compactMap { $0 }
  }

  func add(_ correction: Correction) throws -> Correction {
    try connection.run(
      """
      INSERT INTO corrections (action, subject, name, other, part, report, author, made)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        .text(correction.action.rawValue), .text(correction.subject.rawValue), .text(correction.name),
        SQLValue(correction.other), SQLValue(correction.part), SQLValue(correction.report), .text(correction.author),
        .text(correction.made),
      ])
    var kept = correction
    kept.number = connection.lastInsertedRow
    return kept
  }

  func undo(_ number: Int, by author: String, at time: String) throws {
    try connection.run(
      "UPDATE corrections SET undone_by = ?2, undone = ?3 WHERE number = ?1 AND undone IS NULL",
      [.integer(number), .text(author), .text(time)])
  }
}
