import Findings
import LanguageAnalysis
import TextModel

/// Finds quotations by a bare attribution beside them – a name and an office, no verb, no stop – with or without marks.
struct BlockQuotations {
  let text: AnalysedText
  let document: Document
  let actors: ActorTable
  let lexicon: CueLexicon
  /// The names that the model found, by their first token.
  private let entities: [Int: EntityMention]

  init(text: AnalysedText, document: Document, actors: ActorTable, lexicon: CueLexicon) {
    self.text = text
    self.document = document
    self.actors = actors
    self.lexicon = lexicon
    entities = Dictionary(text.entities.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// "Ana Torvik Foreign Minister of Norland" at the end of a block, on a line of its own, or before a colon.
  private struct Line {
    var speaker: TokenRange
    /// The whole line: what stands outside of it is what was said.
    var tokens: TokenRange
    var hasDash: Bool
    var hasOffice: Bool
  }

  func add(to draft: inout QuotationDraft) {
    let isHabit = setsApart
    for (index, block) in document.blocks.enumerated() where index < text.blocks.count {
      let tokens = words(in: text.blocks[index])
      guard block.kind != .dateline, tokens.count > 1 else { continue }
      if let line = closingLine(of: tokens) {
        add(tokens.lowerBound..<line.tokens.lowerBound, line, to: &draft, confidence: line.hasOffice ? 0.9 : 0.75)
      } else if let line = wholeLine(tokens), index > 0 {
        let before = words(in: text.blocks[index - 1])
        if line.hasDash || isSpoken(before) || isHabit && line.hasOffice && isSentence(before) {
          add(before, line, to: &draft, confidence: isSpoken(before) ? 0.8 : 0.5)
        }
      } else if let line = openingLine(of: tokens) {
        add(line.tokens.upperBound..<tokens.upperBound, line, to: &draft, confidence: line.hasOffice ? 0.8 : 0.65)
      }
    }
  }

  /// Whether the report sets quotations apart, each with its speaker and his office on a line below.
  private var setsApart: Bool {
    text.blocks.indices.dropFirst().contains { index in
      guard let line = wholeLine(words(in: text.blocks[index])), line.hasOffice else { return false }
      return isSpoken(words(in: text.blocks[index - 1]))
    }
  }

  private func isSentence(_ block: TokenRange) -> Bool { block.count > 4 && isStop(block.upperBound - 1) }

  private func add(_ words: TokenRange, _ line: Line, to draft: inout QuotationDraft, confidence: Double) {
    var content = text.bytes(of: words)
    guard !content.isEmpty else { return }
    let head = text.head(of: line.speaker)
    let entry = CueEntry(words: [], kind: .speech, frames: [.quote], prepositions: [], rule: "block")
    let attribution = Attribution(
      cue: [], cueHead: head, speaker: SpeakerPhrase(tokens: line.speaker, head: head), content: [], entry: entry,
      confidence: confidence)
    if let span = outermost(draft.span(around: content.lowerBound), in: draft), covers(draft.spans[span], content) {
      draft.add(attribution, content: draft.spans[span].parts, form: .direct, spans: [span])
    } else {
      content = withoutDash(text.source.trimmed(content))
      draft.add(attribution, content: [content], form: .block)
    }
  }

  private func outermost(_ span: Int?, in draft: QuotationDraft) -> Int? {
    var current = span
    while let index = current, let parent = draft.spans[index].parent { current = parent }
    return current
  }

  /// Whether the marks stand around all of it (and maybe around paragraphs before).
  private func covers(_ span: MarkedSpan, _ content: ByteRange) -> Bool {
    guard span.parent == nil, span.outer.lowerBound <= content.lowerBound, span.outer.upperBound > content.lowerBound
    else { return false }
    return text.source[min(span.outer.upperBound, content.upperBound)..<content.upperBound].unicodeScalars
      .allSatisfy { $0.isTextSpace || $0.properties.isDash }
  }

  private func withoutDash(_ range: ByteRange) -> ByteRange {
    let words = text.source[range]
    guard let last = words.unicodeScalars.last, last.properties.isDash else { return range }
    return text.source.trimmed(range.lowerBound..<(range.upperBound - String(last).utf8.count))
  }

  // MARK: The attribution

  /// The words after the last full stop, where the block ends without one (after a dash a stop may follow).
  private func closingLine(of block: TokenRange) -> Line? {
    let last = block.upperBound - 1
    let words = isStop(last) ? block.dropLast() : block
    guard let stop = words.last(where: { isStop($0) || isDash($0) && $0 > block.lowerBound && isStop($0 - 1) }) else {
      return nil
    }
    var start = stop + 1
    while start < last, isClosingMark(start) { start += 1 }
    guard start - block.lowerBound > 3, start < words.upperBound else { return nil }
    let followsDash = isDash(stop) || endsWithDash(stop)
    guard words.count == block.count || followsDash || isDash(start) else { return nil }
    guard var found = line(start..<words.upperBound) else { return nil }
    found.hasDash = found.hasDash || followsDash
    found.tokens = (isDash(stop) ? stop : start)..<block.upperBound
    return found.hasDash || found.hasOffice ? found : nil
  }

  private func wholeLine(_ block: TokenRange) -> Line? {
    guard !isStop(block.upperBound - 1) else { return nil }
    return line(block).flatMap { $0.hasDash || $0.hasOffice ? $0 : nil }
  }

  /// "Ana Torvik, Foreign Minister of Norland: We will not leave."
  private func openingLine(of block: TokenRange) -> Line? {
    guard let colon = block.prefix(14).first(where: { text.tokens[$0].lower == ":" }), colon > block.lowerBound,
      block.upperBound - colon > 4
    else { return nil }
    if let turn = turn(block, colon) { return turn }
    let isHeadline = block.lowerBound == 0 && isPerson(block.lowerBound..<colon)
    guard isHeadline || (colon..<block.upperBound).contains(where: { isFiniteVerb($0) }) else { return nil }
    guard var found = line(block.lowerBound..<colon),
      found.hasOffice || isPerson(found.speaker) || found.speaker.upperBound == colon && isNamed(found.speaker)
    else { return nil }
    found.tokens = block.lowerBound..<(colon + 1)
    return found
  }

  /// "Q: Did you stay?", "A: We had to.": the turns of an interview.
  private func turn(_ block: TokenRange, _ colon: Int) -> Line? {
    guard colon == block.lowerBound + 1, ["Q", "A", "Question", "Answer"].contains(text.tokens[block.lowerBound].text)
    else { return nil }
    return Line(
      speaker: block.lowerBound..<colon, tokens: block.lowerBound..<(colon + 1), hasDash: false, hasOffice: false)
  }

  private func line(_ range: TokenRange) -> Line? {
    var start = range.lowerBound
    let hasDash = isDash(start)
    while start < range.upperBound, isDash(start) { start += 1 }
    let words = start..<range.upperBound
    guard (1...16).contains(words.count), !words.contains(where: { isFiniteVerb($0) }), let name = name(in: words)
    else {
      return nil
    }
    let rest = name.upperBound..<words.upperBound
    let hasOffice = rest.contains { lexicon.wordLists["office-words"]?.contains(text.tokens[$0].lower[...]) == true }
    return Line(speaker: name, tokens: range, hasDash: hasDash, hasOffice: hasOffice)
  }

  /// The name with which the line begins: up to a comma, the end of a person's name, or the office.
  private func name(in words: TokenRange) -> TokenRange? {
    if words.count <= 3,
      lexicon.wordLists["headline-speakers"]?.contains(text.tokens[words.upperBound - 1].lower[...]) == true
    {
      return words
    }
    guard text.tokens[words.lowerBound].pos == .propn else { return nil }
    var end = words.lowerBound
    while end < words.upperBound, isNamePart(end, from: words.lowerBound) { end += 1 }
    if let entity = entities[words.lowerBound], entity.label == "PERSON", entity.tokens.upperBound < end {
      end = entity.tokens.upperBound
    }
    if let known = knownLength(from: words.lowerBound, atMost: end - words.lowerBound) {
      end = words.lowerBound + known
    } else if end < words.upperBound, text.tokens[end].lower != ",",
      let second = endOfSecondWord(words.lowerBound..<end)
    {
      // Nothing parts the name from an office that begins with a country: two words are the likeliest name.
      end = second
    }
    return end > words.lowerBound ? words.lowerBound..<end : nil
  }

  /// Where the second of more than three words ends; words joined by hyphens are one.
  private func endOfSecondWord(_ name: TokenRange) -> Int? {
    let ends = name.filter { $0 == name.upperBound - 1 || text.tokens[$0].hasSpaceAfter }
    return ends.count > 3 ? ends[1] + 1 : nil
  }

  /// How many of the words are a person's whole name elsewhere in the report.
  private func knownLength(from start: Int, atMost limit: Int) -> Int? {
    let names = text.entities.filter { $0.label == "PERSON" }.map(\.tokens) + actors.mentions.map(\.tokens)
    return names.filter { name in
      name.count > 1 && name.count <= limit && name.lowerBound != start
        && zip(name, start...).allSatisfy { text.tokens[$0].lower == text.tokens[$1].lower }
    }.map(\.count).max()
  }

  private func isNamePart(_ token: Int, from start: Int) -> Bool {
    let word = text.tokens[token]
    if word.lower == "-" || word.lower == "’s" { return word.lower == "-" }
    guard word.pos == .propn else { return false }
    if lexicon.wordLists["office-words"]?.contains(word.lower[...]) == true { return false }
    // A country or a body between name and office begins the office.
    return token == start || entities[token].map { $0.label == "PERSON" } ?? true
  }

  private func isNamed(_ name: TokenRange) -> Bool {
    lexicon.wordLists["headline-speakers"]?.contains(text.tokens[name.upperBound - 1].lower[...]) == true
  }

  private func isPerson(_ name: TokenRange) -> Bool {
    actors.mention(at: name.lowerBound) != nil
      || name.contains { entities[$0]?.label == "PERSON" }
  }

  // MARK: Words

  /// Whether somebody speaks there in the first person.
  private func isSpoken(_ block: TokenRange) -> Bool {
    block.count > 4 && isStop(block.upperBound - 1)
      && block.contains { ["i", "we", "my", "our", "us", "me"].contains(text.tokens[$0].lower) }
  }

  private func words(in block: TokenRange) -> TokenRange {
    var range = block
    while let first = range.first, text.tokens[first].pos == .space { range = range.dropFirst() }
    while let last = range.last, text.tokens[last].pos == .space { range = range.dropLast() }
    return range
  }

  private func isFiniteVerb(_ token: Int) -> Bool {
    ["VBD", "VBZ", "VBP", "MD"].contains(text.tokens[token].tag.rawValue)
  }

  private func isStop(_ token: Int) -> Bool {
    let word = text.tokens[token].text
    // The tokenizer leaves a mark and a dash on the word before where no space parts them.
    return [".", "!", "?", "…", "..."].contains(word)
      || word.last.map { "”\"»―—".contains($0) } == true && !isDash(token)
  }

  private func endsWithDash(_ token: Int) -> Bool {
    text.tokens[token].text.last.map { "―—–".contains($0) } ?? false
  }

  private func isClosingMark(_ token: Int) -> Bool { ["”", "\"", "»", "’"].contains(text.tokens[token].text) }

  private func isDash(_ token: Int) -> Bool { ["-", "–", "—", "―", "--"].contains(text.tokens[token].text) }
}
