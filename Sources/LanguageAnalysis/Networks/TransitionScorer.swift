import Diagnostics
import MappedFiles
import _Kernels

/// The network that scores the actions of a transition system: for each slot of a state (the next token, the top of
/// the stack …) it adds a row that was made from the token there, and a small layer scores the sum.
struct TransitionScorer: Sendable {
  static let hidden = 64

  let actions: [Action]
  /// How many slots a state has.
  let slots: Int
  private let reduce: PanelMatrix
  private let lower: PanelMatrix
  private let absent: MappedArray<Float>
  private let stateBias: MappedArray<Float>
  private let upper: PanelMatrix

  struct Action: Sendable, Hashable {
    let kind: Int
    let label: String
  }

  init(_ file: PackedFile, name: String) throws {
    actions = try file.lines("\(name).moves").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2, let kind = Int(fields[0]) else { throw file.damaged("\(name).moves") }
      return Action(kind: kind, label: String(fields[1]))
    }
    reduce = try file.layer("\(name).reduce")
    lower = try file.layer("\(name).lower")
    absent = try file.array("\(name).absent")
    stateBias = try file.array("\(name).state")
    upper = try file.layer("\(name).upper")
    let stateWidth = 2 * Self.hidden
    slots = lower.outputs / stateWidth
    guard reduce.inputs == TokenEncoder.width, reduce.outputs == Self.hidden, lower.inputs == Self.hidden,
      slots > 0, lower.outputs == slots * stateWidth, absent.count == slots * stateWidth,
      stateBias.count == stateWidth, upper.inputs == Self.hidden, upper.outputs == actions.count
    else { throw file.damaged(name) }
  }

  /// The scores of all actions for the state whose slots hold the tokens at `rows` (negative: none).
  ///
  /// Ends in `workspace.scores`.
  func score(_ rows: [Int], of vectors: [Float], in workspace: inout Workspace) {
    workspace.locate(rows, of: vectors, scorer: self)
    Kernels.sumMaxout(
      workspace.table, offsets: workspace.offsets, absent: absent, bias: stateBias, into: &workspace.hidden)
    Kernels.multiply(
      workspace.hidden, start: 0, stride: Self.hidden, rows: 1, by: upper, into: &workspace.scores)
  }

  /// What scoring needs besides the weights: the tokens' rows, made page by page when a state first asks for them, so
  /// that a text of any length takes bounded memory.
  struct Workspace: Sendable {
    static let pageRows = 64
    static let pagesKept = 32

    fileprivate var table: [Float] = []
    fileprivate var offsets: [Int] = []
    fileprivate var hidden = [Float](repeating: 0, count: TransitionScorer.hidden)
    var scores: [Float] = []
    private var reduced: [Float] = []
    /// The place of each page of tokens in the table, or -1; and which page each place holds.
    private var placeOfPage: [Int] = []
    private var pageOfPlace: [Int] = []
    private var nextPlace = 0

    /// Forgets the last text; `rows` vectors follow.
    mutating func begin(rows: Int, scorer: TransitionScorer) {
      let pages = (rows + Self.pageRows - 1) / Self.pageRows
      placeOfPage.removeAll(keepingCapacity: true)
      placeOfPage.append(contentsOf: repeatElement(-1, count: pages))
      pageOfPlace.removeAll(keepingCapacity: true)
      pageOfPlace.append(contentsOf: repeatElement(-1, count: min(pages, Self.pagesKept)))
      nextPlace = 0
      table.grow(to: pageOfPlace.count * Self.pageRows * scorer.lower.rowLength)
      scores.grow(to: scorer.upper.rowLength)
      reduced.grow(to: Self.pageRows * scorer.reduce.rowLength)
      offsets = [Int](repeating: -1, count: scorer.slots)
    }

    fileprivate mutating func locate(_ rows: [Int], of vectors: [Float], scorer: TransitionScorer) {
      var isComplete = false
      // A page that comes in may drive out one that was found a moment ago; then all are looked up again. The pages of
      // one state are far fewer than the places, so the second round drives out none of them.
      while !isComplete {
        isComplete = true
        for slot in 0..<scorer.slots {
          let row = rows[slot]
          guard row >= 0 else {
            offsets[slot] = -1
            continue
          }
          let page = row / Self.pageRows
          if placeOfPage[page] < 0 {
            load(page, of: vectors, scorer: scorer)
            isComplete = false
          }
          let place = placeOfPage[page] * Self.pageRows + row % Self.pageRows
          offsets[slot] = place * scorer.lower.rowLength + slot * 2 * TransitionScorer.hidden
        }
      }
    }

    private mutating func load(_ page: Int, of vectors: [Float], scorer: TransitionScorer) {
      let place = nextPlace
      nextPlace = (nextPlace + 1) % pageOfPlace.count
      if pageOfPlace[place] >= 0 { placeOfPage[pageOfPlace[place]] = -1 }
      pageOfPlace[place] = page
      placeOfPage[page] = place
      let first = page * Self.pageRows
      let count = min(Self.pageRows, vectors.count / TokenEncoder.width - first)
      Kernels.multiply(
        vectors, start: first * TokenEncoder.width, stride: TokenEncoder.width, rows: count, by: scorer.reduce,
        into: &reduced)
      Kernels.multiply(
        reduced, start: 0, stride: scorer.reduce.rowLength, rows: count, by: scorer.lower, into: &table,
        at: place * Self.pageRows * scorer.lower.rowLength)
    }
  }

  static func pack(
    from directory: String, component name: String, features: Int, into writer: inout PackedFileWriter
  ) throws {
    let model = try ThincModel(file: "\(directory)/\(name)/model")
    let moves = try TransitionMoves(file: "\(directory)/\(name)/moves")
    let reduce = try model.node(named: "linear", shape: [hidden, TokenEncoder.width])
    writer.add(
      layer: "\(name).reduce", weights: try model.values("W", of: reduce, shape: [hidden, TokenEncoder.width]),
      inputs: TokenEncoder.width, bias: try model.values("b", of: reduce, shape: [hidden]))
    let lower = try model.node(named: "precomputable_affine", shape: [features, hidden, 2, hidden])
    let weights = try model.values("W", of: lower, shape: [features, hidden, 2, hidden])
    let pad = try model.values("pad", of: lower, shape: [1, features, hidden, 2])
    let size = hidden * 2 * hidden
    let pieces = (0..<features).map {
      pieceMajor(Array(weights[($0 * size)..<(($0 + 1) * size)]), width: hidden, pieces: 2, inputs: hidden)
    }
    writer.add(
      layer: "\(name).lower", weights: pieces.flatMap { $0 }, inputs: hidden,
      bias: [Float](repeating: 0, count: features * 2 * hidden))
    let padSize = 2 * hidden
    let absent = (0..<features).map {
      pieceMajor(Array(pad[($0 * padSize)..<(($0 + 1) * padSize)]), width: hidden, pieces: 2, inputs: 1)
    }
    writer.add("\(name).absent", absent.flatMap { $0 })
    writer.add(
      "\(name).state",
      pieceMajor(try model.values("b", of: lower, shape: [hidden, 2]), width: hidden, pieces: 2, inputs: 1))
    let count = moves.actions.count
    let upper = try model.node(named: "linear", shape: [count, hidden])
    writer.add(
      layer: "\(name).upper", weights: try model.values("W", of: upper, shape: [count, hidden]), inputs: hidden,
      bias: try model.values("b", of: upper, shape: [count]))
    writer.add("\(name).moves", moves.actions.map { "\($0.kind)\t\($0.label)" }.joined(separator: "\n"))
  }
}
