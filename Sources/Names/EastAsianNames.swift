import Diagnostics
import Lexicons

/// Syllables of Chinese and Korean names under the ways to write them in Latin letters.
struct EastAsianSyllables: Sendable {
  /// Pinyin to Wade-Giles without its marks: "zhu" to "chu".
  private var wadeOfPinyin: [String: String] = [:]
  private var wade: Set<String> = []
  private var chineseSurnames: Set<String> = []
  private var koreanSurnames: [String: String] = [:]
  private var koreanFinals: [String: String] = [:]

  init() {}

  init(_ file: ResourceFile) throws {
    for line in file.lines {
      let fields = line.fields.map(String.init)
      guard fields.count == 3 else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "three tab-separated columns are needed here"))")
      }
      let forms = fields[2].split(separator: " ").map(String.init)
      switch fields[0] {
      case "pinyin":
        for pair in forms {
          let sides = pair.split(separator: "=").map(String.init)
          wadeOfPinyin[sides[0]] = sides.count > 1 ? sides[1] : sides[0]
          wade.insert(sides.count > 1 ? sides[1] : sides[0])
        }
      case "chinese-surname": chineseSurnames.formUnion(forms)
      case "korean-surname": for form in forms { koreanSurnames[form] = fields[1] }
      case "korean-final": for form in forms { koreanFinals[form] = fields[1] }
      default: throw AnnalsError(.resource, "\(file.diagnostic(line, "\(fields[0]) is no kind of syllable"))")
      }
    }
  }

  /// What the spellings of one Chinese or Korean name have in common; nothing for other names. `words` are in plain
  /// letters, their hyphens kept.
  func keys(_ words: [String]) -> [String] {
    guard words.count >= 2, words.count <= 4 else { return [] }
    var keys = chineseKeys(words)
    if let key = koreanKey(surname: words[0], given: Array(words.dropFirst())) { keys.append(key) }
    if let last = words.last, let key = koreanKey(surname: last, given: Array(words.dropLast())) { keys.append(key) }
    return keys
  }

  // MARK: Chinese

  /// Each key is the name in Wade-Giles; behind it stands in which system it was written, since a name in pinyin is
  /// no other name in pinyin that would be written alike in Wade-Giles.
  private func chineseKeys(_ words: [String]) -> [String] {
    guard chineseSurnames.contains(words[0]) else { return [] }
    let given = words.dropFirst().map { $0.split(separator: "-").map(String.init) }
    let pinyin = syllables(words[0], given) { wadeOfPinyin[$0] != nil }
    // Wade-Giles parts the syllables; written together they are pinyin.
    let wades = given.joined().count == 2 ? syllables(words[0], given) { wade.contains($0) } : nil
    var keys: [String] = []
    if let pinyin {
      keys.append("py " + pinyin.joined(separator: " "))
      keys.append("pw " + pinyin.compactMap { wadeOfPinyin[$0] }.joined(separator: " "))
    }
    if let wades { keys.append("wg " + wades.joined(separator: " ")) }
    return keys
  }

  /// A surname of one syllable and a given name of one or two.
  private func syllables(_ surname: String, _ given: [[String]], _ isSyllable: (String) -> Bool) -> [String]? {
    guard isSyllable(surname) else { return nil }
    let parts = given.flatMap { $0 }
    if parts.count == 2, parts.allSatisfy(isSyllable) { return [surname] + parts }
    guard parts.count == 1, let only = parts.first else { return nil }
    if isSyllable(only) { return [surname, only] }
    // The longest first syllable whose rest is one: "jinping".
    for cut in only.indices.dropFirst().reversed() {
      let (first, second) = (String(only[..<cut]), String(only[cut...]))
      if isSyllable(first), isSyllable(second) { return [surname, first, second] }
    }
    return nil
  }

  // MARK: Korean

  private func koreanKey(surname: String, given: [String]) -> String? {
    guard let family = koreanSurnames[surname] else { return nil }
    let parts = given.flatMap { $0.split(separator: "-").map(String.init) }
    if parts.count == 2, let first = koreanSyllable(parts[0]), let second = koreanSyllable(parts[1]) {
      return "kr \(family) \(first) \(second)"
    }
    guard parts.count == 1, let only = parts.first, only.utf8.count >= 4 else { return nil }
    for cut in only.indices.dropFirst(2).reversed() {
      if let first = koreanSyllable(String(only[..<cut])), let second = koreanSyllable(String(only[cut...])),
        !second.isEmpty
      {
        return "kr \(family) \(first) \(second)"
      }
    }
    return nil
  }

  /// The initial's class and the final's: "dae", "tae" are one.
  private func koreanSyllable(_ syllable: String) -> String? {
    let onset = syllable.prefix { !"aeiouyw".contains($0) }
    let final = koreanFinals[String(syllable.dropFirst(onset.count))]
    guard let final, let initial = Self.initials[String(onset)] else { return nil }
    return initial + final
  }

  private static let initials: [String: String] = [
    "": "", "k": "k", "g": "k", "kk": "k", "t": "t", "d": "t", "p": "p", "b": "p", "ch": "c", "j": "c", "jh": "c",
    "ts": "c", "s": "s", "sh": "s", "ss": "s", "h": "h", "m": "m", "n": "n", "r": "r", "l": "r",
  ]
}
