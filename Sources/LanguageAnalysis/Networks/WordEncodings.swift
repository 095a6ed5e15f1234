/// One worker's memory of what an encoder makes of words alone: each form is embedded and mixed once, and multiplied
/// by the first layer's weights while there is room for the products.
struct WordEncodings: Sendable {
  /// One row for each form of a word that was met; row 0 stands for the gap between texts and holds zeros.
  private var vectors: [Float] = []
  /// For each form (a word type, doubled where spacing matters) its row, or -1.
  private var rowOfForm: [Int32] = []
  private var rowCount = 0
  private(set) var projections = Projections()

  private var missing: [Int] = []
  private var inputs: [Float] = []

  /// The row of the gap.
  static let gap: Int32 = 0
  private static let batch = 64

  /// Writes the row of each word to `rows`, behind what stands there; new forms wait for `complete`.
  mutating func appendRows(
    of words: ArraySlice<TokenizedWord>, to rows: inout [Int32], encoder: TokenEncoder
  ) {
    let forms = encoder.readsSpacing ? 2 : 1
    for word in words {
      let form = forms == 2 ? word.type * 2 + (word.hasSpaceAfter ? 1 : 0) : word.type
      if rowOfForm[form] < 0 {
        rowOfForm[form] = Int32(rowCount)
        rowCount += 1
        missing.append(form)
      }
      rows.append(rowOfForm[form])
    }
  }

  /// Makes sure of the gap's row, and of room for as many types of words. To be called before `appendRows`.
  mutating func prepare(types: Int, encoder: TokenEncoder) {
    let forms = types * (encoder.readsSpacing ? 2 : 1)
    if rowOfForm.count < forms {
      rowOfForm.append(contentsOf: repeatElement(-1, count: Swift.max(forms, rowOfForm.count * 2) - rowOfForm.count))
    }
    guard rowCount == 0 else { return }
    rowCount = 1
    vectors.grow(to: encoder.width)
  }

  /// Encodes the forms that `appendRows` met for the first time.
  mutating func complete(types: [WordType], wordVectors: WordVectors?, encoder: TokenEncoder, pieces: inout [Float]) {
    guard !missing.isEmpty else { return }
    let forms = encoder.readsSpacing ? 2 : 1
    vectors.reserve(rowCount * encoder.width)
    let width = encoder.wordInputs
    for start in stride(from: 0, to: missing.count, by: Self.batch) {
      let batch = missing[start..<min(start + Self.batch, missing.count)]
      inputs.removeAll(keepingCapacity: true)
      inputs.append(contentsOf: repeatElement(0, count: batch.count * width))
      for (index, form) in batch.enumerated() {
        let type = types[form / forms]
        let keys = [
          type.normID, type.prefixID, type.suffixID, type.shapeID, forms == 2 && form % 2 == 1 ? 1 : 0,
          type.isSpace ? 1 : 0,
        ]
        encoder.embed(keys, vectorRow: wordVectors?.row(of: type.orthID), into: &inputs, at: index * width)
      }
      let row = rowCount - missing.count + start
      encoder.mix(inputs, count: batch.count, pieces: &pieces, into: &vectors, at: row * encoder.width)
    }
    missing.removeAll(keepingCapacity: true)
  }

  /// Puts the vectors of `rows` one after the other.
  func lay(_ rows: [Int32], width: Int, into target: inout [Float]) {
    target.removeAll(keepingCapacity: true)
    target.reserveCapacity(rows.count * width)
    for row in rows {
      let start = Int(row) * width
      target.append(contentsOf: vectors[start..<(start + width)])
    }
  }

  /// Finds or makes the projection of each of `rows`, whose vectors are `laid` one after the other.
  mutating func project(_ rows: [Int32], laid: [Float], encoder: TokenEncoder, slots: inout [Int32]) {
    projections.find(rows, of: rowCount, laid: laid, encoder: encoder, slots: &slots)
  }
}

/// The products of words' vectors with the first layer's weights: as the left neighbour, as the word itself and as the
/// right neighbour. The first layer then only adds three of them.
struct Projections: Sendable {
  private(set) var values: [Float] = []
  /// For each row of the encodings its slot here, or -1.
  private var slotOfRow: [Int32] = []
  private var slotCount = 0
  /// The vectors of new words, side by side, so that they are multiplied together.
  private var gathered: [Float] = []

  /// Floats that are kept from batch to batch (2048 slots of the usual encoders): what the nearer caches do not hold is
  /// slower to fetch than to calculate.
  private static let limit = 2048 * 864

  /// Whether a batch of so many words may be projected: more would take too much room, and its layers are multiplied
  /// row by row.
  static func hasRoom(for words: Int, encoder: TokenEncoder) -> Bool {
    encoder.canProject && words <= 2 * limit / encoder.projectionWidth
  }

  fileprivate mutating func find(
    _ rows: [Int32], of rowCount: Int, laid: [Float], encoder: TokenEncoder, slots: inout [Int32]
  ) {
    if slotCount > Self.limit / encoder.projectionWidth {
      slotOfRow.removeAll(keepingCapacity: true)
      slotCount = 0
    }
    if slotOfRow.count < rowCount {
      slotOfRow.append(contentsOf: repeatElement(-1, count: rowCount - slotOfRow.count))
    }
    slots.removeAll(keepingCapacity: true)
    gathered.removeAll(keepingCapacity: true)
    let width = encoder.width
    let first = slotCount
    for (index, row) in rows.enumerated() {
      if slotOfRow[Int(row)] < 0 {
        slotOfRow[Int(row)] = Int32(slotCount)
        slotCount += 1
        gathered.append(contentsOf: laid[(index * width)..<((index + 1) * width)])
      }
      slots.append(slotOfRow[Int(row)])
    }
    values.reserve(slotCount * encoder.projectionWidth)
    encoder.project(gathered, rows: slotCount - first, into: &values, at: first)
  }
}

extension [Float] {
  /// As `grow`, but by a quarter more, for what grows again and again.
  fileprivate mutating func reserve(_ count: Int) {
    if self.count < count { grow(to: count + count / 4) }
  }
}
