import Diagnostics
import Lexicons

/// Which dictionaries a user names, and what each of them is.
enum DictionaryFiles {
  enum Kind { case verbs, actors, agents, discards, issues, other }

  /// The files of `FILE,FILE…`: a folder stands for all that it holds, `*` at the end for all that begin so.
  static func paths(_ list: String) throws -> [String] {
    var paths: [String] = []
    for part in list.split(separator: ",").map(String.init) where !part.isEmpty {
      if part.hasSuffix("*") {
        let start = String(part.dropLast())
        let folder = start.lastIndex(of: "/").map { String(start[..<$0]) } ?? "."
        paths += try ResourceFile.paths(in: folder).filter {
          ($0.hasPrefix(start) || $0.hasPrefix("./" + start)) && isText($0)
        }
      } else if let inside = try? ResourceFile.paths(in: part) {
        paths += inside.filter(isText)
      } else {
        paths.append(part)
      }
    }
    guard !paths.isEmpty else { throw AnnalsError(.usage, "no dictionary files in '\(list)'") }
    return paths
  }

  private static func isText(_ path: String) -> Bool { path.hasSuffix(".txt") || path.hasSuffix(".dict") }

  /// By what stands in it where that is plain, else by its name.
  static func kind(of source: DictionarySource) -> Kind {
    let name = source.name.lowercased()
    if name.contains("ontology") || name.contains("preposition") { return .other }
    if name.contains("agent") { return .agents }
    if name.contains("actor") { return .actors }
    if name.contains("discard") { return .discards }
    if name.contains("issue") { return .issues }
    if source.lines.contains(where: { $0.text.hasPrefix("---") }) { return .verbs }
    if name.contains("verb") { return .verbs }
    let sample = source.lines.prefix(200)
    if sample.contains(where: { $0.text.contains("[~") || $0.text.contains("~]") }) { return .agents }
    if sample.contains(where: { $0.text.hasPrefix("<ISSUE") }) { return .issues }
    if sample.count(where: { $0.text.utf8.last == 0x5D }) * 2 > sample.count { return .actors }
    return .other
  }
}
