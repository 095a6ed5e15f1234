/// What is left of a name when the habits of transliteration are taken away: Zhomart and Jomart, Serdyukov and
/// Serdiukov, Qaddafi and Gaddafi come out alike or nearly so.
enum NameSkeleton {
  static func of(_ name: String) -> String {
    var text = plainLetters(name)
    for (from, to) in replacements { text = replacing(text, from, to) }
    return String(decoding: withoutDoubles(withoutGlides(text)), as: UTF8.self)
  }

  /// Whether two skeletons may be one name: equal, or one letter apart where they are long enough to bear it.
  static func isSimilar(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let length = min(one.utf8.count, other.utf8.count)
    return length >= 5 && distance(Array(one.utf8), Array(other.utf8)) <= 1
  }

  /// The letters of a name in lower case without diacritics; hyphens and apostrophes fall away.
  static func plainLetters(_ name: String) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in name.lowercased().unicodeScalars {
      if (0x61...0x7A).contains(scalar.value) {
        letters.append(UInt8(scalar.value))
      } else if let base = baseLetters(scalar) {
        letters.append(contentsOf: base)
      }
    }
    return letters
  }

  /// The Latin letter under a diacritic, from the character's own name: "LATIN SMALL LETTER E WITH ACUTE".
  private static func baseLetters(_ scalar: Unicode.Scalar) -> [UInt8]? {
    let prefix = "LATIN SMALL LETTER "
    guard scalar.value > 0x7F, let name = scalar.properties.name, name.hasPrefix(prefix) else { return nil }
    let words = name.dropFirst(prefix.count).split(separator: " ")
    guard let letter = words.first else { return nil }
    if letter.count <= 2 { return Array(letter.lowercased().utf8) }
    switch letter {
    case "DOTLESS": return Array("i".utf8)
    case "SHARP": return Array("ss".utf8)
    case "ETH": return Array("d".utf8)
    case "THORN": return Array("th".utf8)
    case "SCHWA": return Array("a".utf8)
    default: return nil
    }
  }

  /// In this order: spellings of one sound.
  private static let replacements: [(String, String)] = [
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"),
    ("ch", "c"), ("sh", "s"), ("ph", "f"), ("dh", "d"), ("th", "t"), ("tz", "c"), ("ts", "c"), ("ks", "x"),
    ("ck", "k"), ("q", "k"), ("w", "v"), ("ij", "i"), ("y", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("z", "s"),
  ]

  private static func replacing(_ text: [UInt8], _ from: String, _ to: String) -> [UInt8] {
    let from = Array(from.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index...].starts(with: from) {
        result.append(contentsOf: to.utf8)
        index += from.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// Tokayev and Tokaev: an "i" beside another vowel is often not written.
  private static func withoutGlides(_ text: [UInt8]) -> [UInt8] {
    func isVowel(_ index: Int) -> Bool { text.indices.contains(index) && "aeou".utf8.contains(text[index]) }
    return text.indices.filter { text[$0] != UInt8(ascii: "i") || !(isVowel($0 - 1) || isVowel($0 + 1)) }
      .map { text[$0] }
  }

  private static func withoutDoubles(_ text: [UInt8]) -> [UInt8] {
    text.indices.filter { $0 == 0 || text[$0] != text[$0 - 1] }.map { text[$0] }
  }

  /// Levenshtein distance, of names no longer than 40 letters.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    guard abs(one.count - other.count) <= 1, one.count <= 40 else { return 2 }
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, otherLetter) in other.enumerated() {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == otherLetter ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[other.count]
  }
}
