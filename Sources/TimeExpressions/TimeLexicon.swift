import Diagnostics
import Lexicons

/// The words of `words.times`: each with the classes that it belongs to and its value in each.
struct TimeLexicon: Sendable {
  struct Entry: Sendable {
    var symbol: SymbolTable.Symbol
    var value: Double
  }

  private var entries: [String: [Entry]] = [:]

  init(_ file: ResourceFile, symbols: inout SymbolTable) throws {
    for line in file.lines {
      let words = line.text.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.count >= 3, let value = Self.value(words[1]) else {
        throw AnnalsError(.resource, "\(file.name):\(line.number): expected CLASS VALUE WORD…")
      }
      let symbol = symbols.intern(String(words[0]))
      for word in words.dropFirst(2) { add(String(word), symbol, value) }
    }
  }

  /// The classes of a word in lower case.
  subscript(word: String) -> [Entry] { entries[word] ?? [] }

  mutating func add(_ word: String, _ symbol: SymbolTable.Symbol, _ value: Double) {
    if entries[word]?.contains(where: { $0.symbol == symbol }) != true {
      entries[word, default: []].append(Entry(symbol: symbol, value: value))
    }
  }

  /// A number, `x` for an unknown one, or the name of a unit, season, part of the day or direction.
  static func value(_ text: Substring) -> Double? {
    if let number = Double(text) { return number }
    return text == "x" ? .nan : names[String(text)].map(Double.init)
  }

  private static let names: [String: Int] = {
    var names: [String: Int] = [:]
    for unit in TimeUnit.allCases { names["\(unit)"] = unit.rawValue }
    for part in DayPart.allCases { names["\(part)"] = part.rawValue }
    names["nighttime"] = DayPart.night.rawValue
    for season in Season.allCases { names["\(season)"] = season.rawValue }
    for vague in VagueTime.allCases { names["\(vague)"] = vague.rawValue }
    for direction in Meaning.Direction.allCases { names["\(direction)"] = direction.rawValue }
    return names
  }()
}
