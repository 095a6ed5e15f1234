import Diagnostics
import LanguageAnalysis
import Lexicons
import TextModel

/// The rules and words, read once and compiled: what every text is matched against.
final class TimeGrammar: Sendable {
  let rules: [Rule]
  let trie: RuleTrie
  let holidays: HolidayTable
  private let lexicon: TimeLexicon
  private let numbers: NumberReader
  private let ahead: SymbolTable.Symbol
  private let reporting: SymbolTable.Symbol
  private let intending: SymbolTable.Symbol
  private let deferring: SymbolTable.Symbol
  private let capital: SymbolTable.Symbol

  init(root: DataRoot) throws {
    let folder = "\(root.path)/Resources/TimeExpressions"
    var symbols = SymbolTable()
    let numbers = NumberReader(symbols: &symbols)
    ahead = symbols.intern("AHEAD")
    reporting = symbols.intern("REPORTING")
    intending = symbols.intern("INTEND")
    deferring = symbols.intern("DEFER")
    capital = symbols.intern("CAPITAL")
    let lexicon = try TimeLexicon(ResourceFile(path: "\(folder)/words.txt"), symbols: &symbols)
    holidays = try HolidayTable(ResourceFile(path: "\(folder)/holidays.txt"))
    var parser = RuleParser(symbols: symbols, lexicon: lexicon)
    for file in try ResourceFile.files(in: folder, suffix: "times") { try parser.read(file) }
    for (name, index) in holidays.names { parser.addHoliday(name, index) }
    rules = parser.rules
    trie = RuleTrie(parser.rules, symbolCount: parser.symbols.names.count)
    self.lexicon = parser.lexicon
    self.numbers = numbers
    try checkActions()
  }

  /// The classes of an atom's word.
  func entries(of atom: Atom, _ bytes: [UInt8]) -> [Reading] {
    guard atom.shape != .border, atom.shape != .digits else { return [] }
    let entries = lexicon[bytes[atom.start..<atom.end]]
    // "may" and "march" in small letters are no months.
    if entries.count > 1, bytes[atom.start] >= 0x61, entries.contains(where: { $0.symbol == capital }) { return [] }
    return entries
  }

  /// Whether a word (its lemma) says that something lies ahead: "due", "schedule".
  func pointsAhead(_ lemma: String) -> Bool { lexicon.contains(lemma, in: ahead) }

  /// Whether what a verb (its lemma) takes as an infinitive lies ahead of it: "plan", "agree".
  func intends(_ lemma: String) -> Bool { lexicon.contains(lemma, in: intending) }

  /// Whether a verb (its lemma) moves something to a later time: "postpone".
  func defers(_ lemma: String) -> Bool { lexicon.contains(lemma, in: deferring) }

  /// Whether a verb (its lemma) reports what somebody says.
  func reports(_ lemma: String) -> Bool { lexicon.contains(lemma, in: reporting) }

  /// All that the words at an atom can be read as before any rule is tried.
  func readings(at index: Int, _ view: AtomView) -> [Reading] {
    var readings = view.entries[index]
    if view.atoms[index].shape == .digits {
      numbers.readDigits(at: index, view, into: &readings)
    } else if !readings.isEmpty {
      numbers.readWords(at: index, view, into: &readings)
    }
    return readings
  }

  /// Every action can be carried out: a misspelt operation or key is found when the rules are loaded.
  private func checkActions() throws {
    for rule in rules {
      guard MeaningBuilder.operations.contains(rule.action.operation) else {
        throw AnnalsError(.resource, "\(rule.citation): no operation is called \(rule.action.operation)")
      }
      for (key, _) in rule.action.arguments where !MeaningBuilder.keys.contains(key) {
        throw AnnalsError(.resource, "\(rule.citation): no argument is called \(key)")
      }
      if rule.sequences.isEmpty { throw AnnalsError(.resource, "\(rule.citation): the rule has no pattern") }
    }
  }
}
