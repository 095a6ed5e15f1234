import Findings
import LanguageAnalysis

/// "at least 37 people", "17 of its soldiers", "dozens": how many of whom.
struct CountedPhrase {
  var value: FactLine.Value
  var bound: String?
  var counted: FactFinding.Party

  /// The noun that says who; the number itself where it stands alone.
  var noun: Int

  init?(_ head: Int, in reading: Reading) {
    let text = reading.text
    let core = reading.phrases.core(head)
    guard let quantity = reading.quantities.last(where: { $0.number.overlaps(core) && $0.number.lowerBound <= head }),
      quantity.unit == nil
    else { return nil }
    value = quantity.value
    bound = quantity.bound
    let whole = min(quantity.tokens.lowerBound, core.lowerBound)..<core.upperBound
    if quantity.number.contains(head) {
      if let owner = reading.grammar.objects(of: head, preposition: "of").first {
        let words = reading.phrases.core(owner)
        let bare = Self.withoutPossessive(words, text)
        noun = owner
        counted = FactFinding.Party(tokens: words, head: owner, name: text.text(of: bare))
      } else {
        noun = head
        counted = FactFinding.Party(tokens: quantity.tokens, head: head, name: "people")
      }
    } else {
      noun = head
      let words = quantity.tokens.upperBound..<core.upperBound
      counted = FactFinding.Party(
        tokens: whole, head: head, name: words.isEmpty ? text.tokens[head].text : text.text(of: words))
    }
  }

  private static func withoutPossessive(_ words: TokenRange, _ text: AnalysedText) -> TokenRange {
    guard let first = words.first, words.count > 1, text.tokens[first].tag == "PRP$" else { return words }
    return words.dropFirst()
  }

  /// "a policeman" is one.
  init?(single head: Int, in reading: Reading) {
    let isSingle = reading.text.children(of: head, "det").contains {
      ["a", "an"].contains(reading.text.tokens[$0].lower)
    }
    guard isSingle, reading.text.tokens[head].tag == "NN" else { return nil }
    value = .number(1)
    noun = head
    let words = reading.phrases.core(head)
    counted = FactFinding.Party(tokens: words, head: head, name: reading.text.text(of: words))
  }
}
