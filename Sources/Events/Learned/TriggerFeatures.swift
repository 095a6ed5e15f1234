import Findings
import LanguageAnalysis

/// What may speak for or against a word's telling an act: its own words, who stands around it, what the rules say.
struct TriggerFeatures {
  let coder: EventCoder
  let grammar: Grammar
  /// By sentence: the types that strong words of it speak for.
  private let typesOfSentence: [[String]]
  private var phrases: Phrases { grammar.phrases }
  private var text: AnalysedText { grammar.phrases.text }

  init(coder: EventCoder, grammar: Grammar) {
    self.coder = coder
    self.grammar = grammar
    let phrases = grammar.phrases
    typesOfSentence = phrases.text.sentences.map { sentence in
      var types: [String] = []
      for token in sentence.prefix(200) {
        guard let kind = Trigger.Kind(of: token, in: phrases.text) else { continue }
        for entry in coder.triggers.entries(of: phrases.lemmas[token], kind) where !entry.isWeak {
          types.append(entry.code.type)
        }
      }
      return types
    }
  }

  /// Whether a word can tell an act at all.
  func isCandidate(_ token: Int) -> Bool {
    guard Trigger.Kind(of: token, in: text) != nil, !phrases.isToken(token, in: phrases.known.time) else {
      return false
    }
    let word = text.tokens[token]
    switch word.relation {
    case "compound", "nmod", "aux", "auxpass", "npadvmod", "poss": return false
    case "amod": return word.pos == .verb
    default: break
    }
    if word.pos == .propn { return !coder.triggers.entries(of: phrases.lemmas[token], .noun).isEmpty }
    return phrases.entity(at: token) != "PERSON"
  }

  func features(
    of token: Int, fired: RuleMatcher.Match?, standing: String?, topic: String?, named: Bool = false
  ) -> FeatureList {
    var list = wordFeatures(of: token, fired: fired, standing: standing, named: named)
    addContext(of: token, topic: topic, to: &list)
    return list
  }

  /// What the word and the rules say, without a look at what stands around: a third of the features.
  func wordFeatures(
    of token: Int, fired: RuleMatcher.Match?, standing: String?, named: Bool = false
  ) -> FeatureList {
    var list = FeatureList(named: named)
    list.add("bias")
    addWord(token, Trigger.Kind(of: token, in: text) ?? .noun, to: &list)
    addRule(fired, token, to: &list)
    if let standing { list.add("event by rule", standing) } else if fired != nil { list.add("rule's event fell") }
    return list
  }

  func addContext(of token: Int, topic: String?, to list: inout FeatureList) {
    addSides(token, Trigger.Kind(of: token, in: text) ?? .noun, to: &list)
    addDependents(token, to: &list)
    addGovernor(token, to: &list)
    addSurroundings(token, topic: topic, to: &list)
  }

  // MARK: - The word itself

  private func addWord(_ token: Int, _ kind: Trigger.Kind, to list: inout FeatureList) {
    let word = text.tokens[token]
    let lemma = phrases.lemmas[token]
    let name = kind == .verb ? "verb" : "noun"
    list.add("kind", name)
    list.add("lemma", lemma, name)
    list.add("stem", String(lemma.prefix(5)))
    list.add("ending", String(lemma.suffix(3)), name)
    list.add("tag", word.tag.rawValue)
    list.add("relation", word.relation.rawValue, name)
    let entries = coder.triggers.entries(of: lemma, kind)
    for entry in entries { list.add("may tell", entry.name, name) }
    if entries.isEmpty {
      list.add("may tell nothing", name)
    } else {
      list.add("may tell all of", entries.map(\.name).joined(separator: "+"))
      list.add("may tell first", entries[0].name, word.relation.rawValue)
    }
    for name in coder.table.classes.names(in: phrases.classes[token]) { list.add("class", name) }
  }

  private func addRule(_ fired: RuleMatcher.Match?, _ token: Int, to list: inout FeatureList) {
    guard let fired else {
      var types = Set<String>()
      for candidate in coder.table.candidates(for: phrases.lemmas[token]) {
        types.insert(coder.table.rules[candidate.rule].code.type)
      }
      list.add(types.isEmpty ? "no rule knows it" : "rules know it")
      for type in types.sorted() { list.add("no rule fired of", type) }
      return
    }
    list.add(fired.rule.options.isNothing ? "rule says nothing" : "rule fired")
    list.add("rule", fired.rule.code.type)
    list.add("rule", fired.rule.code.type, fired.rule.code.mode ?? "")
  }

  // MARK: - Who and what stands around it

  private func addSides(_ token: Int, _ kind: Trigger.Kind, to list: inout FeatureList) {
    let lemma = phrases.lemmas[token]
    let frame = Frame(grammar: grammar, kind: kind, words: [token])
    let sides: [(StaticString, StaticString, [Int])] = [
      ("subject", "word+subject", frame.fillers(of: [.subject])),
      ("object", "word+object", frame.fillers(of: [.object])),
    ]
    for (name, joined, heads) in sides {
      guard let first = heads.first else {
        list.add(name, "none")
        continue
      }
      let core = phrases.core(of: first)
      let party = phrases.partyKind(of: first)
      list.add(name, party)
      list.add(joined, lemma, party)
      list.add(name, "lemma", phrases.lemmas[core])
      for kind in Self.telling(coder.table.classes.names(in: phrases.classes[core])) { list.add(name, "class", kind) }
    }
    if kind == .verb { list.add(grammar.isPassive(token) ? "passive" : "active") }
  }

  private static func telling(_ classes: [String]) -> [String] {
    classes.filter { ["force", "armed-group", "civil", "authority", "weapon", "pact", "property"].contains($0) }
  }

  private func addDependents(_ token: Int, to list: inout FeatureList) {
    let lemma = phrases.lemmas[token]
    for child in text.children(of: token).prefix(24) {
      let word = text.tokens[child]
      switch word.relation {
      case "prep", "agent", "dative":
        list.add("behind it", word.lower)
        list.add("word+behind it", lemma, word.lower)
        if let object = text.children(of: child, "pobj").first {
          list.add("behind it", word.lower, phrases.partyKind(of: object))
          list.add("behind it, word", word.lower, phrases.lemmas[object])
        }
      case "prt": list.add("word+particle", lemma, word.lower)
      case "dobj", "attr", "acomp", "oprd":
        list.add("word+complement", lemma, phrases.lemmas[child])
        list.add("complement", phrases.lemmas[child])
        for entry in coder.triggers.entries(of: phrases.lemmas[child], .noun) {
          list.add("complement tells", entry.name)
        }
      case "xcomp", "ccomp":
        list.add("clause", grammar.isInfinitive(child) ? "to" : word.relation.rawValue)
        list.add("word+clause", lemma, grammar.isInfinitive(child) ? "to" : word.relation.rawValue)
        list.add("clause verb", phrases.lemmas[child])
      case "amod", "compound", "nmod":
        list.add("before it", phrases.lemmas[child])
        list.add("before it", phrases.partyKind(of: child))
        for entry in coder.triggers.entries(of: phrases.lemmas[child], .noun) {
          list.add("before it tells", entry.name)
        }
      case "det", "neg", "aux", "auxpass", "advmod", "mark", "poss", "predet", "nummod":
        list.add("beside it", word.relation.rawValue, word.pos == .noun || word.pos == .propn ? "" : word.lower)
      default: list.add("has", word.relation.rawValue)
      }
    }
  }

  private func addGovernor(_ token: Int, to list: inout FeatureList) {
    let word = text.tokens[token]
    guard word.head != token else { return list.add("root") }
    var head = word.head
    if text.tokens[head].relation == "prep", text.tokens[head].head != head {
      list.add("stands behind", text.tokens[head].lower)
      head = text.tokens[head].head
    }
    let lemma = phrases.lemmas[head]
    list.add("governor", lemma, word.relation.rawValue)
    list.add("governor word", lemma)
    list.add("governor tag", text.tokens[head].pos.rawValue, word.relation.rawValue)
    if let kind = Trigger.Kind(of: head, in: text) {
      for entry in coder.triggers.entries(of: lemma, kind) {
        list.add("governor tells", entry.name, word.relation.rawValue)
      }
      if phrases.isToken(head, in: phrases.known.support) { list.add("served by a verb") }
      if phrases.isToken(head, in: phrases.known.reporting) { list.add("reported", word.relation.rawValue) }
    }
  }

  private func addSurroundings(_ token: Int, topic: String?, to list: inout FeatureList) {
    let sentence = text.sentence(of: token)
    for (name, place) in [("-2", token - 2), ("-1", token - 1), ("+1", token + 1), ("+2", token + 2)] {
      list.add("near", name, sentence.contains(place) ? phrases.lemmas[place] : "")
    }
    if let topic { list.add("topic", topic) }
    let number = text.sentenceIndex(of: token)
    let own = typesOfSentence[number]
    for type in Set(own).sorted() where own.filter({ $0 == type }).count > 1 || !tells(token, type) {
      list.add("sentence tells", type)
    }
    if number > 0 { for type in Set(typesOfSentence[number - 1]).sorted() { list.add("sentence before tells", type) } }
    if sentence.contains(where: { text.tokens[$0].text == "\"" || text.tokens[$0].text == "“" }) { list.add("marks") }
    if text.tokens[sentence.lowerBound].tag == "VBG" { list.add("opens with a participle") }
  }

  private func tells(_ token: Int, _ type: String) -> Bool {
    guard let kind = Trigger.Kind(of: token, in: text) else { return false }
    return coder.triggers.entries(of: phrases.lemmas[token], kind).contains { $0.code.type == type && !$0.isWeak }
  }
}

extension Trigger.Kind {
  /// A gerund that stands where a noun stands (“*fighting* spread”) is read as a noun.
  init?(of token: Int, in text: AnalysedText) {
    switch text.tokens[token].pos {
    case .noun, .propn: self = .noun
    case .verb:
      let isGerund =
        text.tokens[token].tag == "VBG" && ["nsubj", "dobj", "nsubjpass", "pobj"].contains(text.tokens[token].relation)
      self = isGerund && text.children(of: token, "dobj").isEmpty ? .noun : .verb
    default: return nil
    }
  }
}

extension Phrases {
  /// What kind of party a phrase names, in one word.
  func partyKind(of token: Int) -> String {
    let core = self.core(of: token)
    let word = text.tokens[core]
    if word.pos == .pron { return isToken(core, in: known.pronoun) ? "pronoun" : "other pronoun" }
    if let actor = actors.mention(headedBy: core).map({ actors.actors[$0.actor] }) ?? actors.actor(at: core) {
      return actor.kind.rawValue
    }
    if isToken(core, in: known.force) { return "force" }
    if isToken(core, in: known.authority) { return "authority" }
    if isToken(core, in: known.actor) { return "party" }
    if let label = entity(at: core) { return label.rawValue }
    return word.pos == .propn ? "name" : "thing"
  }
}
