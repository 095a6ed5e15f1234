package import Findings

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Toponyms found, and placed within 161 km of where the gold puts them.
package enum PlaceScorer {
  package struct Report: Sendable {
    package var precision: Double
    package var recall: Double
    package var f1: Double
    /// Of the found with gold coordinates, the share placed within 161 km.
    package var within161: Double
    /// F1 of found and within 161 km.
    package var bothF1: Double
    package var gold: Int
    package var system: Int
    package var mistakes: [ScoreReport.Mistake]
  }

  /// Classes of geowebnews that are no toponyms.
  private static let skipped: Set<String> = ["Literal_Expression", "Non_Lit_Expression", "Non_Toponym"]

  package static func score(gold: [MentionDocument], system: [MentionDocument]) -> Report {
    let answers = system.byID
    var hits = 0
    var near = 0
    var placed = 0
    var counts = (gold: 0, system: 0)
    var mistakes: [ScoreReport.Mistake] = []
    for document in gold {
      let text = ScalarText(document.text ?? "")
      let expected = document.mentions.filter { !skipped.contains($0.type ?? "") }
      let found = (answers[document.id]?.mentions ?? []).filter { ($0.type ?? "LOC") == "LOC" }
      var used: Set<Int> = []
      counts.gold += expected.count
      counts.system += found.count
      for mention in expected {
        guard let index = best(for: mention, among: found, except: used) else {
          mistakes.append(.init(document.id, .missed, gold: text[mention.start, mention.end]))
          continue
        }
        used.insert(index)
        hits += 1
        guard let point = point(of: mention) else { continue }
        placed += 1
        if let other = coordinates(found[index]), kilometres(point, other) <= 161 {
          near += 1
        } else {
          mistakes.append(
            .init(
              document.id, .wrong, gold: text[mention.start, mention.end],
              system: "\(found[index].lat ?? 0), \(found[index].lon ?? 0)"))
        }
      }
      for index in found.indices where !used.contains(index) {
        mistakes.append(.init(document.id, .spurious, system: text[found[index].start, found[index].end]))
      }
    }
    let both = Double(max(1, counts.system + counts.gold))
    return Report(
      precision: Double(hits) / Double(max(1, counts.system)), recall: Double(hits) / Double(max(1, counts.gold)),
      f1: 2 * Double(hits) / both, within161: Double(near) / Double(max(1, placed)), bothF1: 2 * Double(near) / both,
      gold: counts.gold, system: counts.system, mistakes: mistakes)
  }

  private static func best(
    for mention: MentionDocument.Mention, among found: [MentionDocument.Mention], except used: Set<Int>
  ) -> Int? {
    var best: (overlap: Int, index: Int)?
    for (index, other) in found.enumerated() where !used.contains(index) {
      let overlap = min(mention.end, other.end) - max(mention.start, other.start)
      if overlap > 0, overlap > best?.overlap ?? 0 { best = (overlap, index) }
    }
    return best?.index
  }

  private static func coordinates(_ mention: MentionDocument.Mention) -> (Double, Double)? {
    guard let lat = mention.lat, let lon = mention.lon else { return nil }
    return (lat, lon)
  }

  /// Its coordinates, or those that geowebnews writes as "lat, lon".
  private static func point(of mention: MentionDocument.Mention) -> (Double, Double)? {
    if let coordinates = coordinates(mention) { return coordinates }
    let parts = (mention.geonames ?? "").split(separator: ",", omittingEmptySubsequences: false).map {
      Double(trimmed(String($0)))
    }
    guard parts.count == 2, let lat = parts[0], let lon = parts[1] else { return nil }
    return (lat, lon)
  }

  /// By the haversine formula on a sphere of 12,742 km across.
  private static func kilometres(_ first: (Double, Double), _ second: (Double, Double)) -> Double {
    func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    let latitudes = (radians(first.0), radians(second.0))
    let rise = sin((latitudes.1 - latitudes.0) / 2)
    let run = sin((radians(second.1) - radians(first.1)) / 2)
    return 12_742 * asin(min(1, (rise * rise + cos(latitudes.0) * cos(latitudes.1) * run * run).squareRoot()))
  }
}

extension PlaceScorer.Report: JSONWritable {
  package var text: String {
    "found P \(decimals(precision, 3)) R \(decimals(recall, 3)) F1 \(decimals(f1, 3)); "
      + "within161 \(decimals(within161, 3)); both F1 \(decimals(bothF1, 3))"
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("found")
      json.object {
        $0.field("precision", precision)
        $0.field("recall", recall)
        $0.field("f1", f1)
      }
      json.field("within161", within161)
      json.field("both_f1", bothF1)
      json.field("gold", gold)
      json.field("system", system)
    }
  }
}
