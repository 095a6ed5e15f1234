import Diagnostics
package import Lexicons
package import TextModel

/// Bytes in, `Document`s out: decoded, laid out in blocks, dated and named.
///
/// Reads files, folders, JSON Lines and standard input one report at a time; what cannot be read becomes a
/// `Diagnostic` and the rest goes on. It looks at no grammar and finds nothing in the sentences.
package struct DocumentReader: Sendable {
  package struct Options: Sendable, Hashable {
    package enum Format: String, Sendable, Hashable, CaseIterable {
      /// JSON Lines by the file's suffix, else plain text.
      case automatic
      case text
      case jsonLines = "jsonl"
    }

    package var format: Format
    /// The publication date that the call gives (`--date`); it goes before every other.
    package var date: String?
    /// The longest single report, in bytes.
    package var maximalLength: Int

    package init(format: Format = .automatic, date: String? = nil, maximalLength: Int = 64 << 20) {
      self.format = format
      self.date = date
      self.maximalLength = maximalLength
    }
  }

  package let options: Options
  let words: DateWords

  /// Throws where the option's date is none, or the words for dates cannot be read.
  package init(options: Options = Options(), root: DataRoot) throws {
    try self.init(options: options, words: DateWords(root: root))
  }

  package init(options: Options = Options(), words: DateWords) throws {
    self.words = words
    var options = options
    if let date = options.date {
      guard let normalised = Self.normalised(date: date, words: words) else {
        throw AnnalsError(.usage, "\"\(date)\" is no date", remedy: "write it as 2022-01-07")
      }
      options.date = normalised
    }
    self.options = options
  }

  /// The reports of files, folders and standard input (`-`), one by one in the order of the paths.
  package func documents(at paths: [String]) -> DocumentSequence { DocumentSequence(reader: self, paths: paths) }

  /// A report from a text that is already in memory.
  package func document(
    text: String, id: String = "report", source: String? = nil, title: String? = nil, date: String? = nil,
    url: String? = nil, publisher: String? = nil, authors: [String] = []
  ) -> Document {
    var metadata = ReportMetadata()
    metadata.title = title
    metadata.date = date
    metadata.url = url
    metadata.publisher = publisher
    metadata.authors = authors
    let bytes = Array(text.utf8)
    return document(
      text: SourceText(utf8: bytes), id: id, source: source ?? id, metadata: metadata,
      sha256: SHA256.hexadecimal(of: bytes), isPlainText: true)
  }

  /// Lays out and dates a decoded text.
  func document(
    text: SourceText, id: String, source: String, metadata: ReportMetadata, sha256: String, isPlainText: Bool
  ) -> Document {
    let layout = LayoutReader(words: words).layout(of: text, title: metadata.title)
    return Document(
      id: id, source: source, text: text, blocks: layout.blocks, sha256: sha256,
      title: metadata.title ?? layout.title, url: metadata.url, publisher: metadata.publisher,
      authors: metadata.authors, published: publication(metadata: metadata, line: layout.date),
      language: metadata.language ?? "en", isPlainText: isPlainText)
  }

  /// The most trusted of the dates: the option's, the metadata's, the date line's.
  private func publication(metadata: ReportMetadata, line: String?) -> Document.Publication? {
    if let date = options.date { return Document.Publication(date, basis: .option) }
    if let date = metadata.date.flatMap({ Self.normalised(date: $0, words: words) }) {
      return Document.Publication(date, basis: .meta)
    }
    return line.map { Document.Publication($0, basis: .line) }
  }

  /// A date as ISO 8601 (a time of day after an ISO date stays), whatever the common way in which it is written.
  static func normalised(date: String, words: DateWords) -> String? {
    if CalendarDate(iso: date) != nil { return date }
    let source = SourceText(date)
    let tokens = lineTokens(source, in: source.range)
    return DateScanner(tokens: tokens, words: words).date(at: 0)?.iso
  }
}
