import Records
import TextModel

/// "did you mean …?", where one of `candidates` is near `word`.
func suggestion(for word: String, among candidates: [String]) -> String? {
  Suggestions.near(word, among: candidates).first.map { "did you mean \($0)?" }
}

/// Whether `text` is a day, a month or a year of the calendar: `2022-01-07`, `2022-01`, `2022`.
func isCalendarValue(_ text: String) -> Bool {
  let complete = text.count == 4 ? text + "-01-01" : text.count == 7 ? text + "-01" : text
  return complete.count == 10 && CalendarDate(iso: complete) != nil
}
