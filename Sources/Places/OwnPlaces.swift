package import Diagnostics
package import Lexicons
import TextModel

/// Places of a user's lexicon by their folded names; they stand before the gazetteer's places of the same name.
package struct OwnPlaces: Sendable {
  private(set) var places: [String: [Gazetteer.Match]] = [:]

  init() {}

  /// Reads files of six columns, as `Resources/Places/features.tsv`; their places are numbered from `first` on.
  init(_ files: [ResourceFile], from first: Int) throws {
    var index = first
    for file in files {
      for line in file.lines where !line.text.hasPrefix("=") {
        switch Self.row(line.fields) {
        case .failure(let complaint): throw AnnalsError(.resource, "\(file.diagnostic(line, complaint.message))")
        case .success(var row):
          row.place.index = index
          index += 1
          for (number, name) in ([row.place.name] + row.otherNames).enumerated() {
            places[name.foldedName, default: []].append(Gazetteer.Match(place: row.place, isMainName: number == 0))
          }
        }
      }
    }
  }

  /// What is wrong in a file of places.
  package static func check(_ file: ResourceFile, countries: CountryTable) -> [Diagnostic] {
    file.lines.filter { !$0.text.hasPrefix("=") }.compactMap { line in
      switch row(line.fields) {
      case .failure(let complaint): return file.diagnostic(line, complaint.message)
      case .success:
        let unknown = line.fields[3].split(separator: "|").first { countries.country(iso2: $0) == nil }
        return unknown.map { file.diagnostic(line, "“\($0)” is no country’s code of ISO 3166-1") }
      }
    }
  }

  struct Row {
    var place: Gazetteer.Place
    var otherNames: [String]
  }

  struct Complaint: Error {
    var message: String
  }

  /// A line's place, or what is wrong with it.
  static func row(_ fields: [Substring]) -> Result<Row, Complaint> {
    guard fields.count == 6, !fields[0].isEmpty else {
      return .failure(Complaint(message: "a place needs 6 tab-separated columns, the name first"))
    }
    guard let kind = Gazetteer.Kind(name: fields[2]) else {
      return .failure(Complaint(message: "“\(fields[2])” is no kind of place: city, admin1, country or feature"))
    }
    guard let latitude = Double(fields[4]), (-90...90).contains(latitude) else {
      return .failure(Complaint(message: "“\(fields[4])” is no latitude"))
    }
    guard let longitude = Double(fields[5]), (-180...180).contains(longitude) else {
      return .failure(Complaint(message: "“\(fields[5])” is no longitude"))
    }
    let holders = fields[3].split(separator: "|")
    let place = Gazetteer.Place(
      index: 0, name: String(fields[0]), kind: kind, country: holders.count == 1 ? String(holders[0]) : nil,
      admin1: nil, latitude: latitude, longitude: longitude, population: 0, geonames: nil)
    return .success(Row(place: place, otherNames: fields[1].split(separator: "|").map(String.init)))
  }
}

extension Gazetteer.Kind {
  fileprivate init?(name: Substring) {
    switch name {
    case "city": self = .city
    case "admin1": self = .admin1
    case "country": self = .country
    case "feature": self = .feature
    default: return nil
    }
  }
}
