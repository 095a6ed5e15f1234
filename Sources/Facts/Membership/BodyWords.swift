import Diagnostics
import LanguageAnalysis
import Lexicons

/// Which words name something that can have members, as `bodies.words` lists them.
struct BodyWords: Sendable {
  enum Kind: String, Sendable, Hashable {
    case treaty
    case deal
    case body
  }

  private var kinds: [String: Kind] = [:]
  private var names: Set<String> = []
  /// Every word of the names.
  private var wordsOfNames: Set<Substring> = []
  private var bargains: Set<String> = []
  private var unlisted: Set<String> = []
  private var personal: Set<String> = []
  private var organs: Set<String> = []

  init(root: DataRoot) throws {
    let file = try ResourceFile(path: root.resource("Facts", "bodies.words"))
    for line in file.lines {
      guard line.fields.count == 2 else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "a line needs a kind and words"))")
      }
      let words = line.fields[1].split(separator: "|").map(String.init)
      switch line.fields[0] {
      case "named":
        names.formUnion(words)
        wordsOfNames.formUnion(words.flatMap { $0.split(separator: " ") })
      case "not": bargains.formUnion(words)
      case "unlisted": unlisted.formUnion(words)
      case "personal": personal.formUnion(words)
      case "organ": organs.formUnion(words)
      default:
        guard let kind = Kind(rawValue: String(line.fields[0])) else {
          throw AnnalsError(.resource, "\(file.diagnostic(line, "no such kind of body: \(line.fields[0])"))")
        }
        for word in words { kinds[word] = kind }
      }
    }
  }

  func kind(_ lemma: String) -> Kind? { kinds[lemma] ?? (lemma.hasSuffix("s") ? kinds[String(lemma.dropLast())] : nil) }

  /// Whether a noun can head the name of a body at all.
  func mayName(_ token: Token) -> Bool {
    kind(token.lowerLemma) != nil || kind(token.lower) != nil || wordsOfNames.contains(token.text[...])
  }

  func isKnownName(_ word: String) -> Bool { names.contains(word) }

  func isBargain(_ modifier: String) -> Bool { bargains.contains(modifier) }

  /// What a person, not only a country, can be a member of.
  func isPersonal(_ lemma: String) -> Bool { personal.contains(lemma) }

  /// Who acts for a country: "Peru's parliament".
  func isOrgan(_ lemma: String) -> Bool { organs.contains(lemma) }

  func isUnlisted(_ modifier: String) -> Bool { unlisted.contains(modifier) }
}
