import Diagnostics
import LanguageAnalysis
import Lexicons

/// The phrases of `rolls.words`, by kind, each a row of lemmas.
struct RollWords: Sendable {
  /// By first word, then by kind; the longest phrase first: "date from" before "date".
  private var phrases: [String: [String: [[String]]]] = [:]

  init(root: DataRoot) throws {
    let file = try ResourceFile(path: root.resource("Facts", "rolls.words"))
    for line in file.lines {
      guard line.fields.count == 2 else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "a line needs a kind and phrases"))")
      }
      let words = line.fields[1].split(separator: "|").map { $0.split(separator: " ").map(String.init) }
      for phrase in words.sorted(by: { $0.count > $1.count }) {
        guard let first = phrase.first else { continue }
        phrases[first, default: [:]][String(line.fields[0]), default: []].append(phrase)
      }
    }
  }

  /// Whether a phrase of any kind can begin at `token`.
  func begin(at token: Int, in reading: Reading) -> Bool {
    phrases[reading.lemma(token)] != nil || phrases[reading.text.tokens[token].lower] != nil
  }

  /// The token behind the phrase of `kind` that begins at `start`; articles and adverbs inside it are skipped.
  func end(of kind: String, at start: Int, in reading: Reading) -> Int? {
    guard start < reading.text.tokens.count else { return nil }
    let lemma = reading.lemma(start)
    let lower = reading.text.tokens[start].lower
    let byLemma = phrases[lemma]?[kind]?.lazy.compactMap { self.end(of: $0, at: start, in: reading) }.first
    let byForm =
      lower == lemma ? nil : phrases[lower]?[kind]?.lazy.compactMap { self.end(of: $0, at: start, in: reading) }.first
    return [byLemma, byForm].compactMap { $0 }.max()
  }

  private func end(of words: [String], at start: Int, in reading: Reading) -> Int? {
    let tokens = reading.text.tokens
    var token = start
    for (index, word) in words.enumerated() {
      var skipped = 0
      while index > 0, skipped < 2, token < tokens.count, !isWord(word, token, reading),
        [.det, .adv, .adj].contains(tokens[token].pos) || tokens[token].lower == "been"
      {
        token += 1
        skipped += 1
      }
      guard token < tokens.count, isWord(word, token, reading) else { return nil }
      token += 1
    }
    return token
  }

  private func isWord(_ word: String, _ token: Int, _ reading: Reading) -> Bool {
    reading.lemma(token) == word || reading.text.tokens[token].lower == word
  }
}
