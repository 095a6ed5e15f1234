import Diagnostics
import Lexicons

/// Named sets of words that rules refer to as `@name`.
///
/// One line a class: `@weapon: gun, rifle, @explosive`. A class may take in classes that stand above it.
struct WordClasses: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  private var numbers: [String: Int] = [:]
  private var members: [[String]] = []
  private var names: [String] = []
  private var classesOfWord: [String: ClassSet] = [:]
  private var lemmaOfForm: [String: String] = [:]

  init(_ files: [ResourceFile]) {
    for file in files {
      for line in file.lines { read(line, of: file) }
    }
  }

  /// The lemma of a form that the language model's lemmatizer gets wrong (“staged” as “stag”).
  func correctedLemma(_ form: String) -> String? { lemmaOfForm[form] }

  /// The number of the class `name` (without `@`).
  func number(_ name: some StringProtocol) -> Int? { numbers[String(name)] }

  /// The words of a class, to index rules by them.
  func words(of number: Int) -> [String] { members[number] }

  /// The name of a class, without `@`.
  func name(of number: Int) -> String { names[number] }

  /// The classes that a word stands in.
  func classes(of word: String) -> ClassSet { classesOfWord[word] ?? ClassSet() }

  /// The names of the classes of a set, in the order of the files.
  func names(in set: ClassSet) -> [String] { set.isEmpty ? [] : names.indices.filter(set.contains).map { names[$0] } }

  /// All words that stand in a class.
  var vocabulary: some Collection<String> { classesOfWord.keys }

  private mutating func read(_ line: ResourceFile.Line, of file: ResourceFile) {
    if let (form, lemma) = line.text.halves(at: "->") {
      lemmaOfForm[form] = lemma
      return
    }
    guard let colon = line.text.firstIndex(of: ":"), line.text.first == "@" else {
      diagnostics.append(file.diagnostic(line, "expected “@class: word, word, …”"))
      return
    }
    let name = line.text[line.text.index(after: line.text.startIndex)..<colon].trimmed
    let number = numbers[name] ?? members.count
    guard number < ClassSet.capacity else {
      diagnostics.append(file.diagnostic(line, "more than \(ClassSet.capacity) word classes"))
      return
    }
    if number == members.count {
      numbers[name] = number
      members.append([])
      names.append(name)
    }
    for word in line.text[line.text.index(after: colon)...].listItems {
      if word.first == "@" {
        guard let other = numbers[String(word.dropFirst())], other != number else {
          diagnostics.append(file.diagnostic(line, "\(word) is no class that stands above"))
          continue
        }
        for member in members[other] { add(member, to: number) }
      } else {
        add(word, to: number)
      }
    }
  }

  private mutating func add(_ word: String, to number: Int) {
    members[number].append(word)
    classesOfWord[word, default: ClassSet()].insert(number)
  }
}

/// A small set of class numbers.
struct ClassSet: Sendable, Hashable {
  static let capacity = 192
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0

  var isEmpty: Bool { low | middle | high == 0 }

  mutating func insert(_ number: Int) {
    switch number / 64 {
    case 0: low |= 1 << UInt64(number % 64)
    case 1: middle |= 1 << UInt64(number % 64)
    default: high |= 1 << UInt64(number % 64)
    }
  }

  func contains(_ number: Int) -> Bool {
    switch number / 64 {
    case 0: low & (1 << UInt64(number % 64)) != 0
    case 1: middle & (1 << UInt64(number % 64)) != 0
    default: high & (1 << UInt64(number % 64)) != 0
    }
  }

  func union(_ other: ClassSet) -> ClassSet {
    var all = self
    all.low |= other.low
    all.middle |= other.middle
    all.high |= other.high
    return all
  }
}
