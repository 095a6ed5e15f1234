import Diagnostics
import LanguageAnalysis
import Lexicons

/// The phrases of `rolls.words`, by kind, each a row of lemmas.
struct RollWords: Sendable {
  private var phrases: [String: [[String]]] = [:]

  init(root: DataRoot) throws {
    let file = try ResourceFile(path: root.resource("Facts", "rolls.words"))
    for line in file.lines {
      guard line.fields.count == 2 else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "a line needs a kind and phrases"))")
      }
      // The longest phrase first: "date from" before "date".
      phrases[String(line.fields[0])] = line.fields[1].split(separator: "|")
        .map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
    }
  }

  /// The token behind the phrase of `kind` that begins at `start`; articles and adverbs inside it are skipped.
  func end(of kind: String, at start: Int, in reading: Reading) -> Int? {
    (phrases[kind] ?? []).lazy.compactMap { end(of: $0, at: start, in: reading) }.first
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
