import Findings
import LanguageAnalysis
import Lexicons

/// What costs how much, and how the price moved.
struct PriceFinder: Sendable {
  let frames: FrameTable
  private let words: WordKinds
  private let units: Set<String>

  init(root: DataRoot) throws {
    frames = try FrameTable(root: root, "prices.frames")
    words = try WordKinds(root: root, "goods.words")
    let file = try ResourceFile(path: root.resource("Facts", "units.words"))
    units = Set(file.lines.flatMap { $0.text.split(separator: "|").map(String.init) })
  }

  func find(in reading: Reading) -> [FactFinding] {
    reading.matcher.matches(frames).compactMap { match in
      reading.matcher.fillers("thing", of: match).first.flatMap { finding(of: match, thing: $0, in: reading) }
    }
  }

  private func finding(of match: FrameMatch, thing: Int, in reading: Reading) -> FactFinding? {
    let goods = PricedGoods(reading: reading, words: words, units: units)
    guard goods.isPriced(thing) else { return nil }
    let figures = PriceFigures(after: max(match.head, thing), of: match.head, reading: reading)
    guard let main = figures.main, let subject = goods.party(thing, unitBehind: figures.last) else { return nil }
    // What a project costs in all is no price; a price is of goods, or of one unit of them.
    if match.frame.label == "is", main.unit == "%" || !main.isMoney { return nil }
    var finding = FactFinding(
      relation: "price", subject: subject, unit: main.unit,
      tokens: reading.text.sentence(of: match.head), head: match.head,
      asWritten: reading.text.text(of: reading.phrases.full(thing, prepositions: ["of", "per", "for"])),
      modality: reading.modality(of: match.head), rule: match.frame.rule, confidence: 0.85)
    figures.fill(&finding, change: FactLine.Change(rawValue: match.frame.label))
    return finding
  }
}
