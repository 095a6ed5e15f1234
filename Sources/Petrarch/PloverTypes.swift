package import Lexicons

/// The PLOVER type of a CAMEO code.
package struct PloverTypes: Sendable {
  /// What has none.
  package static let other = "OTHER"

  private var byRoot: [String: String] = [:]

  package init(root: DataRoot) throws {
    for line in try ResourceFile(path: root.resource("Petrarch", "plover.tsv")).lines where line.fields.count >= 2 {
      byRoot[String(line.fields[0])] = String(line.fields[1])
    }
  }

  package subscript(code: String) -> String { byRoot[String(code.prefix(2))] ?? Self.other }
}
