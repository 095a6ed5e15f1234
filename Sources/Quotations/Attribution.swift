import LanguageAnalysis
import TextModel

/// A noun phrase that names a speaker.
struct SpeakerPhrase: Hashable {
  var tokens: TokenRange
  var head: Int
}

/// One cue with what it governs, as the tree tells it; marks are not considered yet.
struct Attribution {
  var cue: [TokenRange]
  var cueHead: Int
  var speaker: SpeakerPhrase?
  /// What is said, in text order.
  var content: [TokenRange]
  var entry: CueEntry
  var isDenied = false
  /// Whether the frame is one that takes a reported clause.
  var isClausal = true
  var confidence: Double
  var through: [TokenRange] = []
  var audience: TokenRange?

  var frames: CueFrames { entry.frames }
}
