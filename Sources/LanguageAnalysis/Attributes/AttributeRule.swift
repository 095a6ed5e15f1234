import Diagnostics

/// One rule of the model's attribute ruler: what one or two tokens in a row must be, and what one of them becomes.
struct AttributeRule: Sendable {
  /// Each way in which the rule can hold: conditions on tokens in a row.
  let patterns: [[TokenCondition]]
  /// Which of the tokens changes.
  let target: Int
  let change: Change

  struct Change: Sendable {
    var pos: PartOfSpeech?
    var morph: String?
    var lemma: String?
    var tag: Tag?
    var relation: DependencyRelation?
  }
}

/// What one token must be.
struct TokenCondition: Sendable {
  var tag: Test?
  var lower: Test?
  var relation: Test?
  var isSpace: Bool?

  enum Test: Sendable {
    case oneOf(Set<String>)
    case noneOf(Set<String>)
    case matches(Pattern)

    func holds(_ value: String) -> Bool {
      switch self {
      case .oneOf(let values): return values.contains(value)
      case .noneOf(let values): return !values.contains(value)
      case .matches(let pattern):
        let points = value.unicodeScalars.map(\.value)
        return (0...points.count).contains { pattern.end(at: $0, in: points, bounds: 0..<points.count) != nil }
      }
    }

    /// The values that this allows, where they can be listed.
    var listed: Set<String>? {
      guard case .oneOf(let values) = self else { return nil }
      return values
    }
  }

  func holds(for token: Token, isSpace isTokenSpace: Bool) -> Bool {
    (isSpace.map { $0 == isTokenSpace } ?? true) && (tag?.holds(token.tag.rawValue) ?? true)
      && (lower?.holds(token.lower) ?? true) && (relation?.holds(token.relation.rawValue) ?? true)
  }
}

extension AttributeRule {
  /// Reads one of the model's rules; refuses what this program would not apply as meant.
  init(_ value: MessagePackValue, classes: PatternClasses) throws {
    let patterns = try (value["patterns"]?.elements ?? []).map { pattern in
      try (pattern.elements ?? []).map { try TokenCondition($0, classes: classes) }
    }
    let target = value["index"]?.int ?? 0
    guard !patterns.isEmpty, patterns.allSatisfy({ $0.indices.contains(target) }) else {
      throw AnnalsError(.resource, "a rule of the model's attribute ruler changes a token outside its pattern")
    }
    self.patterns = patterns
    self.target = target
    var change = Change()
    for entry in value["attrs"]?.entries ?? [] {
      let text = entry.value.text ?? ""
      switch entry.key.text {
      case "POS":
        guard let pos = PartOfSpeech(rawValue: text) else {
          throw AnnalsError(.resource, "the attribute ruler sets the part of speech \(text), which is unknown")
        }
        change.pos = pos
      case "MORPH": change.morph = text == "_" ? "" : text
      case "LEMMA": change.lemma = text
      case "TAG": change.tag = Tag(rawValue: text)
      case "DEP": change.relation = DependencyRelation(rawValue: text)
      default: throw AnnalsError(.resource, "the attribute ruler sets \(entry.key.text ?? "?"), which is unknown")
      }
    }
    self.change = change
  }
}

extension TokenCondition {
  fileprivate init(_ value: MessagePackValue, classes: PatternClasses) throws {
    for entry in value.entries ?? [] {
      switch entry.key.text {
      case "TAG": tag = try Test(entry.value, classes: classes)
      case "LOWER": lower = try Test(entry.value, classes: classes)
      case "DEP": relation = try Test(entry.value, classes: classes)
      case "IS_SPACE": isSpace = entry.value == .bool(true)
      default:
        throw AnnalsError(.resource, "the model's attribute ruler asks for \(entry.key.text ?? "?"), which is unknown")
      }
    }
  }
}

extension TokenCondition.Test {
  fileprivate init(_ value: MessagePackValue, classes: PatternClasses) throws {
    if let text = value.text {
      self = .oneOf([text])
      return
    }
    guard let test = value.entries?.first, value.entries?.count == 1 else {
      throw AnnalsError(.resource, "a condition of the model's attribute ruler is unknown")
    }
    let values = Set((test.value.elements ?? []).compactMap(\.text))
    switch test.key.text {
    case "IN": self = .oneOf(values)
    case "NOT_IN": self = .noneOf(values)
    case "REGEX": self = .matches(Pattern(try PatternParser.parse(test.value.text ?? "", classes: classes)))
    default:
      throw AnnalsError(.resource, "the model's attribute ruler compares by \(test.key.text ?? "?"), which is unknown")
    }
  }
}
