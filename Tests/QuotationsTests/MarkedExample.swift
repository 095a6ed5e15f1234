import Findings
import LanguageAnalysis
import Lexicons
import TextModel

@testable import Quotations

/// A sentence with its parts marked – [S the speaker] [C the cue] [Q what is said] – and what the finder makes of it.
struct MarkedExample: Sendable {
  var rule: String
  var marked: String

  /// The sentence without its brackets.
  var text: String {
    var plain = ""
    var rest = marked[...]
    while let open = rest.firstIndex(of: "[") {
      plain += rest[..<open]
      rest = rest[open...].dropFirst(3)
      guard let close = rest.firstIndex(of: "]") else { break }
      plain += rest[..<close]
      rest = rest[close...].dropFirst()
    }
    return plain + rest
  }

  /// The sentence with the brackets where the finder sees them, told by the quotation that is nearest to the wanted one.
  func found(by finder: QuotationFinder, _ pipeline: LanguagePipeline) -> String {
    let analysed = pipeline.analyse(SourceText(text))
    let document = Document(
      id: "example", source: "example", text: analysed.source, blocks: [.init(.paragraph, analysed.source.range)],
      sha256: "")
    let actors = ActorTable(actors: [], mentions: [], tokenCount: analysed.tokens.count)
    let all = finder.find(in: analysed, document: document, actors: actors).quotations.map { mark($0, in: analysed) }
    return all.first { $0 == marked } ?? all.first ?? text
  }

  private func mark(_ quotation: Quotation, in text: AnalysedText) -> String {
    var parts = quotation.content.map { ("Q", $0) } + quotation.cue.map { ("C", text.bytes(of: $0)) }
    if let speaker = quotation.speaker { parts.append(("S", text.bytes(of: speaker))) }
    var result = ""
    var place = 0
    for (name, range) in parts.sorted(by: { $0.1.lowerBound < $1.1.lowerBound }) where range.lowerBound >= place {
      result += text.source[place..<range.lowerBound] + "[\(name) \(text.source[range])]"
      place = range.upperBound
    }
    return result + text.source[place..<text.source.bytes.count]
  }
}
