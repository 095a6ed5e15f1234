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
