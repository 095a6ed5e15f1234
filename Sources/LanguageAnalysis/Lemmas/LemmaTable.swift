import MappedFiles

/// How the words of one part of speech come by their lemma: endings, irregular forms, and the lemmas that exist.
struct LemmaTable: Sendable {
  struct Rule: Sendable {
    let ending: String
    let replacement: String
  }

  let rules: [Rule]
  /// Sorted hashes of the lemmas that exist.
  private let index: Hashes
  /// Sorted hashes of the irregular forms; where the lemmas of each end in `forms`, separated by tabs.
  private let exceptionKeys: Hashes
  private let exceptionEnds: [UInt32]
  private let forms: [UInt8]

  /// In memory while packing, mapped in use.
  private enum Hashes: Sendable {
    case made([UInt64])
    case mapped(MappedArray<UInt64>)

    func index(of hash: UInt64) -> Int? {
      switch self {
      case .made(let array): return array.sortedIndex(of: hash)
      case .mapped(let array): return array.sortedIndex(of: hash)
      }
    }
  }

  func lists(_ form: String) -> Bool { index.index(of: hash(form)) != nil }

  /// The lemmas of an irregular form, in the table's order.
  func exceptions(of word: String) -> [String] {
    guard let number = exceptionKeys.index(of: hash(word)) else { return [] }
    let start = number == 0 ? 0 : Int(exceptionEnds[number - 1])
    return forms[start..<Int(exceptionEnds[number])].split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
  }
}

private func hash(_ string: String) -> UInt64 {
  let bytes = Array(string.utf8)
  return murmurHash64A(bytes, in: 0..<bytes.count)
}

extension LemmaTable {
  /// The tables under `id` (a part of speech) in the model's `lemma_rules`, `lemma_exc` and `lemma_index`, if any.
  init?(_ tables: MessagePackValue, id: StringID) {
    let table = { (name: String) in tables[name]?.entries?.first { $0.key.uint64 == id }?.value }
    let rules = table("lemma_rules")
    let index = table("lemma_index")
    let exceptions = table("lemma_exc")
    guard rules != nil || index != nil || exceptions != nil else { return nil }
    self.rules = (rules?.elements ?? []).compactMap { rule in
      guard let ending = rule[index: 0]?.text, let replacement = rule[index: 1]?.text else { return nil }
      return Rule(ending: ending, replacement: replacement)
    }
    self.index = .made((index?.elements ?? []).compactMap(\.text).map(hash).sorted())
    let irregular = (exceptions?.entries ?? []).map { entry in
      (key: hash(entry.key.text ?? ""), forms: (entry.value.elements ?? []).compactMap(\.text))
    }.sorted { $0.key < $1.key }
    var ends: [UInt32] = []
    var bytes: [UInt8] = []
    for entry in irregular {
      bytes += entry.forms.joined(separator: "\t").utf8
      ends.append(UInt32(bytes.count))
    }
    exceptionKeys = .made(irregular.map(\.key))
    exceptionEnds = ends
    forms = bytes
  }

  func pack(_ name: String, into writer: inout PackedFileWriter) {
    writer.add("\(name).rules", rules.map { "\($0.ending)\t\($0.replacement)\n" }.joined())
    if case .made(let hashes) = index { writer.add("\(name).index", hashes) }
    if case .made(let hashes) = exceptionKeys { writer.add("\(name).irregular", hashes) }
    writer.add("\(name).formEnds", exceptionEnds)
    writer.add("\(name).forms", bytes: forms)
  }

  init(_ name: String, in file: PackedFile) throws {
    rules = try file.string("\(name).rules").split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2 else { throw file.damaged("\(name).rules") }
      return Rule(ending: String(fields[0]), replacement: String(fields[1]))
    }
    let keys = try file.array("\(name).irregular", of: UInt64.self)
    index = .mapped(try file.array("\(name).index", of: UInt64.self))
    exceptionKeys = .mapped(keys)
    exceptionEnds = try file.array("\(name).formEnds", of: UInt32.self).array
    forms = try file.array("\(name).forms", of: UInt8.self).array
    let isSound =
      exceptionEnds.count == keys.count && exceptionEnds.allSatisfy { $0 <= UInt32(forms.count) }
      && zip(exceptionEnds, exceptionEnds.dropFirst()).allSatisfy { $0 <= $1 }
    guard isSound else { throw file.damaged("\(name).formEnds") }
  }
}
