/// One rule as it was read: words that tell an act, who stands where around them, and what it counts as.
struct Rule: Sendable {
  /// `request.rules:41`
  var name: String
  var code: EventClass
  var triggers: [Trigger]
  var sources: [[SlotPath]]
  var targets: [[SlotPath]]
  var conditions: [Condition]
  var options = RuleOptions()
  var examples: [RuleExample]
  /// A user's rule goes before ours where both are equally specific.
  var precedence = 0

  /// How much the rule asks for, with a trigger's own words: the most specific rule wins.
  func specificity(of trigger: Trigger) -> Int {
    let words = trigger.others.reduce(0) { $0 + ($1.isParticle ? 1 : 10) }
    return words + conditions.reduce(0) { $0 + $1.weight } + options.priority + precedence
  }
}

/// What an act counts as, in PLOVER and in CAMEO, side by side.
struct EventClass: Sendable, Hashable {
  var type: String
  var mode: String?
  var cameo: String?
  var contexts: [String] = []
}

struct RuleOptions: Sendable, Hashable {
  /// Sides that meet: a plural subject stands on both.
  var isMutual = false
  /// Mutual, and a plural word alone does not make two sides: “rebels fought”.
  var needsPair = false
  /// May stand without any participant ("Riots broke out").
  var standsAlone = false
  /// The topic guard does not touch it.
  var isFirm = false
  /// What is asked for, not the verb of saying, is shown as the trigger: “said that he *must go*”.
  var isShownAtClause = false
  /// The words are no event at all: the rule takes them away from others.
  var isNothing = false
  /// The first slot of its target that is filled counts, though it holds no actor and a later one does.
  var targetsAsListed = false
  /// Its target, too, must be an actor.
  var isBetweenActors = false
  var modality: String?
  var confidence = 0.8
  /// Added to what the rule asks for, where two rules would be equals.
  var priority = 0
}

/// The words that tell an act: the head word, and words that hang on it.
struct Trigger: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case verb
    case noun
  }

  var kind: Kind
  var head: String
  var others: [WordTest]
}

/// A word, a class of words, or something known of what a phrase names.
enum WordTest: Sendable, Hashable {
  case word(String)
  case wordClass(Int)
  case kind(FillerKind)

  var isKind: Bool {
    if case .kind = self { return true }
    return false
  }
}

/// What a phrase names, in capitals in the rules.
enum FillerKind: String, Sendable, Hashable, CaseIterable {
  case actor = "ACTOR"
  case person = "PERSON"
  case country = "COUNTRY"
  case government = "GOVERNMENT"
  case force = "FORCE"
  case organisation = "ORGANISATION"
  case group = "GROUP"
  case name = "NAME"
  case number = "NUMBER"
}

/// A place in the frame around a trigger, or reached from there step by step: `object.of`.
typealias SlotPath = [Slot]

enum Slot: Sendable, Hashable {
  case subject
  case object
  case indirectObject
  /// The verb of a clause that completes the trigger.
  case clause
  case possessor
  /// A name or demonym before a noun: "Russian invasion".
  case adjective
  /// Any word before a noun.
  case modifier
  /// Who does it where a noun depends on a verb: "launched an attack".
  case holder
  /// The verb that the noun depends on.
  case governor
  case preposition([String])
  /// The words of the trigger.
  case trigger
  /// The words of the trigger beside the head word.
  case word
  case auxiliary
  /// The subject that a clause has of its own.
  case ownSubject
  case negation
  /// A clause with “to” that completes the trigger.
  case infinitive
  /// What it is done for: “fired *to disperse the crowd*”.
  case purpose
  /// This sentence and the one before.
  case sentence
}

/// What must hold, or must not, for a rule to fire.
struct Condition: Sendable, Hashable {
  enum Test: Sendable, Hashable {
    case isFilled
    /// The head word of the filler, or one joined to it by “and”.
    case isOneOf([WordTest])
    /// Any word of the filler's phrase.
    case mentions([WordTest])
  }

  var slots: [SlotPath]
  var test: Test
  var isNegative: Bool

  var isAboutSentence: Bool { slots == [[.sentence]] }

  /// What most sentences meet says little: only named words make a rule specific.
  var weight: Int {
    if isNegative { return 0 }
    switch test {
    case .isFilled: return 1
    case .isOneOf(let tests), .mentions(let tests): return tests.contains { $0.isKind } ? 1 : 4
    }
  }
}

/// A sentence with the events that it must yield.
struct RuleExample: Sendable, Hashable {
  var text: String
  var expected: [String]
  var place: String
}

extension WordTest {
  /// “on”, “up”: words that change a verb but do not tell an act.
  var isParticle: Bool {
    guard case .word(let word) = self else { return false }
    return word.utf8.count <= 4 && Self.particles.contains(word)
  }

  private static let particles: Set<String> = [
    "on", "upon", "to", "up", "down", "off", "out", "in", "into", "at", "over", "back", "for", "with", "of", "away",
    "by",
  ]
}
