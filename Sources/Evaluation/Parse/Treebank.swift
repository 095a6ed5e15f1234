import Diagnostics

/// Reads a treebank in CoNLL-U: its documents as texts, put together again from their sentences.
///
/// Sentences are joined by a space, paragraphs by an empty line. Where the file marks neither documents nor paragraphs,
/// all of it is one.
package enum Treebank {
  package static func read(_ bytes: [UInt8], name: String) throws -> [ParsedDocument] {
    var reader = TreebankReader(name: name)
    for (number, line) in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .enumerated() {
      try reader.take(line.last == "\r" ? line.dropLast() : line, number: number + 1)
    }
    try reader.endSentence(line: 0)
    return reader.finished()
  }
}

private struct TreebankReader {
  let name: String
  private var documents: [ParsedDocument] = []
  private var current = ParsedDocument(id: "1", text: "", paragraphs: [], words: [])
  /// The sentence's words with the number of their head, and the surface that is still to be shared out.
  private var sentence: [(word: ParsedWord, head: Int)] = []
  private var bytes: [UInt8] = []
  private var startsParagraph = true
  private var needsSpace = false
  /// The last number that a surface of several words covers, and where it ends.
  private var joined: (last: Int, end: Int, spaceAfter: Bool)?

  init(name: String) { self.name = name }

  mutating func take(_ line: Substring, number: Int) throws {
    if line.isEmpty { return try endSentence(line: number) }
    if line.first == "#" { return takeComment(line.dropFirst()) }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 10 else { throw unreadable(number, "a line without ten columns") }
    if fields[0].contains(".") { return }
    let hasSpaceAfter = !fields[9].split(separator: "|").contains("SpaceAfter=No")
    let ends = fields[0].split(separator: "-").compactMap { Int($0) }
    if ends.count == 2 {
      beginWord()
      joined = (ends[1], bytes.count + fields[1].utf8.count, hasSpaceAfter)
      return
    }
    guard ends.count == 1, ends[0] == sentence.count + 1, let head = Int(fields[6]), head >= 0 else {
      throw unreadable(number, "a number out of order")
    }
    let start = try place(fields, hasSpaceAfter: hasSpaceAfter, number: ends[0])
    sentence.append(
      (
        ParsedWord(
          range: start..<bytes.count, text: fields[1], lemma: fields[2], upos: fields[3], xpos: fields[4], head: 0,
          relation: fields[7], isSentenceStart: sentence.isEmpty), head
      ))
    if let joined, joined.last == ends[0] {
      needsSpace = joined.spaceAfter
      self.joined = nil
    }
  }

  /// Appends a word's surface; words of one surface follow without a space. Where their letters are not the surface's,
  /// the words still stand one after the other, and then just match none of a parser's.
  private mutating func place(_ fields: [String], hasSpaceAfter: Bool, number: Int) throws -> Int {
    if joined == nil { beginWord() }
    let start = bytes.count
    bytes += Array(fields[1].utf8)
    if joined == nil { needsSpace = hasSpaceAfter }
    return start
  }

  private mutating func beginWord() {
    if startsParagraph {
      if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
      current.paragraphs.append(bytes.count..<bytes.count)
      startsParagraph = false
    } else if needsSpace {
      bytes.append(0x20)
    }
    needsSpace = false
  }

  private mutating func takeComment(_ comment: Substring) {
    let words = comment.split(separator: " ")
    switch words.first {
    case "newdoc":
      endDocument()
      current.id = words.count > 3 ? String(words[3]) : "\(documents.count + 1)"
    case "newpar": startsParagraph = true
    default: break
    }
  }

  mutating func endSentence(line: Int) throws {
    let first = current.words.count
    for (index, entry) in sentence.enumerated() {
      guard entry.head <= sentence.count else { throw unreadable(line, "a head outside its sentence") }
      var word = entry.word
      word.head = entry.head == 0 ? first + index : first + entry.head - 1
      current.words.append(word)
    }
    sentence = []
    joined = nil
    needsSpace = true
    if let last = current.paragraphs.indices.last {
      current.paragraphs[last] = current.paragraphs[last].lowerBound..<bytes.count
    }
  }

  private mutating func endDocument() {
    if !current.words.isEmpty {
      current.text = String(decoding: bytes, as: UTF8.self)
      documents.append(current)
    }
    current = ParsedDocument(id: "", text: "", paragraphs: [], words: [])
    bytes = []
    startsParagraph = true
  }

  mutating func finished() -> [ParsedDocument] {
    endDocument()
    return documents
  }

  private func unreadable(_ line: Int, _ why: String) -> AnnalsError {
    AnnalsError(.unreadable, "\(name):\(line): not CoNLL-U: \(why)")
  }
}
