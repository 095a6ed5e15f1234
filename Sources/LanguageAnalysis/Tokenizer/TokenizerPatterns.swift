import Diagnostics
import MappedFiles

/// What the model cuts off words at their beginning, end and inside, and what it takes for an address.
struct TokenizerPatterns: Sendable {
  let prefix: AffixPattern
  let suffix: AffixPattern
  let infix: AffixPattern
  private let address: Pattern
  /// An address holds all of these code points.
  private let addressRequires: [UInt32]

  /// Nobody writes a longer address; the rule is not asked about longer stretches.
  private static let longestAddress = 16_384

  init(_ sources: Sources, codePoints: CodePointTable) throws {
    let classes = PatternClasses(codePoints)
    prefix = AffixPattern(try PatternParser.parse(sources.prefix, classes: classes))
    suffix = AffixPattern(try PatternParser.parse(sources.suffix, classes: classes))
    infix = AffixPattern(try PatternParser.parse(sources.infix, classes: classes))
    let node = try PatternParser.parse(sources.address, classes: classes)
    address = Pattern(node, remembers: true)
    addressRequires = node.required.sorted()
  }

  /// Whether the whole of `bounds` is an address on the web or of mail.
  func isAddress(_ text: [UInt32], _ bounds: Range<Int>) -> Bool {
    guard bounds.count <= Self.longestAddress else { return false }
    guard addressRequires.allSatisfy({ text[bounds].contains($0) }) else { return false }
    return address.end(at: bounds.lowerBound, in: text, bounds: bounds) != nil
  }

  /// Whether any affix can be cut off or out of `word`.
  func touch(_ word: String) -> Bool {
    let text = word.unicodeScalars.map(\.value)
    let bounds = 0..<text.count
    return prefix.prefixLength(text, bounds) > 0 || suffix.suffixLength(text, bounds) > 0
      || !infix.matches(in: text, bounds).isEmpty
  }

  /// The patterns as the model writes them, for Python's `re`.
  struct Sources {
    let prefix: String
    let suffix: String
    let infix: String
    let address: String

    init(_ model: MessagePackValue) throws {
      let text = { (name: String) in
        guard let text = model[name]?.text else { throw AnnalsError(.resource, "the tokenizer lacks \(name)") }
        return text
      }
      guard [nil, .null].contains(model["token_match"]), model["faster_heuristics"] != .bool(false) else {
        throw AnnalsError(
          .resource, "the tokenizer has a token_match, or no faster_heuristics",
          remedy: "only English tokenizers as spaCy 3.8 makes them can be imported")
      }
      prefix = try text("prefix_search")
      suffix = try text("suffix_search")
      infix = try text("infix_finditer")
      address = try text("url_match")
    }

    func pack(into writer: inout PackedFileWriter) {
      writer.add("tokenizer.prefix", prefix)
      writer.add("tokenizer.suffix", suffix)
      writer.add("tokenizer.infix", infix)
      writer.add("tokenizer.address", address)
    }

    init(_ file: PackedFile) throws {
      prefix = try file.string("tokenizer.prefix")
      suffix = try file.string("tokenizer.suffix")
      infix = try file.string("tokenizer.infix")
      address = try file.string("tokenizer.address")
    }
  }
}
