/// The head of a report's record: what was read, when it was published, and what read it.
public struct ReportLine: Codable, Hashable, Sendable {
  public var id: String
  public var source: String?
  public var title: String?
  public var url: String?
  public var publisher: String?
  public var authors: [String]?
  public var published: String?
  /// `meta`, `line`, `option` or `unknown`.
  public var dateBasis: String
  public var language: String
  public var sha256: String
  /// The length of the text in code points.
  public var characters: Int
  /// An earlier version of the story, where this one replaces it.
  public var supersedes: String?
  /// The text that all spans count in, where it is not simply the input.
  public var text: String?
  public var reader: Reader

  /// What read the report, so that a result can be cited and repeated.
  public struct Reader: Codable, Hashable, Sendable {
    public var annals: String
    public var model: String
    /// Hashes of the lexicons and of the rules.
    public var lexicons: String
    public var rules: String
    public var options: [String]?

    public init(annals: String, model: String, lexicons: String, rules: String, options: [String]? = nil) {
      self.annals = annals
      self.model = model
      self.lexicons = lexicons
      self.rules = rules
      self.options = options
    }
  }

  public init(
    id: String, source: String? = nil, title: String? = nil, url: String? = nil, publisher: String? = nil,
    authors: [String]? = nil, published: String? = nil, dateBasis: String, language: String, sha256: String,
    characters: Int, supersedes: String? = nil, text: String? = nil, reader: Reader
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.url = url
    self.publisher = publisher
    self.authors = authors
    self.published = published
    self.dateBasis = dateBasis
    self.language = language
    self.sha256 = sha256
    self.characters = characters
    self.supersedes = supersedes
    self.text = text
    self.reader = reader
  }
}

extension ReportLine: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("type", "report")
      $0.field("id", id)
      $0.field("source", source)
      $0.field("title", title)
      $0.field("url", url)
      $0.field("publisher", publisher)
      $0.listIfAny("authors", authors ?? [])
      $0.field("published", published)
      $0.field("dateBasis", dateBasis)
      $0.field("language", language)
      $0.field("sha256", sha256)
      $0.field("characters", characters)
      $0.field("supersedes", supersedes)
      $0.field("text", text)
      $0.field("reader", reader)
    }
  }
}

extension ReportLine.Reader: JSONWritable {
  public func write(to json: inout JSONWriter) {
    json.object {
      $0.field("annals", annals)
      $0.field("model", model)
      $0.field("lexicons", lexicons)
      $0.field("rules", rules)
      $0.listIfAny("options", options ?? [])
    }
  }
}
