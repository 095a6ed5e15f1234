package import Diagnostics
package import TextModel

/// What comes of an input: a report, or why there is none.
package enum InputItem: Sendable {
  case document(Document)
  case diagnostic(Diagnostic)

  /// The bytes of its text.
  package var weight: Int {
    guard case .document(let document) = self else { return 0 }
    return document.text.bytes.count
  }
}

/// The reports of some paths, read one at a time as they are asked for: with `for` or with `for await`.
package struct DocumentSequence: Sequence, AsyncSequence, Sendable {
  package typealias Element = InputItem
  package typealias Failure = Never

  let reader: DocumentReader
  let paths: [String]

  package func makeIterator() -> DocumentIterator { DocumentIterator(reader: reader, paths: paths) }
  package func makeAsyncIterator() -> DocumentIterator { makeIterator() }
}

/// Holds one report (or one line of JSON Lines) in memory at a time.
package struct DocumentIterator: IteratorProtocol, AsyncIteratorProtocol {
  private let reader: DocumentReader
  private var walk: InputWalk
  private var identity = ReportIdentity()
  private var lines: OpenLines?
  private var waiting: [InputItem] = []

  /// A file of JSON Lines that is being read.
  private struct OpenLines {
    var stream: ByteStream
    var path: String
    var name: String
    var number = 0
  }

  fileprivate init(reader: DocumentReader, paths: [String]) {
    self.reader = reader
    walk = InputWalk(paths)
  }

  package mutating func next(isolation actor: isolated (any Actor)?) async -> InputItem? { nextItem() }

  package mutating func next() -> InputItem? { nextItem() }

  private mutating func nextItem() -> InputItem? {
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      if lines != nil {
        readLine()
      } else if let step = walk.next() {
        take(step)
      } else {
        return nil
      }
    }
  }

  private mutating func take(_ step: InputWalk.Step) {
    switch step {
    case .failure(let path, let reason): complain(.error, path, "cannot be read: \(reason)")
    case .emptyFolder(let path): complain(.warning, path, "no .txt or .jsonl file in this folder")
    case .file(let path, let name):
      do {
        let stream = try ByteStream(path: path)
        if isJSONLines(path) {
          lines = OpenLines(stream: stream, path: path, name: name)
        } else {
          try readText(stream, path: path, name: name)
        }
      } catch {
        complain(.error, path, "cannot be read: \(error.reason)")
      }
    }
  }

  private func isJSONLines(_ path: String) -> Bool {
    switch reader.options.format {
    case .automatic: ["jsonl", "ndjson"].contains(suffix(of: path))
    case .text: false
    case .jsonLines: true
    }
  }

  // MARK: Plain text

  private mutating func readText(_ stream: ByteStream, path: String, name: String) throws(ByteStream.Failure) {
    guard let bytes = try stream.readAll(limit: reader.options.maximalLength) else {
      complain(.error, path, "longer than \(reader.options.maximalLength) bytes; many reports go in as JSON Lines")
      return
    }
    let decoded: TextDecoding.Decoded
    do {
      decoded = try TextDecoding.decode(bytes)
    } catch {
      complain(.error, path, error.reason)
      return
    }
    if let warning = decoded.warning { complain(.warning, path, warning) }
    let metadata = path == "-" ? ReportMetadata() : sidecar(of: path)
    yield(
      reader.document(
        text: decoded.text, id: identity.unique(metadata.id ?? ReportIdentity.slug(name)), source: path,
        metadata: metadata, sha256: SHA256.hexadecimal(of: bytes), isPlainText: decoded.isUTF8),
      metadata: metadata, line: nil)
  }

  /// `NAME.json` beside `NAME.txt`.
  private mutating func sidecar(of path: String) -> ReportMetadata {
    let kind = suffix(of: path)
    guard kind != "json" else { return ReportMetadata() }
    let sidecar = (kind.isEmpty ? path : String(path.dropLast(kind.count + 1))) + ".json"
    guard let stream = try? ByteStream(path: sidecar) else { return ReportMetadata() }
    do {
      let bytes = try stream.readAll(limit: 1 << 20) ?? []
      return try ReportMetadata.read(bytes)
    } catch let failure as ReportMetadata.Failure {
      complain(.warning, sidecar, "\(failure.reason); the report is read without it")
    } catch {
      complain(.warning, sidecar, "cannot be read; the report is read without it")
    }
    return ReportMetadata()
  }

  // MARK: JSON Lines

  private mutating func readLine() {
    guard var open = lines else { return }
    lines = nil
    do {
      guard let line = try open.stream.readLine(limit: reader.options.maximalLength) else { return }
      open.number += 1
      lines = open
      take(line, of: open)
    } catch {
      complain(.error, open.path, "cannot be read further: \(error.reason)", line: open.number + 1)
    }
  }

  private mutating func take(_ line: ByteStream.Line, of open: OpenLines) {
    guard case .bytes(let bytes) = line else {
      complain(.error, open.path, "longer than \(reader.options.maximalLength) bytes", line: open.number)
      return
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) && open.number == 1 ? Array(bytes.dropFirst(3)) : bytes
    guard content.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
    do {
      let metadata = try ReportMetadata.read(content)
      guard let text = metadata.text else {
        complain(.error, open.path, "the field `text` is missing", line: open.number)
        return
      }
      let id = metadata.id ?? "\(ReportIdentity.slug(open.name))-\(open.number)"
      yield(
        reader.document(
          text: SourceText(text), id: identity.unique(id), source: metadata.id ?? "\(open.path):\(open.number)",
          metadata: metadata, sha256: SHA256.hexadecimal(of: content), isPlainText: true),
        metadata: metadata, line: (open.path, open.number))
    } catch {
      complain(.error, open.path, error.reason, line: open.number)
    }
  }

  // MARK: What is handed out

  private mutating func yield(_ document: Document, metadata: ReportMetadata, line: (path: String, number: Int)?) {
    let source = line?.path ?? document.source
    if document.blocks.isEmpty { complain(.warning, source, "the text is empty", line: line?.number) }
    if let date = metadata.date, DocumentReader.normalised(date: date, words: reader.words) == nil {
      complain(.warning, source, "the date \"\(date.prefix(40))\" is not understood", line: line?.number)
    }
    waiting.append(.document(document))
  }

  private mutating func complain(
    _ severity: Diagnostic.Severity, _ source: String, _ message: String, line: Int? = nil
  ) {
    waiting.append(.diagnostic(Diagnostic(severity, source: source, line: line, message: message)))
  }
}
