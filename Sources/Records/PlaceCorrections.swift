package import Findings

/// Names of places as reports and the gazetteer have them in, as people corrected them out.
package struct PlaceCorrections: Sendable {
  private let corrections: [Correction]
  /// A line of each place into which others were merged, for its point on the map.
  private let points: [String: PlaceLine]

  package init(_ corrections: [Correction], points: [String: PlaceLine] = [:]) {
    self.corrections = corrections.filter { $0.isInForce && $0.subject == .place }
    self.points = points
  }

  package var isEmpty: Bool { corrections.isEmpty }

  /// The place's name of now; nothing where it is no place.
  package func name(_ name: String, in report: String?) -> String? {
    var current = name
    for correction in corrections where correction.report == nil || correction.report == report {
      let isNamed = Self.areEqual(current, correction.name)
      switch correction.action {
      case .rename where isNamed, .split where isNamed: current = correction.other ?? current
      case .reject where isNamed: return nil
      case .merge where Self.areEqual(current, correction.other ?? ""): current = correction.name
      default: break
      }
    }
    return current
  }

  package func line(_ line: PlaceLine) -> PlaceLine? {
    guard let name = name(line.name, in: line.report) else { return nil }
    guard name != line.name else { return line }
    var result = line
    if let point = points[NameKey(name).folded] {
      (result.geonames, result.country, result.admin1) = (point.geonames, point.country, point.admin1)
      (result.lat, result.lon, result.precision) = (point.lat, point.lon, point.precision)
    }
    result.name = name
    return result
  }

  package func reference(_ reference: PlaceReference, in report: String) -> PlaceReference? {
    name(reference.name, in: report).map { PlaceReference(place: reference.place, name: $0) }
  }

  /// The names under which reports may have what is now called `name`.
  package func earlierNames(of name: String) -> [String] {
    corrections.flatMap { [$0.name, $0.other ?? ""] }.filter { !Self.areEqual($0, name) && !$0.isEmpty }
  }

  /// The places whose points stand for others too.
  package static func leads(_ corrections: [Correction]) -> [String] {
    corrections.filter { $0.isInForce && $0.subject == .place && $0.action == .merge }.map(\.name)
  }

  private static func areEqual(_ first: String, _ second: String) -> Bool {
    NameKey(first).folded == NameKey(second).folded
  }
}
