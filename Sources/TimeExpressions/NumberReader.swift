import TextModel

/// Reads numbers in digits and words: "24", "1,500", "twenty-four", "two hundred and fifty", "nineteen ninety-one".
///
/// Atoms in, readings out; it knows neither units nor dates.
struct NumberReader: Sendable {
  /// Longer runs of number words are no number; a bound on hostile text.
  private static let longestNumber = 16

  let number, count, ordinal, year, shortYear, day, month, hour, minute, clockDigits: SymbolTable.Symbol
  let cardinal, scale, suffix, article, vague: SymbolTable.Symbol

  init(symbols: inout SymbolTable) {
    number = symbols.intern("NUMBER")
    count = symbols.intern("COUNT")
    ordinal = symbols.intern("ORDINAL")
    year = symbols.intern("YEAR")
    shortYear = symbols.intern("YY")
    day = symbols.intern("DAYNUMBER")
    month = symbols.intern("MONTHNUMBER")
    hour = symbols.intern("HOUR")
    minute = symbols.intern("MINUTE")
    clockDigits = symbols.intern("HHMM")
    cardinal = symbols.intern("CARDINAL")
    scale = symbols.intern("SCALE")
    suffix = symbols.intern("ORDINALSUFFIX")
    article = symbols.intern("ARTICLE")
    vague = symbols.intern("VAGUECOUNT")
  }

  /// The classes that a run of digits belongs to by its length and size.
  func readDigits(at index: Int, _ view: AtomView, into readings: inout [Reading]) {
    let atom = view.atoms[index]
    let length = atom.end - atom.start
    guard length <= 9 else { return }
    let value = view.integer(at: index)
    func add(_ symbol: SymbolTable.Symbol, _ holds: Bool) {
      if holds { readings.append(Reading(symbol: symbol, value: Double(value))) }
    }
    add(day, length <= 2 && (1...31).contains(value))
    add(month, length <= 2 && (1...12).contains(value))
    add(hour, length <= 2 && value <= 24)
    add(minute, length == 2 && value < 60)
    add(shortYear, length == 2)
    add(year, length == 4 && (1000...2999).contains(value))
    add(clockDigits, length == 4 && value / 100 < 24 && value % 100 < 60)
    if index + 1 < view.atoms.count, view.atoms[index + 1].isGlued, view.has(suffix, at: index + 1) {
      readings.append(Reading(symbol: ordinal, length: 2, value: Double(value)))
    }
    let amount = decimal(at: index, view)
    appendCount(scaled(amount.value, from: amount.end, view), at: index, into: &readings)
  }

  /// The number that begins with a word at `index`, and a year said in words.
  func readWords(at index: Int, _ view: AtomView, into readings: inout [Reading]) {
    let first = view.value(of: cardinal, at: index)
    guard first != nil || view.value(of: article, at: index) != nil else { return }
    if first == nil {
      // "a few", "a couple of", "a hundred"; plain "a" is no number.
      if let value = view.value(of: vague, at: index + 1) {
        let end = view.isWord("of", at: index + 2) ? index + 3 : index + 2
        readings.append(Reading(symbol: count, length: Int32(end - index), value: value))
        return
      }
      guard index + 1 < view.atoms.count, view.value(of: scale, at: index + 1) != nil else { return }
      appendCount(scaled(1, from: index + 1, view), at: index, into: &readings)
      return
    }
    appendCount(words(from: index, view), at: index, into: &readings)
    if let saidYear = saidYear(at: index, view) {
      readings.append(Reading(symbol: year, length: Int32(saidYear.end - index), value: saidYear.value))
    }
    if let tens = first, tens >= 20, tens < 100, let unit = nextUnit(after: index, ordinal, view) {
      readings.append(Reading(symbol: ordinal, length: Int32(unit.end - index), value: tens + unit.value))
    }
  }

  private func appendCount(_ amount: (value: Double, end: Int), at index: Int, into readings: inout [Reading]) {
    let length = Int32(amount.end - index)
    readings.append(Reading(symbol: number, length: length, value: amount.value))
    readings.append(Reading(symbol: count, length: length, value: amount.value))
  }

  /// "1,500", "2.5", "5 1/2".
  private func decimal(at index: Int, _ view: AtomView) -> (value: Double, end: Int) {
    var value = Double(view.integer(at: index))
    var end = index + 1
    while end - index < Self.longestNumber, view.isMark(0x2C, at: end), view.isGluedDigits(at: end + 1, length: 3),
      view.atoms[end].isGlued
    {
      value = value * 1000 + Double(view.integer(at: end + 1))
      end += 2
    }
    if view.isMark(0x2E, at: end), view.atoms[end].isGlued, view.isGluedDigits(at: end + 1, length: nil) {
      let digits = view.atoms[end + 1].end - view.atoms[end + 1].start
      var scale = 1.0
      for _ in 0..<min(digits, 9) { scale *= 10 }
      return (value + Double(view.integer(at: end + 1)) / scale, end + 2)
    }
    if view.isDigits(at: end), view.isMark(0x2F, at: end + 1), view.isGluedDigits(at: end + 2, length: 1) {
      let denominator = view.integer(at: end + 2)
      let numerator = view.integer(at: end)
      if denominator > 0, numerator < denominator {
        return (value + Double(numerator) / Double(denominator), end + 3)
      }
    }
    return (value, end)
  }

  private func scaled(_ value: Double, from end: Int, _ view: AtomView) -> (value: Double, end: Int) {
    var value = value
    var end = end
    let last = min(view.atoms.count, end + Self.longestNumber)
    while end < last, let factor = view.value(of: scale, at: end) {
      value *= factor
      end += 1
    }
    return (value, end)
  }

  /// "twenty-four", "two hundred and fifty", "three thousand".
  private func words(from start: Int, _ view: AtomView) -> (value: Double, end: Int) {
    var total = 0.0
    var current = view.value(of: cardinal, at: start) ?? 0
    var end = start + 1
    if current >= 20, current < 100, let unit = nextUnit(after: start, cardinal, view) {
      current += unit.value
      end = unit.end
    }
    while end < view.atoms.count, end - start < Self.longestNumber {
      if let factor = view.value(of: scale, at: end) {
        current *= factor
        if factor >= 1000 { (total, current) = (total + current, 0) }
        end += 1
        continue
      }
      let next = view.isWord("and", at: end) ? end + 1 : end
      guard current >= 100 || total > 0 && current == 0, next < view.atoms.count,
        let value = view.value(of: cardinal, at: next), !value.isNaN
      else { break }
      current += value
      end = next + 1
      if value >= 20, value < 100, let unit = nextUnit(after: next, cardinal, view) {
        current += unit.value
        end = unit.end
      }
    }
    return (total + current, end)
  }

  /// "nineteen ninety-one", "twenty twenty-two", "nineteen oh five".
  private func saidYear(at index: Int, _ view: AtomView) -> (value: Double, end: Int)? {
    guard let century = view.value(of: cardinal, at: index), (11...20).contains(century) else { return nil }
    let next = view.isHyphen(at: index + 1) ? index + 2 : index + 1
    guard next < view.atoms.count, let tens = view.value(of: cardinal, at: next), (10...99).contains(tens) else {
      return nil
    }
    if tens >= 20, let unit = nextUnit(after: next, cardinal, view) {
      return (century * 100 + tens + unit.value, unit.end)
    }
    return (century * 100 + tens, next + 1)
  }

  /// The digit word after a word for tens, with or without a hyphen.
  private func nextUnit(
    after index: Int, _ symbol: SymbolTable.Symbol, _ view: AtomView
  ) -> (value: Double, end: Int)? {
    let next = view.isHyphen(at: index + 1) ? index + 2 : index + 1
    guard next < view.atoms.count, let value = view.value(of: symbol, at: next), (1...9).contains(value) else {
      return nil
    }
    return (value, next + 1)
  }
}

/// The atoms of a text with their words looked up.
struct AtomView: Sendable {
  let bytes: [UInt8]
  let atoms: [Atom]
  /// What the lexicon says of each atom's word; of most nothing.
  let entries: [[Reading]]

  func value(of symbol: SymbolTable.Symbol, at index: Int) -> Double? {
    guard entries.indices.contains(index) else { return nil }
    return entries[index].first { $0.symbol == symbol }?.value
  }

  func has(_ symbol: SymbolTable.Symbol, at index: Int) -> Bool { value(of: symbol, at: index) != nil }

  func integer(at index: Int) -> Int {
    var value = 0
    for byte in bytes[atoms[index].start..<atoms[index].end].prefix(9) { value = value * 10 + Int(byte & 0x0F) }
    return value
  }

  func isMark(_ byte: UInt8, at index: Int) -> Bool {
    atoms.indices.contains(index) && atoms[index].shape == .mark && bytes[atoms[index].start] == byte
  }

  func isHyphen(at index: Int) -> Bool { isMark(0x2D, at: index) }

  func isDigits(at index: Int) -> Bool { atoms.indices.contains(index) && atoms[index].shape == .digits }

  func isGluedDigits(at index: Int, length: Int?) -> Bool {
    isDigits(at: index) && atoms[index].isGlued && (length == nil || atoms[index].end - atoms[index].start == length)
  }

  func isWord(_ word: String, at index: Int) -> Bool {
    atoms.indices.contains(index) && bytes[atoms[index].start..<atoms[index].end].elementsEqual(word.utf8)
  }
}
