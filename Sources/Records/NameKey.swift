/// A name as it is compared: without case, diacritics and marks (`folded`), without the differences between ways to
/// write the same foreign sounds (`sound`), and by its consonants alone (`skeleton`).
///
/// "Tokayev" and "Tokaev" sound alike; "Kassym-Zhomart Tokayev" and "Qasym-Jomart Toqaev" have one skeleton. The one
/// place where names are normalised.
package struct NameKey: Hashable, Sendable {
  /// Lower-case words without diacritics, parted by single spaces; no article before them.
  package let folded: String
  /// The words under one spelling for each sound.
  package let sound: String
  /// The consonants of each word's sound, and the vowel that opens it.
  package let skeleton: String

  package init(_ name: String) {
    var words = Self.words(of: name)
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    folded = words.joined(separator: " ")
    let sounds = words.map(Self.sound(of:))
    sound = sounds.joined(separator: " ")
    skeleton = sounds.map(Self.skeleton(of:)).joined(separator: " ")
  }

  /// Whether two names are likely one: equal words, one word that sounds alike, or several with the same consonants.
  package func matches(_ other: NameKey) -> Bool {
    if folded == other.folded { return true }
    if isTelling, other.isTelling { return skeleton == other.skeleton }
    return soundsTelling && sound == other.sound
  }

  /// Whether these are several words with enough consonants to tell one name from another.
  package var isTelling: Bool {
    skeleton.utf8.contains(0x20) && skeleton.utf8.count { $0 != 0x20 } >= 5
  }

  /// Whether the sound is long enough to tell one name from another.
  package var soundsTelling: Bool { sound.utf8.count >= 5 }

  /// Whether all words of `part` stand in this name, in their order: "Tokaev" in "Kassym-Jomart Tokayev".
  package func contains(_ part: NameKey) -> Bool {
    if part.folded.isEmpty { return false }
    if " \(folded) ".contains(" \(part.folded) ") { return true }
    return part.soundsTelling && " \(sound) ".contains(" \(part.sound) ")
  }

  // MARK: Folding

  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in name.lowercased() {
      if let folded = LatinLetters.folded(character) {
        word += folded
      } else if character.isLetter || character.isNumber {
        word.append(character)
      } else if character != "'" && character != "’" && character != "ʼ" && character != "." {
        close()
      }
    }
    close()
    return words
  }

  /// Spellings of one sound, longest first.
  private static let sounds: [(String, String)] = [
    ("shch", "s"), ("tsch", "c"), ("dzh", "j"), ("tch", "c"), ("sch", "s"), ("kh", "h"), ("zh", "j"), ("dj", "j"),
    ("gh", "g"), ("th", "t"), ("ph", "f"), ("sh", "s"), ("ch", "c"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("ou", "u"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"),
  ]

  private static func sound(of word: String) -> String {
    var rest = Array(word.utf8)[...]
    var letters: [UInt8] = []
    while let first = rest.first {
      let match = sounds.first { rest.starts(with: $0.0.utf8) }
      letters.append(contentsOf: match.map { Array($0.1.utf8) } ?? [first])
      rest = rest.dropFirst(match?.0.utf8.count ?? 1)
    }
    var sound: [UInt8] = []
    for (index, letter) in letters.enumerated() where letter != sound.last {
      // A glide beside a vowel is written or not: "Tokayev", "Tokaev".
      let isGlide = letter == 0x69 && index > 0
      let before = index > 0 && letters[index - 1] != 0x69 && vowels.contains(letters[index - 1])
      let after = index + 1 < letters.count && letters[index + 1] != 0x69 && vowels.contains(letters[index + 1])
      if !(isGlide && (before || after)) { sound.append(letter) }
    }
    return String(decoding: sound, as: UTF8.self)
  }

  private static func skeleton(of sound: String) -> String {
    let letters = sound.utf8.enumerated().filter { $0.offset == 0 || !vowels.contains($0.element) }
    return String(decoding: letters.map(\.element), as: UTF8.self)
  }

  private static let vowels = Set("aeiou".utf8)
}

/// Latin letters without their diacritics.
private enum LatinLetters {
  static func folded(_ character: Character) -> String? {
    if character.isASCII { return character.isLetter || character.isNumber ? String(character) : nil }
    return table[character]
  }

  /// Characters compare by canonical equivalence, so "e" with a combining accent finds "é" too.
  private static let table: [Character: String] = {
    var table: [Character: String] = [
      "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a",
      "ŋ": "n", "ŧ": "t",
    ]
    let marks = (0x0300...0x0331).compactMap(Unicode.Scalar.init)
    let inner: [Unicode.Scalar] = ["\u{0302}", "\u{0306}", "\u{031B}", "\u{0308}"]
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for mark in marks {
        table[Character("\(letter)\(mark)")] = String(letter)
        guard "aeiou".contains(letter) else { continue }
        for first in inner { table[Character("\(letter)\(first)\(mark)")] = String(letter) }
      }
    }
    return table
  }()
}
