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
    let goods = PricedGoods(reading: reading, words: words, units: units)
    let contrasts = PriceContrast(reading: reading, words: words, goods: goods).find()
    let told = reading.matcher.matches(frames).compactMap { match in
      reading.matcher.fillers("thing", of: match).first.flatMap { finding(of: match, thing: $0, in: reading) }
    }
    var heads: Set<Int> = []
    // Both clauses of a contrast are told by it.
    return contrasts
      + told.filter { finding in
        heads.insert(finding.head).inserted
          && !contrasts.contains { contrast in
            contrast.tokens.contains(finding.head) && finding.fromValue == nil
              && [contrast.fromValue, contrast.toValue].contains(finding.toValue ?? finding.value)
          }
      }
  }

  private func finding(of match: FrameMatch, thing: Int, in reading: Reading) -> FactFinding? {
    let goods = PricedGoods(reading: reading, words: words, units: units)
    guard goods.isPriced(thing) else { return nil }
    let figures = PriceFigures(after: max(match.head, thing), of: match.head, reading: reading)
    if figures.main == nil, let multiple = multiple(match, thing: thing, goods, in: reading) { return multiple }
    guard let main = figures.main, let subject = goods.party(thing, unitBehind: figures.last) else { return nil }
    // What a project costs in all is no price; a price is of goods, or of one unit of them.
    if match.frame.label == "is", main.unit == "%" || !main.isMoney, reading.lemma(thing) != "inflation" { return nil }
    var finding = FactFinding(
      relation: "price", subject: subject, unit: main.unit,
      tokens: reading.text.sentence(of: match.head), head: match.head,
      asWritten: reading.text.text(of: reading.phrases.full(thing, prepositions: ["of", "per", "for"])),
      modality: reading.modality(of: match.head), rule: match.frame.rule, confidence: 0.85)
    figures.fill(&finding, change: FactLine.Change(rawValue: match.frame.label))
    return finding
  }

  /// "The price of bread doubled": no figure, yet a number.
  private func multiple(
    _ match: FrameMatch, thing: Int, _ goods: PricedGoods, in reading: Reading
  ) -> FactFinding? {
    guard let percent = Self.percents[reading.lemma(match.head)],
      let change = FactLine.Change(rawValue: match.frame.label), let subject = goods.party(thing, unitBehind: nil)
    else { return nil }
    return FactFinding(
      relation: "price", subject: subject, change: change, value: .number(percent), unit: "%",
      tokens: reading.text.sentence(of: match.head), head: match.head, modality: reading.modality(of: match.head),
      rule: match.frame.rule, confidence: 0.75)
  }

  private static let percents: [String: Double] = [
    "double": 100, "treble": 200, "triple": 200, "quadruple": 300, "halve": 50,
  ]
}
