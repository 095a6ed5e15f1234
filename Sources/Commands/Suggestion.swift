import TextModel

/// "did you mean …?", where one of `candidates` is near `word`.
func suggestion(for word: String, among candidates: [String]) -> String? {
  let nearest = candidates.map { ($0, editDistance(word, $0)) }.min { $0.1 < $1.1 }
  guard let (name, distance) = nearest, distance <= max(1, word.count / 3) else { return nil }
  return "did you mean \(name)?"
}

/// Levenshtein distance in characters. O(product of the lengths).
func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (index, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let substitution = diagonal + (character == right[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substitution, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.count]
}

/// Whether `text` is a day, a month or a year of the calendar: `2022-01-07`, `2022-01`, `2022`.
func isCalendarValue(_ text: String) -> Bool {
  let complete = text.count == 4 ? text + "-01-01" : text.count == 7 ? text + "-01" : text
  return complete.count == 10 && CalendarDate(iso: complete) != nil
}
