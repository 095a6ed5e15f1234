import TextModel

/// How one word of a name sounds, whatever the habits of the one who wrote it in Latin letters: its letters (`plain`),
/// one spelling for each sound (`sound`), its consonants (`skeleton`) and the vowels between them.
package struct WordSound: Hashable, Sendable {
  /// Lower-case letters without marks.
  package let plain: String
  /// The same with an umlaut written as one letter: "muller" for "Müller" and "Mueller".
  let spelled: String
  package let sound: String
  /// The consonants of `sound`, without an "h" inside; a vowel that opens the word counts as one.
  let skeleton: [UInt8]
  /// The vowels before each consonant and behind the last.
  let vowels: [[UInt8]]

  package init(_ word: some StringProtocol) {
    let written = Self.letters(of: word)
    let letters = written.map(Letter.unmarked)
    plain = String(decoding: letters, as: UTF8.self)
    spelled = String(decoding: Self.replacing(letters, Spellings.umlauts), as: UTF8.self)
    let sounds = Self.sounds(of: written)
    sound = String(decoding: sounds.map(Letter.unmarked), as: UTF8.self)
    (skeleton, vowels) = Self.parts(of: sounds)
  }

  /// The plain letters alone, for keys of tables.
  static func plain(_ word: some StringProtocol) -> String {
    String(decoding: letters(of: word).map(Letter.unmarked), as: UTF8.self)
  }

  private static func letters(of word: some StringProtocol) -> [UInt8] {
    var written: [UInt8] = []
    for scalar in word.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": written.append(UInt8(scalar.value))
      case "A"..."Z": written.append(UInt8(scalar.value + 32))
      case "ü", "Ü": written.append(Letter.markedU)
      case "ö", "Ö", "ø", "Ø": written.append(Letter.markedO)
      case "đ", "Đ": written += "dj".utf8
      case _ where scalar.isASCII: break
      default: written += String(scalar).foldedName.utf8
      }
    }
    return written
  }

  /// Whether both may be one word of a language that is not written in Latin letters: the same consonants but for one
  /// pair that scripts confuse, and no vowels that no transliteration would.
  package func isLoosely(_ other: WordSound) -> Bool {
    guard skeleton.count == other.skeleton.count, skeleton.count >= 2 else { return false }
    var differences = 0
    for (own, others) in zip(skeleton, other.skeleton) where own != others {
      guard Letter.areClose(own, others) else { return false }
      differences += 1
    }
    guard differences == 0 || (differences == 1 && skeleton.count >= 3) else { return false }
    return haveCompatibleVowels(other)
  }

  private func haveCompatibleVowels(_ other: WordSound) -> Bool {
    var unlike = 0
    for (place, pair) in zip(vowels, other.vowels).enumerated() where pair.0 != pair.1 {
      let isLast = place == vowels.count - 1
      guard let own = pair.0.first, let others = pair.1.first else {
        // A vowel that is not written: inside a word often, at its end only the mute "e".
        if isLast, pair.0 + pair.1 != [UInt8(ascii: "e")] { return false }
        unlike += 1
        continue
      }
      if isLast, !Letter.areOneEnding(own, others) {
        // Belarusian: Lukashenko, Lukashenka.
        guard skeleton.last == UInt8(ascii: "k"), skeleton.count > 3, Set([own, others]) == Set("ao".utf8) else {
          return false
        }
      }
      guard Letter.areCompatible(own, others) else { return false }
      if own != others { unlike += 1 }
    }
    return unlike <= max(1, skeleton.count / 2 + 1)
  }

  /// The consonants by classes of sounds that scripts confuse: equal for all that `isLoosely` takes for one.
  var classes: String {
    String(
      decoding: skeleton.map { letter in
        if "gkhjcszdt".utf8.contains(letter) { return UInt8(ascii: "k") }
        return "bpvf".utf8.contains(letter) ? UInt8(ascii: "p") : letter
      }, as: UTF8.self)
  }

  // MARK: Letters to sounds

  private static func sounds(of written: [UInt8]) -> [UInt8] {
    let letters = replacing(written, Spellings.sounds)
    var sound: [UInt8] = []
    for (index, letter) in letters.enumerated() where letter != sound.last {
      if letter == UInt8(ascii: "i"), isGlide(index, in: letters) { continue }
      if letter == UInt8(ascii: "c"), index + 1 < letters.count, !"eic".utf8.contains(letters[index + 1]) {
        sound.append(Letter.isVowel(letters[index + 1]) ? UInt8(ascii: "k") : letter)
        continue
      }
      sound.append(letter == Letter.tch ? UInt8(ascii: "c") : letter)
    }
    if sound.count > 3, sound.last == UInt8(ascii: "h"), Letter.isVowel(sound[sound.count - 2]) { sound.removeLast() }
    return sound
  }

  /// A glide beside a vowel is written or not: "Tokayev", "Tokaev"; "Yevgeny", "Evgeny".
  private static func isGlide(_ index: Int, in letters: [UInt8]) -> Bool {
    func isOtherVowel(_ index: Int) -> Bool {
      letters.indices.contains(index) && letters[index] != UInt8(ascii: "i") && Letter.isVowel(letters[index])
    }
    if index == 0 { return letters.count > 3 && letters[1] == UInt8(ascii: "e") }
    return isOtherVowel(index - 1) || isOtherVowel(index + 1)
  }

  private static func parts(of sounds: [UInt8]) -> ([UInt8], [[UInt8]]) {
    var skeleton: [UInt8] = []
    var vowels: [[UInt8]] = [[]]
    for (index, letter) in sounds.enumerated() {
      if Letter.isVowel(letter) {
        if index == 0 { skeleton.append(UInt8(ascii: "a")) }
        vowels[vowels.count - 1].append(letter)
      } else if letter == UInt8(ascii: "h"), index > 0, skeleton.count > 1 || sounds.count > index + 1 {
        continue
      } else if letter != skeleton.last || !(vowels.last ?? []).isEmpty {
        skeleton.append(letter)
        vowels.append([])
      }
    }
    return (skeleton, vowels)
  }

  private static func replacing(_ text: [UInt8], _ table: Spellings.Table) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let candidates = table[text[index]] ?? []
      if let match = candidates.first(where: { text[index...].starts(with: $0.from) }) {
        result += match.to
        index += match.from.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}

/// Spellings of one sound, by their first letter, longest first.
private enum Spellings {
  typealias Table = [UInt8: [(from: [UInt8], to: [UInt8])]]

  static let umlauts = table("ue>u oe>o ae>a")
  static let sounds = table(
    """
    ousk>ovsk ausk>ovsk eusk>evsk auts>ovc
    shch>s tsch>C tch>C dzh>j sch>s kh>h zh>j dj>j gh>g th>t dh>d ph>f sh>s ch>C ck>k cz>C sz>s cs>C ts>c tz>c
    owh>uh oun>un ou>u oo>u ee>i aa>a ue>u oe>o x>ks q>k w>v y>i
    """)

  private static func table(_ text: String) -> Table {
    var table: Table = [:]
    for pair in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let sides = pair.split(separator: ">").map { Array($0.utf8) }
      guard sides.count == 2, let first = sides[0].first else { continue }
      table[first, default: []].append((sides[0], sides[1].map { $0 == UInt8(ascii: "C") ? Letter.tch : $0 }))
    }
    return table.mapValues { $0.sorted { $0.from.count > $1.from.count } }
  }
}

/// What letters have in common.
private enum Letter {
  static let markedU = UInt8(ascii: "U")
  static let markedO = UInt8(ascii: "O")
  /// "ch", until it is told from the letter "c".
  static let tch = UInt8(ascii: "C")

  static func unmarked(_ letter: UInt8) -> UInt8 { letter == markedU || letter == markedO ? letter | 0x20 : letter }

  static func isVowel(_ letter: UInt8) -> Bool { "aeiouUO".utf8.contains(letter) }

  /// Vowels that transliterations confuse: Hosni and Husni, Ladin and Laden, Hifter and Haftar, Artem and Artyom.
  static func areCompatible(_ one: UInt8, _ other: UInt8) -> Bool {
    one == other || vowelPairs.contains([min(one, other), max(one, other)])
  }

  /// At a word's end a vowel tells gender and number: Antonio, Antonia; Marchetti, Marchetto.
  static func areOneEnding(_ one: UInt8, _ other: UInt8) -> Bool {
    one == other || Set([one, other]).isSubset(of: Set("ei".utf8)) || Set([one, other]).isSubset(of: Set("ou".utf8))
  }

  static func areClose(_ one: UInt8, _ other: UInt8) -> Bool {
    consonantPairs.contains([min(one, other), max(one, other)])
  }

  private static let vowelPairs = pairs("ae ai ao ei ou eo uU oO")
  private static let consonantPairs = pairs("gk gj gh hk dt bp bv fv dz sz tz st ct cs cj jz")

  private static func pairs(_ text: String) -> Set<[UInt8]> {
    Set(text.split(separator: " ").map { $0.utf8.sorted() })
  }
}
