import Evaluation

/// A sentence that a careful reader marked, with the words of each side.
struct MarkedSentence: CorpusDocument {
  struct Event: Decodable, Sendable {
    var trigger: [Int]
    var types: [String]
    var modality: String
    /// Where each side's words stand; nothing for a side that only the context names.
    var sourceSpans: [[Int]?]?
    var targetSpans: [[Int]?]?

    private enum CodingKeys: String, CodingKey {
      case trigger, types, modality
      case sourceSpans = "source_spans"
      case targetSpans = "target_spans"
    }
  }

  var corpus: String
  var id: String
  var start: Int
  var end: Int
  var events: [Event]
}

/// A document that sentences were marked in.
struct MarkedDocument: CorpusDocument {
  var id: String
  var text: String
  var title: String?
  var date: String?
  var dct: String?
}
