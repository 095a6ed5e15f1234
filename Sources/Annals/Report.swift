/// A report to be read: its text and what is known of it beside the text.
public struct Report: Sendable, Hashable {
  /// What the record calls the report.
  public var id: String
  public var text: String
  public var title: String?
  /// The day of publication as `YYYY-MM-DD`; where it is not given, a date line in the text counts.
  public var published: String?
  public var url: String?
  public var publisher: String?

  public init(
    id: String = "report", text: String, title: String? = nil, published: String? = nil, url: String? = nil,
    publisher: String? = nil
  ) {
    self.id = id
    self.text = text
    self.title = title
    self.published = published
    self.url = url
    self.publisher = publisher
  }
}
