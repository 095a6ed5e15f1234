import Lexicons
import TextModel

/// Who is known to have held the best-known offices; it joins descriptions to persons whom the text names.
struct KnownHolders: Sendable {
  private struct Row: Sendable {
    var country: String
    var office: String
    /// The name's words, folded.
    var words: [String]
  }

  private var bySurname: [String: [Row]] = [:]

  init(_ file: ResourceFile) throws {
    for entry in try file.entries(columns: 3) {
      for name in splitBars(entry.fields[2]) {
        let words = Self.words(of: name)
        guard let surname = words.last else { continue }
        bySurname[surname, default: []].append(
          Row(country: String(entry.fields[0]), office: String(entry.fields[1]), words: words))
      }
    }
  }

  /// The surname under which `name` may be of somebody who held the office.
  func surname(of name: String, office: String, country: String) -> String? {
    let words = Self.words(of: name)
    guard let surname = words.last else { return nil }
    let fits = bySurname[surname]?.contains {
      $0.office == office && $0.country == country && Self.agree(words, $0.words)
    }
    return fits == true ? surname : nil
  }

  /// The country whose office the bearer of a full name is known for.
  func country(of name: String, office: String) -> String? {
    let words = Self.words(of: name)
    guard words.count > 1, let rows = words.last.flatMap({ bySurname[$0] }) else { return nil }
    let countries = Set(rows.filter { $0.office == office && Self.agree(words, $0.words) }.map(\.country))
    return countries.count == 1 ? countries.first : nil
  }

  /// A surname alone agrees with every bearer; else the given name decides.
  private static func agree(_ words: [String], _ known: [String]) -> Bool {
    words.count == 1 || known.count == 1 || words.first == known.first || words.contains(known[0])
  }

  private static func words(of name: String) -> [String] {
    let words = name.foldedName.split(separator: " ").map(String.init)
    return words.last == "jr" ? Array(words.dropLast()) : words
  }
}
