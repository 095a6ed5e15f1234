import Diagnostics
import MappedFiles
import Testing
import TextModel

@testable import LanguageAnalysis

/// Pipelines and packed files that are not what they seem: each is refused in words, or answers something.
@Suite struct HostileModelTests {
  static let bombs: [[UInt8]] = [
    [], [0xC0], [0x80], [0xDD, 0xFF, 0xFF, 0xFF, 0xFF],
    [0xDF, 0xFF, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 1, count: 40),
    [0xC6, 0xFF, 0xFF, 0xFF, 0xFF], [UInt8](repeating: 0x91, count: 100_000),
    // Arrays inside arrays that each promise all the bytes that are left.
    (0..<60).flatMap { _ in [0xDD, 0x00, 0x01, 0x00, 0x00] as [UInt8] } + [UInt8](repeating: 0xC0, count: 70_000),
    Array(String(repeating: "{", count: 100_000).utf8), [0xFF, 0xFE, 0x00],
  ]

  @Test(arguments: [
    "meta.json", "tokenizer", "tok2vec/model", "tagger/model", "tagger/cfg", "parser/model", "parser/moves",
    "parser/cfg", "ner/model", "ner/moves", "vocab/lookups.bin", "vocab/vectors",
  ])
  func refusesWhatIsNoSuchFile(file: String) throws {
    for bomb in Self.bombs {
      // An empty value stands for no norms at all.
      if file == "vocab/lookups.bin", bomb == [0xC0] || bomb == [0x80] { continue }
      let error = expectRefusal(of: try TinyModel.ChangedFolder(changing: file) { _ in bomb })
      #expect(error.map { !$0.message.contains("\n") && $0.message.utf8.count < 500 } != false)
    }
  }

  @Test(arguments: ["tok2vec/model", "parser/model", "tagger/model"])
  func refusesCutFiles(file: String) throws {
    for part in [1, 10, 100, 1000] {
      expectRefusal(of: try TinyModel.ChangedFolder(changing: file) { Array($0.prefix($0.count * part / 1001)) })
    }
  }

  @Test func refusesWeightsThatAreNoNumbers() throws {
    let folder = try TinyModel.ChangedFolder(changing: "parser/model") { bytes in
      var bytes = bytes
      // MessagePack writes an array's floats behind "data" and the bytes that say how many there are.
      let key = Array("data".utf8) + [0xC6]
      guard let place = bytes.indices.dropLast(16).first(where: { Array(bytes[$0..<($0 + 5)]) == key }) else {
        return []
      }
      bytes.replaceSubrange((place + 9)..<(place + 13), with: [0x00, 0x00, 0xC0, 0x7F])
      return bytes
    }
    #expect(expectRefusal(of: folder)?.message.hasSuffix("holds a weight that is no number") == true)
  }

  /// A layer that looks at no neighbour, and one whose weights are not those of the window that it names.
  @Test(arguments: [(0, "equally far"), (2, "of shape"), (0x7F, "of shape")])
  func refusesWindowsThatDoNotFit(size: UInt8, words: String) throws {
    let key = Array("window_size".utf8) + [0xC4, 1]
    let folder = try TinyModel.ChangedFolder(changing: "tok2vec/model") { bytes in
      var bytes = bytes
      let places = bytes.indices.dropLast(key.count).filter { bytes[$0] == key[0] && bytes[$0...].starts(with: key) }
      #expect(!places.isEmpty)
      for place in places { bytes[place + key.count] = size }
      return bytes
    }
    #expect(expectRefusal(of: folder)?.message.contains(words) == true)
  }

  @Test(arguments: [
    ("meta.json", "\"lang\":\"en\"", "\"lang\":\"de\"", "only English"),
    ("meta.json", "\"tagger\",", "\"morphologizer\",", "does not run"),
    ("meta.json", "\"parser\",", "\"curated_transformer\",", "transformer"),
    ("config.cfg", "spacy.Tokenizer.v1", "spacy.fr.Tokenizer", "tokenizer"),
    ("parser/cfg", "\"beam_width\":1", "\"beam_width\":8", "beam"),
    ("parser/cfg", "\"learn_tokens\":false", "\"learn_tokens\":true", "greedy"),
    ("vocab/vectors.cfg", "default", "floret", "default"),
  ])
  func saysWhatItCannotTake(file: String, old: String, new: String, words: String) throws {
    let folder = try TinyModel.ChangedFolder(changing: file) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains(old))
      return Array(text.replacing(old, with: new).utf8)
    }
    let error = expectRefusal(of: folder)
    #expect("\(error?.message ?? "") \(error?.remedy ?? "")".contains(words))
  }

  /// Numbers in the packed file's own tables: huge, off by one, off line.
  @Test func packedTablesAreChecked() throws {
    let file = try TinyModel.packed()
    let sections = try file.names.map { ($0, try file.array($0, of: UInt8.self).array) }
    for (name, bytes) in sections where !name.hasPrefix("meta.") {
      for change in Change.allCases {
        var writer = PackedFileWriter()
        for (other, content) in sections { writer.add(other, bytes: other == name ? change.apply(to: bytes) : content) }
        TinyModel.withScratchFile { path in
          // Refused, or read as another model: never a crash.
          do {
            try writer.write(to: path)
            try analyse(PackedFile(path: path))
          } catch {
            #expect(error is AnnalsError, "\(name): \(error)")
          }
        }
      }
    }
  }

  /// Shapes that agree with their own arrays, but not with the networks beside them.
  @Test(arguments: [
    ("tok2vec.columns", [0, 1, 2, 6]), ("tok2vec.columns", [0, 1, 2]), ("ner.columns", [0, 1, 2, 3, 4]),
    ("tok2vec.encode.0.shape", [32, 48]), ("tok2vec.encode.1.shape", [96, 16]), ("tok2vec.mixer.shape", [64, 24]),
    ("parser.lower.shape", [16, 512]), ("parser.upper.shape", [64, 6]), ("parser.reduce.shape", [32, 16]),
    ("tagger.softmax.shape", [8, 32]), ("ner.reduce.shape", [0, 0]), ("ner.lower.shape", [1 << 23, 1 << 23]),
  ])
  func refusesShapesThatDisagree(section: String, numbers: [UInt32]) throws {
    let file = try TinyModel.packed()
    #expect(file.contains(section))
    var writer = PackedFileWriter()
    for name in file.names where name != section { writer.add(name, bytes: try file.array(name, of: UInt8.self).array) }
    writer.add(section, numbers)
    try TinyModel.withScratchFile { path in
      try writer.write(to: path)
      #expect(throws: AnnalsError.self) { try LanguagePipeline(PackedFile(path: path)) }
    }
  }

  /// Files of older versions do not say which attributes they embed: the first ones, in order.
  @Test func readsFilesWithoutColumns() throws {
    let file = try TinyModel.packed()
    var writer = PackedFileWriter()
    for name in file.names where !name.hasSuffix(".columns") {
      writer.add(name, bytes: try file.array(name, of: UInt8.self).array)
    }
    try TinyModel.withScratchFile { path in
      try writer.write(to: path)
      let source = SourceText("Ana visited Orlin on Monday. The army left the port.")
      let analyses = try [PackedFile(path: path), file].map { try LanguagePipeline($0).analyse(source).tokens }
      #expect(analyses[0].map(\.tag) == analyses[1].map(\.tag))
      #expect(analyses[0].map(\.head) == analyses[1].map(\.head))
    }
  }

  enum Change: CaseIterable {
    case empty, half, longer, zeros, ones, notANumber

    func apply(to bytes: [UInt8]) -> [UInt8] {
      switch self {
      case .empty: []
      case .half: Array(bytes.prefix(bytes.count / 16 * 8))
      case .longer: bytes + [UInt8](repeating: 1, count: 8)
      case .zeros: [UInt8](repeating: 0, count: bytes.count)
      case .ones: [UInt8](repeating: 0xFF, count: bytes.count)
      case .notANumber: bytes.indices.map { [0x00, 0x00, 0xC0, 0x7F][$0 % 4] }
      }
    }
  }

  @Test func contentIsHashed() throws {
    let file = try TinyModel.packed()
    let model = try LanguagePipeline(file).model
    #expect(try ContentHash.of(file) == model.hash)
    var writer = PackedFileWriter()
    for name in file.names {
      var bytes = try file.array(name, of: UInt8.self).array
      if name == "ner.upper.bias" { bytes[3] ^= 1 }
      writer.add(name, bytes: bytes)
    }
    try TinyModel.withScratchFile { path in
      try writer.write(to: path)
      #expect(try ContentHash.of(PackedFile(path: path)) != model.hash)
    }
  }

  @Test func saysWhatIsMissing() throws {
    let model = try LanguagePipeline(try TinyModel.packed()).model
    let facts = Dictionary(model.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    #expect(facts["not given"] == "parts of speech and features (all X); lemmas (the lower case stands for them)")
    #expect(facts["parts"] == "tok2vec, tagger, parser, ner")
    #expect(facts["size"] == "tok2vec: width 16, depth 2, 2 pieces, NORM 60, PREFIX 60, SUFFIX 60, SHAPE 60")
    #expect(facts["licence"] == "Apache-2.0")
  }

  /// Without a parser all words hang on the first of one sentence; without the others nothing is said of a word.
  @Test func missingPartsSayNothing() throws {
    let parts = "\"tagger\",\n    \"parser\",\n    \"ner\""
    let folder = try TinyModel.ChangedFolder(changing: "meta.json") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains(parts))
      return Array(text.replacing(parts, with: "\"tagger\"").utf8)
    }
    try TinyModel.withScratchFile { path in
      try ModelImporter.importModel(from: folder.path, name: "tiny", to: path)
      let analysis = try LanguagePipeline(PackedFile(path: path)).analyse(SourceText("Ana left. She did. So it was."))
      #expect(analysis.sentences.count == 1)
      #expect(analysis.tokens.allSatisfy { $0.head == 0 })
      #expect(analysis.entities.isEmpty)
      #expect(analysis.tokens.map(\.tag.rawValue).contains("NNP"))
    }
  }

  @discardableResult private func expectRefusal(of folder: TinyModel.ChangedFolder) -> AnnalsError? {
    TinyModel.withScratchFile { path in
      #expect(throws: AnnalsError.self) { try ModelImporter.importModel(from: folder.path, name: "tiny", to: path) }
    }
  }

  private func analyse(_ file: PackedFile) throws {
    let pipeline = try LanguagePipeline(file)
    let source = SourceText("“Don't,” said Mr. O'Neill’s aunts at 10km/h.\n\nSee http://a.example/x :-) ΑΣ e\u{301}")
    #expect(pipeline.analyse(source).tokens.count > 0)
  }
}
