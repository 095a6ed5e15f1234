public import TextModel

/// One mention of a place by name, also where the place acts ("Kazakhstan asked").
public struct PlaceLine: Codable, Hashable, Sendable {
  public var id: String
  public var report: String
  public var span: Span
  /// The gazetteer's name.
  public var name: String
  /// The GeoNames identifier.
  public var geonames: Int?
  /// ISO 3166-1 alpha-2.
  public var country: String?
  /// ISO 3166-2.
  public var admin1: String?
  /// Degrees, WGS 84.
  public var lat: Double?
  public var lon: Double?
  /// What the point stands for: `city`, `admin1`, `country`, `region`, `feature`.
  public var precision: String?
  /// `adjective` ("Russian") or `part` (of a body's name: "Kentucky State Police"); absent where the name stands alone.
  public var form: String?
  public var confidence: Double

  public init(
    id: String, report: String, span: Span, name: String, geonames: Int? = nil, country: String? = nil,
    admin1: String? = nil, lat: Double? = nil, lon: Double? = nil, precision: String? = nil, form: String? = nil,
    confidence: Double
  ) {
    self.id = id
    self.report = report
    self.span = span
    self.name = name
    self.geonames = geonames
    self.country = country
    self.admin1 = admin1
    self.lat = lat
    self.lon = lon
    self.precision = precision
    self.form = form
    self.confidence = confidence
  }
}

extension PlaceLine: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "place")
      $0.field("id", id)
      $0.field("report", report)
      $0.field("span", span)
      $0.field("name", name)
      $0.field("geonames", geonames)
      $0.field("country", country)
      $0.field("admin1", admin1)
      $0.field("lat", lat)
      $0.field("lon", lon)
      $0.field("precision", precision)
      $0.field("form", form)
      $0.field("confidence", confidence)
    }
  }
}
