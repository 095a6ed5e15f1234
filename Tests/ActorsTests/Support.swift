import Actors
import LanguageAnalysis
import Lexicons
import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The checkout that the tests belong to, and what is loaded once for all of them.
enum TestData {
  static let root = DataRoot(path: folder(above: #filePath, depth: 3))
  static let finder = try? ActorFinder(root: root)
  static let pipeline = try? LanguagePipeline.load(root: root)

  /// The text with the actors found in it; each line that is not empty is a block.
  static func read(_ text: String) -> (text: AnalysedText, found: ActorFindings)? {
    guard let finder, let pipeline else { return nil }
    let source = SourceText(text)
    let blocks = lines(of: source)
    let document = Document(
      id: "t", source: "test", text: source, blocks: blocks.map { Document.Block(.paragraph, $0) }, sha256: "")
    let analysed = pipeline.analyse(source, blocks: blocks)
    return (analysed, finder.find(in: analysed, document: document))
  }

  /// A file beside the checkout, or nothing where it is absent.
  static func shared(_ path: String) -> String? {
    let whole = folder(above: root.path, depth: 1) + "/shared/" + path
    guard let file = fopen(whole, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func lines(of source: SourceText) -> [ByteRange] {
    var ranges: [ByteRange] = []
    var start = 0
    for (index, byte) in source.bytes.enumerated() where byte == 0x0A {
      ranges.append(start..<index)
      start = index + 1
    }
    ranges.append(start..<source.bytes.count)
    return ranges.map(source.trimmed).filter { !$0.isEmpty }
  }

  private static func folder(above path: String, depth: Int) -> String {
    "/" + path.split(separator: "/").dropLast(depth).joined(separator: "/")
  }
}
