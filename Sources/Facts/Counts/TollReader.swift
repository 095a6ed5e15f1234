import Findings
import LanguageAnalysis
import Lexicons

/// "the death toll rose to 214", "the number of injured stands at 40".
struct TollReader: Sendable {
  private let words: WordKinds

  /// How far behind "toll" its number may stand.
  private static let reach = 14

  init(root: DataRoot) throws { words = try WordKinds(root: root, "tolls.words") }

  func find(in reading: Reading) -> [FactFinding] {
    reading.text.tokens.indices.compactMap { finding(at: $0, in: reading) }
  }

  private func finding(at token: Int, in reading: Reading) -> FactFinding? {
    guard let object = object(countedBy: token, in: reading), let quantity = quantity(behind: token, in: reading)
    else { return nil }
    let phrase = reading.phrases.core(token)
    return FactFinding(
      relation: "casualties", subject: FactFinding.Party(tokens: phrase, head: token, name: "people"),
      object: .word(object), value: quantity.value, bound: quantity.bound,
      tokens: reading.text.sentence(of: token), head: reading.text.tokens[token].head,
      asWritten: reading.text.text(of: phrase), modality: reading.modality(of: reading.text.tokens[token].head),
      rule: "tolls.words", confidence: 0.8)
  }

  private func object(countedBy token: Int, in reading: Reading) -> String? {
    let text = reading.text
    switch reading.lemma(token) {
    case "toll":
      let before = token > 0 ? text.tokens[token - 1].lower : ""
      return words.isWord(before, of: "toll") || before == "the" || before == "confirmed" ? "killed" : nil
    case "number":
      return reading.grammar.objects(of: token, preposition: "of").lazy.compactMap { counted in
        ["killed", "injured", "missing"].first { words.isWord(text.tokens[counted].lower, of: $0) }
      }.first
    default: return nil
    }
  }

  /// The number that the toll reaches, behind a verb or "of"; a count of days or money is none.
  private func quantity(behind token: Int, in reading: Reading) -> Quantity? {
    let text = reading.text
    let end = min(text.sentence(of: token).upperBound, token + Self.reach)
    return reading.quantities(in: (token + 1)..<max(token + 1, end)).first { quantity in
      guard quantity.unit == nil, quantity.tokens.lowerBound > token else { return false }
      let before = text.tokens[quantity.tokens.lowerBound - 1].lower
      return words.isWord(before, of: "reach")
    }
  }
}
