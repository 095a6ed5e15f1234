import LanguageAnalysis
import Lexicons
import TextModel

/// Places that are named, but not by a name that stands alone: in a body's name, by an adjective, or where the model
/// missed a name that the report gives elsewhere.
extension PlaceMentions {
  /// "Churchill", once found as a place, is one wherever it stands alone; so is a name before ", Texas" and one in
  /// capitals at the head of a block.
  func namesThatAreFoundElsewhere(in text: AnalysedText, found: [Candidate]) -> [Candidate] {
    var isTaken = taken(found, in: text)
    let known = Set(found.filter { !$0.matches.isEmpty }.map { $0.words.foldedName })
    let starts = Set(found.map(\.tokens.lowerBound))
    var additions: [Candidate] = []
    for run in properRuns(in: text) where !run.contains(where: { isTaken[$0] }) {
      let name = text.text(of: run)
      let folded = name.foldedName
      guard !words.notPlace.contains(folded), name.utf8.count > 2 else { continue }
      let isPerson = text.entities.contains { $0.label == "PERSON" && $0.tokens.overlaps(run) && $0.tokens != run }
      guard !isPerson, known.contains(folded) || isBeforeProvince(run, starts, in: text) || isDateline(run, in: text)
      else {
        continue
      }
      let matches = gazetteer.matches(name)
      guard matches.contains(where: { $0.isMainName || $0.place.isWellKnown }) else { continue }
      additions.append(Candidate(tokens: run, matches: matches, isNamedByModel: false, words: name))
      for token in run { isTaken[token] = true }
    }
    return additions
  }

  /// "Athens City Council", "University of Hartford": a place that is well known, or that the report names by itself.
  func placesInNames(in text: AnalysedText, found: [Candidate]) -> [Candidate] {
    let isTaken = taken(found, in: text)
    let known = Set(found.filter { !$0.matches.isEmpty }.map { $0.words.foldedName })
    var additions: [Candidate] = []
    for entity in text.entities where entity.label == "ORG" || entity.label == "FAC" || entity.label == "EVENT" {
      guard entity.tokens.count > 1 else { continue }
      var index = entity.tokens.lowerBound
      while index < entity.tokens.upperBound {
        guard !isTaken[index], text.tokens[index].pos == .propn, mayOpen(index, of: entity, in: text) else {
          index += 1
          continue
        }
        let longest = min(entity.tokens.upperBound, index + 3)
        let end = (index + 1...longest).reversed().first { end in
          let range = index..<end
          guard range != entity.tokens, range.allSatisfy({ text.tokens[$0].pos == .propn }) else { return false }
          let name = text.text(of: range)
          guard !words.notPlace.contains(name.foldedName), !words.direction.contains(name.lowercased()) else {
            return false
          }
          let matches = gazetteer.matches(name)
          return known.contains(name.foldedName) || matches.contains { $0.isMainName && $0.place.isFamous }
        }
        guard let end else {
          index += 1
          continue
        }
        let name = text.text(of: index..<end)
        additions.append(
          Candidate(
            tokens: index..<end, matches: gazetteer.matches(name), isNamedByModel: false, words: name, form: .part))
        index = end
      }
    }
    return additions
  }

  /// "Russian", "Egyptians", "European": what the words of a country or region name without being its name.
  func adjectives(in text: AnalysedText, found: [Candidate]) -> [Candidate] {
    let isTaken = taken(found, in: text)
    var additions: [Candidate] = []
    var index = 0
    while index < text.tokens.count {
      let token = text.tokens[index]
      guard !isTaken[index], token.isCapitalised, token.pos == .adj || token.pos == .propn || token.pos == .noun else {
        index += 1
        continue
      }
      let length = [2, 1].first { length in
        guard index + length <= text.tokens.count, !isTaken[index + length - 1] else { return false }
        return placeName(ofAdjective: text.text(of: index..<(index + length))) != nil
      }
      guard let length, let place = placeName(ofAdjective: text.text(of: index..<(index + length))) else {
        index += 1
        continue
      }
      let matches = gazetteer.matches(place).filter(\.isMainName)
      if !matches.isEmpty {
        additions.append(
          Candidate(
            tokens: index..<(index + length), matches: matches, isNamedByModel: false, words: place, form: .adjective))
      }
      index += length
    }
    return additions
  }

  private func placeName(ofAdjective words: String) -> String? {
    if let region = self.words.adjectives[words] { return region }
    let senses = countries.senses(of: words)
    guard let sense = senses.first, sense.kind == .adjective || sense.kind == .people else { return nil }
    return countries.countries[sense.country].name
  }

  // MARK: Where names stand

  private func taken(_ found: [Candidate], in text: AnalysedText) -> [Bool] {
    var isTaken = [Bool](repeating: false, count: text.tokens.count)
    for candidate in found { for token in candidate.tokens { isTaken[token] = true } }
    return isTaken
  }

  /// Proper nouns without a break, as long as they may be a name.
  private func properRuns(in text: AnalysedText) -> [TokenRange] {
    var runs: [TokenRange] = []
    var index = 0
    while index < text.tokens.count {
      guard text.tokens[index].pos == .propn, text.tokens[index].isCapitalised else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.tokens.count, text.tokens[end].pos == .propn, text.tokens[end].isCapitalised { end += 1 }
      if end - index <= 4 { runs.append(index..<end) }
      index = end
    }
    return runs
  }

  private func isBeforeProvince(_ run: TokenRange, _ starts: Set<Int>, in text: AnalysedText) -> Bool {
    let next = run.upperBound
    guard next + 1 < text.tokens.count, text.tokens[next].text == ",", starts.contains(next + 1) else { return false }
    return gazetteer.matches(text.tokens[next + 1].text).contains {
      $0.place.kind == .admin1 || $0.place.kind == .country
    }
  }

  private func isDateline(_ run: TokenRange, in text: AnalysedText) -> Bool {
    let next = run.upperBound
    guard next < text.tokens.count, ["-", "–", "—", "--", "("].contains(text.tokens[next].text),
      text.blocks.contains(where: { $0.lowerBound == run.lowerBound })
    else { return false }
    return run.allSatisfy { text.tokens[$0].text.count > 1 && text.tokens[$0].text.allSatisfy { !$0.isLowercase } }
  }

  /// A body's name opens with its place or gives it after a preposition.
  private func mayOpen(_ index: Int, of entity: EntityMention, in text: AnalysedText) -> Bool {
    if index == entity.tokens.lowerBound { return true }
    let before = text.tokens[index - 1]
    return before.pos == .adp || before.pos == .det || before.pos == .punct
  }
}

extension Gazetteer.Place {
  /// Known to every reader, so that a body's name may hold it.
  var isFamous: Bool {
    switch kind {
    case .country, .admin1, .district: true
    case .feature: false
    case .city: population >= 30_000
    }
  }
}
