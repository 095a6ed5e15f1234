/// The alphabet of the rules: words that a rule names, word classes of `words.times`, and the kinds of expression that
/// rules build. Each has a number.
struct SymbolTable: Sendable {
  typealias Symbol = UInt16

  private(set) var names: [String] = []
  private var symbols: [String: Symbol] = [:]

  /// The number of a name, a new one where it was not met before.
  mutating func intern(_ name: String) -> Symbol {
    if let known = symbols[name] { return known }
    let symbol = Symbol(truncatingIfNeeded: names.count)
    names.append(name)
    symbols[name] = symbol
    return symbol
  }

  func symbol(_ name: String) -> Symbol? { symbols[name] }
}

/// What an atom, or a run of atoms, can be read as.
struct Reading: Sendable {
  var symbol: SymbolTable.Symbol
  /// How many atoms the run takes.
  var length: Int32 = 1
  /// The class's value for the word: 5 for "May" as MONTH; NaN stands for an unknown number ("several").
  var value: Double
  /// Which expression this is, where a rule has built it.
  var item: Int32 = -1
}
