import Diagnostics
import MappedFiles
import _Kernels

/// The network that scores the actions of a transition system: for each slot of a state (the next token, the top of
/// the stack …) it adds a row that was made from the token there, and a small layer scores the sum.
struct TransitionScorer: Sendable {
  let actions: [Action]
  /// How many slots a state has.
  let slots: Int
  private let reduce: PanelMatrix
  private let lower: PanelMatrix
  private let absent: MappedArray<Float>
  private let stateBias: MappedArray<Float>
  private let upper: PanelMatrix

  /// The width of the small layer; a state holds some pieces for each of its units, of which the greatest counts.
  private var hidden: Int { reduce.outputs }
  private var stateWidth: Int { stateBias.count }

  struct Action: Sendable, Hashable {
    let kind: Int
    let label: String
  }

  /// `width` is the encoder's.
  init(_ file: PackedFile, name: String, width: Int) throws {
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
    let stateWidth = stateBias.count
    slots = lower.outputs / max(stateWidth, 1)
    guard reduce.inputs == width, lower.inputs == reduce.outputs, stateWidth > 0, stateWidth % reduce.outputs == 0,
      slots > 0,
      lower.outputs == slots * stateWidth, absent.count == slots * stateWidth, upper.inputs == reduce.outputs,
      upper.outputs == actions.count
    else { throw file.damaged(name) }
  }

  /// The scores of all actions for the state whose slots hold the tokens at `rows` (negative: none).
  ///
  /// Ends in `workspace.scores`.
  func score(_ rows: [Int], of vectors: [Float], in workspace: inout Workspace) {
    workspace.locate(rows, of: vectors, scorer: self)
    Kernels.sumMaxout(
      workspace.table, offsets: workspace.offsets, absent: absent, bias: stateBias, width: hidden,
      into: &workspace.hidden)
    Kernels.multiply(workspace.hidden, start: 0, stride: hidden, rows: 1, by: upper, into: &workspace.scores)
  }

  /// What scoring needs besides the weights: the tokens' rows, made page by page when a state first asks for them, so
  /// that a text of any length takes bounded memory.
  struct Workspace: Sendable {
    static let pageRows = 64
    /// The most pages that are kept, and floats; but always twice as many pages as a state can want at once.
    private static let pagesKept = 32
    private static let floatsKept = 1 << 21

    fileprivate var table: [Float] = []
    fileprivate var offsets: [Int] = []
    fileprivate var hidden: [Float] = []
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
      let kept = min(Self.pagesKept, Self.floatsKept / (Self.pageRows * scorer.lower.rowLength))
      pageOfPlace.append(contentsOf: repeatElement(-1, count: min(pages, max(kept, 2 * scorer.slots))))
      nextPlace = 0
      table.grow(to: pageOfPlace.count * Self.pageRows * scorer.lower.rowLength)
      scores.grow(to: scorer.upper.rowLength)
      reduced.grow(to: Self.pageRows * scorer.reduce.rowLength)
      hidden.grow(to: scorer.hidden)
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
          offsets[slot] = place * scorer.lower.rowLength + slot * scorer.stateWidth
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
      let width = scorer.reduce.inputs
      let count = min(Self.pageRows, vectors.count / width - first)
      Kernels.multiply(
        vectors, start: first * width, stride: width, rows: count, by: scorer.reduce, into: &reduced)
      Kernels.multiply(
        reduced, start: 0, stride: scorer.reduce.rowLength, rows: count, by: scorer.lower, into: &table,
        at: place * Self.pageRows * scorer.lower.rowLength)
    }
  }
}
