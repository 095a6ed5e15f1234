import Findings
import LanguageAnalysis
import TextModel

/// A record's events and cues of speech as EVENT and MAKEINSTANCE: one EVENT for some words, an instance for each line
/// of the record that rests on them.
struct TimeMLEvents {
  struct Element {
    var range: ByteRange
    var tag: String
    var id: String
  }

  struct Instance {
    var id: String
    var element: String
  }

  private(set) var elements: [Element] = []
  private(set) var instances: [Instance] = []
  private let analysis: AnalysedText

  /// Acts that PLOVER has and TimeML calls intensional: what they are about is another event.
  private static let intensional: Set<String> = ["REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"]

  init(_ record: Record, _ analysis: AnalysedText) {
    self.analysis = analysis
    let source = analysis.source
    let times = record.times.compactMap { source.range(of: $0.span) }
    for event in record.events {
      guard let range = source.range(of: event.trigger), let id = instanceID(of: event) else { continue }
      let isIntensional = Self.intensional.contains(event.plover.type)
      add(
        range, id: event.id, instance: id, class: isIntensional ? "I_ACTION" : "OCCURRENCE",
        modality: event.modality, isPositive: event.polarity, apartFrom: times)
    }
    for quote in record.quotes {
      guard let cue = quote.cue.first, let range = source.range(of: cue), let id = instanceID(ofCue: quote) else {
        continue
      }
      add(
        range, id: "c" + quote.id, instance: id, class: "REPORTING", modality: .asserted, isPositive: true,
        apartFrom: times)
    }
  }

  func instanceID(of event: EventLine) -> String? { "ei" + event.id }

  func instanceID(ofCue quote: QuoteLine) -> String? { quote.cue.isEmpty ? nil : "ci" + quote.id }

  private mutating func add(
    _ range: ByteRange, id: String, instance: String, class name: String, modality: Modality, isPositive: Bool,
    apartFrom times: [ByteRange]
  ) {
    guard !range.isEmpty, !times.contains(where: { $0.overlaps(range) }) else { return }
    var element = id
    if let known = elements.first(where: { $0.range.overlaps(range) }) {
      element = known.id
    } else {
      elements.append(Element(range: range, tag: XML.tag("EVENT", [("eid", id), ("class", name)]), id: id))
    }
    let tokens = analysis.tokens(in: range)
    let form = tokens.isEmpty ? VerbForm() : VerbForm(of: analysis.head(of: tokens), in: analysis)
    instances.append(
      Instance(
        id: instance,
        element: XML.emptyElement(
          "MAKEINSTANCE",
          [
            ("eiid", instance), ("eventID", element), ("tense", form.tense), ("aspect", form.aspect),
            ("pos", form.partOfSpeech), ("polarity", isPositive ? "POS" : "NEG"),
            ("modality", modality == .asserted || modality == .denied ? nil : modality.rawValue.uppercased()),
          ])))
  }
}

/// Tense, aspect and part of speech of an event's word, in TimeML's terms.
struct VerbForm {
  var tense = "NONE"
  var aspect = "NONE"
  var partOfSpeech = "OTHER"

  init() {}

  init(of token: Int, in text: AnalysedText) {
    guard text.tokens.indices.contains(token) else { return }
    let word = text.tokens[token]
    switch word.pos {
    case .verb, .aux: partOfSpeech = "VERB"
    case .noun, .propn, .pron: partOfSpeech = "NOUN"
    case .adj: partOfSpeech = "ADJECTIVE"
    case .adp: partOfSpeech = "PREPOSITION"
    default: break
    }
    guard partOfSpeech == "VERB" else { return }
    let helpers = text.children(of: token, "aux", "auxpass").map { text.tokens[$0] }
    aspect = Self.aspect(word, helpers)
    tense = Self.tense(word, helpers)
  }

  private static func aspect(_ word: Token, _ helpers: [Token]) -> String {
    let isPerfect = helpers.contains { $0.lemma == "have" }
    let isProgressive = word.tag == "VBG" && helpers.contains { $0.lemma == "be" }
    if isPerfect { return isProgressive ? "PERFECTIVE_PROGRESSIVE" : "PERFECTIVE" }
    return isProgressive ? "PROGRESSIVE" : "NONE"
  }

  private static func tense(_ word: Token, _ helpers: [Token]) -> String {
    if helpers.contains(where: { ["will", "shall", "'ll", "’ll"].contains($0.lemma) }) { return "FUTURE" }
    if helpers.contains(where: { $0.tag == "TO" }) { return "INFINITIVE" }
    if helpers.contains(where: { $0.tag == "VBD" }) { return "PAST" }
    if helpers.contains(where: { $0.tag == "VBZ" || $0.tag == "VBP" }) { return "PRESENT" }
    switch word.tag.rawValue {
    case "VBD": return "PAST"
    case "VBZ", "VBP": return "PRESENT"
    case "VBN": return "PASTPART"
    case "VBG": return "PRESPART"
    default: return "NONE"
    }
  }
}
