package import Findings

/// How a record compares with its gold, kind by kind.
package struct RecordReport: Sendable {
  /// So many of the gold were found, and of these so many were right in each respect.
  package struct Kind: Sendable {
    package var name: String
    package var gold = 0
    package var found = 0
    package var right: [(what: String, count: Int)] = []
    package var spurious = 0
    package var notes: [Note] = []

    init(_ name: String, gold: Int) {
      self.name = name
      self.gold = gold
    }

    mutating func count(_ what: String, _ isRight: Bool) {
      if let index = right.firstIndex(where: { $0.what == what }) {
        right[index].count += isRight ? 1 : 0
      } else {
        right.append((what, isRight ? 1 : 0))
      }
    }
  }

  /// One thing that is missed, wrong or spurious.
  package struct Note: Sendable, Hashable {
    package var kind: ScoreReport.Mistake.Kind
    package var text: String

    init(_ kind: ScoreReport.Mistake.Kind, _ text: String) {
      self.kind = kind
      self.text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }

  package var kinds: [Kind]

  package subscript(name: String) -> Kind? { kinds.first { $0.name == name } }

  /// One line for each kind, then what was missed, wrong or spurious in it.
  package var text: String {
    kinds.map { kind in
      var line =
        "\(kind.name)\(String(repeating: " ", count: max(1, 10 - kind.name.count)))found \(kind.found)/\(kind.gold)"
      for (what, count) in kind.right { line += "  \(what) \(count)" }
      line += "  spurious \(kind.spurious)"
      return ([line] + kind.notes.map { "  \($0.kind.rawValue.lowercased())\t\($0.text)" }).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension RecordReport: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      for kind in kinds {
        json.key(kind.name)
        json.object { json in
          json.field("gold", kind.gold)
          json.field("found", kind.found)
          for (what, count) in kind.right { json.field(what, count) }
          json.field("spurious", kind.spurious)
          json.array("notes", kind.notes) { json, note in
            json.object {
              $0.field("kind", note.kind.rawValue)
              $0.field("text", note.text)
            }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  mutating func array<Element>(
    _ name: String, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array(elements, body)
  }
}
