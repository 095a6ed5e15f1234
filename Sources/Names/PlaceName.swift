/// A place's name: which place of the table it is, or its words and what stands behind a comma.
package struct PlaceName: Sendable {
  /// The place or country that the tables have under the name.
  var known: String?
  var words: [WordSound]
  var qualifier: String?

  /// Names that may be one place share one of these.
  package var keys: [String] {
    if let known { return [known] }
    let skeleton = words.map { String(decoding: $0.skeleton, as: UTF8.self) }.joined(separator: " ")
    return ["\(skeleton)"]
  }
}

extension NameLexicon {
  package func place(_ name: String) -> PlaceName? {
    let folded = NameWords.folded(name)
    guard !folded.isEmpty else { return nil }
    if let known = places[folded] { return PlaceName(known: known, words: sounds(name), qualifier: nil) }
    let parts = name.split(separator: ",", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return PlaceName(known: nil, words: sounds(name), qualifier: nil) }
    let qualifier = NameWords.folded(parts[1])
    return PlaceName(
      known: nil, words: sounds(parts[0]), qualifier: places[qualifier] ?? qualifier)
  }

  /// Whether the tables have a place of that name.
  package func isKnownPlace(_ name: String) -> Bool { places[NameWords.folded(name)] != nil }

  package func areOne(_ first: PlaceName, _ second: PlaceName) -> Bool {
    if first.known != nil || second.known != nil { return first.known == second.known }
    guard first.qualifier == second.qualifier, first.words.count == second.words.count, !first.words.isEmpty else {
      return false
    }
    var looseness = 0
    for (own, others) in zip(first.words, second.words) where own.plain != others.plain {
      if own.sound == others.sound { continue }
      guard own.isLoosely(others), own.skeleton.count >= 3 else { return false }
      looseness += 1
    }
    return looseness <= 1
  }

  private func sounds(_ name: String) -> [WordSound] {
    var words = NameWords.split(name, initials: false).flatMap { $0.split(separator: "-").map(String.init) }
    if words.count > 1, words[0].lowercased() == "the" { words.removeFirst() }
    return words.compactMap { word in
      let lower = word.lowercased()
      if words.count > 1, ["al", "el", "as", "az", "ez", "ash", "an", "ar", "ad"].contains(lower) { return nil }
      let whole = words.count > 1 ? ["mt": "mount", "st": "saint", "ft": "fort", "pt": "point"][lower] ?? word : word
      return WordSound(whole)
    }
  }
}
