import LanguageAnalysis

/// Which place an act happened in, read off the tree.
struct GoverningPlaces {
  let text: AnalysedText
  let words: PlaceWords
  private let placeOfToken: [Int: Int]

  init(text: AnalysedText, places: [PlaceFinding], words: PlaceWords) {
    self.text = text
    self.words = words
    var owner: [Int: Int] = [:]
    for (index, place) in places.enumerated() where place.form == nil {
      for token in place.tokens { owner[token] = index }
    }
    placeOfToken = owner
  }

  func place(of token: Int) -> Int? {
    guard !placeOfToken.isEmpty else { return nil }
    var current = token
    for _ in 0..<6 {
      if let place = locativePhrase(of: current, words.locative) ?? placeOfObject(of: current) { return place }
      let head = text.tokens[current].head
      guard head != current, mayInherit(current) else { return nil }
      current = head
    }
    return nil
  }

  /// What hangs on a clause that only reports the act does not place it.
  private func mayInherit(_ token: Int) -> Bool {
    let relation = text.tokens[token].relation
    return !["ccomp", "relcl", "parataxis", "advcl"].contains(relation.rawValue)
  }

  /// The nearest place in a locative phrase that hangs on `token`, also through a noun: "in the streets of Lagos".
  private func locativePhrase(of token: Int, _ prepositions: Set<String>) -> Int? {
    var best: (distance: Int, place: Int)?
    for child in text.children(of: token) {
      guard text.tokens[child].pos == .adp, prepositions.contains(text.tokens[child].lower) else { continue }
      for inner in text.subtree(of: child) {
        guard let place = placeOfToken[inner], isInside(inner, phrase: child) else { continue }
        let distance = abs(inner - token)
        if best == nil || distance < best!.distance { best = (distance, place) }
        break
      }
    }
    return best?.place
  }

  /// "killed three officers near Kano": the parser hangs the phrase on what was acted on.
  private func placeOfObject(of token: Int) -> Int? {
    guard text.tokens[token].pos == .verb else { return nil }
    return text.children(of: token, "dobj", "nsubjpass").lazy
      .compactMap { locativePhrase(of: $0, words.staticLocative) }.first
  }

  /// Whether the way from `token` up to the phrase's preposition passes no verb of its own.
  private func isInside(_ token: Int, phrase: Int) -> Bool {
    guard token != phrase else { return true }
    for ancestor in text.ancestors(of: token) {
      if ancestor == phrase { return true }
      if text.tokens[ancestor].pos == .verb { return false }
    }
    return false
  }
}
