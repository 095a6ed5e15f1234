/// One report as it came in: its text, what is known about it, and how the text is laid out.
///
/// The title *field* of a report is not part of its text and yields no findings; a title *line* is a block of the text.
public struct Document: Sendable {
  public var id: String
  /// The path, address or id that came in.
  public var source: String
  public var title: String?
  public var url: String?
  public var publisher: String?
  public var authors: [String]
  public var published: Publication?
  public var language: String
  public var text: SourceText
  /// The parts of the text in order, without the white space between them; they do not overlap.
  public var blocks: [Block]
  /// Hexadecimal SHA-256 of the input's bytes.
  public var sha256: String
  /// Whether the input was itself plain UTF-8 text, so that whoever has the input has the text.
  public var isPlainText: Bool

  public init(
    id: String, source: String, text: SourceText, blocks: [Block], sha256: String, title: String? = nil,
    url: String? = nil, publisher: String? = nil, authors: [String] = [], published: Publication? = nil,
    language: String = "en", isPlainText: Bool = true
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.url = url
    self.publisher = publisher
    self.authors = authors
    self.published = published
    self.language = language
    self.text = text
    self.blocks = blocks
    self.sha256 = sha256
    self.isPlainText = isPlainText
  }

  /// A run of the text that is read on its own.
  public struct Block: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      /// A line that names the report.
      case title
      /// A line between paragraphs that names what follows.
      case heading
      /// Place and date before the first sentence: "OSLO, 4 May (Agency) –", or a bare date line.
      case dateline
      case paragraph
    }

    public var kind: Kind
    public var range: ByteRange

    public init(_ kind: Kind, _ range: ByteRange) {
      self.kind = kind
      self.range = range
    }
  }

  /// When the report was published, and how that is known.
  public struct Publication: Sendable, Hashable {
    public enum Basis: String, Sendable, Hashable, Codable {
      /// From the input's own metadata: a JSON field, a sidecar, an HTML head.
      case meta
      /// From a date line in the text.
      case line
      /// From `--date`.
      case option
      case unknown
    }

    /// ISO 8601 date, or date and time, as given.
    public var value: String
    public var basis: Basis

    public init(_ value: String, basis: Basis) {
      self.value = value
      self.basis = basis
    }

    public var day: CalendarDate? { CalendarDate(iso: value) }
  }
}
