import LanguageAnalysis

/// Which dictionary verb stands at a word, with the words that belong to it.
struct VerbFinder {
  struct Found {
    var entry: VerbDictionary.Entry
    /// The words of the verb: “broke down”.
    var words: Range<Int>
    /// All blocks in which this verb stands.
    var blocks: [Int32]
  }

  let dictionary: VerbDictionary
  let vocabulary: Vocabulary
  let text: AnalysedText
  let words: [TextWord]

  /// The verb at `index`: its form as the dictionary writes it, else its base; of several the longest.
  func verb(at index: Int) -> Found? {
    let token = text.tokens[words[index].token]
    guard token.tag.rawValue.hasPrefix("VB") || (token.tag == "MD" && !dictionary.hasBrackets) else { return nil }
    guard token.relation != "aux" && token.relation != "auxpass" || token.tag == "MD" else { return nil }
    let base = token.tag == "MD" ? Vocabulary.unknown : vocabulary.known(token.lowerLemma)
    return best(of: dictionary.byWord[words[index].number] ?? [], at: index)
      ?? best(of: dictionary.byWord[base] ?? [], at: index)
  }

  private func best(of candidates: [Int32], at index: Int) -> Found? {
    var best: Found?
    for candidate in candidates {
      let entry = dictionary.entries[Int(candidate)]
      guard let range = place(entry, at: index) else { continue }
      let length = best?.entry.words.count ?? 0
      if entry.words.count > length {
        best = Found(entry: entry, words: range, blocks: [entry.block])
      } else if entry.words.count == length, var same = best {
        same.entry = entry
        if !same.blocks.contains(entry.block) { same.blocks.append(entry.block) }
        best = same
      }
    }
    return best
  }

  /// Where the words of `entry` stand if its verb is at `index`; a particle may stand further off.
  private func place(_ entry: VerbDictionary.Entry, at index: Int) -> Range<Int>? {
    let first = index - entry.verb
    guard first >= 0 else { return nil }
    var end = index + 1
    for offset in entry.words.indices where offset != entry.verb {
      let position = first + offset
      if position < words.count, words[position].number == entry.words[offset] {
        end = max(end, position + 1)
      } else if offset <= entry.verb || !hasParticle(entry.words[offset], at: words[index].token) {
        return nil
      }
    }
    return first..<end
  }

  private func hasParticle(_ number: Int32, at verb: Int) -> Bool {
    text.children(of: verb).contains {
      text.tokens[$0].relation == "prt" && vocabulary.known(text.tokens[$0].lower) == number
    }
  }
}
