import Actors
package import Diagnostics
import Events
import Findings
import LanguageAnalysis
package import Lexicons
import Places
import TextModel

/// Lexicon files and event rules in, what is wrong with them out: how they are written, what they contradict, and which
/// of their examples do not come out. It changes nothing.
package struct LexiconCheck {
  private let root: DataRoot
  private let own: LexiconFolder?

  /// Checks our own files, or those of a user's folder.
  package init(root: DataRoot, own: LexiconFolder?) {
    self.root = root
    self.own = own
  }

  private static let actorFiles = ["bodies.tsv", "roles.tsv", "offices.tsv", "ranks.tsv", "titles.tsv"]

  /// What is wrong by reading the files alone. Where this gives errors, the files cannot be used.
  package func files() throws -> [Diagnostic] {
    let countryFiles = try files("countries.tsv")
    var found = countryFiles.flatMap(CountryTable.check)
    found += try files("codes.tsv").flatMap(CodeTable.check)
    guard !found.contains(where: { $0.severity == .error }) else { return found }
    let countries = try CountryTable(root: root, own: own)
    var check = ActorFileCheck(
      codes: try CodeTable(root: root, countries: countries, own: own), countries: countries)
    for name in Self.actorFiles { found += check.check(try files(name), as: name) }
    found += try files("places.tsv").flatMap { OwnPlaces.check($0, countries: countries) }
    return found + (try strangers())
  }

  /// The examples and the rules, by reading with them. Cost: one run of the language model over all examples.
  package func examples() throws -> (count: Int, found: [Diagnostic]) {
    let pipeline = try LanguagePipeline.load(root: root)
    let actors = try ActorFinder(root: root, countries: CountryTable(root: root, own: own), own: own)
    var count = 0
    var found: [Diagnostic] = []
    for name in Self.actorFiles {
      for file in try files(name) {
        let set = ActorExamples(file, as: name)
        count += set.examples.count
        for example in set.examples {
          let (text, document) = analysed(example.text, pipeline)
          guard let failure = set.failure(of: example, in: actors.find(in: text, document: document)) else { continue }
          found.append(Diagnostic(.error, source: file.path, line: example.line, message: failure))
        }
      }
    }
    let rules = try rules(pipeline)
    return (count + rules.count, found + rules.found)
  }

  private func rules(_ pipeline: LanguagePipeline) throws -> (count: Int, found: [Diagnostic]) {
    let folder = own?.path ?? "\(root.path)/Resources/Events"
    let paths = try ResourceFile.paths(in: folder).filter { $0.hasSuffix(".rules") }
    let coder = try EventCoder(root: root, extraRules: [own?.path].compactMap { $0 }, isTrained: false)
    var found = coder.diagnostics.filter { $0.source.hasPrefix(folder) }
    let check = RuleCheck(coder, isOwn: own != nil, paths: paths)
    found += check.shadowed
    var count = 0
    for rule in check.examples {
      var hasFired = rule.isNothing
      var others: Set<String> = []
      for example in rule.examples {
        let (text, document) = analysed(example.sentence, pipeline)
        let events = coder.find(in: text, document: document, actors: ActorTable(namesIn: text))
        hasFired = hasFired || events.contains { $0.rule == rule.rule }
        others.formUnion(events.map(\.rule))
        if let failure = example.failure(of: events) { found.append(check.complaint(example.place, failure)) }
      }
      count += rule.examples.count
      if !hasFired, !rule.examples.isEmpty {
        // Where others give the same result nothing is wrong, but the examples do not test the rule.
        let instead = others.isEmpty ? "" : "; \(others.sorted().joined(separator: ", ")) does"
        found.append(
          check.complaint(
            rule.rule, "the rule fires on none of its examples" + instead, others.isEmpty ? .error : .warning))
      }
    }
    return (count, found)
  }

  private func analysed(_ words: String, _ pipeline: LanguagePipeline) -> (text: AnalysedText, document: Document) {
    let source = SourceText(words)
    let document = Document(
      id: "example", source: "example", text: source, blocks: [.init(.paragraph, source.range)], sha256: "")
    return (pipeline.analyse(source, blocks: [source.range]), document)
  }

  /// The user's files of that name, or ours.
  private func files(_ name: String) throws -> [ResourceFile] {
    if let own { return try own.files(name) }
    switch name {
    case "countries.tsv", "codes.tsv": return [try ResourceFile(path: root.resource("Lexicons", name))]
    case "places.tsv": return [try ResourceFile(path: root.resource("Places", "features.tsv"))]
    case "bodies.tsv": return try ResourceFile.files(in: root.resource("Actors", "bodies"), suffix: "tsv")
    default: return [try ResourceFile(path: root.resource("Actors", name))]
    }
  }

  /// Files of a user's folder that nobody reads, which may be slips of the pen.
  private func strangers() throws -> [Diagnostic] {
    guard let own else { return [] }
    return try ResourceFile.paths(in: own.path).filter { path in
      !LexiconFolder.isLexicon(path) && [".tsv", ".txt", ".rule"].contains { path.hasSuffix($0) }
    }.map { path in
      Diagnostic(
        .warning, source: path,
        message: "no lexicon has a file of this name, so it is not read; there may be "
          + LexiconFolder.fileNames.joined(separator: ", "))
    }
  }
}
