/// Gives each report of a run an id of its own: the incoming one, else one from its file's name.
struct ReportIdentity {
  /// Ids as 64-bit FNV-1a hashes, so that a run over millions stays small.
  private var taken: Set<UInt64> = []

  /// `wanted`, or `wanted-2`, `wanted-3` … where it is taken.
  mutating func unique(_ wanted: String) -> String {
    if taken.insert(Self.hash(wanted)).inserted { return wanted }
    var number = 2
    while !taken.insert(Self.hash("\(wanted)-\(number)")).inserted { number += 1 }
    return "\(wanted)-\(number)"
  }

  /// A path's last part without its suffix, in letters, digits and single hyphens: "Kyiv 4 May.txt" is `kyiv-4-may`.
  static func slug(_ name: String) -> String {
    var stem = Substring(name)
    if let dot = stem.lastIndex(of: "."), dot > stem.startIndex, stem.distance(from: dot, to: stem.endIndex) <= 7 {
      stem = stem[..<dot]
    }
    var slug = ""
    for character in stem.lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character == "." {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" || slug.last == "." { slug.removeLast() }
    return slug.isEmpty ? "report" : slug
  }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
