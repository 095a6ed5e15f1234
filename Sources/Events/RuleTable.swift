import Diagnostics
import Lexicons

/// All rules, found by the head word of a trigger: looking a token up costs the same however many rules there are.
struct RuleTable: Sendable {
  struct Candidate: Sendable {
    var rule: Int
    var trigger: Trigger
    var specificity: Int
  }

  let rules: [Rule]
  let classes: WordClasses
  let diagnostics: [Diagnostic]
  /// By head word, the most specific first.
  private let candidates: [String: [Candidate]]

  /// Our rules, and before them those of the folders `extraRules`.
  init(root: DataRoot, extraRules: [String] = []) throws {
    let folder = "\(root.path)/Resources/Events"
    var classFiles = [try ResourceFile(path: "\(folder)/classes.txt")]
    var ruleFiles = try ResourceFile.files(in: folder, suffix: "rules").map { ($0, 0) }
    for folder in extraRules {
      classFiles += try ResourceFile.files(in: folder, suffix: "txt").filter { $0.name == "classes.txt" }
      ruleFiles += try ResourceFile.files(in: folder, suffix: "rules").map { ($0, 1000) }
    }
    self.init(classes: WordClasses(classFiles), files: ruleFiles)
  }

  init(classes: WordClasses, files: [(file: ResourceFile, precedence: Int)]) {
    var rules: [Rule] = []
    var diagnostics = classes.diagnostics
    for (file, precedence) in files {
      let read = RuleFile(file, classes: classes, precedence: precedence)
      rules += read.rules
      diagnostics += read.diagnostics
    }
    var candidates: [String: [Candidate]] = [:]
    for (index, rule) in rules.enumerated() {
      for trigger in rule.triggers {
        let candidate = Candidate(rule: index, trigger: trigger, specificity: rule.specificity(of: trigger))
        candidates[trigger.head, default: []].append(candidate)
      }
    }
    // Sorting is not stable: the order in the files decides between equals.
    for (word, list) in candidates where list.count > 1 {
      candidates[word] = list.sorted { ($1.specificity, $0.rule) < ($0.specificity, $1.rule) }
    }
    self.rules = rules
    self.classes = classes
    self.diagnostics = diagnostics
    self.candidates = candidates
  }

  func candidates(for word: String) -> [Candidate] { candidates[word] ?? [] }
}
