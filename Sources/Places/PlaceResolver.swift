import LanguageAnalysis
import Lexicons
import TextModel

/// Chooses for each name the place that the report means: by the chain of names in the text ("Paris, Texas"), the
/// countries that the report speaks of, the size of the place, and nearness to its other places.
struct PlaceResolver: Sendable {
  let gazetteer: Gazetteer
  let countries: CountryTable

  /// How much the report speaks of countries, by ISO code, and of provinces, by theirs.
  private struct Context {
    var countries: [String: Double]
    var provinces: [String: Double]
  }

  func resolve(_ candidates: [PlaceMentions.Candidate], in text: AnalysedText) -> [PlaceFinding] {
    let context = Context(
      countries: countryContext(of: candidates, in: text), provinces: provinceContext(of: candidates))
    var chosen: [Gazetteer.Match?] = candidates.indices.map { index in
      best(candidates[index], context: context, neighbours: [])
    }
    // A second pass, now that the report's other places are known. Names choose alike throughout the report.
    let anchors = anchors(candidates, chosen)
    var agreed: [String: Gazetteer.Match] = [:]
    for index in candidates.indices {
      if let place = chain(candidates, index, in: text) { agreed[candidates[index].words.foldedName] = place }
    }
    for index in candidates.indices where !candidates[index].matches.isEmpty {
      let name = candidates[index].words.foldedName
      chosen[index] =
        agreed[name]
        ?? best(candidates[index], context: context, neighbours: anchors.filter { $0.name != name }.map(\.place))
      agreed[name] = chosen[index]
    }
    return candidates.indices.map { finding(for: candidates[$0], chosen[$0]) }
  }

  private func finding(for candidate: PlaceMentions.Candidate, _ match: Gazetteer.Match?) -> PlaceFinding {
    guard let place = match?.place else {
      return PlaceFinding(tokens: candidate.tokens, name: candidate.words, form: candidate.form, confidence: 0.5)
    }
    return PlaceFinding(
      tokens: candidate.tokens, name: place.name, geonames: place.geonames, country: place.country,
      admin1: place.admin1, latitude: place.latitude, longitude: place.longitude,
      precision: place.kind == .district ? "region" : "\(place.kind)", form: candidate.form,
      confidence: confidence(candidate, place))
  }

  private func confidence(_ candidate: PlaceMentions.Candidate, _ place: Gazetteer.Place) -> Double {
    if candidate.form != nil { return 0.6 }
    if candidate.matches.count == 1 || place.kind == .country { return 0.95 }
    return candidate.isNamedByModel ? 0.82 : 0.7
  }

  /// How often the report speaks of each country, by name, adjective, people, capital or metonym.
  private func countryContext(of candidates: [PlaceMentions.Candidate], in text: AnalysedText) -> [String: Double] {
    var context: [String: Double] = [:]
    for token in text.tokens where token.pos == .propn || token.pos == .adj || token.pos == .noun {
      guard token.isCapitalised else { continue }
      for sense in countries.senses(of: token.text) {
        guard let code = countries.countries[sense.country].iso2 else { continue }
        context[code, default: 0] += sense.kind == .capital ? 0.5 : 1
      }
    }
    for candidate in candidates where candidate.tokens.count > 1 {
      if let code = candidate.matches.first(where: { $0.place.kind == .country })?.place.country {
        context[code, default: 0] += 1
      }
    }
    for candidate in candidates {
      let provinces = candidate.matches.filter { $0.place.kind == .admin1 && $0.isMainName }
      if provinces.count == 1, let code = provinces[0].place.country { context[code, default: 0] += 0.5 }
    }
    return context
  }

  /// How often the report names each province.
  private func provinceContext(of candidates: [PlaceMentions.Candidate]) -> [String: Double] {
    var context: [String: Double] = [:]
    for candidate in candidates {
      let provinces = candidate.matches.filter { $0.place.kind == .admin1 }
      guard provinces.count == 1, let code = provinces[0].place.admin1,
        !candidate.matches.contains(where: { $0.place.kind == .city && $0.place.population > 500_000 })
      else { continue }
      context[code, default: 0] += candidate.form == nil ? 1 : 0.5
    }
    return context
  }

  /// The places that are hardly in doubt, each once, at most a dozen: what others are likely to be near.
  private func anchors(
    _ candidates: [PlaceMentions.Candidate], _ chosen: [Gazetteer.Match?]
  ) -> [(name: String, place: Gazetteer.Place)] {
    var anchors: [(name: String, place: Gazetteer.Place)] = []
    for (candidate, match) in zip(candidates, chosen) {
      guard let place = match?.place, place.kind == .city, anchors.count < 12,
        candidate.matches.count <= 3 || place.population > 500_000,
        !anchors.contains(where: { $0.place.index == place.index })
      else { continue }
      anchors.append((candidate.words.foldedName, place))
    }
    return anchors
  }

  private func best(
    _ candidate: PlaceMentions.Candidate, context: Context, neighbours: [Gazetteer.Place]
  ) -> Gazetteer.Match? {
    candidate.matches.max {
      (score($0, context, neighbours), -$0.place.index) < (score($1, context, neighbours), -$1.place.index)
    }
  }

  /// Natural logarithm of the population, with what the context adds; a country or province counts as a large city.
  private func score(_ match: Gazetteer.Match, _ context: Context, _ neighbours: [Gazetteer.Place]) -> Double {
    let place = match.place
    var score =
      switch place.kind {
      case .country: 20.0
      case .feature: 15.5
      case .admin1: 12.5
      case .district: 9.0
      case .city: logarithm(Double(place.population) + 1)
      }
    if !match.isMainName { score -= place.kind == .country ? 1 : 3 }
    if let country = place.country, let weight = context.countries[country] { score += 2.5 + min(2.5, weight / 2) }
    if place.kind == .city || place.kind == .district, let code = place.admin1, let weight = context.provinces[code] {
      score += 2.5 + min(1.5, weight / 2)
    }
    let near = neighbours.filter { kilometres($0, place) < 160 }.count
    return score + min(4, Double(near))
  }

  /// "Paris, Texas" and "Homs in Syria": the place whose province or country is named right after it.
  private func chain(
    _ candidates: [PlaceMentions.Candidate], _ index: Int, in text: AnalysedText
  ) -> Gazetteer.Match? {
    guard index + 1 < candidates.count else { return nil }
    let inner = candidates[index]
    let outer = candidates[index + 1]
    let between = inner.tokens.upperBound..<outer.tokens.lowerBound
    guard between.count <= 2, !between.isEmpty,
      between.allSatisfy({ [",", "in", "the", "("].contains(text.tokens[$0].lower) })
    else { return nil }
    let held = inner.matches.filter { match in
      (match.place.kind == .city || match.place.kind == .district)
        && outer.matches.contains { holder in
          switch holder.place.kind {
          case .admin1: holder.place.admin1 == match.place.admin1 && match.place.admin1 != nil
          case .country: holder.place.country == match.place.country
          default: false
          }
        }
    }
    return held.max { $0.place.population < $1.place.population }
  }
}
