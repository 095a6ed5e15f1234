import Diagnostics
import LanguageAnalysis
import Lexicons

/// Words and signs of money in, ISO 4217 codes out; a bare "peso" is that of a country the report speaks of.
struct Currencies: Sendable {
  private struct Currency: Sendable {
    var code: String
    var countries: Set<String>
    var isDefault: Bool
  }

  private let currencies: [Currency]
  private let signs: [String: Int]
  private let words: [String: [Int]]
  /// "cents", and what a hundred of them make.
  private let subunits: [String: [Int]]

  init(root: DataRoot) throws {
    let file = try ResourceFile(path: root.resource("Facts", "currencies.tsv"))
    var currencies: [Currency] = []
    var signs: [String: Int] = [:]
    var words: [String: [Int]] = [:]
    var subunits: [String: [Int]] = [:]
    for (index, line) in file.lines.enumerated() {
      let fields = line.fields.map { $0.split(separator: "|").map(String.init) }
      guard fields.count == 5, let code = fields[0].first else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "a currency needs 5 tab-separated columns"))")
      }
      let bare = code.hasPrefix("*") ? String(code.dropFirst()) : code
      currencies.append(Currency(code: bare, countries: Set(fields[3]), isDefault: code != bare))
      for sign in fields[1] where signs[sign] == nil { signs[sign] = index }
      for word in fields[2].flatMap(Self.forms) { words[word, default: []].append(index) }
      for word in fields[4].flatMap(Self.forms) { subunits[word, default: []].append(index) }
    }
    self.currencies = currencies
    self.signs = signs
    self.words = words
    self.subunits = subunits
  }

  /// The currency of a sign or code as written: `$`, `US$`, `EUR`.
  func code(sign: String) -> String? { signs[sign].map { currencies[$0].code } }

  /// The currency of a word in lower case, by the countries that may decide, the likeliest first.
  func code(word: String, countries: [String]) -> String? { words[word].map { choose($0, countries) } }

  func code(subunit: String, countries: [String]) -> String? { subunits[subunit].map { choose($0, countries) } }

  private func choose(_ candidates: [Int], _ countries: [String]) -> String {
    let common = candidates.filter { currencies[$0].isDefault }
    // A dollar is American unless an adjective says otherwise, whatever countries the report speaks of.
    let decided = countries.lazy.compactMap { country in
      candidates.first { currencies[$0].countries.contains(country) }
    }.first
    return currencies[decided ?? common.first ?? candidates[0]].code
  }

  private static func forms(of name: String) -> [String] {
    let word = name.lowercased()
    return [word, word + "s", word + "es", word.hasSuffix("y") ? word.dropLast() + "ies" : word]
  }
}
