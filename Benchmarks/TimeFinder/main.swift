import DocumentInput
import LanguageAnalysis
import Lexicons
import TextModel
import TimeExpressions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// How fast the finder of time expressions is by itself: the texts are analysed first, which is not timed.
//
// Usage: time-finder-benchmark FILE.jsonl; prints `find WORDS_PER_SECOND`, `find+resolve`, `with-analysis` (words
// between white space, seconds of one thread's processor time) and `expressions COUNT`.

struct Text {
  var document: Document
  var analysis: AnalysedText
  var published: CalendarDate?
}

/// Repeats `body` over all texts for some seconds of processor time; gives words a second.
func speed(words: Int, of texts: [Text], _ body: (Text) -> Void) -> Int {
  for text in texts { body(text) }
  let start = clock()
  var rounds = 0
  repeat {
    for text in texts { body(text) }
    rounds += 1
  } while clock() - start < 2 * CLOCKS_PER_SEC
  return Int(Double(words * rounds) * Double(CLOCKS_PER_SEC) / Double(clock() - start))
}

let root = try DataRoot.find()
let pipeline = try LanguagePipeline.load(root: root)
let finder = try TimeExpressionFinder(root: root)
var texts: [Text] = []
var words = 0
for item in try DocumentReader(root: root).documents(at: Array(CommandLine.arguments.dropFirst())) {
  guard case .document(let document) = item else { continue }
  texts.append(
    Text(
      document: document,
      analysis: pipeline.analyse(document.text, blocks: document.blocks.map(\.range)),
      published: document.published?.day))
  words += document.text[document.text.range].split(whereSeparator: \.isWhitespace).count
}

var expressions = 0
for text in texts { expressions += finder.find(in: text.analysis).count }
print("find", speed(words: words, of: texts) { _ = finder.find(in: $0.analysis) })
print(
  "find+resolve",
  speed(words: words, of: texts) { text in
    _ = finder.resolve(
      finder.find(in: text.analysis), in: text.analysis, anchors: TimeAnchors(published: text.published))
  })
print(
  "with-analysis",
  speed(words: words, of: texts) { text in
    let analysis = pipeline.analyse(text.document.text, blocks: text.document.blocks.map(\.range))
    _ = finder.resolve(finder.find(in: analysis), in: analysis, anchors: TimeAnchors(published: text.published))
  })
print("expressions", expressions)
