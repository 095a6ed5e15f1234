package import Lexicons

/// The words that open, fill and follow a date at the top of a report, from `date-words.tsv`.
package struct DateWords: Sendable {
  let months: [String: Int]
  let weekdays: [String: Int]
  let zones: Set<String>
  let leads: Set<String>
  let bylines: Set<String>

  package init(root: DataRoot) throws {
    self.init(try ResourceFile(path: root.resource("DocumentInput", "date-words.tsv")))
  }

  package init(_ file: ResourceFile) {
    var values: [Substring: [String: Int]] = [:]
    for line in file.lines {
      let fields = line.fields
      guard fields.count >= 3 else { continue }
      values[fields[0], default: [:]][String(fields[1])] = Int(fields[2]) ?? 0
    }
    months = values["month"] ?? [:]
    weekdays = values["weekday"] ?? [:]
    zones = Set((values["zone"] ?? [:]).keys)
    leads = Set((values["lead"] ?? [:]).keys)
    bylines = Set((values["byline"] ?? [:]).keys)
  }
}
