import Diagnostics
package import Lexicons
package import MappedFiles

/// Gives every word its `WordType`: what the models read of it, without context.
package struct LexicalAttributes: Sendable {
  package let ids: StringIDs
  package let codePoints: CodePointTable
  /// Words whose normal form is not their lower case, as sorted ids, and the ids of their normal forms.
  private let normKeys: [StringID]
  private let normValues: [StringID]

  /// The type of the word at `range`; `norm` where the tokenizer says what it stands for ("n't" for "not").
  func wordType(_ bytes: [UInt8], in range: Range<Int>, norm: StringID?) -> WordType {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let points = text.unicodeScalars.map(\.value)
    let lower = codePoints.lowercased(points).asString
    let orthID = ids.id(utf8: bytes, in: range)
    let lowerID = ids.id(of: lower)
    return WordType(
      text: text, lower: lower, orthID: orthID, normID: norm ?? knownNorm(of: orthID) ?? lowerID,
      prefixID: ids.id(of: points.prefix(1).asString), suffixID: ids.id(of: points.suffix(3).asString),
      shapeID: ids.id(of: shape(of: points)), lowerID: lowerID,
      isSpace: !points.isEmpty && points.allSatisfy(codePoints.isSpace))
  }

  private func knownNorm(of orthID: StringID) -> StringID? {
    normKeys.sortedIndex(of: orthID).map { normValues[$0] }
  }

  /// The word's outline, `Xxxxx` or `dd.dd`: runs are cut after four.
  func shape(of points: [UInt32]) -> String {
    guard points.count < 100 else { return "LONG" }
    var shape: [UInt32] = []
    var last: UInt32?
    var run = 0
    for point in points {
      let classes = codePoints[point]
      var mark = point
      if classes.contains(.alpha) {
        mark = classes.contains(.upper) ? 0x58 : 0x78
      } else if classes.contains(.digit) {
        mark = 0x64
      }
      run = mark == last ? run + 1 : 0
      last = mark
      if run < 4 { shape.append(mark) }
    }
    return shape.asString
  }
}

extension LexicalAttributes {
  /// Reads the tables that come with the pipeline in `directory` and those in `Resources`.
  package init(directory: String, root: DataRoot) throws {
    let ids = StringIDs(try ResourceFile(path: root.resource("LanguageAnalysis", "symbols.txt")))
    codePoints = try CodePointTable(ResourceFile(path: root.resource("LanguageAnalysis", "unicode.txt")))
    var norms: [StringID: StringID] = [:]
    for line in try ResourceFile(path: root.resource("LanguageAnalysis", "base-norms.txt")).lines {
      guard line.fields.count == 2 else { continue }
      norms[ids.id(of: line.fields[0])] = ids.id(of: line.fields[1])
    }
    let path = "\(directory)/vocab/lookups.bin"
    // A pipeline that was made without spaCy's lookup tables has none.
    for entry in try MessagePackValue(file: path)["lexeme_norm"]?.entries ?? [] {
      guard let key = entry.key.uint64, let norm = entry.value.text else { continue }
      norms[key] = ids.id(of: norm)
    }
    self.ids = ids
    normKeys = norms.keys.sorted()
    normValues = normKeys.map { norms[$0] ?? 0 }
  }

  /// Packs what `init(_:)` reads.
  package static func pack(from directory: String, into writer: inout PackedFileWriter) throws {
    try LexicalAttributes(directory: directory, root: .find()).pack(into: &writer)
  }

  func pack(into writer: inout PackedFileWriter) {
    ids.pack(into: &writer)
    codePoints.pack(into: &writer)
    writer.add("lexemes.normKeys", normKeys)
    writer.add("lexemes.normValues", normValues)
  }

  package init(_ file: PackedFile) throws {
    ids = try StringIDs(file)
    codePoints = try CodePointTable(file)
    normKeys = try file.array("lexemes.normKeys", of: StringID.self).array
    normValues = try file.array("lexemes.normValues", of: StringID.self).array
    guard normKeys.count == normValues.count else { throw file.damaged("lexemes.normKeys") }
  }
}

extension Collection<UInt32> {
  /// These code points as a string.
  var asString: String {
    var string = ""
    for point in self { string.unicodeScalars.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
    return string
  }
}
