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
    let core = reading.phrases.core(head)
    guard
      let quantity = reading.quantities.last(where: { $0.number.overlaps(core) && $0.number.lowerBound <= head })
        ?? Self.governing(head, in: reading), quantity.unit == nil
    else { return nil }
    value = quantity.value
    bound = quantity.bound
    noun = head
    if quantity.number.contains(head) {
      guard let counted = Self.owner(of: head, quantity, in: reading) else { return nil }
      self.counted = counted
      if counted.head != head { noun = counted.head }
    } else {
      counted = Self.party(head, quantity, core, in: reading)
    }
  }

  /// "dozens of arrests", asked of the arrests.
  private static func governing(_ head: Int, in reading: Reading) -> Quantity? {
    let preposition = reading.text.tokens[head].head
    guard reading.text.tokens[head].relation == "pobj", reading.text.tokens[preposition].lower == "of" else {
      return nil
    }
    return reading.quantity(at: reading.text.tokens[preposition].head)
  }

  /// "17 of its soldiers"; "dozens" alone are people, "no one" is nobody.
  private static func owner(of head: Int, _ quantity: Quantity, in reading: Reading) -> FactFinding.Party? {
    let text = reading.text
    if let owner = reading.grammar.objects(of: head, preposition: "of").first {
      let words = reading.phrases.core(owner)
      let isNamed = text.tokens[owner].pos != .pron
      return FactFinding.Party(
        tokens: words, head: owner, name: isNamed ? text.text(of: withoutPossessive(words, text)) : "people")
    }
    return text.tokens[head].lower == "one"
      ? nil : FactFinding.Party(tokens: quantity.tokens, head: head, name: "people")
  }

  private static func party(
    _ head: Int, _ quantity: Quantity, _ core: TokenRange, in reading: Reading
  ) -> FactFinding.Party {
    let text = reading.text
    var end = core.upperBound
    // "8,000 men and boys": the number counts both.
    if let other = text.children(of: head, "conj").first, text.tokens[other].pos == .noun,
      text.tokens[other].tag == "NNS", text.children(of: other, "nummod", "det").isEmpty,
      CountedPhrase(other, in: reading) == nil
    {
      end = other + 1
    }
    var start = quantity.tokens.upperBound
    while start < head, text.tokens[start].pos == .punct || text.tokens[start].lower == "of" { start += 1 }
    let words = start..<max(start, end)
    let whole = min(quantity.tokens.lowerBound, core.lowerBound)..<max(end, core.upperBound)
    let name = words.isEmpty || text.tokens[head].lower == "more" ? "people" : text.text(of: words)
    return FactFinding.Party(tokens: whole, head: head, name: name)
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
