extension StringProtocol {
  /// The words in lower case, Latin letters without their marks, everything but letters and digits as one space:
  /// what two spellings of one name have in common ("Alma-Ata", "ALMA ATA"; "São Tomé", "Sao Tome").
  package var foldedName: String {
    var result = ""
    var needsSpace = false
    for scalar in unicodeScalars {
      guard let letters = scalar.foldedLetters else {
        needsSpace = needsSpace || !scalar.isIgnoredInNames
        continue
      }
      if needsSpace, !result.isEmpty { result.append(" ") }
      needsSpace = false
      result.append(letters)
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Apostrophes and combining marks part no word.
  fileprivate var isIgnoredInNames: Bool {
    switch self {
    case "'", "’", "‘", "ʻ", "ʼ", "`", "´": true
    default: properties.generalCategory == .nonspacingMark
    }
  }

  /// The plain letters that stand for this one; nothing where it is no letter or digit.
  fileprivate var foldedLetters: String? {
    if isASCII {
      switch value {
      case 0x61...0x7A, 0x30...0x39: return String(self)
      case 0x41...0x5A: return String(Unicode.Scalar(UInt8(value + 32)))
      default: return nil
      }
    }
    guard properties.isAlphabetic || properties.numericType != nil else { return nil }
    switch self {
    case "ß", "ẞ": return "ss"
    case "æ", "Æ": return "ae"
    case "œ", "Œ": return "oe"
    case "þ", "Þ": return "th"
    case "ð", "Ð": return "d"
    case "ı": return "i"
    case "ʿ", "ʾ": return ""
    default: return baseLatinLetter ?? properties.lowercaseMapping
    }
  }

  /// The base of "LATIN SMALL LETTER E WITH ACUTE" is what its Unicode name says: E.
  private var baseLatinLetter: String? {
    guard let name = properties.name, name.hasPrefix("LATIN "), let with = name.range(ofWords: " WITH "),
      let letter = name[..<with].split(separator: " ").last, letter.count == 1
    else { return nil }
    return letter.lowercased()
  }
}

extension String {
  /// Where ` words ` begin. The standard library has no substring search without Foundation.
  fileprivate func range(ofWords words: String) -> Index? {
    indices.first { self[$0...].hasPrefix(words) }
  }
}
