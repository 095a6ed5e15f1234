import Diagnostics
import Lexicons

/// A file of words by kind, `KIND<tab>word|word`: which kinds a word is of.
struct WordKinds: Sendable {
  private var kinds: [String: Set<String>] = [:]

  init(root: DataRoot, _ name: String) throws {
    let file = try ResourceFile(path: root.resource("Facts", name))
    for line in file.lines {
      guard line.fields.count == 2 else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "a line needs a kind and words"))")
      }
      for word in line.fields[1].split(separator: "|") {
        kinds[String(word), default: []].insert(String(line.fields[0]))
      }
    }
  }

  func isWord(_ word: String, of kind: String) -> Bool { kinds[word]?.contains(kind) == true }
}
