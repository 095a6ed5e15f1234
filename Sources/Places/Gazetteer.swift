package import Lexicons
import MappedFiles
import TextModel

/// Names of places in, places out: cities with their alternate names, provinces, countries, regions and waters.
///
/// One memory-mapped file, made at setup by `GazetteerBuilder`; a look-up hashes the folded name and searches a sorted
/// table. O(log names).
package struct Gazetteer: Sendable {
  package enum Kind: UInt8, Sendable {
    case city
    case admin1
    case country
    /// Region, sea, river, range, strait …
    case feature
    /// A county or district.
    case district
  }

  package struct Place: Sendable, Hashable {
    package var index: Int
    package var name: String
    package var kind: Kind
    /// ISO 3166-1 alpha-2; nothing for a feature that no one country holds.
    package var country: String?
    /// ISO 3166-2.
    package var admin1: String?
    package var latitude: Double
    package var longitude: Double
    package var population: Int
    package var geonames: Int?
  }

  package struct Match: Sendable, Hashable {
    package var place: Place
    /// Whether the words are the place's main name and not one of its others.
    package var isMainName: Bool
  }

  private let hashes: MappedArray<UInt64>
  private let entries: MappedArray<UInt32>
  private let latitudes: MappedArray<Float>
  private let longitudes: MappedArray<Float>
  private let populations: MappedArray<UInt32>
  private let identifiers: MappedArray<UInt32>
  private let kinds: MappedArray<UInt8>
  private let countries: MappedArray<UInt16>
  private let provinces: MappedArray<UInt16>
  private let nameOffsets: MappedArray<UInt32>
  private let nameBytes: MappedArray<UInt8>
  private let provinceCodes: [String]
  private let own: OwnPlaces
  package let credit: String

  package static let fileName = "gazetteer.places"

  package init(root: DataRoot, own: LexiconFolder? = nil) throws {
    let file = try PackedFile(path: root.packed(Self.fileName))
    hashes = try file.array("names.hash")
    entries = try file.array("names.entry")
    latitudes = try file.array("places.latitude")
    longitudes = try file.array("places.longitude")
    populations = try file.array("places.population")
    identifiers = try file.array("places.geonames")
    kinds = try file.array("places.kind")
    countries = try file.array("places.country")
    provinces = try file.array("places.admin1")
    nameOffsets = try file.array("places.name")
    nameBytes = try file.array("strings")
    provinceCodes = try file.string("admin1.codes").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    credit = try file.string("credit")
    let first = kinds.count
    self.own = try own.map { try OwnPlaces($0.files("places.tsv"), from: first) } ?? OwnPlaces()
  }

  package var placeCount: Int { kinds.count }
  package var nameCount: Int { hashes.count }

  /// All places that `name` may mean, in no order.
  package func matches(_ name: some StringProtocol) -> [Match] {
    let folded = name.foldedName
    if !own.places.isEmpty, let matches = own.places[folded] { return matches }
    let hash = nameHash(folded)
    var low = hashes.partitioningIndex { $0 >= hash }
    var matches: [Match] = []
    while low < hashes.count, hashes[low] == hash {
      let entry = entries[low]
      let index = Int(entry >> 1)
      if index < kinds.count, let place = place(index) {
        matches.append(Match(place: place, isMainName: entry & 1 == 1))
      }
      low += 1
    }
    return matches
  }

  package func place(_ index: Int) -> Place? {
    guard let kind = Kind(rawValue: kinds[index]), index + 1 < nameOffsets.count else { return nil }
    let start = Int(nameOffsets[index])
    let end = Int(nameOffsets[index + 1])
    guard start <= end, end <= nameBytes.count else { return nil }
    let province = Int(provinces[index])
    return Place(
      index: index, name: String(decoding: nameBytes[start..<end], as: UTF8.self), kind: kind,
      country: countryCode(countries[index]),
      admin1: province < provinceCodes.count && !provinceCodes[province].isEmpty ? provinceCodes[province] : nil,
      latitude: Double(latitudes[index]).roundedToMetres, longitude: Double(longitudes[index]).roundedToMetres,
      population: Int(populations[index]), geonames: identifiers[index] == 0 ? nil : Int(identifiers[index]))
  }

  private func countryCode(_ packed: UInt16) -> String? {
    packed == 0 ? nil : String(decoding: [UInt8(packed >> 8), UInt8(packed & 0xFF)], as: UTF8.self)
  }
}

/// FNV-1a of the folded name: what the gazetteer's table is sorted by.
func nameHash(_ foldedName: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in foldedName.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}

extension Double {
  /// Five decimals of a degree are a metre; a single-precision number holds no more.
  fileprivate var roundedToMetres: Double { (self * 100_000).rounded() / 100_000 }
}

/// Great-circle distance in kilometres between two points in degrees, by the haversine formula on a sphere.
func kilometres(_ a: Gazetteer.Place, _ b: Gazetteer.Place) -> Double {
  let toRadians = Double.pi / 180
  let latitude = (b.latitude - a.latitude) * toRadians
  let longitude = (b.longitude - a.longitude) * toRadians
  let x = sine(latitude / 2)
  let y = sine(longitude / 2)
  let h = x * x + sine(.pi / 2 - a.latitude * toRadians) * sine(.pi / 2 - b.latitude * toRadians) * y * y
  return 12_742 * arcsine(min(1, h.squareRoot()))
}
