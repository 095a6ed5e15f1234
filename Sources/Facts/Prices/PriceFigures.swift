import Findings
import LanguageAnalysis

/// The figures behind a verb of price, each in its part: from, to, by, at; those in brackets are the same in
/// another unit.
struct PriceFigures {
  private enum Part { case from, to, by, value }

  private var figures: [(part: Part, quantity: Quantity)] = []
  private var others: [(part: Part, quantity: Quantity)] = []
  /// "up from 1.40": the word that says which way it went.
  private var direction: FactLine.Change?
  private var dayOfLast: TokenRange?

  init(after start: Int, of verb: Int, reading: Reading) {
    let text = reading.text
    let range = (start + 1)..<max(start + 1, Self.end(of: verb, reading: reading))
    var isInBrackets = false
    for token in range {
      if text.tokens[token].text == "(" { isInBrackets = true }
      if text.tokens[token].text == ")" { isInBrackets = false }
      guard let quantity = withUnit(reading.quantity(at: token), token, text) else { continue }
      let part = part(of: quantity, text: text)
      if isInBrackets {
        others.append((part, quantity))
      } else if part == .from, figures.contains(where: { $0.part == .value }) {
        figures.append((part, quantity))
        direction = direction ?? Self.direction(before: quantity, text: text)
      } else {
        figures.append((part, quantity))
      }
    }
    if figures.isEmpty { readBareFigures(range, reading: reading) }
    dayOfLast = dayBehindLast(reading: reading)
  }

  /// "slid from 33 to the dollar to 36": both figures are there, their unit is the thing itself.
  private mutating func readBareFigures(_ range: TokenRange, reading: Reading) {
    let bare = reading.quantities(in: range).filter { quantity in
      let first = quantity.tokens.lowerBound
      // The model may take "January to 36" for one date.
      return quantity.unit == nil && quantity.amount != nil && reading.text.tokens[first].relation != "nummod"
        && !(reading.isNamed(first, as: "DATE", "TIME") && reading.text.entity(at: first)?.tokens.lowerBound == first)
    }.map { (part: part(of: $0, text: reading.text), quantity: $0) }.filter { $0.part == .from || $0.part == .to }
    if bare.count == 2, bare[0].part != bare[1].part { figures = bare }
  }

  /// "to 54.6 per cent in June": the day of the last figure is the day of the change.
  private func dayBehindLast(reading: Reading) -> TokenRange? {
    guard let last = figures.last, last.part == .to, figures.contains(where: { $0.part == .from }) else { return nil }
    let next = last.quantity.tokens.upperBound
    guard next + 1 < reading.text.tokens.count,
      ["in", "on", "by", "this", "last"].contains(reading.text.tokens[next].lower)
    else { return nil }
    return [next, next + 1].lazy.compactMap { reading.text.entity(at: $0) }.first { $0.label == "DATE" }?.tokens
  }

  /// The figure whose unit counts: money before percentages.
  var main: Quantity? {
    figures.first { $0.quantity.isMoney }?.quantity ?? figures.first?.quantity
  }

  /// The figure that a unit of goods may follow: "to $85 a barrel".
  var last: Quantity? {
    figures.last { ($0.part == .to || $0.part == .value) && $0.quantity.unit == main?.unit }?.quantity ?? main
  }

  func fill(_ finding: inout FactFinding, change: FactLine.Change?) {
    finding.change = direction ?? change
    guard let main else { return }
    let unit = main.unit
    defer { if unit != nil { finding.turnByValues() } }
    finding.when = dayOfLast
    let same = figures.filter { $0.quantity.unit == unit }
    finding.fromValue = value(.from, same)
    finding.toValue = value(.to, same)
    finding.value = value(.by, same) ?? value(.value, same)
    if finding.fromValue != nil, finding.toValue == nil, value(.by, same) == nil, let value = value(.value, same) {
      finding.toValue = value
      finding.value = nil
    }
    finding.bound = main.bound
    finding.alternative = alternative(unit)
  }

  /// "to 3,000 kyats from 1,800": the second is in the unit of the first; a year is in none.
  private func withUnit(_ quantity: Quantity?, _ token: Int, _ text: AnalysedText) -> Quantity? {
    guard var quantity, quantity.number.lowerBound == token else { return nil }
    if quantity.unit != nil { return quantity }
    let isYear = text.tokens[token].text.utf8.count == 4 && (1900...2100).contains(quantity.amount ?? 0)
    guard token > 0, !isYear, part(of: quantity, text: text) == .from, let main, main.isMoney
    else { return nil }
    quantity.unit = main.unit
    return quantity
  }

  private func alternative(_ unit: String?) -> FactLine.Alternative? {
    let other = others.isEmpty ? figures.filter { $0.quantity.unit != unit } : others
    guard let first = other.first else { return nil }
    let same = other.filter { $0.quantity.unit == first.quantity.unit }
    return FactLine.Alternative(
      value: value(.by, same) ?? value(.value, same), fromValue: value(.from, same), toValue: value(.to, same),
      unit: first.quantity.unit)
  }

  private func value(_ part: Part, _ figures: [(part: Part, quantity: Quantity)]) -> FactLine.Value? {
    figures.first { $0.part == part }?.quantity.value
  }

  private func part(of quantity: Quantity, text: AnalysedText) -> Part {
    guard quantity.tokens.lowerBound > 0 else { return .value }
    switch text.tokens[quantity.tokens.lowerBound - 1].lower {
    case "from": return .from
    case "to", "-", "–": return .to
    case "by": return .by
    case "against": return .from
    case "of" where quantity.tokens.lowerBound > 1 && text.tokens[quantity.tokens.lowerBound - 2].lower == "instead":
      return .from
    case "with" where isCompared(quantity, text): return .from
    default: return .value
    }
  }

  /// "compared with 20 a year ago"
  private func isCompared(_ quantity: Quantity, _ text: AnalysedText) -> Bool {
    quantity.tokens.lowerBound > 1 && text.tokens[quantity.tokens.lowerBound - 2].lower == "compared"
  }

  private static func direction(before quantity: Quantity, text: AnalysedText) -> FactLine.Change? {
    guard quantity.tokens.lowerBound > 1 else { return nil }
    switch text.tokens[quantity.tokens.lowerBound - 2].lower {
    case "up": return .rose
    case "down": return .fell
    default: return nil
    }
  }

  /// Where the next clause with a subject of its own begins.
  private static func end(of verb: Int, reading: Reading) -> Int {
    let text = reading.text
    let sentence = text.sentence(of: verb)
    return text.children(of: verb).lazy.filter { child in
      child > verb && reading.grammar.isVerb(child) && !text.children(of: child, "nsubj", "nsubjpass").isEmpty
    }.map { text.tokens[$0].leftEdge }.min() ?? sentence.upperBound
  }
}

extension FactFinding {
  /// Where both values are told they say which way it went.
  fileprivate mutating func turnByValues() {
    guard case .number(let from)? = fromValue, case .number(let to)? = toValue, from != to else { return }
    change = from < to ? .rose : .fell
  }
}
