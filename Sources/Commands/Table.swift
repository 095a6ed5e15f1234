import Findings

/// Rows for people: aligned columns on a page, or JSON Lines for programs.
struct Table {
  let columns: [String]
  var rows: [[String]] = []

  init(_ columns: String...) { self.init(columns) }
  init(_ columns: [String]) { self.columns = columns }

  /// Prints the rows, or says on standard error that there are none.
  func print(to console: Console, whenEmpty: String = "nothing found") {
    guard !rows.isEmpty else {
      console.complain(whenEmpty)
      return
    }
    let widths = columns.indices.map { column in
      min(60, ([columns[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0)
    }
    console.print(line(columns.map { $0.uppercased() }, widths, isHead: console.isColoured))
    for row in rows { console.print(line(row, widths, isHead: false)) }
  }

  private func line(_ cells: [String], _ widths: [Int], isHead: Bool) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      let shown = cell.replacing(lineEnds: " ")
      let isLast = index == cells.count - 1
      text += shown + (isLast ? "" : String(repeating: " ", count: max(0, widths[index] - shown.count) + 2))
    }
    return isHead ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// On one line, whatever line ends it holds.
  func replacing(lineEnds replacement: String) -> String {
    split(whereSeparator: \.isNewline).joined(separator: replacement)
  }

  /// At most `length` characters, the cut shown.
  func shortened(to length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }
}
