import Synchronization

extension LanguagePipeline {
  /// What one worker keeps from text to text: words that it has met, and room to calculate in.
  struct Workspace: Sendable {
    var words = WordCache()
    var encodings = WordEncodings()
    var nameEncodings = WordEncodings()
    var lemmas = LemmaMemory()
    var parserState = ParserState()
    var transitions = TransitionScorer.Workspace()
    var buffers = EncoderBuffers()
    var scores: [Float] = []
    private var generation = 0

    /// Types of words that are kept, and floats of their vectors (just as many of the usual encoders').
    private static let wordLimit = 16_000
    private static let vectorLimit = wordLimit * 2 * 96
    /// Floats that a buffer may keep after a very long text.
    private static let bufferLimit = 1 << 20

    /// Forgets what has grown too large. Between texts only. A word's vectors take so many floats in both encoders.
    mutating func makeRoom(floatsOfWord: Int) {
      words.makeRoom(limit: min(Self.wordLimit, Self.vectorLimit / floatsOfWord))
      if words.generation != generation {
        generation = words.generation
        encodings = WordEncodings()
        nameEncodings = WordEncodings()
        lemmas = LemmaMemory()
      }
      buffers.makeRoom(limit: Self.bufferLimit)
      if scores.count > Self.bufferLimit { scores = [] }
    }
  }
}

/// Workspaces that no call is using; there are as many as there were calls at once.
final class WorkspacePool: Sendable {
  private let idle = Mutex<[LanguagePipeline.Workspace]>([])

  func take() -> LanguagePipeline.Workspace? { idle.withLock { $0.popLast() } }

  func give(_ workspace: LanguagePipeline.Workspace) { idle.withLock { $0.append(workspace) } }
}
