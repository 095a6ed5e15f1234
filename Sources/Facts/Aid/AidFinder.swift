import Findings
import LanguageAnalysis
import Lexicons

/// Who gives or promises how much money to whom.
struct AidFinder: Sendable {
  let frames: FrameTable
  private let words: WordKinds

  init(root: DataRoot) throws {
    frames = try FrameTable(root: root, "aid.frames")
    words = try WordKinds(root: root, "aid.words")
  }

  func find(in reading: Reading) -> [FactFinding] {
    reading.matcher.matches(frames).flatMap { findings(of: $0, in: reading) }
  }

  private func findings(of match: FrameMatch, in reading: Reading) -> [FactFinding] {
    let text = reading.text
    let given = reading.grammar.undergoers(match.head)
    guard let gift = given.first(where: { isAid($0, of: match.head, in: reading) }) else { return [] }
    let range = text.subtree(of: gift)
    guard let money = reading.quantities(in: range).first(where: \.isMoney) else { return [] }
    let recipient = recipient(of: match, gift: gift, in: reading)
    return reading.matcher.fillers("donor", of: match).filter {
      text.tokens[$0].pos != .pron || reading.phrases.actor($0) != nil
    }
    .map { donor in
      FactFinding(
        relation: "aid", subject: reading.phrases.party(donor), object: recipient.map { .party($0) },
        value: money.value, unit: money.unit, bound: money.bound, tokens: text.sentence(of: match.head),
        head: match.head, modality: modality(of: match, in: reading), rule: match.frame.rule, confidence: 0.82)
    }
  }

  /// The gift's own words or what the verb says it is given in: "donated 5 million dollars in aid".
  private func isAid(_ head: Int, of verb: Int, in reading: Reading) -> Bool {
    let manner = ["in", "as"].flatMap { reading.grammar.objects(of: verb, preposition: $0) }
    return manner.contains { words.isWord(reading.lemma($0), of: "aid") }
      || reading.text.subtree(of: head).contains { words.isWord(reading.lemma($0), of: "aid") }
  }

  private func recipient(of match: FrameMatch, gift: Int, in reading: Reading) -> FactFinding.Party? {
    let tokens =
      [match.head, gift] + reading.text.subtree(of: gift).filter { words.isWord(reading.lemma($0), of: "aid") }
    let heads = tokens.lazy.flatMap { token in
      ["to", "for"].lazy.flatMap { reading.grammar.objects(of: token, preposition: $0) }
    }
    let indirect = reading.text.children(of: match.head, "dative").filter { reading.text.tokens[$0].pos != .adp }
    return (indirect + Array(heads)).first { reading.phrases.actor($0) != nil }.map { reading.phrases.party($0) }
  }

  private func modality(of match: FrameMatch, in reading: Reading) -> Modality {
    let read = reading.modality(of: match.head)
    return read == .asserted ? Modality(rawValue: match.frame.label) ?? read : read
  }
}
