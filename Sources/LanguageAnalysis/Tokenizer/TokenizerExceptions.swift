import Diagnostics
import MappedFiles

/// Words that are split as a list says: "don't" into "do" and "n't" (which stands for "not"), ":-)" not at all.
struct TokenizerExceptions: Sendable {
  struct Piece: Sendable, Hashable {
    /// In bytes.
    var length: Int
    /// What the piece stands for, where that is not to be read from its letters.
    var norm: StringID?
  }

  private var table = ByteStringTable(capacity: 2048)
  private var ends: [Int] = []
  private var pieces: [Piece] = []
  private var longest = 0

  /// The pieces of the stretch of text, if it is an exception.
  func pieces(of bytes: [UInt8], in range: Range<Int>) -> ArraySlice<Piece>? {
    guard !range.isEmpty, range.count <= longest, let number = table.number(of: bytes, in: range) else { return nil }
    return pieces[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  mutating func add(_ parts: [(orth: String, norm: StringID?)]) {
    let key = parts.flatMap { Array($0.orth.utf8) }
    let hash = murmurHash64A(key, in: 0..<key.count)
    guard !key.isEmpty, table.number(of: key, in: 0..<key.count, hash: hash) == nil else { return }
    _ = table.append(key, in: 0..<key.count, hash: hash)
    pieces += parts.map { Piece(length: $0.orth.utf8.count, norm: $0.norm) }
    ends.append(pieces.count)
    longest = max(longest, key.count)
  }
}

extension TokenizerExceptions {
  private static let orthKey = 65
  private static let normKey = 67

  /// Reads the model's map from a word to the list of its pieces.
  init(_ value: MessagePackValue?, ids: StringIDs) throws {
    for entry in value?.entries ?? [] {
      let parts = (entry.value.elements ?? []).map { piece in
        (orth: piece[Self.orthKey]?.text ?? "", norm: piece[Self.normKey]?.text.map { ids.id(of: $0) })
      }
      guard entry.key.text == parts.map(\.orth).joined() else {
        throw AnnalsError(.resource, "the tokenizer's exception '\(entry.key.text ?? "")' is not the sum of its pieces")
      }
      add(parts)
    }
  }

  /// Every exception's text, sorted by nothing in particular.
  static func keys(_ value: MessagePackValue?) -> [String] { (value?.entries ?? []).compactMap(\.key.text) }

  func pack(into writer: inout PackedFileWriter) {
    table.pack("tokenizer.exception", into: &writer)
    writer.add("tokenizer.exceptionPieces", ends.map(Int64.init))
    writer.add("tokenizer.pieceLengths", pieces.map { Int64($0.length) })
    writer.add("tokenizer.pieceNorms", pieces.map { $0.norm ?? 0 })
  }

  init(_ file: PackedFile) throws {
    table = try ByteStringTable("tokenizer.exception", in: file)
    ends = try file.array("tokenizer.exceptionPieces", of: Int64.self).map(Int.init)
    let lengths = try file.array("tokenizer.pieceLengths", of: Int64.self).map(Int.init)
    let norms = try file.array("tokenizer.pieceNorms", of: StringID.self)
    let isSound =
      ends.count == table.count && lengths.count == norms.count && (ends.last ?? 0) == lengths.count
      && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 } && (ends.first ?? 0) >= 0
    guard isSound else { throw file.damaged("tokenizer.exceptionPieces") }
    pieces = zip(lengths, norms).map { Piece(length: $0, norm: $1 == 0 ? nil : $1) }
    for number in 0..<table.count {
      let parts = pieces[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
      guard parts.allSatisfy({ $0.length > 0 && $0.length < 1000 }),
        parts.reduce(0, { $0 + $1.length }) == table.length(of: number)
      else { throw file.damaged("tokenizer.pieceLengths") }
      longest = max(longest, table.length(of: number))
    }
  }
}
