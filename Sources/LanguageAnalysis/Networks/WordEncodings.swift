/// One worker's memory of the vectors that an encoder gives to words alone: each word type is embedded and mixed once.
struct WordEncodings: Sendable {
  /// The vectors, one row for each form of a word that was met.
  private(set) var vectors: [Float] = []
  /// For each form (a type, doubled where spacing matters) its row, or -1.
  private var rowOfForm: [Int32] = []
  private var rowCount = 0
  private var missing: [Int] = []
  private var inputs: [Float] = []

  private static let batch = 64

  /// The row of each word's vector.
  mutating func rows(
    of words: [TokenizedWord], types: [WordType], vectors wordVectors: WordVectors?, encoder: TokenEncoder,
    pieces: inout [Float], into rows: inout [Int32]
  ) {
    let forms = encoder.readsSpacing ? 2 : 1
    if rowOfForm.count < types.count * forms {
      rowOfForm.append(contentsOf: repeatElement(-1, count: types.count * forms - rowOfForm.count))
    }
    rows.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    for word in words {
      let form = forms == 2 ? word.type * 2 + (word.hasSpaceAfter ? 1 : 0) : word.type
      if rowOfForm[form] < 0 {
        rowOfForm[form] = Int32(rowCount)
        rowCount += 1
        missing.append(form)
      }
      rows.append(rowOfForm[form])
    }
    guard !missing.isEmpty else { return }
    vectors.reserve(rowCount * TokenEncoder.width)
    for start in stride(from: 0, to: missing.count, by: Self.batch) {
      let end = min(start + Self.batch, missing.count)
      encode(start..<end, forms: forms, types: types, wordVectors, encoder, &pieces)
    }
  }

  private mutating func encode(
    _ range: Range<Int>, forms: Int, types: [WordType], _ wordVectors: WordVectors?, _ encoder: TokenEncoder,
    _ pieces: inout [Float]
  ) {
    let width = encoder.wordInputs
    inputs.removeAll(keepingCapacity: true)
    inputs.append(contentsOf: repeatElement(0, count: range.count * width))
    for (index, form) in missing[range].enumerated() {
      let type = types[form / forms]
      let keys = [
        type.normID, type.prefixID, type.suffixID, type.shapeID, forms == 2 && form % 2 == 1 ? 1 : 0,
        type.isSpace ? 1 : 0,
      ]
      encoder.embed(keys, vectorRow: wordVectors?.row(of: type.orthID), into: &inputs, at: index * width)
    }
    let first = rowCount - missing.count + range.lowerBound
    encoder.mix(inputs, count: range.count, pieces: &pieces, into: &vectors, at: first * TokenEncoder.width)
  }
}

extension [Float] {
  /// As `grow`, but doubling, for what grows again and again.
  fileprivate mutating func reserve(_ count: Int) {
    if self.count < count { grow(to: Swift.max(count, self.count * 2)) }
  }
}
