import Lexicons
import TextModel

/// Which countries a report names, and which it is mostly about.
struct CountryFocus {
  /// Words for countries in text order: the country's index, and the first word.
  private let sightings: [(word: Int, country: Int)]
  private let blocks: [Int32]
  /// Countries and capitals behind the "In" that begins a sentence: "In Oslo the prime minister".
  private let scenes: [(word: Int, country: Int)]
  /// The country that plainly stands out, by its index.
  let main: Int?

  init(lexicon: ActorLexicon, words: WordSequence, names: NameIndex) {
    var sightings: [(word: Int, country: Int)] = []
    var weights: [Int: Double] = [:]
    var total = 0.0
    var headline: Set<Int> = []
    var scenes: [(word: Int, country: Int)] = []
    for name in names.names {
      guard case .country(let index, let kind)? = name.sense else { continue }
      sightings.append((name.words.lowerBound, index))
      let weight = (kind == .name ? 1.5 : 1) * (words.blocks[name.words.lowerBound] < 2 ? 1.5 : 1)
      weights[index, default: 0] += weight
      total += weight
      let start = name.words.lowerBound
      if words.forms[max(0, start - 1)] == "In", words.isSameBlock(start - 1, start) { scenes.append((start, index)) }
      if words.blocks[name.words.lowerBound] == 0, kind == .name || kind == .adjective { headline.insert(index) }
    }
    self.sightings = sightings
    blocks = words.blocks
    self.scenes = scenes
    let ranked = weights.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }
    if let first = ranked.first, first.value >= 0.35 * total,
      first.value >= 1.5 * (ranked.dropFirst().first?.value ?? 0)
    {
      main = first.key
    } else {
      main = Self.alone(headline, words)
    }
  }

  /// The only country that a headline names, in a report of more than one paragraph.
  private static func alone(_ headline: Set<Int>, _ words: WordSequence) -> Int? {
    guard headline.count == 1, let last = words.blocks.last, last > 2,
      words.blocks.prefix(while: { $0 == 0 }).count < 25
    else { return nil }
    return headline.first
  }

  /// Whose an office is that the report gives no country: the main country's, or that of the last one in the paragraph.
  func country(ofOfficeAt word: Int) -> Int? {
    guard blocks.indices.contains(word) else { return main }
    if let scene = scenes.last(where: { $0.word < word }), blocks[scene.word] == blocks[word] { return scene.country }
    if let main { return main }
    return sightings[..<firstSighting(from: word)].last.flatMap { blocks[$0.word] == blocks[word] ? $0.country : nil }
  }

  /// The country that "the country" means at a word: the main one if it was named shortly before, or else the last named.
  func country(before word: Int) -> Int? {
    let low = firstSighting(from: word)
    let recent = sightings[max(0, low - 4)..<low].filter { word - $0.word < 60 }
    if let main, recent.isEmpty || recent.contains(where: { $0.country == main }) { return main }
    return recent.last?.country ?? main
  }

  private func firstSighting(from word: Int) -> Int { sightings.partitioningIndex { $0.word >= word } }
}
