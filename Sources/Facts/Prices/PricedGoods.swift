import Findings
import LanguageAnalysis

/// The thing that has a price, and the unit in which it is sold: "litre of diesel".
struct PricedGoods {
  let reading: Reading
  let words: WordKinds
  let units: Set<String>

  private var text: AnalysedText { reading.text }

  /// How many sentences back the thing may stand: "rising gas prices … The cost per litre".
  private static let reach = 2

  func isPriced(_ head: Int) -> Bool {
    words.isWord(reading.lemma(head), of: "price") || isGoods(head)
  }

  /// "a cylinder of gas", "a loaf"
  func isUnitOfGoods(_ head: Int) -> Bool {
    isUnit(head) && reading.grammar.objects(of: head, preposition: "of").contains(where: isGoods)
  }

  /// Nothing for a cost of nobody knows what: only a "price" may stand alone.
  func party(_ head: Int, unitBehind quantity: Quantity?) -> FactFinding.Party? {
    let tokens = reading.phrases.full(head, prepositions: ["of", "per", "for"])
    let thing = goods(of: head) ?? goodsBefore(head)
    let unit = unit(behind: tokens.lowerBound..<text.sentence(of: head).upperBound, thing: head, quantity: quantity)
    let name: String
    switch (thing, unit) {
    case (let thing?, let unit?) where !startsWithUnit(thing): name = "\(unit) of \(lowered(thing))"
    case (let thing?, _): name = lowered(thing)
    case (nil, let unit?): name = unit
    case (nil, nil):
      guard reading.lemma(head) == "price" else { return nil }
      name = text.text(of: tokens)
    }
    return FactFinding.Party(tokens: tokens, head: head, name: name)
  }

  private func isGoods(_ token: Int) -> Bool {
    words.isWord(reading.lemma(token), of: "goods") || words.isWord(text.tokens[token].lower, of: "goods")
  }

  /// The words for what is sold: behind "price of", before "prices", or the subject itself.
  private func goods(of head: Int) -> TokenRange? {
    guard words.isWord(reading.lemma(head), of: "price") else {
      guard text.tokens[head].pos != .pron else { return nil }
      let words = reading.phrases.full(head, prepositions: ["of"])
      // "one bitcoin"
      guard words.count > 1, text.tokens[words.lowerBound].pos == .num else { return words }
      return text.tokens[words.lowerBound + 1].text == "-" ? words : words.dropFirst()
    }
    if let sold = goods(of: head, behind: "of") { return sold }
    if let owner = text.children(of: head, "poss").first,
      text.tokens[owner].pos == .noun || text.tokens[owner].pos == .propn
    {
      return reading.phrases.core(owner)
    }
    // A fare or a tariff is called by its own name: "bus fare".
    if !words.isWord(reading.lemma(head), of: "plain") {
      let words = reading.phrases.core(head)
      return words.count > 1 ? words : nil
    }
    let names = text.children(of: head, "compound", "nmod", "amod").filter {
      $0 < head && (text.tokens[$0].pos == .noun || text.tokens[$0].pos == .propn)
    }
    guard let last = names.last else { return goods(of: head, behind: "for") }
    return text.tokens[last].leftEdge..<(last + 1)
  }

  private func goods(of head: Int, behind preposition: String) -> TokenRange? {
    reading.grammar.objects(of: head, preposition: preposition).first { reading.quantity(at: $0) == nil }
      .map { reading.phrases.full($0, prepositions: ["of"]) }
  }

  /// The thing that a price was last said of.
  private func goodsBefore(_ head: Int) -> TokenRange? {
    let sentence = max(0, text.sentenceIndex(of: head) - Self.reach)
    let start = text.sentences[sentence].lowerBound
    return (start..<head).reversed().lazy
      .filter { words.isWord(reading.lemma($0), of: "price") }.compactMap { goods(of: $0) }.first
  }

  /// "per litre", "a barrel", "for each ton": behind the thing or behind the figure.
  private func unit(behind range: TokenRange, thing: Int, quantity: Quantity?) -> String? {
    for token in range where text.tokens[token].lower == "per" && token + 1 < range.upperBound {
      if isUnit(token + 1) { return text.tokens[token + 1].text }
    }
    guard let end = quantity?.tokens.upperBound, end + 1 < text.tokens.count,
      ["a", "an", "each", "the"].contains(text.tokens[end].lower), isUnit(end + 1)
    else { return nil }
    return text.tokens[end + 1].text
  }

  private func isUnit(_ token: Int) -> Bool {
    units.contains(reading.lemma(token)) || units.contains(text.tokens[token].lower)
  }

  private func startsWithUnit(_ tokens: TokenRange) -> Bool {
    tokens.first.map(isUnit) == true && tokens.count > 1
  }

  /// A common noun at the head of a sentence loses its capital.
  private func lowered(_ tokens: TokenRange) -> String {
    let words = text.text(of: tokens)
    guard let first = tokens.first, text.tokens[first].pos == .noun || text.tokens[first].pos == .adj,
      text.tokens[first].isSentenceStart || text.tokens[max(0, first - 1)].isSentenceStart
    else { return words }
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
