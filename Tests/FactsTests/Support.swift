import Diagnostics
import Findings
import LanguageAnalysis
import Lexicons
import Testing
import TextModel

@testable import Facts

/// The checkout that these tests stand in.
let checkout = DataRoot(path: #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" })

/// The finder, loaded once.
let finder = Result { try FactFinder(root: checkout) }

/// The language pipeline, loaded once; absent where `make setup` has not packed the model.
let pipeline = try? LanguagePipeline.load(root: checkout)

func analyse(_ string: String) throws -> AnalysedText { try #require(pipeline).analyse(SourceText(string)) }

/// What a text yields, one readable line for each fact.
func facts(in string: String) throws -> [String] {
  let text = try analyse(string)
  let document = Document(
    id: "test", source: "test", text: text.source, blocks: [Document.Block(.paragraph, text.source.range)], sha256: "")
  return try finder.get().find(in: text, document: document, actors: namedActors(in: text)).map(\.summary)
}

/// Stands in for the actor finder: every name of the text is an actor, equal names are one.
func namedActors(in text: AnalysedText) -> ActorTable {
  var actors: [ActorTable.Actor] = []
  var indices: [String: Int] = [:]
  var mentions: [ActorTable.Mention] = []
  for entity in text.entities {
    guard let kind = kinds[entity.label.rawValue] else { continue }
    let tokens = text.tokens[entity.tokens.lowerBound].lower == "the" ? entity.tokens.dropFirst() : entity.tokens
    let name = text.text(of: tokens)
    let code = countries?.country(name)?.code
    let index = indices[name] ?? actors.count
    if index == actors.count {
      indices[name] = index
      actors.append(ActorTable.Actor(name: name, kind: kind, code: code, confidence: 1))
    }
    mentions.append(ActorTable.Mention(actor: index, tokens: tokens, head: text.head(of: tokens), form: .name))
  }
  return ActorTable(actors: actors, mentions: mentions, tokenCount: text.tokens.count)
}

private let countries = try? CountryTable(root: checkout)
private let kinds: [String: ActorLine.Kind] = ["PERSON": .person, "ORG": .organisation, "GPE": .country]

extension FactFinding {
  /// `membership began Norway > Straits Pact`, `price rose bread 2 → 3 GBP`
  var summary: String {
    var parts = [relation, change?.rawValue, subject.name].compactMap { $0 }
    switch object {
    case .party(let party): parts.append("> \(party.name)")
    case .word(let word): parts.append("> \(word)")
    case nil: break
    }
    if let bound { parts.append("[\(bound)]") }
    if let fromValue { parts.append("from \(fromValue.readable)") }
    if let toValue { parts.append("to \(toValue.readable)") }
    if let value { parts.append("= \(value.readable)") }
    if let unit { parts.append(unit) }
    if let alternative {
      let values = [alternative.fromValue, alternative.toValue, alternative.value].compactMap { $0?.readable }
      parts.append("(\((values + [alternative.unit].compactMap { $0 }).joined(separator: " ")))")
    }
    if modality != .asserted { parts.append(modality.rawValue) }
    return parts.joined(separator: " ")
  }
}

extension FactLine.Value {
  var readable: String {
    switch self {
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .word(let word): word
    }
  }
}
