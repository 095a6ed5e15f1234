import Findings
import LanguageAnalysis

/// A price of before and one of today told in two clauses: "a bag of rice that used to sell for 30 dollars now costs
/// 45", "petrol costs 470 rupees; in December it was 177".
struct PriceContrast {
  let reading: Reading
  let words: WordKinds
  let goods: PricedGoods

  private var text: AnalysedText { reading.text }

  private struct Figure {
    var quantity: Quantity
    var verb: Int
    var isOld: Bool
  }

  func find() -> [FactFinding] {
    text.sentences.indices.compactMap { index in
      let sentence = text.sentences[index]
      guard let thing = sentence.first(where: isThing) else { return nil }
      var figures = figures(in: (thing + 1)..<sentence.upperBound)
      // "A year ago it was 20."
      if index + 1 < text.sentences.count, Set(figures.map(\.isOld)).count < 2 {
        figures += self.figures(in: text.sentences[index + 1]).filter { isSaidOfIt($0.verb) }
      }
      return finding(thing: thing, figures, sentence: sentence)
    }
  }

  private func finding(thing: Int, _ figures: [Figure], sentence: TokenRange) -> FactFinding? {
    guard let old = figures.first(where: \.isOld), let new = figures.last(where: { !$0.isOld }),
      let unit = [old.quantity.unit, new.quantity.unit].compactMap({ $0 }).first,
      old.quantity.unit == nil || new.quantity.unit == nil || old.quantity.unit == new.quantity.unit,
      let from = old.quantity.amount, let to = new.quantity.amount, from != to,
      let subject = goods.party(thing, unitBehind: new.quantity)
    else { return nil }
    return FactFinding(
      relation: "price", subject: subject, change: from < to ? .rose : .fell,
      fromValue: .number(from), toValue: .number(to), unit: unit, bound: new.quantity.bound, tokens: sentence,
      head: new.verb, asWritten: text.text(of: subject.tokens), modality: reading.modality(of: new.verb),
      rule: "goods.words", confidence: 0.8)
  }

  /// Goods or a unit of them that a clause speaks of.
  private func isThing(_ token: Int) -> Bool {
    let relation = text.tokens[token].relation.rawValue
    guard ["nsubj", "nsubjpass", "appos", "dep", "ROOT", "root", "npadvmod", "dobj"].contains(relation) else {
      return false
    }
    return goods.isPriced(token) || goods.isUnitOfGoods(token)
  }

  /// Money, or a bare number, that a verb of price governs, with its tense.
  private func figures(in range: TokenRange) -> [Figure] {
    reading.quantities(in: range).compactMap { quantity in
      guard quantity.isMoney || quantity.unit == nil, quantity.amount != nil,
        let verb = verb(over: quantity), !isCountOrDate(quantity)
      else { return nil }
      return Figure(quantity: quantity, verb: verb, isOld: isOld(verb, quantity))
    }
  }

  private func verb(over quantity: Quantity) -> Int? {
    var token = text.head(of: quantity.tokens)
    for _ in 0..<3 {
      let head = text.tokens[token].head
      guard head != token else { return nil }
      if reading.grammar.isVerb(head) { return words.isWord(reading.lemma(head), of: "verb") ? head : nil }
      guard text.tokens[head].pos == .adp || reading.quantity(at: head) == quantity else { return nil }
      token = head
    }
    return nil
  }

  /// "costs 13 people their jobs", "was 1999": no price.
  private func isCountOrDate(_ quantity: Quantity) -> Bool {
    if quantity.isMoney { return false }
    let last = text.tokens[quantity.tokens.upperBound - 1]
    return last.relation == "nummod"
      || quantity.tokens.contains { reading.isNamed($0, as: "DATE", "TIME") }
  }

  private func isOld(_ verb: Int, _ quantity: Quantity) -> Bool {
    if text.tokens[verb].tag == "VBD" { return true }
    let above = text.tokens[verb].head
    if text.tokens[verb].relation == "xcomp", reading.lemma(above) == "use" { return true }
    return text.children(of: verb, "auxpass", "aux").contains {
      ["was", "were", "had"].contains(text.tokens[$0].lower)
    }
  }

  private func isSaidOfIt(_ verb: Int) -> Bool {
    reading.grammar.surfaceSubjects(verb).contains {
      ["it", "they", "that", "this"].contains(text.tokens[$0].lower) || words.isWord(reading.lemma($0), of: "price")
    }
  }
}
