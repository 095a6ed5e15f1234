import Lexicons
package import MappedFiles

/// Word, part of speech and features in; the form under which a dictionary lists the word out. It sees no context.
package struct Lemmatizer: Sendable {
  private let tables: [PartOfSpeech: LemmaTable]
  private let codePoints: CodePointTable

  /// Fills `lemma` of the tokens of `words` where it is empty, that is, where the attribute ruler has not set it;
  /// `memory` keeps what was made of the same words before.
  func fill(
    _ tokens: inout [Token], in block: TokenRange, words: ArraySlice<TokenizedWord>, memory: inout LemmaMemory
  ) {
    for (index, word) in zip(block, words) where tokens[index].lemma.isEmpty {
      let key = LemmaMemory.Key(type: Int32(word.type), pos: tokens[index].pos, morph: tokens[index].morph)
      if let known = memory.lemmas[key] {
        tokens[index].lemma = known
      } else {
        tokens[index].lemma = lemma(of: tokens[index])
        memory.lemmas[key] = tokens[index].lemma
      }
    }
  }

  func lemma(of token: Token) -> String {
    if token.pos == .space || isBaseForm(token) { return token.lower }
    guard let table = tables[token.pos] else { return token.pos == .propn ? token.text : token.lower }
    return inflected(token, table)
  }

  /// Words whose features say that nothing was added to them.
  private func isBaseForm(_ token: Token) -> Bool {
    guard !token.morph.isEmpty else { return false }
    let features = token.morph.split(separator: "|")
    if features.contains("VerbForm=Inf") || features.contains("VerbForm=None") || features.contains("Degree=Pos") {
      return true
    }
    switch token.pos {
    case .noun: return features.contains("Number=Sing")
    case .verb:
      return features.contains("VerbForm=Fin") && features.contains("Tense=Pres")
        && !features.contains { $0.hasPrefix("Number=") }
    default: return false
    }
  }

  /// Takes endings off as the table says; forms that exist come first, the last of them foremost, then forms that are
  /// no plain word; irregular forms come before all.
  private func inflected(_ token: Token, _ table: LemmaTable) -> String {
    let word = token.lower
    var forms: [String] = []
    var unknown: String?
    for rule in table.rules where word.hasUTF8Suffix(rule.ending) {
      let stem = Array(word.utf8.dropLast(rule.ending.utf8.count))
      let form = String(decoding: stem, as: UTF8.self) + rule.replacement
      if form.isEmpty { continue }
      if table.lists(form) {
        forms.insert(form, at: 0)
      } else if !form.unicodeScalars.allSatisfy({ codePoints.isAlphabetic($0.value) }) {
        forms.append(form)
      } else {
        unknown = unknown ?? form
      }
    }
    for form in table.exceptions(of: word) where !forms.contains(form) { forms.insert(form, at: 0) }
    return forms.first ?? unknown ?? token.text
  }
}

/// One worker's memory of lemmas, which depend on nothing but the word, its part of speech and its features.
struct LemmaMemory: Sendable {
  struct Key: Hashable {
    /// The number of the `WordType`.
    var type: Int32
    var pos: PartOfSpeech
    var morph: String
  }

  fileprivate var lemmas: [Key: String] = [:]
}

extension Lemmatizer {
  /// Packs the tables below the folder `tables` of the pipeline in `directory`.
  static func pack(from directory: String, tables folder: String, into writer: inout PackedFileWriter) throws {
    let tables = try MessagePackValue(file: "\(folder)/lookups/lookups.bin")
    let ids = try LexicalAttributes(directory: directory, root: .find()).ids
    for pos in PartOfSpeech.allCases {
      let id = ids.id(of: pos.rawValue.lowercased())
      LemmaTable(tables, id: id)?.pack(pos.sectionName, into: &writer)
    }
  }

  package init(_ file: PackedFile) throws {
    codePoints = try CodePointTable(file)
    var tables: [PartOfSpeech: LemmaTable] = [:]
    for pos in PartOfSpeech.allCases where file.contains("\(pos.sectionName).rules") {
      tables[pos] = try LemmaTable(pos.sectionName, in: file)
    }
    self.tables = tables
  }
}

extension PartOfSpeech {
  fileprivate var sectionName: String { "lemmatizer.\(rawValue.lowercased())" }
}

extension String {
  /// Whether the bytes end with those of `suffix`; letters and their marks are not seen as one.
  fileprivate func hasUTF8Suffix(_ suffix: String) -> Bool {
    utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
