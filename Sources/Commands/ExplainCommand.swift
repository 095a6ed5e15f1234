import Diagnostics
import DocumentInput
import Extraction
import Findings
import LanguageAnalysis
import Lexicons
import RecordStore
import Records
import TextModel

/// `annals explain ID`: a line of the store, the words that it rests on, and why it stands there.
///
/// The reasons are not kept but found anew: the report's text, as the store has it, is read once more.
enum ExplainCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let id = invocation.operands[0]
    let store = try invocation.store()
    guard let line = try store.line(id) else {
      throw AnnalsError(
        .usage, "the store has no line \(id)", remedy: "ids look like REPORT:e5; 'annals events' prints them")
    }
    console.print("\(id): \(line.type) in \(line.report.title ?? line.report.source ?? line.report.id)")
    console.print(line.json)
    guard let span = line.span, let range = line.text.range(of: span) else { return .success }
    var options = ReportReader.Options()
    options.dictionaries = try invocation.dictionaries()
    let reader = try ReportReader(root: DataRoot.find(), options: options, version: AnnalsCommandLine.version)
    let document = try DocumentReader(root: DataRoot.find()).document(
      text: line.text[line.text.range], id: line.report.id, title: line.report.title, date: line.report.published)
    let reading = reader.read(document)
    console.print("\n" + marked(range, in: reading.analysis, console))
    let inner = String(id.dropFirst(line.report.id.count + 1))
    var reasons = reading.reasons[inner] ?? []
    let isByThisRule = reading.record.events.contains {
      $0.id == inner && line.json.contains("\"rule\":\"\($0.rule)\"")
    }
    if line.type == "event", !isByThisRule {
      reasons = ["coded by other rules than those at hand; dictionaries are named with --coder petrarch --dictionaries"]
    }
    if !reasons.isEmpty { console.print("\nwhy\n" + reasons.map { "  " + $0 }.joined(separator: "\n")) }
    console.print("\nparse\n" + tree(around: range, in: reading.analysis))
    return .success
  }

  /// The sentence with the finding's words marked.
  private static func marked(_ range: ByteRange, in text: AnalysedText, _ console: Console) -> String {
    let (on, off) = console.isColoured ? ("\u{1B}[7m", "\u{1B}[0m") : ("⟦", "⟧")
    let sentences = text.tokens(in: range).reduce(into: range) { hull, token in
      let sentence = text.bytes(of: text.sentence(of: token))
      hull = min(hull.lowerBound, sentence.lowerBound)..<max(hull.upperBound, sentence.upperBound)
    }
    return text.source[sentences.lowerBound..<range.lowerBound] + on + text.source[range] + off
      + text.source[range.upperBound..<sentences.upperBound]
  }

  /// The trees of the sentences that hold `range`, a token a line, children below their head.
  private static func tree(around range: ByteRange, in text: AnalysedText) -> String {
    var lines: [String] = []
    let sentences = Set(text.tokens(in: range).map { text.sentenceIndex(of: $0) }).sorted()
    for sentence in sentences {
      // An explicit stack: a hostile text may nest deeper than the program's.
      var waiting = text.sentences[sentence].filter { text.tokens[$0].head == $0 }.reversed().map { ($0, 1) }
      while let (token, depth) = waiting.popLast() {
        let word = text.tokens[token]
        guard word.pos != .space else { continue }
        let indent = String(repeating: "  ", count: min(depth, 40))
        lines.append("\(indent)\(word.text)  \(word.relation.rawValue) \(word.tag.rawValue) \(word.lemma)")
        for child in text.children(of: token).reversed() { waiting.append((child, depth + 1)) }
      }
    }
    return lines.joined(separator: "\n")
  }
}
