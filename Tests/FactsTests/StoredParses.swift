import Diagnostics
import LanguageAnalysis
import Lexicons
import TextModel

struct NoParse: Error, CustomStringConvertible { var description: String }

let parses: [String: AnalysedText] = {
  guard let bytes = try? ResourceFile.bytes(of: "/tmp/fact/parses.tsv") else { return [:] }
  var all: [String: AnalysedText] = [:]
  var text = "", tokens: [Token] = [], entities: [EntityMention] = [], chunks: [TokenRange] = []
  func flush() {
    guard !text.isEmpty else { return }
    all[text] = AnalysedText(source: SourceText(text), tokens: tokens, entities: entities, nounChunks: chunks, blocks: [0..<tokens.count])
    tokens = []; entities = []; chunks = []
  }
  for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
    let f = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    switch f[0] {
    case "T": flush(); text = f[1]
    case "K":
      let r = Int(f[1])!..<Int(f[2])!
      let word = String(decoding: Array(text.utf8)[r], as: UTF8.self)
      tokens.append(Token(range: r, text: word, lower: word.lowercased(), lemma: f[3], tag: Tag(rawValue: f[4]), pos: PartOfSpeech(rawValue: f[5])!, morph: f[6], head: Int(f[7])!, relation: DependencyRelation(rawValue: f[8]), leftEdge: Int(f[9])!, rightEdge: Int(f[10])!, isSentenceStart: f[11] == "1", hasSpaceAfter: f[12] == "1"))
    case "E": entities.append(EntityMention(tokens: Int(f[1])!..<Int(f[2])!, label: EntityLabel(rawValue: f[3])))
    default: chunks.append(Int(f[1])!..<Int(f[2])!)
    }
  }
  flush()
  return all
}()

func analyse(_ string: String) throws -> AnalysedText {
  guard let text = parses[string] else { throw NoParse(description: "no parse stored for: \(string)") }
  return text
}
