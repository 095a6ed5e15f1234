import Diagnostics
import Lexicons

/// The words of `words.txt`: each with the classes that it belongs to and its value in each.
struct TimeLexicon: Sendable {
  private var words = WordTable()
  /// The readings of each word of the table.
  private var readings: [[Reading]] = []

  init(_ file: ResourceFile, symbols: inout SymbolTable) throws {
    for line in file.lines {
      let words = line.text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { Substring($0) }
      guard words.count >= 3, let value = Self.value(words[1]) else {
        throw AnnalsError(.resource, "\(file.name):\(line.number): expected CLASS VALUE WORD…")
      }
      let symbol = symbols.intern(String(words[0]))
      for word in words.dropFirst(2) { add(word, symbol, value) }
    }
  }

  /// The classes of a word, in letters of any case.
  subscript(bytes: ArraySlice<UInt8>) -> [Reading] { words.index(of: bytes).map { readings[$0] } ?? [] }

  /// Whether a word belongs to a class.
  func contains(_ word: String, in symbol: SymbolTable.Symbol) -> Bool {
    self[Array(word.utf8)[...]].contains { $0.symbol == symbol }
  }

  mutating func add(_ word: some StringProtocol, _ symbol: SymbolTable.Symbol, _ value: Double) {
    let index = words.insert(Array(word.utf8)[...])
    if index == readings.count { readings.append([]) }
    if !readings[index].contains(where: { $0.symbol == symbol }) {
      readings[index].append(Reading(symbol: symbol, value: value))
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
