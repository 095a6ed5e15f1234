/// Language analysis against a treebank: words, sentences, tags, lemmas and trees.
///
/// Tags, lemmas and trees are compared over the words that both sides cut alike. Treebanks of Universal Dependencies hang
/// words otherwise than the English models' training data (ClearNLP's scheme), so heads (but of punctuation) are compared as they are and once
/// more turned (`TurnedTree`), and labels by a table of what may stand for what.
package struct ParseScorer: Sendable {
  /// For each relation of the model the relations of the treebank that it may stand for.
  private let relations: [String: Set<String>]

  package init(relations: [String: Set<String>]) { self.relations = relations }

  package func score(gold: [ParsedDocument], system: [ParsedDocument]) -> ScoreReport {
    var tally = Tally()
    let answers = system.byID
    for document in gold { compare(document, answers[document.id]?.words ?? [], &tally) }
    return tally.report(documents: gold.count)
  }

  fileprivate struct Tally {
    var gold = 0
    var system = 0
    var aligned = 0
    var sentences = (gold: 0, system: 0, both: 0)
    var xpos = 0
    var upos = 0
    var lemmas = 0
    /// Words whose heads are compared: punctuation is left out, as is usual.
    var hanging = 0
    var heads = 0
    var turnedHeads = 0
    var labelled = 0
    var mistakes: [ScoreReport.Mistake] = []

    func report(documents: Int) -> ScoreReport {
      var report = ScoreReport()
      report.nameWidth = 26
      report.add("docs", .count(documents))
      report.add("words", .prf(.init(hits: aligned, system: system, gold: gold)))
      report.add("sentences", .prf(.init(hits: sentences.both, system: sentences.system, gold: sentences.gold)))
      report.add("xpos_accuracy", .share(xpos, of: aligned))
      report.add("upos_accuracy", .share(upos, of: aligned))
      report.add("lemma_accuracy", .share(lemmas, of: aligned))
      report.add("uas_as_they_are", .share(heads, of: hanging))
      report.add("uas_turned", .share(turnedHeads, of: hanging))
      report.add("las_turned", .share(labelled, of: hanging))
      report.mistakes = mistakes
      return report
    }
  }

  private func compare(_ document: ParsedDocument, _ words: [ParsedWord], _ tally: inout Tally) {
    let gold = document.words
    let numbers = Dictionary(words.enumerated().map { ($1.range, $0) }, uniquingKeysWith: { first, _ in first })
    let turned = TurnedTree(words).words
    let partner = gold.map { numbers[$0.range] }
    tally.gold += gold.count
    tally.system += words.count
    let goldSentences = Self.sentences(gold)
    let ownSentences = Self.sentences(words)
    tally.sentences.gold += goldSentences.count
    tally.sentences.system += ownSentences.count
    tally.sentences.both += goldSentences.intersection(ownSentences).count
    for (index, word) in gold.enumerated() {
      guard let mine = partner[index] else { continue }
      tally.aligned += 1
      let answer = words[mine]
      if answer.xpos == word.xpos {
        tally.xpos += 1
      } else {
        tally.note(document, "xpos", word.xpos, answer.xpos, word)
      }
      if answer.upos == word.upos {
        tally.upos += 1
      } else {
        tally.note(document, "upos", word.upos, answer.upos, word)
      }
      if answer.lemma.lowercased() == word.lemma.lowercased() { tally.lemmas += 1 }
      if word.upos == "PUNCT" { continue }
      tally.hanging += 1
      func isSame(_ head: Int) -> Bool { word.head == index ? head == mine : partner[word.head] == head }
      if isSame(answer.head) { tally.heads += 1 }
      let relation = String(word.relation.prefix { $0 != ":" })
      guard isSame(turned[mine].head) else {
        tally.note(document, "head", relation, turned[mine].relation, word)
        continue
      }
      tally.turnedHeads += 1
      if turned[mine].relation == relation || relations[turned[mine].relation]?.contains(relation) == true {
        tally.labelled += 1
      } else {
        tally.note(document, "relation", relation, turned[mine].relation, word)
      }
    }
  }

  /// First and last byte of each sentence.
  private static func sentences(_ words: [ParsedWord]) -> Set<Range<Int>> {
    var sentences: Set<Range<Int>> = []
    var start: Int?
    var end = 0
    for word in words {
      if word.isSentenceStart, let first = start {
        sentences.insert(first..<end)
        start = nil
      }
      start = start ?? word.range.lowerBound
      end = word.range.upperBound
    }
    if let start { sentences.insert(start..<end) }
    return sentences
  }
}

extension ParseScorer.Tally {
  fileprivate mutating func note(
    _ document: ParsedDocument, _ layer: String, _ gold: String, _ system: String, _ word: ParsedWord
  ) {
    mistakes.append(.init(document.id, .wrong, gold: "\(layer) \(gold) \(word.text)", system: system))
  }
}
