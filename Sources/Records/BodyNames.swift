/// Which names mean the body, person or place that somebody asks for.
package enum BodyNames {
  /// The candidates that are the asked name: by their words, their initials, as a treaty and its organisation, or as a
  /// part of a longer name where nothing fits better.
  package static func fitting(_ question: String, among candidates: [String]) -> [String] {
    let asked = NameKey(question)
    let keyed = Set(candidates).sorted().map { (name: $0, key: NameKey($0)) }
    let exact = keyed.filter { $0.key.matches(asked) || isVariant($0.key, of: asked) }
    if !exact.isEmpty { return exact.map(\.name) }
    let short = keyed.filter {
      isAbbreviation(question, of: $0.name) || isAbbreviation($0.name, of: question)
    }
    if !short.isEmpty { return short.map(\.name) }
    return keyed.filter { $0.key.contains(asked) }.map(\.name)
  }

  /// A treaty and the organisation that carries its name: "Collective Security Treaty (Organization)".
  private static func isVariant(_ first: NameKey, of second: NameKey) -> Bool {
    let words = [first, second].map { $0.folded.split(separator: " ") }
    let (short, long) = words[0].count < words[1].count ? (words[0], words[1]) : (words[1], words[0])
    guard short.count >= 2, long.count == short.count + 1, let last = long.last else { return false }
    return long.starts(with: short) && bodyWords.contains(String(last))
  }

  private static let bodyWords: Set<String> = ["organization", "organisation", "alliance", "union", "council"]

  /// "CSTO" for "Collective Security Treaty Organization"; small words may be left out.
  private static func isAbbreviation(_ short: String, of long: String) -> Bool {
    let letters = short.filter { $0 != "." }.lowercased()
    guard (2...8).contains(letters.count), !short.contains(" "), short.contains(where: \.isUppercase) else {
      return false
    }
    let words = NameKey(long).folded.split(separator: " ")
    guard words.count > 1 else { return false }
    let small: Set<Substring> = ["of", "the", "and", "for", "in", "on"]
    return letters == String(words.compactMap(\.first))
      || letters == String(words.filter { !small.contains($0) }.compactMap(\.first))
  }
}

/// "Did you mean …?"
package enum Suggestions {
  /// Up to three candidates that are a few letters or a word away from a name.
  package static func near(_ name: String, among candidates: [String]) -> [String] {
    let asked = NameKey(name).folded
    guard !asked.isEmpty else { return [] }
    let scored = Set(candidates).compactMap { candidate -> (name: String, score: Int)? in
      let key = NameKey(candidate).folded
      let distance = editDistance(asked, key)
      let shared = Set(asked.split(separator: " ")).intersection(key.split(separator: " ")).count
      guard distance * 3 <= max(asked.count, key.count) || shared > 0 else { return nil }
      return (candidate, distance - 4 * shared)
    }
    return scored.sorted { ($0.score, $0.name) < ($1.score, $1.name) }.prefix(3).map(\.name)
  }

  /// Levenshtein's distance. O(product of the lengths), of which at most 80 letters each are looked at.
  private static func editDistance(_ first: String, _ second: String) -> Int {
    let left = Array(first.unicodeScalars.prefix(80))
    let right = Array(second.unicodeScalars.prefix(80))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == right[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
