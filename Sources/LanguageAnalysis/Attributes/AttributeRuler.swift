package import MappedFiles

/// Tags, words and relations in; parts of speech, features and some lemmas out, by the model's rules in their order.
package struct AttributeRuler: Sendable {
  private let rules: [AttributeRule]
  /// Rules by the narrowest thing that the first token of one of their patterns must be.
  private var byLower: [String: [Candidate]] = [:]
  private var byTag: [String: [Candidate]] = [:]
  private var byRelation: [String: [Candidate]] = [:]
  private var forSpaces: [Candidate] = []
  private var others: [Candidate] = []

  /// A pattern of a rule.
  private struct Candidate: Sendable, Comparable {
    let rule: Int
    let pattern: Int

    static func < (left: Candidate, right: Candidate) -> Bool {
      (left.rule, left.pattern) < (right.rule, right.pattern)
    }
  }

  /// Fills `pos`, `morph` and, where a rule says so, `lemma`, `tag` and `relation` of the tokens of one block, made of
  /// `words`. Lemmas come in empty.
  ///
  /// All rules see the tokens as they came; later rules overwrite what earlier ones set.
  package func apply(
    to tokens: inout [Token], in block: TokenRange, words: ArraySlice<TokenizedWord>, cache: WordCache
  ) {
    apply(to: &tokens, in: block, isSpace: words.map { cache.types[$0.type].isSpace })
  }

  func apply(to tokens: inout [Token], in block: TokenRange, isSpace: [Bool]) {
    var changes: [(rule: Int, token: Int)] = []
    for index in block {
      let token = tokens[index]
      func consider(_ candidates: [Candidate]) {
        for candidate in candidates {
          let rule = rules[candidate.rule]
          if holds(rule.patterns[candidate.pattern], at: index, tokens, block, isSpace) {
            changes.append((candidate.rule, index + rule.target))
          }
        }
      }
      consider(others)
      if isSpace[index - block.lowerBound] { consider(forSpaces) }
      if let more = byTag[token.tag.rawValue] { consider(more) }
      if let more = byLower[token.lower] { consider(more) }
      if let more = byRelation[token.relation.rawValue] { consider(more) }
    }
    changes.sort { $0 < $1 }
    for change in changes { tokens[change.token].take(rules[change.rule].change) }
  }

  private func holds(
    _ pattern: [TokenCondition], at start: Int, _ tokens: [Token], _ block: TokenRange, _ isSpace: [Bool]
  ) -> Bool {
    guard pattern.count <= block.upperBound - start else { return false }
    return pattern.indices.allSatisfy {
      pattern[$0].holds(for: tokens[start + $0], isSpace: isSpace[start + $0 - block.lowerBound])
    }
  }
}

extension AttributeRuler {
  init(_ rules: [AttributeRule]) {
    self.rules = rules
    for (number, rule) in rules.enumerated() {
      for (index, pattern) in rule.patterns.enumerated() {
        guard let first = pattern.first else { continue }
        let candidate = Candidate(rule: number, pattern: index)
        if let values = first.lower?.listed {
          for value in values { byLower[value, default: []].append(candidate) }
        } else if let values = first.tag?.listed {
          for value in values { byTag[value, default: []].append(candidate) }
        } else if let values = first.relation?.listed {
          for value in values { byRelation[value, default: []].append(candidate) }
        } else if first.isSpace == true {
          forSpaces.append(candidate)
        } else {
          others.append(candidate)
        }
      }
    }
  }

  /// Packs the rules that lie in a pipeline's file `patterns`.
  static func pack(file path: String, into writer: inout PackedFileWriter) throws {
    let file = try MappedFile(path: path)
    writer.add("ruler.patterns", bytes: file.withUnsafeBytes(in: 0..<file.count) { Array($0) })
  }

  /// Packs a ruler without rules: an empty MessagePack array.
  static func packNothing(into writer: inout PackedFileWriter) { writer.add("ruler.patterns", bytes: [0x90]) }

  package init(_ file: PackedFile) throws {
    let bytes = try file.array("ruler.patterns", of: UInt8.self).array
    let classes = PatternClasses(try CodePointTable(file))
    let value = try MessagePackValue(parsing: bytes, of: file.path)
    self.init(try (value.elements ?? []).map { try AttributeRule($0, classes: classes) })
  }
}

extension Token {
  fileprivate mutating func take(_ change: AttributeRule.Change) {
    if let pos = change.pos { self.pos = pos }
    if let morph = change.morph { self.morph = morph }
    if let lemma = change.lemma { self.lemma = lemma }
    if let tag = change.tag { self.tag = tag }
    if let relation = change.relation { self.relation = relation }
  }
}
