import Lexicons

/// The word classes of `Resources/Places/words.tsv`.
struct PlaceWords: Sendable {
  let locative: Set<String>
  /// Those of them that say where a thing is, not whence or whither.
  let staticLocative: Set<String>
  let containing: Set<String>
  let direction: Set<String>
  let type: Set<String>
  let notPlace: Set<String>
  /// Adjectives of regions that are no countries, with the region: "European".
  let adjectives: [String: String]

  init(root: DataRoot) throws {
    var classes: [String: Set<String>] = [:]
    for line in try ResourceFile(path: root.resource("Places", "words.tsv")).lines {
      let fields = line.fields
      guard fields.count == 2 else { continue }
      classes[String(fields[0]), default: []].formUnion(fields[1].split(separator: "|").map(String.init))
    }
    locative = classes["locative"] ?? []
    staticLocative = classes["static"] ?? []
    containing = classes["containing"] ?? []
    direction = classes["direction"] ?? []
    type = classes["type"] ?? []
    notPlace = classes["notplace"] ?? []
    adjectives = (classes["adjective"] ?? []).reduce(into: [:]) { table, pair in
      let sides = pair.split(separator: "=").map(String.init)
      if sides.count == 2 { table[sides[0]] = sides[1] }
    }
  }
}
