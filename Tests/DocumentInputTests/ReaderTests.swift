import Diagnostics
import DocumentInput
import Testing
import TextModel

@Suite struct ReaderTests {
  private func read(
    _ paths: [String], _ options: DocumentReader.Options = .init()
  ) throws -> (documents: [Document], diagnostics: [Diagnostic]) {
    var documents: [Document] = []
    var diagnostics: [Diagnostic] = []
    for item in try reader(options).documents(at: paths) as DocumentSequence {
      switch item {
      case .document(let document): documents.append(document)
      case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
      }
    }
    return (documents, diagnostics)
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A], "\u{FEFF}a\r\n", true),
      ([0xFF, 0xFE, 0x61, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "\u{FEFF}a😀", false),
      ([0xFE, 0xFF, 0x00, 0x61], "\u{FEFF}a", false),
      ([0x93, 0x61, 0xE9, 0x94, 0x80], "“aé”€", false),
    ] as [([UInt8], String, Bool)])
  func decodes(bytes: [UInt8], text: String, isPlain: Bool) throws {
    let folder = TemporaryFolder()
    let result = try read([folder.write("a.txt", bytes)])
    let document = try #require(result.documents.first)
    #expect(document.text[document.text.range].unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(document.isPlainText == isPlain)
  }

  @Test(arguments: [[0x00, 0x01, 0x02], Array(repeating: 0x1B, count: 50)] as [[UInt8]])
  func refusesBinary(bytes: [UInt8]) throws {
    let folder = TemporaryFolder()
    let result = try read([folder.write("a.bin", bytes), folder.write("b.txt", "Text.")])
    #expect(result.documents.map(\.id) == ["b"])
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.first?.severity == .error)
  }

  @Test func emptyFileIsADocumentWithAWarning() throws {
    let folder = TemporaryFolder()
    let result = try read([folder.write("a.txt", "")])
    #expect(result.documents.first?.blocks.isEmpty == true)
    #expect(result.diagnostics.map(\.severity) == [.warning])
  }

  @Test func missingFileDoesNotStopTheRest() throws {
    let folder = TemporaryFolder()
    let result = try read(["\(folder.path)/none.txt", folder.write("b.txt", "Text.")])
    #expect(result.documents.count == 1)
    #expect(result.diagnostics.map(\.message) == ["cannot be read: No such file or directory"])
  }

  @Test func foldersAreReadInOrderOfName() throws {
    let folder = TemporaryFolder()
    for name in ["b.txt", "a/z.txt", "a/notes.md", ".hidden.txt", "c.jsonl"] {
      folder.write(name, name.hasSuffix("jsonl") ? #"{"text":"Line."}"# : "Text.")
    }
    let result = try read([folder.path])
    #expect(result.documents.map(\.id) == ["a-z", "b", "c-1"])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func folderWithoutReportsIsAWarning() throws {
    let folder = TemporaryFolder()
    folder.write("notes.md", "x")
    #expect(try read([folder.path]).diagnostics.map(\.severity) == [.warning])
  }

  @Test func badLinesOfJSONAreNamedAndTheRestIsRead() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      "feed.jsonl",
      """
      {"id":"x","text":"One.","title":"T","date":"2031-03-04","publisher":"P"}
      {"id":"y"}

      not json
      {"id":7,"text":"Two."}
      [1]
      {"id":"x","text":"Three.","date":"4 March 2031"}
      {"text":12}
      """)
    let result = try read([path])
    #expect(result.documents.map(\.id) == ["x", "7", "x-2"])
    #expect(result.documents.map { $0.published?.value } == ["2031-03-04", nil, "2031-03-04"])
    #expect(result.documents.first?.title == "T")
    #expect(result.diagnostics.map(\.line) == [2, 4, 6, 8])
  }

  @Test func idsAreUniqueInARun() throws {
    let folder = TemporaryFolder()
    let result = try read([folder.write("a/Kyiv 4 May.txt", "x"), folder.write("b/Kyiv 4 May.txt", "y")])
    #expect(result.documents.map(\.id) == ["kyiv-4-may", "kyiv-4-may-2"])
  }

  @Test func datesAreTrustedInOrder() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.txt", "4 May 2031\n\nThe vote was held.")
    #expect(try read([path]).documents[0].published == Document.Publication("2031-05-04", basis: .line))
    folder.write("a.json", #"{"date":"2031-05-05","title":"Vote","authors":["Ana"]}"#)
    let withSidecar = try read([path]).documents[0]
    #expect(withSidecar.published == Document.Publication("2031-05-05", basis: .meta))
    #expect(withSidecar.title == "Vote")
    #expect(withSidecar.authors == ["Ana"])
    let dated = try read([path], DocumentReader.Options(date: "6 May 2031"))
    #expect(dated.documents[0].published == Document.Publication("2031-05-06", basis: .option))
    #expect(throws: AnnalsError.self) { try reader(DocumentReader.Options(date: "soon")) }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashesAsFIPS180Says(text: String, hash: String) throws {
    #expect(try reader().document(text: text).sha256 == hash)
  }

  @Test func anyBytesAreSurvived() throws {
    let folder = TemporaryFolder()
    var state: UInt64 = 4
    for round in 0..<60 {
      let alphabet: [UInt8] = round % 2 == 0 ? Array("OSLO, 4 May (A)-/.\n 2031:\u{2013}“".utf8) : Array(1...255)
      let bytes = (0..<(round * 7)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      let result = try read([folder.write("x.txt", bytes), folder.write("x.jsonl", bytes)])
      #expect(result.documents.count + result.diagnostics.count > 0)
    }
  }

  @Test func aMegabyteWithoutASpaceIsRead() throws {
    let folder = TemporaryFolder()
    let result = try read([folder.write("a.txt", String(repeating: "x", count: 1 << 20))])
    #expect(result.documents.first?.blocks.count == 1)
  }

  @Test func theAsynchronousDoorGivesTheSame() async throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.txt", "Text.")
    var count = 0
    for await item in try reader().documents(at: [path, path]) {
      if case .document = item { count += 1 }
    }
    #expect(count == 2)
  }
}
