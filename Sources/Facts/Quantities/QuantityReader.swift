import Findings
package import LanguageAnalysis
package import Lexicons

/// Tokens in; numbers with bound and unit out. The one place where the fact finder reads numbers and money.
package struct QuantityReader: Sendable {
  private let lexicon: NumberLexicon
  private let currencies: Currencies
  private let countries: CountryTable

  package init(root: DataRoot) throws {
    try self.init(root: root, countries: CountryTable(root: root))
  }

  init(root: DataRoot, countries: CountryTable) throws {
    lexicon = try NumberLexicon(root: root)
    currencies = try Currencies(root: root)
    self.countries = countries
  }

  /// All quantities in text order; they do not overlap.
  package func quantities(in text: AnalysedText) -> [Quantity] {
    let mentioned = mentionedCountries(in: text)
    var found: [Quantity] = []
    for sentence in text.sentences {
      var scan = QuantityScan(
        text: text, sentence: sentence, lexicon: lexicon, currencies: currencies, countries: countries,
        mentioned: mentioned)
      found += scan.run()
    }
    return found
  }

  /// ISO codes of the countries that the text names, the most frequent first.
  private func mentionedCountries(in text: AnalysedText) -> [String] {
    var counts: [String: (count: Int, first: Int)] = [:]
    for (index, token) in text.tokens.enumerated()
    where token.isCapitalised && countries.beginsName(token.text) {
      // "Sri Lanka" is one name.
      let next = index + 1 < text.tokens.count ? text.tokens[index + 1].text : ""
      let country = countries.country(token.text) ?? countries.country("\(token.text) \(next)")
      guard let code = country?.iso2 else { continue }
      counts[code, default: (0, index)].count += 1
    }
    return counts.sorted { ($1.value.count, $0.value.first) < ($0.value.count, $1.value.first) }.map(\.key)
  }
}

/// One pass over one sentence.
private struct QuantityScan {
  let text: AnalysedText
  let sentence: TokenRange
  let lexicon: NumberLexicon
  let currencies: Currencies
  let countries: CountryTable
  let mentioned: [String]
  private var found: [Quantity] = []

  init(
    text: AnalysedText, sentence: TokenRange, lexicon: NumberLexicon, currencies: Currencies,
    countries: CountryTable, mentioned: [String]
  ) {
    self.text = text
    self.sentence = sentence
    self.lexicon = lexicon
    self.currencies = currencies
    self.countries = countries
    self.mentioned = mentioned
  }

  mutating func run() -> [Quantity] {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let number = number(at: index), !isPartOfWord(number.range) {
        let quantity = quantity(number)
        found.append(quantity)
        index = max(quantity.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    shareUnits()
    return found
  }

  private func lower(_ index: Int) -> String {
    sentence.contains(index) ? text.tokens[index].lower : ""
  }

  // MARK: Numbers

  private func number(at start: Int) -> (range: TokenRange, value: FactLine.Value)? {
    looseCount(at: start) ?? exactNumber(at: start)
  }

  /// "dozens", "tens of thousands", "several hundred".
  private func looseCount(at start: Int) -> (range: TokenRange, value: FactLine.Value)? {
    guard lexicon[lower(start)] == .vague else { return nil }
    var end = start + 1
    while true {
      if case .scale = lexicon[lower(end)] {
        end += 1
      } else if lower(end) == "of", lexicon[lower(end + 1)] == .vague {
        end += 2
      } else {
        break
      }
    }
    return (start..<end, .word(text.tokens[start..<end].map(\.lower).joined(separator: " ")))
  }

  private func exactNumber(at start: Int) -> (range: TokenRange, value: FactLine.Value)? {
    var sum = NumberSum()
    var index = start
    // "a hundred", "half a million", "a dozen"
    if lower(start) == "half", lower(start + 1) == "a", case .scale = lexicon[lower(start + 2)] {
      sum.add(0.5)
      index = start + 2
    } else if ["a", "an"].contains(lower(start)), case .scale(let scale) = lexicon[lower(start + 1)], scale > 10,
      lower(start + 1).utf8.count > 2
    {
      sum.add(1)
      index = start + 1
    }
    while index < sentence.upperBound {
      let word = lower(index)
      if !sum.hasDigits, let value = NumberLexicon.number(digits: word) {
        guard sum.isEmpty else { break }
        sum.add(value)
        sum.hasDigits = true
      } else if case .digit(let value) = lexicon[word], !sum.hasDigits, sum.accepts(value) {
        sum.add(value)
      } else if case .scale(let scale) = lexicon[word], !sum.isEmpty, scaleStandsHere(index, word, sum) {
        sum.scale(by: scale)
      } else if ["-", "and"].contains(word), index > start, case .digit(let value) = lexicon[lower(index + 1)],
        !sum.hasDigits, sum.accepts(value, after: word)
      {
        sum.add(value)
        index += 1
      } else {
        break
      }
      index += 1
    }
    return sum.isEmpty || index == start ? nil : (start..<index, .number(sum.total))
  }

  /// Short forms ("m", "bn") count only right behind digits, and "m" only of money: "5 m" may be metres.
  private func scaleStandsHere(_ index: Int, _ word: String, _ sum: NumberSum) -> Bool {
    guard word.utf8.count <= 3, word != "mln", word != "bln" else { return true }
    guard sum.hasDigits else { return false }
    let isMoney = sentence.contains(index - 2) && currencies.code(sign: text.tokens[index - 2].text) != nil
    return word.utf8.count == 1 ? isMoney : true
  }

  /// "a 20-year-old", "the 7-Eleven": no count of anything.
  private func isPartOfWord(_ range: TokenRange) -> Bool {
    let isGlued = { (index: Int) in sentence.contains(index) && !text.tokens[index].hasSpaceAfter }
    let next = range.upperBound
    if lower(next) == "-", isGlued(range.upperBound - 1), isGlued(next), !isNumeric(next + 1) { return true }
    let previous = range.lowerBound - 1
    if isDateHyphen(next) && isDateHyphen(next + 2)
      || isDateHyphen(previous) && (isDateHyphen(next) || isDateHyphen(previous - 2))
    {
      return true
    }
    if lower(previous) == "-", isGlued(previous), isGlued(previous - 1), !isNumeric(previous - 1),
      currencies.code(sign: sentence.contains(previous - 1) ? text.tokens[previous - 1].text : "") == nil
    {
      return true
    }
    return false
  }

  /// One of the two hyphens of "2022-01-07".
  private func isDateHyphen(_ index: Int) -> Bool {
    lower(index) == "-" && lower(index - 1).utf8.allSatisfy { (0x30...0x39).contains($0) } && isNumeric(index + 1)
      && !text.tokens[index].hasSpaceAfter
  }

  private func isNumeric(_ index: Int) -> Bool {
    NumberLexicon.number(digits: lower(index)) != nil || lexicon[lower(index)] != nil
  }

  // MARK: Units and bounds

  private func quantity(_ number: (range: TokenRange, value: FactLine.Value)) -> Quantity {
    var quantity = Quantity(tokens: number.range, number: number.range, value: number.value)
    readSign(&quantity)
    if quantity.unit == nil { readUnitAfter(&quantity) }
    readBound(&quantity)
    return quantity
  }

  private func readSign(_ quantity: inout Quantity) {
    let before = quantity.number.lowerBound - 1
    guard sentence.contains(before) else { return }
    var sign = text.tokens[before].text
    var start = before
    if sentence.contains(before - 1), !text.tokens[before - 1].hasSpaceAfter,
      currencies.code(sign: text.tokens[before - 1].text + sign) != nil
    {
      sign = text.tokens[before - 1].text + sign
      start = before - 1
    }
    guard let code = currencies.code(sign: sign) else { return }
    quantity.unit = code
    quantity.tokens = start..<quantity.tokens.upperBound
  }

  private func readUnitAfter(_ quantity: inout Quantity) {
    let next = quantity.number.upperBound
    let word = lower(next)
    if word == "%" || word == "percent" || word == "pct" {
      quantity.take("%", upTo: next + 1)
    } else if word == "per", lower(next + 1) == "cent" {
      quantity.take("%", upTo: next + 2)
    } else if word == "percentage", lower(next + 1).hasPrefix("point") {
      quantity.take("%", upTo: next + 2)
    } else if sentence.contains(next), let code = currencies.code(sign: text.tokens[next].text) {
      quantity.take(code, upTo: next + 1)
    } else {
      readCurrencyWord(&quantity)
    }
  }

  /// "40 tenge", "40 Australian dollars", "5 million CFA francs", "50 cents".
  private func readCurrencyWord(_ quantity: inout Quantity) {
    let next = quantity.number.upperBound
    let one = lower(next)
    let two = "\(one) \(lower(next + 1))"
    if let code = currencies.code(word: two, countries: mentioned) {
      return quantity.take(code, upTo: next + 2)
    }
    if let code = currencies.code(word: one, countries: one.hasPrefix("dollar") ? [] : mentioned) {
      return quantity.take(code, upTo: next + 1)
    }
    if sentence.contains(next), let country = countries.country(text.tokens[next].text)?.iso2,
      let code = currencies.code(word: lower(next + 1), countries: [country])
    {
      return quantity.take(code, upTo: next + 2)
    }
    if let code = currencies.code(subunit: one, countries: one.hasPrefix("cent") ? [] : mentioned),
      let amount = quantity.amount
    {
      quantity.value = .number(amount / 100)
      quantity.take(code, upTo: next + 1)
    }
  }

  private func readBound(_ quantity: inout Quantity) {
    let start = quantity.tokens.lowerBound
    for bound in lexicon.before {
      let first = start - bound.words.count
      guard first >= sentence.lowerBound, (first..<start).map({ lower($0) }) == bound.words else { continue }
      quantity.bound = bound.name
      quantity.tokens = first..<quantity.tokens.upperBound
      break
    }
    for bound in lexicon.after {
      let end = quantity.tokens.upperBound + bound.words.count
      guard end <= sentence.upperBound, (quantity.tokens.upperBound..<end).map({ lower($0) }) == bound.words
      else { continue }
      if quantity.bound == nil { quantity.bound = bound.name }
      quantity.tokens = quantity.tokens.lowerBound..<end
      break
    }
  }

  /// "from 60 to 120 tenge", "between 3 and 5 percent": both are in the unit that stands once.
  private mutating func shareUnits() {
    for index in found.indices.dropLast() where found[index].unit == nil {
      let joint = found[index].tokens.upperBound
      guard joint + 1 == found[index + 1].tokens.lowerBound, ["to", "and", "or", "-", "–"].contains(lower(joint)),
        let unit = found[index + 1].unit
      else { continue }
      found[index].unit = unit
    }
  }
}

extension Quantity {
  fileprivate mutating func take(_ unit: String, upTo end: Int) {
    self.unit = unit
    tokens = tokens.lowerBound..<end
  }
}
