/// Phrases to values, found in running text whatever the tokenizer made of hyphens and apostrophes.
///
/// A phrase is compared with the words as written, single spaces between them; it must end where a word ends.
struct PhraseTable<Value: Sendable>: Sendable {
  private var values: [String: Value] = [:]
  /// The longest phrase, in bytes, that begins with a run of letters.
  private var longest: [Substring: Int] = [:]
  private var valuesInAnyCase: [String: Value] = [:]
  private var longestInAnyCase: [Substring: Int] = [:]

  /// Adds a phrase unless it is there already.
  mutating func add(_ phrase: String, _ value: Value) {
    let phrase = plainApostrophes(phrase)
    guard !phrase.isEmpty, values[phrase] == nil else { return }
    values[phrase] = value
    let run = firstRun(phrase)
    longest[run] = max(longest[run] ?? 0, phrase.utf8.count)
  }

  /// Adds a phrase that stands for itself in any case of letters, where the text begins it with a capital.
  mutating func addInAnyCase(_ phrase: String, _ value: Value) {
    let phrase = plainApostrophes(phrase).lowercased()
    guard !phrase.isEmpty, valuesInAnyCase[phrase] == nil else { return }
    valuesInAnyCase[phrase] = value
    let run = firstRun(phrase)
    longestInAnyCase[run] = max(longestInAnyCase[run] ?? 0, phrase.utf8.count)
  }

  func value(of phrase: String) -> Value? {
    values[phrase] ?? (valuesInAnyCase.isEmpty ? nil : valuesInAnyCase[phrase.lowercased()])
  }

  /// The longest phrase that begins at a word; `forms` are the words in the table's own case.
  func longestMatch(at start: Int, in words: WordSequence, forms: [String]) -> (words: Range<Int>, value: Value)? {
    let anyCase = limitInAnyCase(forms[start])
    guard let limit = [longest[firstRun(forms[start])], anyCase].compactMap(\.self).max() else { return nil }
    var phrase = ""
    var best: (Range<Int>, Value)?
    var word = start
    while word < forms.count, words.blocks[word] == words.blocks[start] {
      if word > start, words.spaceBefore[word] { phrase += " " }
      phrase += forms[word]
      if phrase.utf8.count > limit { break }
      if let value = values[phrase] ?? (anyCase == nil ? nil : valuesInAnyCase[phrase.lowercased()]) {
        best = (start..<(word + 1), value)
      }
      word += 1
    }
    return best.map { ($0.0, $0.1) }
  }

  /// The length of the longest phrase in any case that may begin with a word; nothing where none does.
  private func limitInAnyCase(_ word: String) -> Int? {
    guard !valuesInAnyCase.isEmpty, word.first?.isUppercase == true else { return nil }
    return longestInAnyCase[firstRun(word.lowercased())]
  }

  /// The longest phrase that ends before a word, of at most `limit` words.
  func longestMatch(endingAt end: Int, in words: WordSequence, forms: [String], limit: Int = 6) -> (
    words: Range<Int>, value: Value
  )? {
    var best: (Range<Int>, Value)?
    var start = end - 1
    while start >= 0, end - start <= limit, words.blocks[start] == words.blocks[end - 1] {
      var phrase = ""
      for word in start..<end {
        if word > start, words.spaceBefore[word] { phrase += " " }
        phrase += forms[word]
      }
      if let value = values[phrase]
        ?? (limitInAnyCase(forms[start]) == nil ? nil : valuesInAnyCase[phrase.lowercased()])
      {
        best = (start..<end, value)
      }
      start -= 1
    }
    return best.map { ($0.0, $0.1) }
  }
}

/// The letters and digits that a phrase begins with, or its first character where there are none.
private func firstRun(_ phrase: String) -> Substring {
  let letters = phrase.utf8.prefix { byte in
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
  return letters.isEmpty ? phrase.prefix(1) : Substring(letters)
}
