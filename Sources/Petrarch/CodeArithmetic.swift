import Lexicons

/// What codes come to when one verb stands under another: to want (030) to help (070) is to intend aid (033).
struct CodeArithmetic: Sendable {
  /// By the root of the act: asked, intended, demanded, refused.
  private var byAct: [String: [String]] = [:]

  init(root: DataRoot) throws {
    self.init(try ResourceFile(path: root.resource("Petrarch", "combining.tsv")))
  }

  init(_ file: ResourceFile) {
    for line in file.lines where line.fields.count == 5 {
      byAct[String(line.fields[0])] = line.fields.dropFirst().map(String.init)
    }
  }

  /// The code of an act under a verb of `governor`'s root; nothing where the act's own code stays.
  func combined(_ governor: String, _ act: String) -> String? {
    guard let column = ["02": 0, "03": 1, "10": 2][Self.root(governor)] else { return nil }
    guard let code = byAct[Self.root(act)]?[column], code != "-" else { return column == 1 ? nil : governor }
    return code
  }

  /// An act that is not done: refused where it would be a kindness, else nothing.
  func negated(_ act: String) -> String? { byAct[Self.root(act)]?[3] }

  func isKindness(_ act: String) -> Bool { ["05", "06", "07", "08"].contains(Self.root(act)) }

  static func root(_ code: String) -> String { String(code.prefix(2)) }
}
