import Diagnostics
import Lexicons

/// One line of a frame file: which words carry a fact, and where in the clause its parties stand.
///
///     began  sign|initial  member:subject body:object/treaty
///       "Norland and Ostia signed the Straits Pact." => Norland > Straits Pact
///
/// A word may have further parts, each a child of the one before: `take_over_as`, `refuse_extend`, `become_member`.
/// A noun is marked: `noun:accession`.
struct Frame: Sendable {
  struct Word: Sendable, Hashable {
    var parts: [String]
    var isNoun: Bool
  }

  /// Places where a party may stand, in order of preference, and of what kind it must be.
  struct Slot: Sendable, Hashable {
    var functions: [String]
    var kind: String?
  }

  struct Example: Sendable, Hashable {
    var text: String
    var expected: String
  }

  /// The first column: the change, or a relation, as the file's reader needs.
  var label: String
  var words: [Word]
  var slots: [String: Slot]
  /// `membership.frames:12`
  var rule: String
  var examples: [Example] = []
}

/// The frames of one file, found by the first part of their words.
struct FrameTable: Sendable {
  let frames: [Frame]
  private let framesOfWord: [String: [(frame: Int, word: Frame.Word)]]

  init(root: DataRoot, _ name: String) throws {
    let file = try ResourceFile(path: root.resource("Facts", name))
    var frames: [Frame] = []
    for line in file.lines {
      if line.text.first?.isWhitespace == true {
        guard !frames.isEmpty, let example = Frame.Example(line.text) else {
          throw AnnalsError(.resource, "\(file.diagnostic(line, "an example is \"text\" => what it must give"))")
        }
        frames[frames.count - 1].examples.append(example)
      } else {
        guard let frame = Frame(line.text, rule: "\(name):\(line.number)") else {
          throw AnnalsError(.resource, "\(file.diagnostic(line, "a frame needs a label, words and slots"))")
        }
        frames.append(frame)
      }
    }
    self.frames = frames
    framesOfWord = Dictionary(
      grouping: frames.enumerated().flatMap { index, frame in frame.words.map { (frame: index, word: $0) } },
      by: { $0.word.parts[0] })
  }

  /// The first parts of all words.
  var keywords: some Sequence<String> { framesOfWord.keys }

  /// The numbers of the frames whose word begins with `lemma`, in the file's order.
  func candidates(_ lemma: String) -> [(frame: Int, word: Frame.Word)] { framesOfWord[lemma] ?? [] }
}

extension Frame {
  fileprivate init?(_ line: Substring, rule: String) {
    let columns = line.split(whereSeparator: \.isWhitespace)
    guard columns.count >= 2 else { return nil }
    label = String(columns[0])
    words = columns[1].split(separator: "|").map { Word($0) }
    slots = Dictionary(
      columns.dropFirst(2).compactMap { column in
        let sides = column.split(separator: ":", maxSplits: 1)
        guard sides.count == 2 else { return nil }
        let parts = sides[1].split(separator: "/")
        return (
          String(sides[0]),
          Slot(
            functions: parts[0].split(separator: ",").map(String.init),
            kind: parts.count > 1 ? String(parts[1]) : nil)
        )
      }, uniquingKeysWith: { first, _ in first })
    self.rule = rule
  }
}

extension Frame.Word {
  fileprivate init(_ text: Substring) {
    isNoun = text.hasPrefix("noun:")
    parts = (isNoun ? text.dropFirst(5) : text).split(separator: "_").map(String.init)
  }
}

extension Frame.Example {
  fileprivate init?(_ line: Substring) {
    let quoted = line.drop { $0 != "\"" }.dropFirst()
    guard let end = quoted.lastIndex(of: "\"") else { return nil }
    let rest = quoted[quoted.index(after: end)...]
    guard let arrow = rest.firstIndex(of: ">"), rest[..<arrow].hasSuffix("=") else { return nil }
    text = String(quoted[..<end])
    expected = String(rest[rest.index(after: arrow)...].drop(while: \.isWhitespace))
  }
}
