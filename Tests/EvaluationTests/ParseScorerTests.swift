import Diagnostics
import Testing

@testable import Evaluation

/// Treebanks put together again as texts, trees turned from one scheme to the other, and the figures over both.
@Suite struct ParseScorerTests {
  private static let gold = """
    # newdoc id = d1
    # newpar
    # sent_id = d1-1
    # text = Ana was in the port.
    1\tAna\tAna\tPROPN\tNNP\t_\t5\tnsubj\t_\t_
    2\twas\tbe\tAUX\tVBD\t_\t5\tcop\t_\t_
    3\tin\tin\tADP\tIN\t_\t5\tcase\t_\t_
    4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\t_
    5\tport\tport\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No
    6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

    # text = She didn't go
    1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
    2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
    2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
    3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
    4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
    4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_

    # newpar
    # text = Peace
    1\tPeace\tpeace\tNOUN\tNN\t_\t0\troot\t_\t_

    # newdoc id = d2
    1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

    """

  @Test func textsArePutTogether() throws {
    let documents = try Treebank.read(Array(Self.gold.utf8), name: "t")
    #expect(documents.map(\.id) == ["d1", "d2"])
    #expect(documents[0].text == "Ana was in the port. She didn't go\n\nPeace")
    #expect(documents[0].paragraphs == [0..<34, 36..<41])
    #expect(documents[0].words.map(\.text).count == 11)
    for word in documents[0].words {
      #expect(Array(documents[0].text.utf8)[word.range] == Array(word.text.utf8)[...])
    }
    #expect(documents[0].words.filter(\.isSentenceStart).map(\.text) == ["Ana", "She", "Peace"])
    #expect(documents[0].words[6].head == 9)
  }

  @Test(arguments: ["1\tA\tB", "1\ta\ta\tX\tX\t_\t5\tdep\t_\t_\n", "2\ta\ta\tX\tX\t_\t0\tdep\t_\t_\n"])
  func refusesWhatIsNoTreebank(text: String) {
    #expect(throws: AnnalsError.self) { try Treebank.read(Array(text.utf8), name: "t") }
  }

  /// `word/head/relation`, heads counted from 0, a root its own head; both by hand.
  @Test(arguments: [
    (
      "He/1/nsubj went/1/ROOT to/1/prep the/4/det port/2/pobj", "He/1/nsubj went/1/ROOT to/4/case the/4/det port/1/pobj"
    ),
    (
      "It/1/nsubj came/1/ROOT out/1/prep of/2/prep sight/3/pobj",
      "It/1/nsubj came/1/ROOT out/4/case of/4/case sight/1/pobj"
    ),
    ("It/1/nsubj be/1/ROOT cold/1/acomp now/1/advmod", "It/2/nsubj be/2/cop cold/2/ROOT now/2/advmod"),
    ("There/1/expl be/1/ROOT hope/1/attr", "There/1/expl be/1/ROOT hope/1/attr"),
    (
      "A/0/ROOT ,/0/punct B/0/conj and/2/cc C/2/conj", "A/0/ROOT ,/2/punct B/0/conj and/4/cc C/0/conj"
    ),
  ])
  func treesAreTurned(model: String, turned: String) {
    #expect(TurnedTree(words(model)).words.map(written) == words(turned).map(written))
  }

  @Test func figures() throws {
    let gold = try Treebank.read(Array(Self.gold.utf8), name: "t")
    let perfect = ParseScorer(relations: [:]).score(gold: gold, system: gold)
    #expect(perfect["words"]?.f1 == 1)
    #expect(perfect["sentences"]?.f1 == 1)
    #expect(perfect.text.contains("uas_as_they_are            1.0000"))
    var worse = gold
    worse[0].words[0].xpos = "NN"
    worse[0].words[6].isSentenceStart = false
    worse[0].words[6].head = 6
    worse[0].words.removeLast()
    let report = ParseScorer(relations: [:]).score(gold: gold, system: worse)
    // 12 words in the gold, 11 in the answer; 4 sentences, of which "Yes" alone is left whole.
    #expect(report["words"]?.hits == 11)
    #expect(report["words"]?.gold == 12)
    #expect(report["sentences"]?.hits == 1)
    #expect(report.text.contains("xpos_accuracy              0.9091"))
    // 10 words but the full stop, one hangs otherwise.
    #expect(report.text.contains("uas_as_they_are            0.9000"))
  }

  private func words(_ text: String) -> [ParsedWord] {
    text.split(separator: " ").map { item in
      let parts = item.split(separator: "/").map(String.init)
      return ParsedWord(
        range: 0..<1, text: parts[0], lemma: parts[0], upos: "X", xpos: "X", head: Int(parts[1]) ?? 0,
        relation: parts[2], isSentenceStart: false)
    }
  }

  private func written(_ word: ParsedWord) -> String { "\(word.text)/\(word.head)/\(word.relation)" }
}
