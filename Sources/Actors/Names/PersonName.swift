/// A person's name in its parts, as far as they matter for telling who is who.
struct PersonName: Sendable, Hashable {
  /// Given and middle names by skeleton; an initial is one letter.
  var given: [String]
  var surname: String
  /// Letters of the surname that count, as written.
  var parts: Int

  init?(_ words: [String]) {
    var parts: [String] = []
    for word in Self.joined(words) {
      let lower = word.lowercased()
      if Self.particles.contains(lower) || ["jr.", "sr.", "jr", "sr", "ii", "iii"].contains(lower) { continue }
      let skeleton = NameSkeleton.of(word)
      if !skeleton.isEmpty { parts.append(skeleton) }
    }
    guard let last = parts.popLast() else { return nil }
    given = parts
    surname = last
    self.parts = parts.count + 1
  }

  /// Hyphenated names are one part, "al-" none: the tokenizer sets hyphens apart.
  private static func joined(_ words: [String]) -> [String] {
    var result: [String] = []
    var glue = false
    for word in words {
      if word == "-" {
        glue = true
      } else if glue, let last = result.popLast() {
        result.append(particles.contains(last.lowercased()) ? word : last + word)
        glue = false
      } else {
        result.append(word)
      }
    }
    return result
  }

  private static let particles: Set<String> = [
    "al", "el", "ul", "bin", "ibn", "ben", "de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "dos", "do",
  ]

  /// Whether both may name one person: surnames alike and given names that do not contradict each other.
  func mayBe(_ other: PersonName) -> Bool {
    if surname == other.surname { return Self.agree(given, other.given) }
    guard NameSkeleton.isSimilar(surname, other.surname) else { return false }
    guard let first = given.first, let otherFirst = other.given.first else { return false }
    return first.utf8.count > 1 && NameSkeleton.isSimilar(first, otherFirst)
  }

  private static func agree(_ one: [String], _ other: [String]) -> Bool {
    guard let first = one.first, let otherFirst = other.first else { return true }
    if NameSkeleton.isSimilar(first, otherFirst) { return true }
    if first.utf8.count == 1 || otherFirst.utf8.count == 1 { return first.utf8.first == otherFirst.utf8.first }
    let shared = min(first.utf8.count, otherFirst.utf8.count)
    return shared >= 3 && (first.hasPrefix(otherFirst) || otherFirst.hasPrefix(first))
  }
}
