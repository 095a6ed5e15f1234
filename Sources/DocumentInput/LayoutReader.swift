import TextModel

/// Finds the parts of a report's text: title line, dateline, headings and paragraphs.
struct LayoutReader {
  struct Layout {
    var blocks: [Document.Block] = []
    var title: String?
    /// The date of a date line, ISO 8601.
    var date: String?
  }

  let words: DateWords

  /// Reads the layout; `title` is the report's title where it is known from elsewhere.
  func layout(of source: SourceText, title: String?) -> Layout {
    let paragraphs = Paragraphs(source: source).ranges()
    var layout = Layout()
    let top = readTop(of: paragraphs, source: source, knownTitle: title, into: &layout)
    for index in paragraphs.indices.dropFirst(top) {
      let range = paragraphs[index]
      if index > 0, index + 1 < paragraphs.count, isHeading(range, source: source),
        !isHeading(paragraphs[index + 1], source: source) || index + 2 < paragraphs.count
      {
        layout.blocks.append(Document.Block(.heading, range))
      } else {
        layout.blocks.append(Document.Block(.paragraph, range))
      }
    }
    return layout
  }

  /// Title, date lines and bylines; gives the number of the first paragraph after them.
  private func readTop(
    of paragraphs: [ByteRange], source: SourceText, knownTitle: String?, into layout: inout Layout
  ) -> Int {
    var index = 0
    while index < min(paragraphs.count, 6) {
      let range = paragraphs[index]
      if let dateline = DatelineReader(source: source, line: range, words: words).read() {
        layout.date = layout.date ?? dateline.date
        layout.blocks.append(Document.Block(.dateline, dateline.range))
        index += 1
        let rest = source.trimmed(dateline.range.upperBound..<range.upperBound)
        if !rest.isEmpty {
          layout.blocks.append(Document.Block(.paragraph, rest))
          return index
        }
      } else if layout.title == nil, !layout.blocks.contains(where: { $0.kind == .heading }),
        isTitle(range, source: source, known: knownTitle, isLast: index + 1 == paragraphs.count)
      {
        layout.title = source[range]
        layout.blocks.append(Document.Block(.title, range))
        index += 1
      } else if layout.title != nil, index + 1 < paragraphs.count, isHeading(range, source: source) {
        layout.blocks.append(Document.Block(.heading, range))
        index += 1
      } else {
        return index
      }
    }
    return index
  }

  private func isTitle(_ range: ByteRange, source: SourceText, known: String?, isLast: Bool) -> Bool {
    if let known, letters(source[range.lowerBound..<min(range.upperBound, range.lowerBound + 400)]) == letters(known) {
      return true
    }
    guard !isLast, range.count <= 220, let last = source.lastMark(in: range) else { return false }
    return !".…:;,-–—".unicodeScalars.contains(last) && startsAsName(range, source: source)
      && wordCount(range, source: source) <= 25
  }

  /// A short line without a mark at its end that names what follows.
  private func isHeading(_ range: ByteRange, source: SourceText) -> Bool {
    range.count <= 90 && !source.endsInPunctuation(range) && source.hasLetter(range)
      && startsAsName(range, source: source)
      && wordCount(range, source: source) <= 12 && !isAttribution(range, source: source)
  }

  /// "Ana Torvik, Prime Minister of Norland": a name, a comma, and what its bearer is.
  private func isAttribution(_ range: ByteRange, source: SourceText) -> Bool {
    let tokens = lineTokens(source, in: range)
    if tokens.first?.isDash ?? true { return true }
    guard let comma = tokens.firstIndex(where: { $0.text == "," }) else { return false }
    let name = tokens[..<comma].filter { $0.kind == .word }
    return (2...4).contains(name.count) && name.allSatisfy(\.isCapitalised)
  }

  private func startsAsName(_ range: ByteRange, source: SourceText) -> Bool {
    guard let first = lineTokens(source, in: range, limit: 3).first(where: { $0.kind != .mark }) else { return false }
    return first.kind == .number || !(first.text.unicodeScalars.first?.properties.isLowercase ?? true)
  }

  private func wordCount(_ range: ByteRange, source: SourceText) -> Int {
    source.bytes[range].split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.count
  }

  private func letters(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.isAlphabetic })).lowercased()
  }
}
